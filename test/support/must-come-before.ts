import { after, before, type Mark, type PlantMarks } from './plant-marks';

/** Two sides of one order: all of the earlier marks stand before all of the later ones. */
type Sides = readonly [earlier: readonly Mark[], later: readonly Mark[]];

/** One line of the order: written by hand from the order an engineer would sign, not from a procedure. */
export interface MustComeBefore {
  /** Row of the order of the main job, or the invariant. */
  readonly line: string;
  readonly earlier: string;
  readonly later: string;
  /** Milliseconds of the plant's clock that lie between at least. */
  readonly apartMs?: number;
  /** One pair of sides, or one for each stack, breaker or inverter. */
  readonly sides: (plant: PlantMarks) => readonly Sides[];
}

const one = (earlier: readonly Mark[], later: readonly Mark[]): readonly Sides[] => [[earlier, later]];
const MINUTE = 60_000;

const off = (plant: PlantMarks, ...kinds: readonly string[]): Mark[] => {
  const ids = plant.truth.sources.filter((source) => kinds.includes(source.kind)).map((source) => source.id);
  return plant.acts('set-source', (act) => !act.on && ids.includes(act.source));
};
const allOff = (plant: PlantMarks): Mark[] => plant.acts('set-source', (act) => !act.on);
const back = (plant: PlantMarks): Mark[] => plant.acts('set-source', (act) => act.on);
const parked = (plant: PlantMarks): Mark[] => plant.acts('inverter', (act) => act.mode === 'standby');
const opened = (plant: PlantMarks): Mark[] => plant.acts('set-breaker', (act) => !act.closed);
const locked = (plant: PlantMarks): Mark[] => plant.acts('lock-breaker', (act) => act.locked);
const resumed = (plant: PlantMarks): Mark[] => plant.acts('inverter', (act) => act.mode === 'running');
const charged = (plant: PlantMarks): Mark[] => plant.acts('inverter-demand', (act) => act.watts < 0);
const discharged = (plant: PlantMarks): Mark[] => plant.acts('inverter-demand', (act) => act.watts > 0);
const invMoved = (plant: PlantMarks): Mark[] => plant.acts('set-switch', (act) => act.bank === 'INV_SET');

const eachStack = (plant: PlantMarks, sides: (tag: string) => Sides): readonly Sides[] => plant.tags.map(sides);
const eachBreaker = (plant: PlantMarks, sides: (id: string) => Sides): readonly Sides[] =>
  plant.truth.breakers.map(({ id }) => sides(id));
const inTurn = (tags: readonly string[], sides: (tag: string, next: string) => Sides): readonly Sides[] =>
  tags.slice(1).map((next, index) => sides(tags[index] ?? next, next));

const aloneCounted = (plant: PlantMarks, tag: string): Mark[] =>
  before(
    plant.events('counted', (entry) => entry.stack === tag && entry.detail === '1'),
    plant.ofStack('flash-started', tag),
  );
const invBackAfter = (plant: PlantMarks, tag: string, marks: readonly Mark[]): Mark[] => {
  const asFound = plant.truth.stacks.find((stack) => stack.tag === tag)?.switches.INV_SET;
  return after(
    plant.events('pattern-taken', (entry) => entry.stack === tag && entry.detail === asFound),
    marks,
  ).slice(0, 1);
};
const offAfterFlash = (plant: PlantMarks, tag: string): Mark[] =>
  after(plant.ofStack('dark', tag), plant.ofStack('flash-finished', tag));

/** Park and open: people first. */
const PARK: readonly MustComeBefore[] = [
  {
    line: 'row 3 → 4',
    earlier: 'the generator is off',
    later: 'the inverter is parked',
    sides: (p) => one(off(p, 'generator'), parked(p)),
  },
  {
    line: 'row 4',
    earlier: 'AC-coupled PV is off',
    later: 'the inverter is parked',
    sides: (p) => one(off(p, 'ac-coupled-pv'), parked(p)),
  },
  {
    line: 'row 4',
    earlier: 'the inverter is parked',
    later: 'PV strings are off',
    sides: (p) => one(parked(p), off(p, 'pv-string')),
  },
  {
    line: 'row 4 → 6',
    earlier: 'every inverter is parked',
    later: 'the first breaker is opened',
    sides: (p) => one(parked(p), opened(p)),
  },
  {
    line: 'row 4 → 6, SI-02',
    earlier: 'every source is off',
    later: 'the first breaker is opened',
    sides: (p) => one(allOff(p), opened(p)),
  },
  {
    line: 'row 5, SI-02',
    earlier: 'the last source is off',
    later: 'the first breaker is opened',
    apartMs: MINUTE,
    sides: (p) => one(allOff(p), opened(p)),
  },
  {
    line: 'row 6',
    earlier: 'a breaker is open',
    later: 'it is locked',
    sides: (p) =>
      eachBreaker(p, (id) => [
        p.acts('set-breaker', (act) => !act.closed && act.breaker === id),
        p.acts('lock-breaker', (act) => act.locked && act.breaker === id),
      ]),
  },
  {
    line: 'row 6 → 8, SI-03',
    earlier: 'every breaker is open',
    later: 'the first BMS is off',
    sides: (p) => one(opened(p), p.events('dark')),
  },
  {
    line: 'row 6 → 8, SI-03',
    earlier: 'every breaker is locked',
    later: 'the first BMS is off',
    sides: (p) => one(locked(p), p.events('dark')),
  },
  {
    line: 'row 7, SI-33',
    earlier: 'every breaker is locked',
    later: 'the first BMS is off',
    apartMs: 5 * MINUTE,
    sides: (p) => one(locked(p), p.events('dark')),
  },
];

