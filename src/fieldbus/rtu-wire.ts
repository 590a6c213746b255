import type { AnswerFault } from './answer-fault';
import { deviceException, noAnswer, undecodable, wrongAnswer } from './answer-problems';
import { Deadline } from './deadline';
import { hexText } from './heard-frames';
import { type FieldbusError, neverQuiet } from './line-problems';
import { answerLength } from './modbus-request';
import { judgeRtu } from './rtu-answer';
import { UnaskedBytes } from './unasked-bytes';
import type { Asked, Outcome, Wire, WireContext } from './wire';

/** The longest frame there is has 256 bytes; an echo comes before an answer. More is kept only to say what it was. */
const MOST_KEPT = 1024;
/** How long a refused answer is listened to before it is given its name: long enough for a USB adapter to deliver the rest. */
const GATHER_MS = 5;
/** How often the quiet time may start anew before whoever waits is told. */
const PATIENCE = 4;
const PATIENCE_MS = 2000;

interface Flight {
  readonly asked: Asked;
  readonly frame: Buffer;
  readonly waitMs: number;
  echoLeft: number;
  fault: AnswerFault | undefined;
  cancelGather: () => void;
}

const nothing = (): void => undefined;

/**
 * Modbus RTU, on a serial line or over TCP: frames end by silence and carry no number, so an answer can be told from a late one
 * only by leaving the line alone after anything unclean.
 */
export class RtuWire implements Wire {
  private readonly received = Buffer.alloc(MOST_KEPT);
  private readonly unasked: UnaskedBytes;
  private length = 0;
  private flight: Flight | undefined;
  /** The line counts as busy up to here: last byte heard, or the end of our own frame. */
  private busyUntilMs = 0;
  private quarantined = false;
  private waiting: ((problem?: FieldbusError) => void) | undefined;
  private readonly deadline: Deadline;
  private cancelWait: () => void = nothing;
  private cancelLook: () => void = nothing;

  constructor(private readonly context: WireContext) {
    this.unasked = new UnaskedBytes(context);
    this.deadline = new Deadline(context.clock, () => this.onTimeout());
  }

  opened(again: boolean): void {
    this.unasked.clear();
    this.busyUntilMs = this.context.clock.nowMs();
    this.quarantined = false;
    if (again) this.quarantine('opened again');
  }

  whenQuiet(ready: (problem?: FieldbusError) => void): void {
    this.waiting = ready;
    this.wait(this.context.clock.nowMs());
  }

  send(asked: Asked): void {
    const { codec, clock, counters, timing, characterMs } = this.context;
    const frame = codec.encode(asked.request);
    const sendMs = frame.length * characterMs;
    const waitMs =
      asked.answerTimeoutMs + (answerLength(asked.request) + (timing.echo ? frame.length : 0)) * characterMs;
    const echoLeft = timing.echo ? frame.length : 0;
    this.flight = { asked, frame, waitMs: sendMs + waitMs, echoLeft, fault: undefined, cancelGather: nothing };
    this.length = 0;
    counters.requests++;
    this.unasked.after(asked.request, frame);
    this.busyUntilMs = clock.nowMs() + sendMs;
    this.deadline.set(this.busyUntilMs + waitMs);
    this.context.write(frame);
  }

  onBytes(bytes: Buffer): void {
    this.busyUntilMs = this.context.clock.nowMs();
    const flight = this.flight;
    if (flight === undefined) {
      this.unasked.take(bytes);
      if (!this.quarantined) this.quarantine('bytes that nobody asked for');
      return;
    }
    this.length += bytes.copy(this.received, this.length);
    if (flight.echoLeft > 0 && !this.dropEcho(flight)) return;
    if (flight.fault !== undefined) return this.gather(flight);
    switch (judgeRtu(flight.asked.request, this.received, this.length)) {
      case 'more':
        return;
      case 'bad':
        flight.fault = 'bad-crc';
        return this.gather(flight);
      case 'answer':
      case 'exception':
        return this.land(flight);
    }
  }

  drop(): void {
    this.cancelWait();
    this.waiting = undefined;
    this.cancelLook();
    this.deadline.stop();
    this.flight?.cancelGather();
    this.flight = undefined;
    this.unasked.clear();
  }

  private wait(startedMs: number): void {
    this.cancelWait = this.context.clock.at(this.quietFromMs(), () => {
      this.context.transport.drain?.();
      const ready = this.waiting;
      if (ready === undefined) return;
      const now = this.context.clock.nowMs();
      const isQuiet = now >= this.quietFromMs();
      if (!isQuiet && now - startedMs <= PATIENCE * this.pauseMs() + PATIENCE_MS) return this.wait(startedMs);
      this.waiting = undefined;
      if (!isQuiet) return ready(neverQuiet(this.context.lineId, now - startedMs));
      this.quarantined = false;
      this.unasked.sort();
      ready();
    });
  }

