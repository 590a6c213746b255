import type { StackSight, TrainingSight } from '../../operator-api';
import type { AnswerTo, Plant, PlantQuestion } from '../../virtual-plant';

type Look = <Question extends PlantQuestion>(question: Question) => AnswerTo<Question>;

/** What eyes and a meter find out about a plant at that time. */
export function sightOf(plant: Plant, nowMs: number): TrainingSight {
  const look: Look = (question) => plant.look(nowMs, question);
  const { tags, inverters, leadAt, onIs } = plant.peek(nowMs, ({ stacks, inverters: all, setup }) => ({
    tags: stacks.map(({ tag }) => tag),
    inverters: all.map(({ id }) => id),
    leadAt: stacks.find(({ inverterLead }) => inverterLead)?.tag,
    onIs: mapValues(setup.product.banks, ({ up }) => (up === 'ON' ? ('up' as const) : ('down' as const))),
  }));
  const { inHand, plugged } = look({ look: 'links' });
  const { breakers } = look({ look: 'breakers' });
  return {
    onIs,
    stacks: tags.map((tag) => stackSight(look, tag, plugged, leadAt === tag)),
    linksInHand: inHand,
    breakers,
    inverters: inverters.map((id) => ({ id, ...look({ look: 'inverter-screen', inverter: id }) })),
    sources: look({ look: 'sources' }).sources,
    tool: look({ look: 'tool-screen' }),
    host: look({ look: 'host' }),
    surroundings: look({ look: 'surroundings' }),
    meter: {
      busbarVolts: look({ look: 'busbar-volts' }).volts,
      stacks: tags.map((tag) => meterAt(look, tag)),
      breakers: breakers.map(({ id }) => ({ id, ...look({ look: 'breaker-volts', breaker: id }) })),
    },
  };
}

type Plugged = AnswerTo<Extract<PlantQuestion, { look: 'links' }>>['plugged'];

function stackSight(look: Look, stack: string, links: Plugged, inverterLead: boolean): StackSight {
  const levers = (bank: 'ADDR_SET' | 'INV_SET' | 'IMPED_SET') => look({ look: 'switches', stack, bank }).switches;
  const lamps = look({ look: 'lamps', stack });
  return {
    tag: stack,
    label: look({ look: 'stack-label', stack }),
    lcd: look({ look: 'lcd', stack }),
    lamps,
    banks: { ADDR_SET: levers('ADDR_SET'), INV_SET: levers('INV_SET'), IMPED_SET: levers('IMPED_SET') },
    moduleBanks: lamps.modules.map(
      ({ position }) => look({ look: 'switches', stack, bank: 'ADD', module: position }).switches,
    ),
    linkA: links.find(({ from }) => from === stack)?.to ?? null,
    linkB: links.find(({ to }) => to === stack)?.from ?? null,
    inverterLead,
  };
}

function meterAt(look: Look, stack: string): TrainingSight['meter']['stacks'][number] {
  return {
    tag: stack,
    volts: look({ look: 'stack-volts', stack }).volts,
    amps: look({ look: 'amps', stack }).amps,
    celsius: look({ look: 'temperature', stack }).celsius,
    cellSpreadMillivolts: look({ look: 'cell-spread', stack }).millivolts,
  };
}

function mapValues<Key extends string, From, To>(from: Record<Key, From>, to: (value: From) => To): Record<Key, To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value as From)])) as Record<Key, To>;
}
