import type { EffectOutcome, Readings } from '../../src/orchestrator';
import type { Scene } from './deed';
import * as hands from './hands';
import { type AbstractPlant, change, codeOf, countShown, driftCurrent, flows, learn, type Stack } from './plant';

/** What comes of something that the machine began. The first of a list is what a sound line and a sound unit do. */
export interface MachineDeed {
  readonly plant: AbstractPlant;
  readonly outcome: EffectOutcome;
  readonly wrongs: readonly string[];
  readonly fault?: string;
  /** A hand that was to keep away. */
  readonly slip?: string;
  readonly lateMs?: number;
}

/** Longer than any limit of a route. */
const PAST_ALL_LIMITS_MS = 6 * 3_600_000;
const IMAGES: Readonly<Record<Stack['version'], string>> = {
  old: '1'.repeat(64),
  new: 'a'.repeat(64),
  newer: '2'.repeat(64),
};
export const IMAGE = IMAGES.new;

const silence: EffectOutcome = { outcome: 'failed', said: 'no answer' };
const noLine: EffectOutcome = { outcome: 'unknown', said: 'the line cannot be opened' };
const noise: EffectOutcome = { outcome: 'unknown', said: 'no frame of this protocol', readings: { heard: 'noise' } };

/** The stack in whose port the lead of the stack at hand is, where it listens. */
function listener({ plant, at }: Scene): number | undefined {
  const to = plant.leads[at] ?? -1;
  const stack = plant.stacks[to];
  return stack?.on === true && stack.flash !== 'torn' ? to : undefined;
}

const serialOf = ({ plan }: Scene, at: number): string => {
  const tag = `S${at + 1}`;
  const stacks = [...plan.site.stacks, ...(plan.apart ?? [])];
  return stacks.find((stack) => stack.tag === tag)?.serial ?? '';
};

/** What a stack says of itself; a boot loader knows neither its version nor its count. */
function readingOf(scene: Scene, to: number, name: string): number | string | null {
  const { plant, found, plan } = scene;
  const stack = plant.stacks[to]!;
  const boots = stack.flash !== 'idle';
  switch (name) {
    case 'serial':
      return serialOf(scene, to);
    case 'bank:ADDR_SET':
      return stack.addr;
    case 'bank:INV_SET':
      return stack.inv;
    case 'address': {
      const bank = plan.banks.find(({ id }) => id === 'ADDR_SET');
      const key = bank?.patterns.find(({ pattern }) => pattern === stack.ran)?.key;
      return boots || key === undefined ? null : Number(key);
    }
    case 'version:controller':
      return boots ? null : found.versions[stack.version];
    case 'running-image':
      return boots ? null : IMAGES[stack.version];
    case 'lcd-code': {
      const code = codeOf(plant, found, to);
      return code === 'none' ? '' : code;
    }
    case 'stack-count':
      return boots ? null : (countShown(plant, found, to) ?? null);
    case 'update-state':
      return boots ? 1 : 0;
    case 'volts':
      return 52 + ([0, 0.45, 1.2][stack.drift] ?? 0);
    case 'amps':
      return ampsOf(scene, to);
    default:
      throw new Error(`Nobody knows what ${name} reads.`);
  }
}

/** As a stack measures itself: what the inverter draws or gives, or what flows between stacks of other volts. */
function ampsOf({ plant, step }: Scene, to: number): number {
  const { quantity } = step.params;
  const joined = plant.inverters.some((runs, index) => runs && plant.breakers[index] === true);
  if (quantity === 'amps-charging') return joined ? 20 * Math.abs(plant.demand) : 0;
  if (quantity === 'amps-discharging') return joined ? -20 * Math.abs(plant.demand) : 0;
  if (flows(plant)) return 15;
  return driftCurrent(plant) > 0 && plant.stacks[to]?.on === true ? 20 : 0;
}

/** A look, or the test of a lead. */
function read(scene: Scene, wants: readonly string[]): readonly MachineDeed[] {
  const { plant, found, at } = scene;
  const to = listener(scene);
  // The controllers learn what they show, whoever looks.
  const seen = wants.includes('stack-count') && to !== undefined ? learn(plant, found, to) : plant;
  const readings: Readings = Object.fromEntries(
    [...wants, 'serial'].map((name) => [name, to === undefined ? null : readingOf(scene, to, name)]),
  );
  const truly: EffectOutcome = to === undefined ? silence : { outcome: 'ok', said: 'read', readings };
  const loose = { ...plant, leads: plant.leads.map((one, index) => (index === at ? -1 : one)) };
  const unnamed: EffectOutcome = { outcome: 'ok', said: 'read', readings: { ...readings, serial: '' } };
  return [
    { plant: seen, outcome: truly, wrongs: [] },
    { plant, outcome: noLine, wrongs: [], fault: 'the line cannot be opened' },
    { plant, outcome: noise, wrongs: [], fault: 'noise on the line' },
    ...(plant.leads[at] === -1
      ? []
      : [{ plant: loose, outcome: silence, wrongs: [], fault: 'the lead comes out of its port' }]),
    ...(to === undefined ? [] : [{ plant: seen, outcome: unnamed, wrongs: [], fault: 'the unit names no serial' }]),
  ];
}

