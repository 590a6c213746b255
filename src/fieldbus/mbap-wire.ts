import { deviceException, noAnswer, undecodable, wrongAnswer } from './answer-problems';
import { sealCrc } from './crc16';
import { Deadline } from './deadline';
import { hexText } from './heard-frames';
import type { FieldbusError } from './line-problems';
import { faultOf } from './rtu-answer';
import type { AnswerFault } from './answer-fault';
import type { Asked, Outcome, Wire, WireContext } from './wire';

const HEADER = 6;
/** Unit and PDU: one byte at least after unit and function, 254 at most. */
const SHORTEST = 3;
const LONGEST = 254;
const TRANSACTIONS = 0x1_0000;

interface Flight {
  readonly asked: Asked;
  readonly transaction: number;
  readonly sentMs: number;
}

const nothing = (): void => undefined;

/** What this wire may do to the connection it runs on. */
export interface Connection {
  /** It cannot be used any more; everybody who waits is told. */
  lose(why: string): void;
  /** It is closed, and opened again for the next request; whoever waits goes on waiting. */
  renew(why: string): void;
}

/** Modbus TCP: answers carry the number of their request, so a late one is dropped by its number and nobody needs to wait for it. */
export class MbapWire implements Wire {
  private rest: Buffer = Buffer.alloc(0);
  private flight: Flight | undefined;
  private transaction: number;
  private given = 0;
  private speakFromMs = 0;
  private strange = 0;
  private readonly deadline: Deadline;
  private cancelWait: () => void = nothing;
  private cancelLook: () => void = nothing;

  constructor(
    private readonly context: WireContext,
    private readonly connection: Connection,
    firstTransaction: number,
  ) {
    this.transaction = (firstTransaction + TRANSACTIONS - 1) % TRANSACTIONS;
    this.deadline = new Deadline(context.clock, () => this.onTimeout());
  }

  opened(): void {
    this.rest = Buffer.alloc(0);
    this.given = 0;
    this.speakFromMs = 0;
  }

  whenQuiet(ready: (problem?: FieldbusError) => void): void {
    if (this.context.timing.interFrameMs === 0) return ready();
    this.cancelWait = this.context.clock.at(this.speakFromMs, ready);
  }

  send(asked: Asked): void {
    const { codec, counters, clock } = this.context;
    const rtu = codec.encode(asked.request);
    const length = rtu.length - 2;
    const frame = Buffer.allocUnsafe(HEADER + length);
    this.transaction = (this.transaction + 1) % TRANSACTIONS;
    this.given++;
    frame[0] = this.transaction >> 8;
    frame[1] = this.transaction & 0xff;
    frame[2] = 0;
    frame[3] = 0;
    frame[4] = length >> 8;
    frame[5] = length & 0xff;
    rtu.copy(frame, HEADER, 0, length);
    const sentMs = clock.nowMs();
    this.flight = { asked, transaction: this.transaction, sentMs };
    this.strange = 0;
    counters.requests++;
    this.deadline.set(sentMs + asked.answerTimeoutMs);
    this.context.write(frame);
  }

  onBytes(bytes: Buffer): void {
    let buffer: Buffer = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    while (buffer.length >= HEADER) {
      const length = buffer.readUInt16BE(4);
      if (buffer.readUInt16BE(2) !== 0 || length < SHORTEST || length > LONGEST) return this.notModbus(buffer);
      if (buffer.length < HEADER + length) break;
      this.onFrame(buffer.subarray(0, HEADER + length));
      buffer = buffer.subarray(HEADER + length);
    }
    this.rest = buffer.length === 0 ? buffer : Buffer.from(buffer);
  }

  drop(): void {
    this.cancelWait();
    this.cancelLook();
    this.deadline.stop();
    this.flight = undefined;
  }

