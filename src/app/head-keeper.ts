import { type Clock, type Problem, StackhandError } from '../kernel';
import { type JournalHead, writeHeadNote } from '../storage';

/** So often at most the head is noted while events come. Milliseconds. */
const NOTE_EVERY_MS = 1_000;

interface Noted {
  readonly folder: string;
  head(): Promise<JournalHead>;
}

/**
 * Notes the head of the journal beside the data folder (SI-51), at most once a second and at the end. What is noted was committed before,
 * so a journal that does not hold it is another one; a note that is a little old only sees a little less.
 */
export class HeadKeeper {
  private cancel: (() => void) | undefined;
  private writing: Promise<void> = Promise.resolve();
  private paused = false;
  private told = false;

  /** `failed` is told once where the note cannot be written: the service works on without it. */
  constructor(
    private readonly store: Noted,
    private readonly clock: Clock,
    private readonly failed: (error: unknown) => void,
  ) {}

  /** Until `resume` the note stays as it is: it says what this journal is missing. */
  pause(): void {
    this.paused = true;
  }

  resume(): Promise<void> {
    this.paused = false;
    return this.note();
  }

  /** Something was appended. */
  soon(): void {
    this.cancel ??= this.clock.after(NOTE_EVERY_MS, () => {
      this.cancel = undefined;
      void this.note();
    });
  }

  note(): Promise<void> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  close(): Promise<void> {
    this.cancel?.();
    return this.note();
  }

  private async write(): Promise<void> {
    if (this.paused) return;
    try {
      await writeHeadNote(this.store.folder, await this.store.head());
    } catch (error) {
      if (!this.told) this.failed(new StackhandError(notNoted(this.store.folder, error)));
      this.told = true;
    }
  }
}

function notNoted(folder: string, error: unknown): Problem {
  return {
    code: 'app.head-not-noted',
    what: 'The last event cannot be noted beside the data folder; an older copy in its place would not be noticed.',
    where: folder,
    value: error instanceof StackhandError ? error.code : String(error),
    remedy: 'Put the data folder into a folder in which the service may write.',
  };
}
