import type { LogEntry, PlantAct, PlantEventName, PlantTruth } from '../../src/virtual-plant';

type ActName = PlantAct['act'];
type ActOf<Name extends ActName> = Extract<PlantAct, { act: Name }>;
export type EventEntry = Extract<LogEntry, { event: PlantEventName }>;

/** How the site comes back: it decides which acts stand between the count and the closed breaker. */
export type Reconnect = 'externalPrecharge' | 'inverterBusChargedFromGridOrPv' | 'bmsPrecharges';

/** One thing that happened at the plant; `seq` is its place in the log, `atMs` the plant's own clock. */
export type Mark = Pick<LogEntry, 'seq' | 'atMs'>;

/** The log of a plant, and the borders of the phases of a run in it. */
export class PlantMarks {
  readonly tags: readonly string[];
  private readonly log: readonly LogEntry[];

  constructor(
    readonly truth: Pick<PlantTruth, 'stacks' | 'breakers' | 'inverters' | 'sources' | 'log'>,
    readonly reconnect: Reconnect,
  ) {
    this.log = truth.log;
    this.tags = truth.stacks.map((stack) => stack.tag);
  }

  /** Acts that were done, of one kind. */
  acts<Name extends ActName>(name: Name, test: (act: ActOf<Name>) => boolean = () => true): Mark[] {
    return this.log.filter((entry) => {
      if (!('act' in entry) || !entry.done || entry.act.act !== name) return false;
      return test(entry.act as ActOf<Name>);
    });
  }

  events(name: PlantEventName, test: (entry: EventEntry) => boolean = () => true): Mark[] {
    return this.log.filter((entry) => 'event' in entry && entry.event === name && test(entry));
  }

  ofStack(name: PlantEventName, tag: string): Mark[] {
    return this.events(name, (entry) => entry.stack === tag);
  }

  /** The stack that a set started with: power off is first seen then. */
  firstDark(): Mark[] {
    return this.tags.flatMap((tag) => this.ofStack('dark', tag).slice(0, 1));
  }

  lastFlash(): Mark[] {
    return this.events('flash-finished').slice(-1);
  }

  /** Moves of ADDR SET to stand-alone: those before anything is written. */
  isolating(): Mark[] {
    return before(
      this.acts('set-switch', (act) => act.bank === 'ADDR_SET'),
      this.events('flash-started'),
    );
  }

  restoring(): Mark[] {
    return after(
      this.acts('set-switch', (act) => act.bank === 'ADDR_SET'),
      this.lastFlash(),
    );
  }

  closing(): Mark[] {
    return this.acts('set-breaker', (act) => act.closed);
  }

  /** The last power-on of each stack before the breakers close: the set on its links. */
  joining(tag?: string): Mark[] {
    const lit = this.events('lit', (entry) => tag === undefined || entry.stack === tag);
    return before(lit, this.closing()).slice(tag === undefined ? -this.tags.length : -1);
  }

  counts(): Mark[] {
    return after(
      this.events('counted', (entry) => entry.detail === String(this.tags.length)),
      this.joining(),
    );
  }

  /** Every power-on alone between the last flash and the cables. */
  measuring(tag: string): Mark[] {
    return before(after(this.ofStack('lit', tag), this.lastFlash()), this.acts('plug-link'));
  }

  /** Tags in the order in which they come on: from the last address to the master. */
  fromLast(): readonly string[] {
    return [...this.truth.stacks].sort((a, b) => (b.address ?? 0) - (a.address ?? 0)).map((stack) => stack.tag);
  }

  fromMaster(): readonly string[] {
    return [...this.fromLast()].reverse();
  }
}

/** The marks that stand before the first of the others. */
export const before = (marks: readonly Mark[], others: readonly Mark[]): Mark[] =>
  marks.filter((mark) => others[0] !== undefined && mark.seq < others[0].seq);

/** The marks that stand after the last of the others. */
export const after = (marks: readonly Mark[], others: readonly Mark[]): Mark[] => {
  const last = others.at(-1);
  return marks.filter((mark) => last !== undefined && mark.seq > last.seq);
};