function tested(scene: Scene): readonly MachineDeed[] {
  const { plant, found } = scene;
  const to = listener(scene);
  if (to === undefined) return [{ plant, outcome: silence, wrongs: [] }];
  const { version, flash } = plant.stacks[to]!;
  const serial = serialOf(scene, to);
  const known = flash === 'idle' ? { version: found.versions[version], 'running-hash': IMAGES[version] } : {};
  const readings: Readings = { serial, 'hardware-class': 'OPEN-1', 'boot-counter': 1, ...known };
  const fits = version !== 'newer';
  const truly: EffectOutcome = fits
    ? { outcome: 'ok', said: 'tested', readings }
    : { outcome: 'failed', said: 'the image is older than what runs', readings: { ...readings, fits: 0 } };
  const bad: EffectOutcome = { outcome: 'failed', said: 'two answers of fifty are not clean', readings };
  return [
    { plant, outcome: truly, wrongs: [] },
    { plant, outcome: bad, wrongs: [], fault: 'the lead is not clean' },
    { plant, outcome: noLine, wrongs: [], fault: 'the line cannot be opened' },
  ];
}

const nothingWritten = (said: string, more: Readings = {}): EffectOutcome => ({
  outcome: 'failed',
  said,
  readings: { wrote: 0, ...more },
});
const broke = (more: Readings): EffectOutcome => ({
  outcome: 'unknown',
  said: 'the transfer broke off',
  readings: { wrote: 1, ...more },
});

/** The unit starts what it was given, with the address that its switches say. */
const runs = (plant: AbstractPlant, at: number, version: Stack['version']): AbstractPlant =>
  change(plant, at, { flash: 'idle', version, ran: plant.stacks[at]!.addr, proven: true });

/** What the service may be killed in: nothing of it is in the unit, a part of it, or all of it and nobody was told. */
export function cutIn({ plant, at }: Scene): readonly AbstractPlant[] {
  const to = plant.leads[at];
  const stack = to === at ? plant.stacks[at] : undefined;
  if (stack?.on !== true || stack.flash === 'torn') return [plant];
  return [plant, change(plant, at, { flash: 'writing', proven: false }), runs(plant, at, 'new')];
}

/** The session proves who answers and looks how far the unit is before it writes a byte: that is shown elsewhere, and believed here. */
function sent(scene: Scene): readonly MachineDeed[] {
  const { plant, found, at } = scene;
  const to = listener(scene);
  if (to === undefined) return [{ plant, outcome: nothingWritten('no answer'), wrongs: [] }];
  if (to !== at) return [{ plant, outcome: nothingWritten('another unit answers on this lead'), wrongs: [] }];
  const { version, flash } = plant.stacks[at]!;
  const proof: Readings = { 'image-sha256': IMAGE, version: found.versions.new, serial: serialOf(scene, at) };
  const whole: EffectOutcome = { outcome: 'ok', said: 'the unit runs the image', readings: { ...proof, wrote: 1 } };
  if (flash === 'idle' && version === 'new') return [{ plant, outcome: whole, wrongs: [] }];
  const wrongs = hands.sendImage(plant, found, at);
  const half = change(plant, at, { flash: 'writing', proven: false });
  const gone = change(plant, at, { flash: 'torn', proven: false });
  const loose = { ...half, leads: plant.leads.map((one, index) => (index === at ? -1 : one)) };
  const same: Readings = { 'update-state': 'running', 'running-hash': IMAGES[version] };
  const updated = runs(plant, at, 'new');
  return [
    { plant: updated, outcome: whole, wrongs },
    {
      plant,
      outcome: flash === 'idle' ? nothingWritten('the unit does not take it', same) : broke({ confirmed: 128 }),
      wrongs,
      fault: 'the unit does not take it now',
    },
    { plant: half, outcome: broke({ confirmed: 128 }), wrongs, fault: 'the line breaks in the middle' },
    { plant: loose, outcome: broke({}), wrongs, fault: 'the lead comes out in the middle' },
    { plant: gone, outcome: broke({}), wrongs, fault: 'the unit is gone', lateMs: PAST_ALL_LIMITS_MS },
    { plant: updated, outcome: broke({}), wrongs, fault: 'the unit starts, and nobody saw what it runs' },
    {
      plant: change(updated, at, { learnt: 0 }),
      outcome: whole,
      wrongs,
      fault: 'the unit forgets what it had counted',
    },
    ...(version === 'old'
      ? [
          {
            plant: runs(plant, at, 'old'),
            outcome: { outcome: 'failed', said: 'it runs what it ran', readings: { wrote: 1, ...same } } as const,
            wrongs,
            fault: 'the old program comes back',
          },
        ]
      : []),
    {
      plant: change(half, at, { on: false }),
      outcome: broke({}),
      wrongs,
      slip: 'switches it off in the middle of its update',
    },
  ];
}

/** What may come of the effect that the machine is at. */
export function machineDeeds(scene: Scene, effect: string, wants: readonly string[]): readonly MachineDeed[] {
  if (effect === 'send-firmware') return sent(scene);
  return effect === 'test-link' ? tested(scene) : read(scene, wants);
}