  private quietFromMs(): number {
    return this.busyUntilMs + this.pauseMs();
  }

  private pauseMs(): number {
    const { silenceMs, timing } = this.context;
    const usual = silenceMs + timing.interFrameMs;
    return this.quarantined ? Math.max(usual, this.quarantineMs()) : usual;
  }

  /** SI-27. */
  private quarantineMs(): number {
    return Math.max(this.context.silenceMs, 2 * this.context.timing.worstLateAnswerMs);
  }

  private quarantine(why: string): void {
    const { counters, clock } = this.context;
    counters.quarantines++;
    this.quarantined = true;
    // Counted from now and not from the last byte: what a request set going may come up to the worst late answer after its time-out.
    this.busyUntilMs = clock.nowMs();
    this.context.emit({ kind: 'quarantine', atMs: this.busyUntilMs, why, quietForMs: this.quarantineMs() });
  }

  /** True where the whole echo has come and was what was sent; what is after it is the answer. */
  private dropEcho(flight: Flight): boolean {
    const { frame } = flight;
    const seen = Math.min(this.length, frame.length);
    if (frame.compare(this.received, 0, seen, 0, seen) !== 0) {
      flight.echoLeft = 0;
      flight.fault = 'echo-differs';
      return true;
    }
    if (this.length < frame.length) return false;
    flight.echoLeft = 0;
    this.received.copyWithin(0, frame.length, this.length);
    this.length -= frame.length;
    this.context.counters.echoesDropped++;
    return true;
  }

  /** A refused answer: the rest of it is awaited, so that the error can say what it was. */
  private gather(flight: Flight): void {
    flight.cancelGather();
    const gapMs = Math.max(GATHER_MS, this.context.silenceMs);
    flight.cancelGather = this.context.clock.after(gapMs, () => this.refuse(flight));
  }

  private land(flight: Flight): void {
    const { codec, counters, lineId } = this.context;
    const frame = this.received.subarray(0, this.length);
    const decoded = codec.decode(frame);
    if (decoded.ok) {
      counters.answers++;
      this.finish(flight, { ok: true, words: decoded.words });
    } else if (decoded.exceptionCode !== undefined) {
      counters.exceptions++;
      this.finish(flight, { ok: false, error: deviceException(lineId, flight.asked.request, decoded.exceptionCode) });
    } else {
      this.fail(flight, undecodable(lineId, flight.asked.request, decoded.why));
    }
  }

  private onTimeout(): void {
    const { flight } = this;
    this.context.transport.drain?.();
    // One more look at what has already arrived: a busy process must not call its own lateness the device's.
    const decide = (): void => {
      if (flight === undefined || this.flight !== flight) return;
      if (flight.fault !== undefined) return this.refuse(flight);
      const { counters, lineId } = this.context;
      counters.timeouts++;
      if (this.length > 0) counters.truncated++;
      const heard = this.length === 0 ? 'nothing' : hexText(this.received.subarray(0, this.length));
      const echo = flight.echoLeft === 0 && this.isOwnFrame(flight);
      this.fail(
        flight,
        echo
          ? wrongAnswer(lineId, flight.asked.request, 'echo-heard', heard)
          : noAnswer(lineId, flight.asked.request, flight.waitMs, heard),
      );
    };
    this.cancelLook = this.context.clock.at(this.context.clock.nowMs(), decide);
  }

  private isOwnFrame(flight: Flight): boolean {
    return this.length >= flight.frame.length && flight.frame.compare(this.received, 0, flight.frame.length) === 0;
  }

  private refuse(flight: Flight): void {
    const bytes = this.received.subarray(0, this.length);
    const sorted = this.unasked.count(bytes, flight.asked.request, flight.frame);
    const fault = this.faultOf(flight, sorted.faults, sorted.fitting);
    if (fault === 'bad-crc') this.context.counters.badCrc++;
    this.fail(flight, wrongAnswer(this.context.lineId, flight.asked.request, fault, hexText(bytes)));
  }

  private faultOf(flight: Flight, faults: readonly AnswerFault[], fitting: number): AnswerFault {
    if (flight.fault === 'echo-differs') return 'echo-differs';
    if (this.isOwnFrame(flight)) return 'echo-heard';
    return faults[0] ?? (fitting > 0 ? 'extra-bytes' : 'bad-crc');
  }

  private fail(flight: Flight, error: FieldbusError): void {
    this.quarantine(error.code);
    this.finish(flight, { ok: false, error });
  }

  private finish(flight: Flight, outcome: Outcome): void {
    this.deadline.clear();
    flight.cancelGather();
    this.flight = undefined;
    this.length = 0;
    flight.asked.done(outcome);
  }
}
