import { readBankText } from '../../dip-config';
import type { Answer, PromptView } from '../../orchestrator';
import {
  choice,
  confirmed,
  count,
  countOnLcd,
  notSeen,
  number,
  stackOf,
  steadyLcd,
  twiceTheSame,
} from './operator-eyes';
import type { Operator } from './plant-door';

/** What the operator does and answers when a prompt says this. */
export type Skill = (prompt: PromptView, operator: Operator) => Promise<Answer | undefined>;

const METER = 'Training multimeter 1';
const round = (value: number): number => Math.round(value * 100) / 100;

const amps: Skill = async (prompt, { plant }) =>
  number(round((await plant.look({ look: 'amps', stack: stackOf(prompt) })).amps), 'A');

const demand =
  (watts: number): Skill =>
  async (_prompt, { plant }) => {
    for (const inverter of await invertersOf(plant)) await plant.act({ act: 'inverter-demand', inverter, watts });
    return confirmed;
  };

/** The inverters are found by the plates beside the breakers; a training site numbers them INV1, INV2, … */
async function invertersOf(plant: Operator['plant']): Promise<readonly string[]> {
  const { breakers } = await plant.look({ look: 'breakers' });
  return breakers.map((_, index) => `INV${index + 1}`);
}

const photoOfBank =
  (bank: 'ADDR_SET' | 'INV_SET'): Skill =>
  async (prompt, { plant, keepPhoto }) => {
    const { base64, mediaType } = await plant.look({
      look: 'photo',
      of: { look: 'switches', stack: stackOf(prompt), bank },
    });
    return { kind: 'photo', digest: await keepPhoto(Buffer.from(base64, 'base64'), mediaType), mediaType };
  };

/** The precharge lead stays on until the breaker is closed: a person whose meter falls presses it again. */
async function holdPrecharge(plant: Operator['plant'], breaker: string): Promise<void> {
  const { battery, inverter } = await plant.look({ look: 'breaker-volts', breaker });
  if (inverter > battery / 4 && Math.abs(battery - inverter) > 0.5) await plant.act({ act: 'precharge', breaker });
}

/** Moves switch 1 of a bank to the other side and back, slowly enough for the unit to take both. */
async function thereAndBack({ plant }: Operator, stack: string, bank: string): Promise<void> {
  const at = { stack, bank: bank as 'INV_SET' };
  const { switches } = await plant.look({ look: 'switches', ...at });
  for (const up of [switches[0] !== 'up', switches[0] === 'up']) {
    await plant.act({ act: 'set-switch', ...at, number: 1, up });
    await plant.pause(4000);
  }
}

async function sourceAsSeen(prompt: PromptView, plant: Operator['plant']): Promise<Answer> {
  const { sources } = await plant.look({ look: 'sources' });
  return choice(sources.find(({ id }) => id === String(prompt.message.params['source']))?.on === true ? 'on' : 'off');
}

const breakerSide =
  (side: 'battery' | 'inverter'): Skill =>
  async (prompt, { plant }) => {
    const breaker = String(prompt.message.params['breaker']);
    if (side === 'inverter') await holdPrecharge(plant, breaker);
    const volts = await plant.look({ look: 'breaker-volts', breaker });
    return number(round(volts[side]) * (volts.polarityOk ? 1 : -1), 'V', METER);
  };

/** The stacks of a question whose LCD is lit. */
async function litStacks({ options }: PromptView, plant: Operator['plant']): Promise<readonly string[]> {
  const lit: string[] = [];
  for (const { id } of options.filter((option) => option.id !== 'none' && option.id !== 'zeros'))
    if ((await plant.look({ look: 'lcd', stack: id })).lit) lit.push(id);
  return lit;
}

/** Presses the button, and says which LCD is lit now that was not before. */
async function switchedOn(prompt: PromptView, plant: Operator['plant'], before: readonly string[]): Promise<Answer> {
  await plant.act({ act: 'press-power', stack: stackOf(prompt), holdMs: 3000 });
  await plant.pause(2000);
  const fresh = (await litStacks(prompt, plant)).find((tag) => !before.includes(tag));
  if (fresh === undefined) return choice('none');
  const [lcd, lamps] = [
    await plant.look({ look: 'lcd', stack: fresh }),
    await plant.look({ look: 'lamps', stack: fresh }),
  ];
  return choice(lcd.lit && !lamps.bms ? 'zeros' : fresh);
}

