import { GuardedLine } from './guarded-line';
import { LeapingClock } from './leaping-clock';
import type { Line } from './line';
import { parseLineAddress } from './line-address';
import { FieldbusError } from './line-problems';
import { type RecordedEvent, readRecording } from './recording';
import type { Transport, TransportEvents } from './transport.port';

/** A line that plays back a recording. */
export interface ReplayedLine extends Line {
  /** How many recorded requests nobody has asked yet: 0 at the end of a replay that was the recorded one. */
  requestsLeft(): number;
}

/**
 * A line on which only the recorded requests may be asked, in their order; each gets the recorded answer, none where none came. Time-outs
 * and silences pass at once. Anything else is rejected with `fieldbus.replay-differs`: the frame's number, what was due, what was asked.
 */
export async function replayLine(recording: readonly string[]): Promise<ReplayedLine> {
  const { line: id, timing, events } = readRecording(recording);
  const address = parseLineAddress(id);
  const clock = new LeapingClock();
  const transport = new ReplayTransport(events, clock);
  const firstTransaction = address.kind === 'modbus-tcp' ? numberOfFirst(events) : 0;
  const line = new GuardedLine(address, { ...timing, listenBeforeMs: 0 }, transport, clock, firstTransaction);
  await line.start();
  return Object.assign(line, { requestsLeft: () => transport.requestsLeft() });
}

/** A recording may begin in the middle of a connection; the replay counts from where it began. */
function numberOfFirst(events: readonly RecordedEvent[]): number {
  const first = events.find((event) => 'sent' in event);
  return first === undefined ? 0 : Number.parseInt(first.sent.slice(0, 4), 16);
}

class ReplayTransport implements Transport {
  private events: TransportEvents | undefined;
  private next = 0;
  private frame = 0;

  constructor(
    private readonly recorded: readonly RecordedEvent[],
    private readonly clock: LeapingClock,
  ) {}

  async open(events: TransportEvents): Promise<void> {
    this.events = events;
    // What was heard before the first request belongs to no answer.
    while (this.due() !== undefined && !this.isSent(this.due())) this.next++;
  }

  requestsLeft(): number {
    return this.recorded.slice(this.next).filter((event) => this.isSent(event)).length;
  }

  write(frame: Buffer): void {
    this.frame++;
    while (this.due() !== undefined && !this.isSent(this.due())) this.next++;
    const due = this.due();
    const expected = due !== undefined && 'sent' in due ? Buffer.from(due.sent, 'hex') : undefined;
    if (due === undefined || expected?.equals(frame) !== true) throw replayDiffers(this.frame, expected, frame);
    this.next++;
    for (let event = this.due(); event !== undefined && !('sent' in event); event = this.due()) {
      this.next++;
      this.playLater(event, event.t - due.t);
    }
  }

  async close(): Promise<void> {
    this.events = undefined;
  }

  private playLater(event: RecordedEvent, delayMs: number): void {
    const { events } = this;
    // The next request was recorded after this, so it must not be asked before.
    this.clock.holdUntil(this.clock.nowMs() + delayMs);
    this.clock.after(delayMs, () => {
      if (this.events !== events) return;
      if ('lost' in event) events?.onLost(event.lost);
      if ('received' in event) events?.onBytes(Buffer.from(event.received, 'hex'));
    });
  }

  private due(): RecordedEvent | undefined {
    return this.recorded[this.next];
  }

  private isSent(event: RecordedEvent | undefined): boolean {
    return event !== undefined && 'sent' in event;
  }
}

function replayDiffers(frame: number, expected: Buffer | undefined, got: Buffer): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.replay-differs',
    what: `Request ${frame} is not the recorded one.`,
    where: `frame ${frame}`,
    value: got.toString('hex'),
    allowed: expected === undefined ? 'no further request: the recording is over' : expected.toString('hex'),
    remedy:
      'Either the program asks something else than when this was recorded, or the recording is of another device.',
  });
}
