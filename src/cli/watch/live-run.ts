import type { Clock } from '../../kernel';
import { isConnectionLost, type RunView, type StackhandClient } from '../../operator-api/client';

export interface LiveRunListener {
  onView(view: RunView): void;
  onLink(up: boolean): void;
  /** The run cannot be read at all, and asking again will not help. */
  onBroken(error: unknown): void;
}

const EACH_MS = 1000;
/** Beats between two looks while live events come and nothing on the screen is timed. */
const QUIET_BEATS = 5;

/** A run as it moves: read after every live event, and each second where time matters or live events do not come. */
export class LiveRun {
  private readonly ends: (() => void)[] = [];
  private eventsCome = false;
  private reading: Promise<void> | undefined;
  private again = false;
  private stopped = false;
  private beats = 0;
  private latest: RunView | undefined;

  constructor(
    private readonly client: StackhandClient,
    private readonly runId: string,
    private readonly clock: Clock,
    private readonly listener: LiveRunListener,
  ) {}

  /** Reads the run once, then follows it. Throws when already the first reading fails. */
  async start(): Promise<RunView> {
    const first = await this.client.run(this.runId);
    this.take(first);
    const follower = {
      onEvent: () => void this.refresh(),
      onLink: (up: boolean) => {
        this.eventsCome = up;
        void this.refresh();
      },
    };
    this.ends.push(this.client.follow(this.runId, follower));
    this.beat();
    return first;
  }

  /** Reads the run now; one reading at a time, and one more where something happened meanwhile. */
  refresh(): Promise<void> {
    if (this.reading !== undefined) {
      this.again = true;
      return this.reading;
    }
    this.reading = this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  stop(): void {
    this.stopped = true;
    for (const end of this.ends.splice(0)) end();
  }

  private async read(): Promise<void> {
    do {
      this.again = false;
      try {
        const view = await this.client.run(this.runId);
        if (this.stopped) return;
        this.listener.onLink(true);
        this.take(view);
      } catch (error) {
        if (this.stopped) return;
        if (!isConnectionLost(error)) return this.listener.onBroken(error);
        this.listener.onLink(false);
        return;
      }
    } while (this.again && !this.stopped);
  }

  private take(view: RunView): void {
    this.latest = view;
    this.listener.onView(view);
  }

  private beat(): void {
    if (this.stopped) return;
    const cancel = this.clock.after(EACH_MS, () => {
      this.ends.splice(this.ends.indexOf(cancel), 1);
      this.beats += 1;
      const timed =
        (this.latest?.waits.length ?? 0) > 0 || this.latest?.prompts.some(({ handsOff }) => handsOff !== null) === true;
      if (timed || !this.eventsCome || this.beats % QUIET_BEATS === 0) void this.refresh();
      this.beat();
    });
    this.ends.push(cancel);
  }
}