/** Apart: dark, cables, switches. */
const APART: readonly MustComeBefore[] = [
  {
    line: 'row 8 → 9, SI-12',
    earlier: 'every BMS is off',
    later: 'the first Link cable is out',
    sides: (p) => one(p.firstDark(), p.acts('unplug-link')),
  },
  {
    line: 'row 9 → 10, SI-16',
    earlier: 'every Link cable is out',
    later: 'the first switch of ADDR SET moves',
    sides: (p) => one(p.acts('unplug-link'), p.isolating()),
  },
  {
    line: 'row 10 → 11, SI-36',
    earlier: 'every ADDR SET stands alone',
    later: 'the first stack is on',
    sides: (p) => one(p.isolating(), p.events('lit')),
  },
];

/** One stack after the other: on alone, counted, written, passed, off. */
const UPDATE: readonly MustComeBefore[] = [
  {
    line: 'row 11',
    earlier: 'a stack is on',
    later: 'it counts 1',
    sides: (p) => eachStack(p, (tag) => [p.ofStack('lit', tag).slice(0, 1), aloneCounted(p, tag)]),
  },
  {
    line: 'row 11, SI-16',
    earlier: 'a stack counted 1',
    later: 'its flash',
    sides: (p) => eachStack(p, (tag) => [aloneCounted(p, tag), p.ofStack('flash-started', tag)]),
  },
  {
    line: 'row 11',
    earlier: 'its INV SET is back',
    later: 'its flash',
    sides: (p) => eachStack(p, (tag) => [invBackAfter(p, tag, aloneCounted(p, tag)), p.ofStack('flash-started', tag)]),
  },
  {
    line: 'row 11',
    earlier: 'the tool is connected to a stack',
    later: 'its flash',
    sides: (p) =>
      eachStack(p, (tag) => [p.acts('tool-connect', (act) => act.stack === tag), p.ofStack('flash-started', tag)]),
  },
  {
    line: 'row 11, SI-30',
    earlier: 'the flash of a stack has ended',
    later: 'its second cold start, hold time between',
    apartMs: 2 * MINUTE,
    sides: (p) => eachStack(p, (tag) => [p.ofStack('flash-finished', tag), offAfterFlash(p, tag).slice(0, 1)]),
  },
  {
    line: 'row 11, SI-30',
    earlier: 'a stack has passed',
    later: 'the next one is on',
    sides: (p) => inTurn(p.fromMaster(), (tag, next) => [p.ofStack('passed', tag), p.ofStack('lit', next)]),
  },
  {
    line: 'row 11, SI-04',
    earlier: 'a stack is off after its update',
    later: 'the next one is on',
    sides: (p) => inTurn(p.fromMaster(), (tag, next) => [offAfterFlash(p, tag).slice(0, 2), p.ofStack('lit', next)]),
  },
  {
    line: 'row 11, SI-14',
    earlier: 'the flash of a stack has ended',
    later: 'the next flash',
    sides: (p) =>
      inTurn(p.fromMaster(), (tag, next) => [p.ofStack('flash-finished', tag), p.ofStack('flash-started', next)]),
  },
  {
    line: 'row 11',
    earlier: 'the tool is off the last stack',
    later: 'the first cable is back',
    sides: (p) =>
      one(
        p.acts('tool-connect', (act) => act.stack === null),
        p.acts('plug-link'),
      ),
  },
];

