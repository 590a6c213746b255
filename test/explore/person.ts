import type { Answer } from '../../src/orchestrator';
import {
  away,
  BLIND,
  blind,
  choice,
  code,
  confirm,
  count,
  type Deed,
  eyes,
  fixed,
  lie,
  look,
  number,
  type Scene,
  slip,
  tagOf,
} from './deed';
import { connectTool, seeTool, startUpdate, watchFlash } from './flash-deeds';
import * as hands from './hands';
import {
  type AbstractPlant,
  addressOf,
  cablesInHand,
  change,
  codeOf,
  countShown,
  driftCurrent,
  flows,
  learn,
  onStacks,
} from './plant';
import { positions } from './plans';

const bankOf = ({ step }: Scene): 'addr' | 'inv' => (step.params.bank === 'ADDR_SET' ? 'addr' : 'inv');
const mirrored = (pattern: string): string => [...pattern].reverse().join('');

/** Where a move leads, by the plan and by what is recorded; what nobody recorded stays where it is. */
function target({ plan, found, plant, step, at, recorded }: Scene): string {
  const { bank = '', to } = step.params;
  if (to === 'standalone') return found.master;
  if (to === 'address') return addressOf(plant, found, at);
  const pattern = plan.banks.find(({ id }) => id === bank)?.patterns.find(({ key }) => key === to)?.pattern;
  return pattern ?? recorded(bank) ?? plant.stacks[at]?.[bank === 'ADDR_SET' ? 'addr' : 'inv'] ?? '';
}

function moveBank(scene: Scene): readonly Deed[] {
  const { plant, at, found } = scene;
  const [bank, to] = [bankOf(scene), target(scene)];
  const moved = hands.moveBank(plant, at, bank, to);
  const next = (at + 1) % plant.stacks.length;
  const other = bank === 'addr' ? 'inv' : 'addr';
  const turned = mirrored(to) === to ? to.replace(/^./, (bit) => (bit === '1' ? '0' : '1')) : mirrored(to);
  const wrongBank = change(plant, at, { [other]: other === 'inv' ? '111110' : mirrored(found.master) });
  return [
    { ...moved, answer: confirm },
    slip('moves nothing and says done', plant, confirm),
    slip('counts the switches from the wrong end', hands.moveBank(plant, at, bank, turned).plant, confirm),
    ...(plant.stacks[next]?.on === true && bank === 'addr'
      ? []
      : [slip(`moves them at ${tagOf(next)}`, hands.moveBank(plant, next, bank, to).plant, confirm)]),
    ...(plant.stacks[at]?.on === true && other === 'addr' ? [] : [slip('moves the other bank', wrongBank, confirm)]),
  ];
}

function tapBank(scene: Scene): readonly Deed[] {
  const { plan, plant, at, step } = scene;
  const bank = bankOf(scene);
  const stands = plant.stacks[at]?.[bank] ?? '';
  const tapped = (pattern: string): Answer => ({
    kind: 'switches',
    positions: positions(plan, step.params.bank ?? '', pattern),
  });
  const wanted = wantedAtTap(scene);
  const lies = step.params.as === 'now' && wanted !== stands;
  return [
    look(scene, tapped(stands)),
    blind(scene),
    ...(lies
      ? [
          lie(
            'taps what was drawn, not what stands there',
            { ...plant, told: 'switches' },
            tapped(wanted),
            tapped(stands),
          ),
        ]
      : []),
  ];
}

/** What a tap is hoped to show: the target of the last move of this bank before it. */
function wantedAtTap(scene: Scene): string {
  const { plan, step } = scene;
  const before = plan.steps.slice(0, plan.steps.indexOf(step)).reverse();
  const move = before.find(
    (one) => one.step === 'move-bank' && one.stack === step.stack && one.params.bank === step.params.bank,
  );
  if (move !== undefined) return target({ ...scene, step: move });
  return scene.recorded(step.params.bank ?? '') ?? scene.found.inv;
}

