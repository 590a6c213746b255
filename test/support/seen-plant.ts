import { SystemClock } from '../../src/kernel';
import type { PacedPlant } from '../../src/app/demo/plant-door';
import type { StackSight, TrainingSight } from '../../src/operator-api';
import type {
  ActResult,
  AnswerTo,
  PlainQuestion,
  PlantAct,
  PlantAnswers,
  PlantQuestion,
} from '../../src/virtual-plant';

type Plain = { [Name in PlainQuestion['look']]: (sight: TrainingSight, question: never) => PlantAnswers[Name] };
type At<Name extends PlainQuestion['look']> = Extract<PlainQuestion, { look: Name }>;

function stackIn({ stacks }: TrainingSight, tag: string): StackSight {
  const found = stacks.find((stack) => stack.tag === tag);
  if (found === undefined) throw new Error(`No stack ${tag} is seen.`);
  return found;
}

function named<T>(things: readonly T[], of: (thing: T) => string, name: string): T {
  const found = things.find((thing) => of(thing) === name);
  if (found === undefined) throw new Error(`Nothing called ${name} is seen.`);
  return found;
}

const metered = (sight: TrainingSight, tag: string) => named(sight.meter.stacks, (one) => one.tag, tag);

/** The same questions that eyes ask a plant, answered from nothing but what the screen of a training site is given. */
const SEEN: Plain = {
  lcd: (sight, { stack }: At<'lcd'>) => stackIn(sight, stack).lcd,
  lamps: (sight, { stack }: At<'lamps'>) => stackIn(sight, stack).lamps,
  switches: (sight, { stack, bank, module }: At<'switches'>) => {
    const seen = stackIn(sight, stack);
    return { switches: bank === 'ADD' ? (seen.moduleBanks[(module ?? 0) - 1] ?? []) : seen.banks[bank] };
  },
  links: ({ stacks, linksInHand }) => ({
    plugged: stacks.flatMap(({ tag, linkA }) => (linkA === null ? [] : [{ from: tag, to: linkA }])),
    inHand: linksInHand,
  }),
  breakers: ({ breakers }) => ({ breakers }),
  amps: (sight, { stack }: At<'amps'>) => ({ amps: metered(sight, stack).amps }),
  'busbar-volts': ({ meter }) => ({ volts: meter.busbarVolts }),
  'stack-volts': (sight, { stack }: At<'stack-volts'>) => ({ volts: metered(sight, stack).volts }),
  'breaker-volts': ({ meter }, { breaker }: At<'breaker-volts'>) => named(meter.breakers, ({ id }) => id, breaker),
  'tool-screen': ({ tool }) => tool,
  host: ({ host }) => host,
  'inverter-screen': ({ inverters }, { inverter }: At<'inverter-screen'>) => named(inverters, ({ id }) => id, inverter),
  sources: ({ sources }) => ({ sources }),
  'stack-label': (sight, { stack }: At<'stack-label'>) => stackIn(sight, stack).label,
  'state-of-charge': (sight, { stack }: At<'state-of-charge'>) => {
    const soc = stackIn(sight, stack).lcd.shows.find((text) => text.startsWith('SOC '));
    return { percent: soc === undefined ? null : Number(/\d+/.exec(soc)?.[0]) };
  },
  temperature: (sight, { stack }: At<'temperature'>) => ({ celsius: metered(sight, stack).celsius }),
  'cell-spread': (sight, { stack }: At<'cell-spread'>) => ({ millivolts: metered(sight, stack).cellSpreadMillivolts }),
  surroundings: ({ surroundings }) => surroundings,
};

/** Hands and eyes at a training site of a service: what they see is what a person at its screen sees, and nothing else. */
export class SeenPlant implements PacedPlant {
  private readonly clock = new SystemClock('test');

  constructor(
    private readonly url: string,
    private readonly pace: number,
  ) {}

  async act(act: PlantAct): Promise<ActResult> {
    const response = await fetch(`${this.url}/hands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    });
    if (!response.ok) throw new Error(`Refused ${JSON.stringify(act)}: ${await response.text()}`);
    return (await response.json()) as ActResult;
  }

  async look<Question extends PlantQuestion>(question: Question): Promise<AnswerTo<Question>> {
    const { sight } = (await (await fetch(this.url)).json()) as { sight: TrainingSight };
    if (question.look !== 'photo') return SEEN[question.look](sight, question as never) as AnswerTo<Question>;
    const picture = `<svg xmlns="http://www.w3.org/2000/svg"><desc>${JSON.stringify(question.of)}</desc></svg>`;
    return { mediaType: 'image/svg+xml', base64: Buffer.from(picture).toString('base64') } as AnswerTo<Question>;
  }

  pause(plantMs: number): Promise<void> {
    return this.pauseReal(plantMs / this.pace);
  }

  pauseReal(realMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(realMs, resolve);
    });
  }
}
