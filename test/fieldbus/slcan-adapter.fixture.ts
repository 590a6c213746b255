import type { LineClock, Transport, TransportEvents } from '../../src/fieldbus';

/** What an adapter answers to a command it was sent; null: nothing. */
export type AdapterReplies = (command: string) => string | null;

/** A CAN adapter in memory that keeps every byte it was ever sent. */
export class FakeAdapter implements Transport {
  readonly sent: string[] = [];
  isOpen = false;
  private events: TransportEvents | undefined;

  constructor(private readonly replies: AdapterReplies) {}

  async open(events: TransportEvents): Promise<void> {
    this.events = events;
    this.isOpen = true;
  }

  write(bytes: Buffer): void {
    const text = bytes.toString('latin1');
    this.sent.push(text);
    const reply = this.replies(text);
    if (reply !== null) this.say(reply);
  }

  async close(): Promise<void> {
    this.isOpen = false;
    this.events = undefined;
  }

  say(text: string | Uint8Array): void {
    this.events?.onBytes(typeof text === 'string' ? Buffer.from(text, 'latin1') : Buffer.from(text));
  }

  unplug(): void {
    this.isOpen = false;
    this.events?.onLost('hang-up');
  }
}

/** As LAWICEL describes it: CR is yes, BEL is no; closing a closed channel is refused. */
export const USUAL: AdapterReplies = (command) => (command === 'V\r' ? 'V1013\r' : command === 'C\r' ? '\x07' : '\r');

/** Waits end at the next turn of the event loop; there is nothing to be timed here. */
export const HASTY_CLOCK: LineClock = {
  nowMs: () => 0,
  after(_delayMs, callback) {
    const turn = setImmediate(callback);
    return () => clearImmediate(turn);
  },
  at: (_untilMs, callback) => HASTY_CLOCK.after(0, callback),
};
