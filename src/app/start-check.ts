import { type Clock, type Problem, type Stamp, StackhandError } from '../kernel';
import { runStream, siteStream } from '../orchestrator';
import type { Store } from '../storage';
import type { OlderJournal } from './older-journal';

/** What a whole run with its photos takes at most, with room for the host itself. Bytes. */
export const ROOM_FOR_A_RUN = 256 * 1024 * 1024;

/** As much may two computers, or a clock that was set by hand, be apart. Milliseconds. */
const FAR_BACK_MS = 10 * 60_000;

/** Wall and monotonic clock differ by no more than this over a minute, unless somebody set one or the computer slept. Milliseconds. */
const JUMP_MS = 2_000;
const LOOK_EVERY_MS = 60_000;

type Watched = Pick<Store, 'space' | 'verifyChain' | 'head' | 'readOnlyBecause'> & {
  readonly journal: Pick<Store['journal'], 'since'>;
};

/** Whether a run may begin: room on the disk, a whole record, a clock that can be right (SI-48). It is never asked in the middle of a run. */
export class StartCheck {
  private seen: Stamp;
  private cancel: () => void = () => undefined;

  private constructor(
    private readonly store: Watched,
    private readonly clock: Clock,
    private readonly builtAtMs: number,
    private readonly foundAtMs: number,
    private readonly older: Pick<OlderJournal, 'problem'> | undefined,
  ) {
    this.seen = clock.now();
    this.watch();
  }

  /** To be made before this service writes anything. `builtAtMs`: when this software came onto this computer; no right clock stands before it. */
  static async of(
    store: Watched,
    clock: Clock,
    builtAtMs: number,
    older?: Pick<OlderJournal, 'problem'>,
  ): Promise<StartCheck> {
    return new StartCheck(store, clock, builtAtMs, await lastRecordedMs(store), older);
  }

  /** Throws with everything that speaks against it; nothing was written then. */
  async mayStart(runId: string, siteId: string): Promise<void> {
    const [first, ...more] = await this.problems(runStream(runId), siteStream(siteId));
    if (first !== undefined) throw new StackhandError(first, ...more);
  }

  /** Everything that speaks against a run of this site right now. */
  atSite(siteId: string): Promise<readonly Problem[]> {
    return this.problems(siteStream(siteId));
  }

  private async problems(...streams: readonly string[]): Promise<readonly Problem[]> {
    const stopped = this.store.readOnlyBecause ?? this.older?.problem;
    if (stopped !== undefined) return [stopped];
    const broken = await Promise.all(streams.map((stream) => this.store.verifyChain(stream)));
    return [...(await this.roomProblems()), ...broken.flat(), ...(await this.clockProblems())];
  }

  close(): void {
    this.cancel();
  }

  private watch(): void {
    this.cancel = this.clock.after(LOOK_EVERY_MS, () => {
      this.seen = this.clock.now();
      this.watch();
    });
  }

  private async roomProblems(): Promise<readonly Problem[]> {
    const { freeBytes } = await this.store.space();
    return freeBytes < ROOM_FOR_A_RUN ? [tooLittleRoom(freeBytes)] : [];
  }

  private async clockProblems(): Promise<readonly Problem[]> {
    const now = this.clock.now();
    const jumped = Math.abs(now.wallMs - this.seen.wallMs - (now.monoMs - this.seen.monoMs));
    // What this service recorded itself has the time of a clock that may be wrong: what it found counts as well.
    const recordedMs = Math.max(this.foundAtMs, await lastRecordedMs(this.store));
    return [
      ...(now.wallMs < this.builtAtMs ? [tooEarly(now, this.builtAtMs, 'when this software was installed')] : []),
      ...(now.wallMs < recordedMs - FAR_BACK_MS ? [tooEarly(now, recordedMs, 'when the last step was recorded')] : []),
      ...(jumped > JUMP_MS ? [hasJumped(jumped)] : []),
    ];
  }
}

async function lastRecordedMs(store: Watched): Promise<number> {
  const { position } = await store.head();
  const [last] = await store.journal.since(position - 1, 1);
  return last?.at.wallMs ?? 0;
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MiB`;

function tooLittleRoom(freeBytes: number): Problem {
  return {
    code: 'app.too-little-room',
    what: 'The disk with the data folder has too little room for a whole run.',
    where: 'data folder',
    value: mebibytes(freeBytes),
    allowed: `${mebibytes(ROOM_FOR_A_RUN)} or more`,
    remedy: 'Free some space on that disk, then start the run again.',
  };
}

function tooEarly({ wallMs }: Stamp, otherMs: number, other: string): Problem {
  return {
    code: 'app.clock-too-early',
    what: `The clock of this computer is wrong: it stands before the time ${other}.`,
    where: 'clock',
    value: `${day(wallMs)} UTC`,
    allowed: `after ${day(otherMs)} UTC`,
    remedy: 'Set date and time of this computer, then start the run again.',
  };
}

function hasJumped(byMs: number): Problem {
  return {
    code: 'app.clock-jumped',
    what: 'The clock of this computer was set just now, or the computer slept.',
    where: 'clock',
    value: `by ${Math.round(byMs / 1000)} s`,
    remedy: 'Look at date and time, wait a minute, then start the run again.',
  };
}