function switchOff(scene: Scene): readonly Deed[] {
  const { plant, at, beforeBusbar } = scene;
  const lit = plant.stacks[at]?.on === true;
  const next = (at + 1) % plant.stacks.length;
  const nextLit = plant.stacks[next]?.on === true;
  return [
    { ...hands.switchOff(plant, at), answer: choice('off') },
    slip('does nothing', plant, choice(lit ? 'on' : 'off')),
    { ...hands.switchOff(plant, at), answer: BLIND, slip: 'cannot see it' },
    ...(lit && beforeBusbar ? [lie('does nothing and says dark', plant, choice('off'), choice('on'))] : []),
    ...(lit && nextLit ? [slip(`presses ${tagOf(next)}`, hands.switchOff(plant, next).plant, choice('on'))] : []),
  ];
}

function switchOn(scene: Scene): readonly Deed[] {
  const { plant, at, found } = scene;
  const next = (at + 1) % plant.stacks.length;
  const done = hands.switchOn(plant, found, at);
  const elsewhere = hands.switchOn(plant, found, next).plant;
  return [
    { ...done, answer: choice(tagOf(at)) },
    { ...done, answer: BLIND, slip: 'cannot see it' },
    slip('does nothing', plant, choice('none')),
    ...(elsewhere === plant ? [] : [slip(`presses ${tagOf(next)}`, elsewhere, choice(tagOf(next)))]),
  ];
}

function pullLinks(scene: Scene): readonly Deed[] {
  const { plant, found } = scene;
  const all = hands.pullLinks(plant);
  const some = hands.pullLinks(plant, 1);
  return [
    { ...all, answer: count(cablesInHand(all.plant, found)) },
    slip('leaves one cable in', some.plant, count(cablesInHand(some.plant, found))),
    { ...all, answer: BLIND, slip: 'cannot see it' },
  ];
}

function plugLinks(scene: Scene): readonly Deed[] {
  const { plant } = scene;
  const all = hands.plugLinks({ ...plant, told: 'truth' });
  const some = hands.plugLinks(plant, 1).plant;
  return [
    { ...all, answer: count(plant.links.length) },
    slip('leaves one cable out', some, count(some.links.filter(Boolean).length)),
    lie(
      'leaves one cable out and says all are in',
      { ...some, told: 'cable' },
      count(plant.links.length),
      count(some.links.filter(Boolean).length),
    ),
    { ...all, answer: BLIND, slip: 'cannot see it' },
  ];
}

function openBreakers(scene: Scene): readonly Deed[] {
  const { plant } = scene;
  const all = hands.openBreakers(plant);
  const some = hands.openBreakers(plant, 1).plant;
  const started = { ...plant, inverters: plant.inverters.map(() => true) };
  return [
    { ...all, answer: count(plant.breakers.length) },
    slip('leaves one closed', some, count(some.breakers.filter((closed) => !closed).length)),
    { ...all, answer: BLIND, slip: 'cannot see it' },
    away('goes away for two hours, and somebody starts the inverter meanwhile', started),
  ];
}

function closeBreakers(scene: Scene): readonly Deed[] {
  const { plant, found } = scene;
  const all = hands.closeBreakers(plant, found);
  const empty = { ...plant, precharged: false };
  const some = hands.closeBreakers(plant, found, 1);
  return [
    { ...all, answer: count(plant.breakers.length) },
    slip('leaves one open', some.plant, count(some.plant.breakers.filter(Boolean).length)),
    lie(
      'leaves one open and says all are closed',
      some.plant,
      count(plant.breakers.length),
      count(some.plant.breakers.filter(Boolean).length),
    ),
    { ...all, answer: BLIND, slip: 'cannot see it' },
    away('goes away for two hours, and the capacitors run empty', empty),
  ];
}

function parkInverter(scene: Scene): readonly Deed[] {
  const { plant } = scene;
  const at = indexOf(scene, 'inverter');
  const off = { ...plant, inverters: plant.inverters.map((runs, index) => runs && index !== at) };
  return [
    { plant: off, answer: number(0, 'W'), wrongs: [] },
    slip('does nothing', plant, number(plant.inverters[at] === true ? 1500 : 0, 'W')),
    lie('does nothing and says 0 W', plant, number(0, 'W'), number(plant.inverters[at] === true ? 1500 : 0, 'W')),
    { plant: off, answer: BLIND, wrongs: [], slip: 'cannot see it' },
  ];
}