/** Measured, put back, joined, counted. */
const JOIN: readonly MustComeBefore[] = [
  {
    line: 'row 12, SI-05',
    earlier: 'every stack was on alone to be measured',
    later: 'the first ADDR SET goes back',
    sides: (p) => eachStack(p, (tag) => [p.measuring(tag), p.restoring()]),
  },
  {
    line: 'row 13, SI-35',
    earlier: 'the last flash has ended',
    later: 'the first cable is back',
    sides: (p) => one(p.lastFlash(), p.acts('plug-link')),
  },
  {
    line: 'row 13, SI-12',
    earlier: 'every stack is off',
    later: 'the first ADDR SET goes back',
    sides: (p) => one(before(p.events('dark'), p.acts('plug-link')), p.restoring()),
  },
  {
    line: 'row 13, SI-12',
    earlier: 'every stack is off',
    later: 'the first cable is back',
    sides: (p) => one(before(p.events('dark'), p.joining()), p.acts('plug-link')),
  },
  {
    line: 'row 13 → 14, SI-36',
    earlier: 'every ADDR SET is back',
    later: 'the first stack of the set is on',
    sides: (p) => one(p.restoring(), p.joining()),
  },
  {
    line: 'row 13 → 14',
    earlier: 'every cable is back',
    later: 'the first stack of the set is on',
    sides: (p) => one(p.acts('plug-link'), p.joining()),
  },
  {
    line: 'row 14, SI-37',
    earlier: 'a stack of the set is on',
    later: 'the one before it',
    apartMs: 10_000,
    sides: (p) => inTurn(p.fromLast(), (tag, next) => [p.joining(tag), p.joining(next)]),
  },
  {
    line: 'row 14 → 15',
    earlier: 'every stack of the set is on',
    later: 'the master looks for the others',
    sides: (p) => one(p.joining(), after(p.events('detection-started'), p.acts('plug-link'))),
  },
  {
    line: 'row 15',
    earlier: 'the master counts the set',
    later: 'INV SET of the master is back',
    sides: (p) => one(p.counts(), after(invMoved(p), p.counts()).slice(-1)),
  },
];

/** Back into service. */
const RETURN: readonly MustComeBefore[] = [
  {
    line: 'row 15 → 16, SI-41',
    earlier: 'the set is counted',
    later: 'the first breaker is closed',
    sides: (p) => one(p.counts(), p.closing()),
  },
  {
    line: 'row 15 → 16, SI-40',
    earlier: 'every INV SET is back',
    later: 'the first breaker is closed',
    sides: (p) => one(invMoved(p), p.closing()),
  },
  {
    line: 'row 16',
    earlier: 'a lock is off',
    later: 'its breaker is closed',
    sides: (p) =>
      eachBreaker(p, (id) => [
        p.acts('lock-breaker', (act) => !act.locked && act.breaker === id),
        p.acts('set-breaker', (act) => act.closed && act.breaker === id),
      ]),
  },
  {
    line: 'row 16',
    earlier: 'the capacitors are precharged',
    later: 'the breaker is closed',
    sides: (p) =>
      p.reconnect === 'externalPrecharge'
        ? eachBreaker(p, (id) => [
            p.acts('precharge', (act) => act.breaker === id),
            p.acts('set-breaker', (act) => act.closed && act.breaker === id),
          ])
        : [],
  },
  {
    line: 'row 16, SI-03',
    earlier: 'every stack is off again',
    later: 'the breaker is closed',
    sides: (p) => (p.reconnect === 'bmsPrecharges' ? one(after(p.events('dark'), p.counts()), p.closing()) : []),
  },
  {
    line: 'row 16, SI-37',
    earlier: 'the breaker is closed',
    later: 'the stacks come on and precharge it',
    sides: (p) => (p.reconnect === 'bmsPrecharges' ? one(p.closing(), after(p.events('lit'), p.closing())) : []),
  },
  {
    line: 'row 16 → 17',
    earlier: 'every breaker is closed',
    later: 'the inverter runs',
    sides: (p) => one(p.closing(), resumed(p)),
  },
  {
    line: 'row 17 → 18',
    earlier: 'every inverter runs',
    later: 'the charge test',
    sides: (p) => one(resumed(p), charged(p)),
  },
  {
    line: 'row 18, SI-42',
    earlier: 'the charge test',
    later: 'the discharge test',
    apartMs: 5 * MINUTE,
    sides: (p) => one(charged(p), discharged(p)),
  },
  {
    line: 'row 18 → 19, SI-42',
    earlier: 'the discharge test',
    later: 'the first source is back',
    apartMs: 5 * MINUTE,
    sides: (p) => one(discharged(p), back(p)),
  },
  {
    line: 'row 16 → 19',
    earlier: 'every breaker is closed',
    later: 'the first source is back',
    sides: (p) => one(p.closing(), back(p)),
  },
];

/** The order of the main job, line by line. */
export const MUST_COME_BEFORE: readonly MustComeBefore[] = [...PARK, ...APART, ...UPDATE, ...JOIN, ...RETURN];