const seen: Record<string, Skill> = {
  'ask.right-site': async () => confirmed,
  'ask.serial': async (prompt, { plant }) => ({
    kind: 'text',
    text: (await plant.look({ look: 'stack-label', stack: stackOf(prompt) })).serial,
  }),
  'ask.customer': async () => choice('agreed'),
  'ask.confirm-leads': async () => choice('alone'),
  'ask.walk-round': async (_prompt, { plant }) =>
    choice((await plant.look({ look: 'surroundings' })).smoke ? 'danger' : 'nothing'),
  'ask.tap-bank': async (prompt, { plant }) => {
    const { switches } = await plant.look({
      look: 'switches',
      stack: stackOf(prompt),
      bank: (prompt.bank?.id ?? 'ADDR_SET') as 'ADDR_SET',
    });
    return { kind: 'switches', positions: [...switches] };
  },
  'ask.photo-as-found': photoOfBank('ADDR_SET'),
  'ask.photo-restored': photoOfBank('ADDR_SET'),
  'ask.photo-breakers': async (_prompt, { plant, keepPhoto }) => {
    const { base64, mediaType } = await plant.look({ look: 'photo', of: { look: 'breakers' } });
    return { kind: 'photo', digest: await keepPhoto(Buffer.from(base64, 'base64'), mediaType), mediaType };
  },
  'ask.code': async (prompt, operator) => {
    const lcd = await steadyLcd(operator, stackOf(prompt));
    if (lcd === null) return notSeen;
    // Charge and power are "none"; a count, or the list of a service mode, is typed as it stands there.
    const [first = ''] = lcd.shows;
    return { kind: 'code', text: lcd.code ?? (first.startsWith('SOC') ? 'none' : first) };
  },
  'ask.mode': async (prompt, operator) => {
    const { plant } = operator;
    const stack = stackOf(prompt);
    const { code, shows } = await plant.look({ look: 'lcd', stack });
    // The count is there already: the switch goes there and back, and the mode is seen from its beginning.
    if (code === null && /^\d+$/.test(shows[0] ?? ''))
      await thereAndBack(operator, stack, String(prompt.message.params['bank']).replace(' ', '_'));
    const seenFirst = await plant.look({ look: 'lcd', stack });
    return { kind: 'code', text: seenFirst.code ?? 'none' };
  },
  'ask.soc': async (prompt, { plant }) => {
    const { percent } = await plant.look({ look: 'state-of-charge', stack: stackOf(prompt) });
    return percent === null ? notSeen : number(percent, '%');
  },
  'ask.temperature': async (prompt, { plant }) =>
    number((await plant.look({ look: 'temperature', stack: stackOf(prompt) })).celsius, '°C'),
  'ask.cell-spread': async (prompt, { plant }) =>
    number((await plant.look({ look: 'cell-spread', stack: stackOf(prompt) })).millivolts, 'mV'),
  'ask.amps': amps,
  'ask.amps-again': amps,
  'ask.amps-charging': amps,
  'ask.amps-discharging': amps,
  'ask.volts': async (prompt, operator) => {
    await steadyLcd(operator, stackOf(prompt));
    return number(
      round((await operator.plant.look({ look: 'stack-volts', stack: stackOf(prompt) })).volts),
      'V',
      METER,
    );
  },
  'ask.busbar': async (_prompt, { plant }) =>
    number(round((await plant.look({ look: 'busbar-volts' })).volts), 'V', METER),
  'ask.count-links-found': async (_prompt, { plant }) => count((await plant.look({ look: 'links' })).plugged.length),
  'ask.count-batteries-on-inverter': async () => notSeen,
  'ask.count': async (prompt, operator) => {
    const found = await countOnLcd(operator, stackOf(prompt));
    return found === null ? notSeen : count(found);
  },
  'ask.count-again': async (prompt, operator) => {
    const found = await countOnLcd(operator, stackOf(prompt));
    return found === null ? notSeen : count(found);
  },
  'ask.module-lamps': async (prompt, { plant }) => {
    const { modules } = await plant.look({ look: 'lamps', stack: stackOf(prompt) });
    return choice(modules.every(({ led }) => led) ? 'all-lit' : 'one-dark');
  },
  'ask.module-count': async (prompt, operator) => {
    const found = await countOnLcd(operator, stackOf(prompt));
    return found === null ? notSeen : count(found);
  },
  'ask.feeds': async (_prompt, { plant }) => {
    const { hostPowered, networkUp, toolPowered } = await plant.look({ look: 'host' });
    return choice(hostPowered && networkUp && toolPowered ? 'all-on' : 'something-died');
  },
  'ask.inverter-screen': async (prompt, { plant }) => {
    const inverter = String(prompt.message.params['inverter']);
    return choice((await plant.look({ look: 'inverter-screen', inverter })).lit ? 'lit' : 'dark');
  },
  'ask.version': async (prompt, operator) => {
    const lcd = await steadyLcd(operator, stackOf(prompt));
    if (lcd === null) return notSeen;
    const board = String(prompt.message.params['board']);
    const shown = lcd.shows.find((text) => text.startsWith(`VER S. ${board}-`))?.split('-')[1] ?? lcd.bootScreens[3];
    return shown === undefined ? notSeen : { kind: 'version', texts: [shown] };
  },
  'ask.version-modules': async (_prompt, { plant }) => {
    const { versions } = await plant.look({ look: 'tool-screen' });
    return versions === null ? notSeen : { kind: 'version', texts: [...versions.modules] };
  },
  'ask.second-look': async () => ({ kind: 'text', text: 'Ben' }),
  'ask.breaker-battery': breakerSide('battery'),
  'ask.breaker-inverter': breakerSide('inverter'),
  'ask.join-limit': async () => number(0.5, 'V'),
  'ask.show-customer': async () => confirmed,
};