function resumeInverter(scene: Scene): readonly Deed[] {
  const { plant } = scene;
  const at = indexOf(scene, 'inverter');
  const on = { ...plant, inverters: plant.inverters.map((runs, index) => runs || index === at) };
  const sees = plant.breakers[at] === true && onStacks(plant).length > 0;
  return [
    { plant: on, answer: choice(sees ? 'sees' : 'blind'), wrongs: [] },
    { plant: on, answer: BLIND, wrongs: [], slip: 'cannot see it' },
    ...(sees ? [] : [lie('says it sees the battery', on, choice('sees'), choice('blind'))]),
  ];
}

/** Inverter and breaker of the same place in the site's lists belong together. */
function indexOf({ plan, step }: Scene, what: 'inverter' | 'breaker'): number {
  const list: readonly { readonly id: string }[] = what === 'inverter' ? plan.site.inverters : plan.site.breakers;
  return list.findIndex(({ id }) => id === step.params[what]);
}

function source(on: boolean) {
  return ({ plant }: Scene): readonly Deed[] => [
    { plant: { ...plant, source: on }, answer: choice(on ? 'on' : 'off'), wrongs: [] },
    slip('does nothing', plant, choice(plant.source ? 'on' : 'off')),
  ];
}

function readNumber(scene: Scene): Answer {
  const { plant, step, at } = scene;
  const stack = plant.stacks[at];
  switch (step.params.quantity) {
    case 'volts':
      return number(voltsAt(plant, at), 'V');
    case 'amps-charging':
    case 'amps-discharging':
      return number(ampsOf(scene) * (step.params.quantity === 'amps-charging' ? 1 : -1) * Math.abs(plant.demand), 'A');
    default:
      return number(flows(plant) ? 15 : driftCurrent(plant) > 0 && stack?.on === true ? 20 : 0, 'A');
  }
}

/** The busbar shows the volts of whoever is on. */
function voltsAt(plant: AbstractPlant, at: number): number {
  const lit = plant.stacks[at]?.on === true ? at : (onStacks(plant)[0] ?? -1);
  return lit < 0 ? 0 : 52 + ([0, 0.45, 1.2][plant.stacks[lit]?.drift ?? 0] ?? 0);
}

/** Slips that nothing can see in time are met only where a search names them. */
export const ONLY_WHERE_NAMED: Readonly<Record<string, string>> = {
  'types the volts from memory': 'of two stacks the second one makes the current, and then it is on',
};

function readsNumber(scene: Scene): readonly Deed[] {
  const { quantity = '' } = scene.step.params;
  const own = readNumber(scene);
  if (quantity !== 'volts') return eyes(readNumber)(scene);
  return [look(scene, own), blind(scene), lie('types the volts from memory', scene.plant, number(52, 'V'), own)];
}

function ampsOf({ plant, at }: Scene): number {
  const on = plant.stacks[at]?.on === true;
  return on && plant.inverters.some((runs, index) => runs && plant.breakers[index] === true) ? 20 : 0;
}

/** Told that the number is not that of the mode, a person sets the switches as they were drawn. */
function seeMode(scene: Scene): readonly Deed[] {
  const plant = scene.refused ? change(scene.plant, scene.at, { inv: scene.found.detect }) : scene.plant;
  const shown = codeOf(plant, scene.found, scene.at);
  const lies = shown === '62' ? [] : [lie('types the wanted mode', plant, code('62'), code(shown))];
  return [{ plant, answer: code(shown), wrongs: [] }, blind(scene), ...lies];
}

function readCount(scene: Scene): readonly Deed[] {
  const { plant, found, at, step } = scene;
  const shown = countShown(plant, found, at);
  const wanted = step.params.counted === 'set' ? plant.members.length : 1;
  const after = learn(plant, found, at);
  return [
    { plant: after, answer: shown === undefined ? BLIND : count(shown), wrongs: [] },
    { plant: after, answer: BLIND, wrongs: [], slip: 'cannot see it' },
    ...(shown === wanted
      ? []
      : [lie('types the wanted number', after, count(wanted), shown === undefined ? BLIND : count(shown))]),
  ];
}

