import type { Clock, Stamp, VirtualClock } from '../../src/kernel';
import type { Journal, JournalEvent, Receipt, StreamAppend } from '../../src/orchestrator';
import type { CutKind, Cutter, CutPhase, Durable } from './cutter';
import { namesOf } from './cutter';
import type { SimStore } from './sim-store';
import { inTime } from './turns';

/** The process is dead. Whoever waits for an answer of it gets this instead. */
export class LifeEnded extends Error {}

const never = (): Promise<never> => new Promise(() => undefined);

export interface LifeParts {
  readonly bootId: string;
  readonly trueClock: VirtualClock;
  /** Milliseconds that the wall clock of the machine is off. */
  readonly wallOffMs: () => number;
  readonly cutter: Cutter;
  readonly durable: Durable;
  /** Milliseconds that the next commit takes: a card that sorts itself, a disk that wakes up. */
  readonly commitMs: () => number;
}

/**
 * One process of the service, from its start to its death. What belongs to it goes through here: after its death its timers do not ring, its
 * writes do not arrive, and its frames do not leave, however far its code had come.
 */
export class Life {
  isOver = false;
  private readonly died: Promise<never>;
  private end: (why: LifeEnded) => void = () => undefined;
  private write: { readonly n: number; readonly what: string; readonly appends: readonly StreamAppend[] } | undefined;

  readonly bootId: string;
  private readonly trueClock: VirtualClock;
  private readonly cutter: Cutter;
  private readonly bornAtMs: number;

  constructor(private readonly parts: LifeParts) {
    this.bootId = parts.bootId;
    this.trueClock = parts.trueClock;
    this.cutter = parts.cutter;
    this.bornAtMs = parts.trueClock.now().monoMs;
    this.died = new Promise((_resolve, reject) => {
      this.end = reject;
    });
    this.died.catch(() => undefined);
  }

  kill(why: string): void {
    if (this.isOver) return;
    this.isOver = true;
    this.end(new LifeEnded(why));
  }

  /** What was asked of the process: its answer, or its death. */
  run<T>(work: Promise<T>): Promise<T> {
    work.catch(() => undefined);
    return inTime(this.trueClock, Promise.race([work, this.died]));
  }

  /** True where the world ends this life here. */
  cut(kind: CutKind, n: number, phase: CutPhase, what: string): boolean {
    if (this.isOver || !this.cutter.cutHere({ kind, n, phase, what })) return false;
    this.kill(`cut at ${kind} ${n} ${phase}: ${what}`);
    return true;
  }

  begin(kind: CutKind): number {
    return this.cutter.begin(kind);
  }

  readonly clock: Clock = {
    now: (): Stamp => {
      const { wallMs, monoMs } = this.trueClock.now();
      return {
        wallMs: Math.round(wallMs + this.parts.wallOffMs()),
        monoMs: Math.round(monoMs - this.bornAtMs),
        bootId: this.bootId,
      };
    },
    after: (delayMs, callback) =>
      this.trueClock.after(delayMs, () => {
        if (!this.isOver) callback();
      }),
  };

  /** The gate around each commit of this life's store. */
  readonly gate = {
    committing: async (): Promise<void> => {
      const { write } = this;
      const ms = this.parts.commitMs();
      if (ms > 0) await new Promise<void>((resolve) => void this.clock.after(ms, resolve));
      if (this.isOver || (write !== undefined && this.cut('write', write.n, 'torn', write.what))) await never();
    },
    committed: async (): Promise<void> => {
      const { write } = this;
      if (write === undefined) return;
      this.parts.durable(write.appends.flatMap(({ stream, events }) => events.map((event) => ({ stream, ...event }))));
      if (this.cut('write', write.n, 'after', write.what)) await never();
    },
  };

  /** The journal as this life's service sees it. */
  journal(store: SimStore): Journal {
    const { journal } = store;
    const alive = <T>(work: () => Promise<T>): Promise<T> => (this.isOver ? never() : work());
    return {
      append: (appends, receipt) => alive(() => this.append(journal, appends, receipt)),
      receipt: (key) => alive(() => journal.receipt(key)),
      read: (stream) => alive(() => journal.read(stream)),
      since: (position, limit) => alive(() => journal.since(position, limit)),
      streams: (prefix) => alive(() => journal.streams(prefix)),
    };
  }

  private async append(
    journal: Journal,
    appends: readonly StreamAppend[],
    receipt: Receipt | undefined,
  ): Promise<readonly JournalEvent[]> {
    const write = { n: this.cutter.begin('write'), what: namesOf(appends), appends };
    if (this.cut('write', write.n, 'before', write.what)) await never();
    this.write = write;
    const stored = await journal.append(appends, receipt);
    return this.isOver ? never() : stored;
  }
}
