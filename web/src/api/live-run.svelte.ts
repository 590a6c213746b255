import type { RunView } from '../../../src/operator-api/client/wire-types';
import { read, Refused } from './call';

/** What comes every second while time matters. */
interface Hint {
  readonly seq: number;
  readonly waits: readonly { readonly stepId: string; readonly secondsLeft: number }[];
  readonly handsOff: readonly {
    readonly stepId: string;
    readonly secondsGone: number;
    readonly overdue: 'normal' | 'hard' | null;
  }[];
}

const AGAIN_MS = 1000;
/** The service writes at least every 15 s; a line that is silent for longer is broken, whatever the browser thinks. */
const SILENT_MS = 20_000;

/**
 * A run as the service has it: read once, and again whenever the journal moved. While the link is lost the last state stays, marked as
 * old by `since`. Nothing is kept in the page.
 */
export class LiveRun {
  view = $state.raw<RunView | undefined>(undefined);
  link = $state<'opening' | 'up' | 'lost'>('opening');
  /** Wall time of what is shown, milliseconds. */
  since = $state(Date.now());
  /** The run is not there, or the service refuses it. */
  refused = $state<string | undefined>(undefined);
  /** The position after which the stream goes on; given again by each event. */
  private stream: EventSource | undefined;
  private reading = false;
  private readAgain = false;
  /** How far the run is by what was heard last; what is being read now may already say so. */
  private told = 0;
  private closed = false;
  private again: ReturnType<typeof setTimeout> | undefined;
  private heard = Date.now();
  private readonly watch = setInterval(() => this.look(), 2000);
  private readonly woken = () => this.wake();
  private readonly broken = () => this.lost();

  constructor(readonly runId: string) {
    document.addEventListener('visibilitychange', this.woken);
    window.addEventListener('online', this.woken);
    window.addEventListener('offline', this.broken);
    this.open();
  }

  close(): void {
    this.closed = true;
    this.stream?.close();
    clearTimeout(this.again);
    clearInterval(this.watch);
    document.removeEventListener('visibilitychange', this.woken);
    window.removeEventListener('online', this.woken);
    window.removeEventListener('offline', this.broken);
  }

  /** Reads the run again: after an answer of ours, without waiting for the stream. False where no service answered. */
  async refresh(): Promise<boolean> {
    if (this.reading) {
      this.readAgain = true;
      return true;
    }
    this.reading = true;
    try {
      do {
        this.readAgain = false;
        this.view = await read<RunView>(`api/runs/${this.runId}`);
        this.since = Date.now();
        this.refused = undefined;
        if (this.view.seq < this.told) this.readAgain = true;
      } while (this.readAgain && !this.closed);
    } catch (error) {
      if (!(error instanceof Refused) || error.status >= 500) {
        this.lost();
        return false;
      }
      this.refused = error.message;
    } finally {
      this.reading = false;
    }
    return true;
  }

  /** The state first, as it stands; then the stream, for only what happens from now on. */
  private open(): void {
    this.stream?.close();
    // What answers now may be another service, with a journal that was put back.
    this.told = 0;
    void this.refresh().then((answered) => {
      if (answered && !this.closed) this.listen();
    });
  }

  private listen(): void {
    this.stream?.close();
    this.stream = new EventSource(`api/runs/${this.runId}/events?after=latest`);
    // The first hint says how far the run is: what moved between the reading and the opening is read then.
    this.stream.onopen = () => {
      this.link = 'up';
      this.heard = Date.now();
    };
    // One answer moves the run by many events, and each comes by itself: what has been read with another is not read again.
    this.stream.onmessage = ({ data }: MessageEvent<string>) => this.moved((JSON.parse(data) as { seq: number }).seq);
    this.stream.addEventListener('hint', (event: MessageEvent<string>) => this.take(JSON.parse(event.data) as Hint));
    this.stream.addEventListener('alive', () => {
      this.heard = Date.now();
    });
    this.stream.onerror = () => this.lost();
  }

  private moved(seq: number): void {
    this.heard = Date.now();
    this.told = seq;
    if (!this.reading && (this.view?.seq ?? 0) < seq) void this.refresh();
  }

  private take(hint: Hint): void {
    this.heard = Date.now();
    this.told = hint.seq;
    if (this.reading) return;
    const { view } = this;
    if (view === undefined || hint.seq !== view.seq) {
      void this.refresh();
      return;
    }
    this.since = Date.now();
    // Nothing that time moves: what is on the screen is drawn already.
    if (hint.waits.length === 0 && hint.handsOff.length === 0) return;
    this.view = {
      ...view,
      waits: view.waits.map((wait) => ({ ...wait, ...hint.waits.find(({ stepId }) => stepId === wait.stepId) })),
      prompts: view.prompts.map((prompt) => {
        const now = hint.handsOff.find(({ stepId }) => stepId === prompt.stepId);
        return prompt.handsOff === null || now === undefined
          ? prompt
          : { ...prompt, handsOff: { ...prompt.handsOff, ...now } };
      }),
    };
  }

  /** Called too by who could not send: a stream may look alive for long after its line has gone. */
  lost(): void {
    if (this.closed) return;
    this.link = 'lost';
    this.stream?.close();
    clearTimeout(this.again);
    this.again = setTimeout(() => this.open(), AGAIN_MS);
  }

  /** A phone that slept has a dead line and does not know it. */
  private wake(): void {
    if (document.visibilityState === 'visible' && !this.closed) this.open();
  }

  private look(): void {
    if (this.link === 'up' && Date.now() - this.heard > SILENT_MS) this.lost();
  }
}