/** The second person compares every bank and plug with the photos, and what stands otherwise is put right. */
function secondLook(scene: Scene): readonly Deed[] {
  const { plant, found } = scene;
  const { inv } = found;
  const right = plant.members.reduce((next, at) => change(next, at, { addr: addressOf(plant, found, at), inv }), plant);
  const plugged: AbstractPlant = { ...right, links: right.links.map(() => true), told: 'truth' };
  const signed: Answer = { kind: 'text', text: 'Ben' };
  return [{ plant: plugged, answer: signed, wrongs: [] }, slip('signs without a look', plant, signed), blind(scene)];
}

const demand = ({ plant, step }: Scene): readonly Deed[] => [
  { plant: { ...plant, demand: step.params.mode === 'idle' ? 0 : 1 }, answer: confirm, wrongs: [] },
  slip('does nothing and says done', { ...plant, demand: 0 }, confirm),
];

const precharge = ({ plant }: Scene): readonly Deed[] => [
  { plant: { ...plant, precharged: true }, answer: confirm, wrongs: [] },
  slip('does nothing and says done', plant, confirm),
];

const breakerSide = ({ plant, step }: Scene): Answer => {
  const volts = step.params.subject === 'battery' ? 52 : plant.precharged ? 52 : 0;
  return number(plant.turned ? -volts || -1 : volts, 'V');
};

const version = ({ plant, found, at }: Scene): Answer => ({
  kind: 'version',
  texts: [found.versions[plant.stacks[at]?.version ?? 'old']],
});

/** Whoever says that nothing else speaks on the leads may have put them in the wrong ports. */
const confirmLeads = ({ plant }: Scene): readonly Deed[] => [
  { plant, answer: choice('alone'), wrongs: [] },
  slip('crosses two leads', { ...plant, leads: [...plant.leads].reverse() }, choice('alone')),
  slip('leaves a lead out', { ...plant, leads: plant.leads.map((to, at) => (at === 0 ? -1 : to)) }, choice('alone')),
];

/** What a person may do at each step. */
export const DEEDS: Readonly<Record<string, (scene: Scene) => readonly Deed[]>> = {
  'mark-left-out': fixed(confirm),
  photograph: fixed({ kind: 'photo', digest: '0'.repeat(64), mediaType: 'image/png' }),
  'count-things': (scene) => [
    look(scene, scene.step.params.subject === 'links-found' ? count(scene.plant.links.filter(Boolean).length) : BLIND),
  ],
  'check-feeds': eyes(({ plant }) => choice(plant.hostOnBattery ? 'something-died' : 'all-on')),
  'look-at-inverter': fixed(choice('lit')),
  'read-busbar': eyes(({ plant }) => number(onStacks(plant).length > 0 || plant.load ? 52 : 0, 'V')),
  'read-number': readsNumber,
  'read-code': eyes(({ plant, found, at }) => code(codeOf(plant, found, at))),
  'read-version': eyes(version),
  'read-breaker-side': eyes(breakerSide),
  'tap-bank': tapBank,
  'move-bank': moveBank,
  'switch-off': switchOff,
  'switch-on': switchOn,
  'pull-links': pullLinks,
  'plug-links': plugLinks,
  'open-and-lock-breakers': openBreakers,
  'close-breakers': closeBreakers,
  'park-inverter': parkInverter,
  'resume-inverter': resumeInverter,
  'switch-source-off': source(false),
  'switch-source-on': source(true),
  'see-mode': seeMode,
  'read-count': readCount,
  'connect-tool': connectTool,
  'disconnect-tool': ({ plant }) => [{ plant: { ...plant, tool: -1, says: 'idle' }, answer: confirm, wrongs: [] }],
  'start-update': startUpdate,
  'watch-flash': watchFlash,
  'see-tool': seeTool,
  'confirm-leads': confirmLeads,
  'second-look': secondLook,
  'set-demand': demand,
  precharge,
};