const moved: Record<string, Skill> = {
  'ask.source-off': async (prompt, { plant }) => {
    await plant.act({ act: 'set-source', source: String(prompt.message.params['source']), on: false });
    return sourceAsSeen(prompt, plant);
  },
  'ask.source-on': async (prompt, { plant }) => {
    await plant.act({ act: 'set-source', source: String(prompt.message.params['source']), on: true });
    return sourceAsSeen(prompt, plant);
  },
  'ask.park-inverter': async (prompt, { plant }) => {
    const inverter = String(prompt.message.params['inverter']);
    await plant.act({ act: 'inverter', inverter, mode: 'standby' });
    return number((await plant.look({ look: 'inverter-screen', inverter })).batteryWatts, 'W');
  },
  'ask.open-and-lock-breakers': async (_prompt, { plant }) => {
    for (const { id } of (await plant.look({ look: 'breakers' })).breakers) {
      await plant.act({ act: 'set-breaker', breaker: id, closed: false });
      await plant.act({ act: 'lock-breaker', breaker: id, locked: true });
    }
    return count(
      (await plant.look({ look: 'breakers' })).breakers.filter((breaker) => breaker.locked && !breaker.closed).length,
    );
  },
  'ask.switch-off': async (prompt, { plant }) => {
    const stack = stackOf(prompt);
    if ((await plant.look({ look: 'lcd', stack })).lit) await plant.act({ act: 'press-power', stack, holdMs: 3000 });
    await plant.pause(2000);
    const [lcd, lamps] = [await plant.look({ look: 'lcd', stack }), await plant.look({ look: 'lamps', stack })];
    return choice(lcd.lit ? (lamps.bms ? 'on' : 'half-on') : 'off');
  },
  'ask.pull-links': async (_prompt, { plant }) => {
    for (const { from, to } of (await plant.look({ look: 'links' })).plugged)
      await plant.act({ act: 'unplug-link', from, to });
    return count((await plant.look({ look: 'links' })).inHand);
  },
  'ask.mark-left-out': async () => ({ kind: 'confirm', button: 'done' }),
  'ask.plug-links': async (prompt, { plant }) => {
    for (const cable of String(prompt.message.params['chain']).split(', ')) {
      const [from = '', to = ''] = cable.split('–');
      await plant.act({ act: 'plug-link', from, to });
    }
    return count((await plant.look({ look: 'links' })).plugged.length);
  },
  'ask.move-bank': async (prompt, { plant }) => {
    if (prompt.drawingText === null) return undefined;
    const drawn = readBankText(prompt.drawingText);
    const bank = String(prompt.drawing?.bank) as 'ADDR_SET';
    for (const [index, number] of drawn.numbers.entries()) {
      const [from, to] = [drawn.from[index], drawn.to[index]];
      if (to !== undefined && from !== to)
        await plant.act({ act: 'set-switch', stack: stackOf(prompt), bank, number, up: to === 'up' });
    }
    await plant.pause(5000);
    return confirmed;
  },
  'ask.switch-on': async (prompt, { plant }) => switchedOn(prompt, plant, await litStacks(prompt, plant)),
  'ask.switch-on-alone': async (prompt, { plant }) => {
    const before = await litStacks(prompt, plant);
    const another = before.find((tag) => tag !== stackOf(prompt));
    return another === undefined ? switchedOn(prompt, plant, before) : choice(another);
  },
  'ask.connect-tool': async (prompt, { plant }) => {
    await plant.act({ act: 'tool-connect', stack: stackOf(prompt) });
    return confirmed;
  },
  'ask.disconnect-tool': async (_prompt, { plant }) => {
    await plant.act({ act: 'tool-connect', stack: null });
    return confirmed;
  },
  'ask.start-update': async (prompt, { plant }) => {
    const started = await plant.act({ act: 'tool-start' });
    await plant.pause(3000);
    if (!started.done) return choice('none');
    for (const { id } of prompt.options.filter((option) => option.id !== 'none')) {
      const { code } = await plant.look({ look: 'lcd', stack: id });
      if (code === String(prompt.message.params['code'])) return choice(id);
    }
    return choice('none');
  },
  'ask.see-tool': async (prompt, { plant }) => {
    const { state } = await plant.look({ look: 'tool-screen' });
    if (state === 'flashing' && prompt.handsOff?.overdue !== 'hard') await plant.pause(15_000);
    const after = await plant.look({ look: 'tool-screen' });
    if (after.message.startsWith('update not started')) return choice('not-started');
    return choice(after.state === 'flashing' ? 'writing' : after.state === 'idle' ? 'not-started' : after.state);
  },
  'ask.watch-flash': async (prompt, operator) => {
    await operator.plant.pause(15_000);
    const lcd = await twiceTheSame(operator, stackOf(prompt));
    const isBusy = lcd === null || lcd.code === String(prompt.message.params['code']);
    if (isBusy && prompt.handsOff?.overdue !== 'hard') return undefined;
    return lcd === null ? notSeen : { kind: 'code', text: lcd.code ?? 'none' };
  },
  'ask.precharge': async (prompt, { plant }) => {
    await plant.act({ act: 'precharge', breaker: String(prompt.message.params['breaker']) });
    return confirmed;
  },
  'ask.close-breakers': async (_prompt, { plant }) => {
    for (const { id } of (await plant.look({ look: 'breakers' })).breakers) {
      await holdPrecharge(plant, id);
      await plant.act({ act: 'lock-breaker', breaker: id, locked: false });
      await plant.act({ act: 'set-breaker', breaker: id, closed: true });
    }
    return count((await plant.look({ look: 'breakers' })).breakers.filter((breaker) => breaker.closed).length);
  },
  'ask.resume-inverter': async (prompt, { plant }) => {
    const inverter = String(prompt.message.params['inverter']);
    await plant.act({ act: 'inverter', inverter, mode: 'running' });
    await plant.pause(5000);
    return choice((await plant.look({ look: 'inverter-screen', inverter })).seesBattery ? 'sees' : 'blind');
  },
  'ask.demand-charge': demand(-3000),
  'ask.demand-discharge': demand(3000),
  'ask.demand-idle': demand(0),
};

/** Everything the operator has learnt, by what the prompt says. */
export const SKILLS: Readonly<Record<string, Skill>> = { ...seen, ...moved };