  private notModbus(buffer: Buffer): void {
    this.context.counters.strayBytes += buffer.length;
    this.rest = Buffer.alloc(0);
    // A stream of frames that lost its beat cannot find it again; a new connection starts with a frame.
    this.connection.lose(`bytes that are no Modbus TCP frame: ${hexText(buffer)}`);
  }

  private onFrame(frame: Buffer): void {
    const flight = this.flight;
    const transaction = frame.readUInt16BE(0);
    if (flight === undefined || transaction !== flight.transaction) return this.unasked(transaction);
    const rtu = Buffer.allocUnsafe(frame.length - HEADER + 2);
    frame.copy(rtu, 0, HEADER);
    sealCrc(rtu);
    this.judge(flight, rtu);
  }

  private unasked(transaction: number): void {
    const age = (this.transaction - transaction + TRANSACTIONS) % TRANSACTIONS;
    this.strange++;
    if (age < this.given) this.context.counters.lateAnswers++;
    else this.context.counters.badTransaction++;
  }

  private judge(flight: Flight, rtu: Buffer): void {
    const { counters, codec, lineId } = this.context;
    const { request } = flight.asked;
    const fault = faultOf(request, rtu, rtu.length - 2) ?? this.lengthFault(flight, rtu);
    if (fault !== undefined) {
      this.count(fault);
      return this.finish(flight, {
        ok: false,
        error: wrongAnswer(lineId, request, fault, hexText(rtu.subarray(0, -2))),
      });
    }
    const decoded = codec.decode(rtu);
    if (decoded.ok) {
      counters.answers++;
      this.finish(flight, decoded);
    } else if (decoded.exceptionCode !== undefined) {
      counters.exceptions++;
      this.finish(flight, { ok: false, error: deviceException(lineId, request, decoded.exceptionCode) });
    } else {
      this.finish(flight, { ok: false, error: undecodable(lineId, request, decoded.why) });
    }
  }

  private lengthFault(flight: Flight, rtu: Buffer): AnswerFault | undefined {
    const { request } = flight.asked;
    if (rtu[1] === (request.functionCode | 0x80)) return rtu.length === 5 ? undefined : 'extra-bytes';
    const due = request.functionCode === 16 ? 8 : 5 + 2 * request.count;
    if (rtu.length === due) return undefined;
    return rtu.length < due ? 'truncated' : 'extra-bytes';
  }

  private count(fault: AnswerFault): void {
    const { counters } = this.context;
    if (fault === 'wrong-unit') counters.wrongUnit++;
    else if (fault === 'wrong-function') counters.wrongFunction++;
    else if (fault === 'wrong-address') counters.wrongAddress++;
    else if (fault === 'wrong-count') counters.wrongCount++;
    else if (fault === 'truncated') counters.truncated++;
    else counters.strayBytes++;
  }

  private onTimeout(): void {
    const { flight } = this;
    // One more look at what has already arrived: a busy process must not call its own lateness the device's.
    const decide = (): void => {
      if (flight === undefined || this.flight !== flight) return;
      const { counters, clock, lineId } = this.context;
      counters.timeouts++;
      const heard = this.strange === 0 ? 'nothing' : `${this.strange} answers with the number of another request`;
      const isTorn = this.rest.length > 0;
      if (isTorn) counters.truncated++;
      const error = noAnswer(
        lineId,
        flight.asked.request,
        clock.nowMs() - flight.sentMs,
        isTorn ? hexText(this.rest) : heard,
      );
      // A stream that stopped inside a frame would take the next answer for the rest of it.
      if (isTorn) this.connection.renew('an answer that broke off');
      this.finish(flight, { ok: false, error });
    };
    this.cancelLook = this.context.clock.at(this.context.clock.nowMs(), decide);
  }

  private finish(flight: Flight, outcome: Outcome): void {
    const { timing, clock } = this.context;
    this.deadline.clear();
    this.flight = undefined;
    if (timing.interFrameMs > 0) this.speakFromMs = clock.nowMs() + timing.interFrameMs;
    flight.asked.done(outcome);
  }
}
