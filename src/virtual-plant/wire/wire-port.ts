import type { WireAnswer, WireIdle, WireRequest } from '../wire-fault';
import { MbapSlave, mbapBytes } from './mbap-slave';
import { RtuSlave, type RtuRules, rtuBytes } from './rtu-slave';
import type { Talker } from './talker';
import type { AnswerPdu, WireOut } from './wire-out';

/** The unit number that an open stack and a plant's inverter answer to; to any other they are silent. */
export const PLANT_UNIT = 1;

/** What stands behind a port of the plant. */
export interface WireDevice {
  /** Name of the stack or inverter. */
  readonly name: string;
  readonly answer: AnswerPdu;
  /** What the faults of the site make of a request, and of its answer. */
  onRequest(request: WireRequest): 'lost' | { readonly answer: Uint8Array } | undefined;
  onAnswer(told: WireAnswer): readonly WireOut[];
  /** What the faults of the site put on the line by themselves. */
  onIdle(idle: WireIdle): readonly WireOut[];
  /** What another stack of the site would answer: a second slave with the same number. */
  readonly other: AnswerPdu;
  readonly random: () => number;
}

interface Frame {
  readonly unit: number;
  readonly pdu: Uint8Array;
  readonly transaction: number;
}

type Framing = (frame: Frame) => Uint8Array;

/** What both kinds of port do with a frame: let the device answer, and the faults bite. */
class Exchange {
  private frames = 0;
  private held: readonly WireOut[] = [];
  private before: Uint8Array | null = null;
  private answeredAtMs: number | null = null;
  private isHalfOpen = false;

  constructor(
    private readonly device: WireDevice,
    private readonly kind: 'rtu' | 'mbap',
    private readonly framing: Framing,
  ) {}

  answer(frame: Frame, atMs: number): WireOut[] {
    if (this.isHalfOpen) return [];
    const request = this.requestOf(frame, atMs);
    const late = this.held;
    const out = this.outOf(request, frame);
    this.held = out.filter((one) => one.afterNext === true).map((one) => ({ ...one, afterNext: false }));
    this.isHalfOpen = out.some((one) => one.line === 'half-open');
    const sent = [...late, ...out.filter((one) => one.afterNext !== true)];
    if (sent.length > 0) this.answeredAtMs = atMs + Math.max(...sent.map((one) => one.afterMs));
    return sent;
  }

  idle(): WireOut[] {
    if (this.isHalfOpen) return [];
    const framed: WireIdle['framed'] = ({ unit = PLANT_UNIT, pdu = new Uint8Array(), transaction = 0 }) =>
      this.framing({ unit, pdu, transaction });
    return [...this.device.onIdle({ at: this.device.name, kind: this.kind, framed })];
  }

  private requestOf(frame: Frame, atMs: number): WireRequest {
    this.frames += 1;
    const sinceAnswerMs = this.answeredAtMs === null ? null : atMs - this.answeredAtMs;
    const { name, random } = this.device;
    const { unit, pdu } = frame;
    return {
      at: name,
      kind: this.kind,
      frame: this.frames,
      unit,
      pdu,
      bytes: this.framing(frame),
      sinceAnswerMs,
      random,
    };
  }

  private outOf(request: WireRequest, frame: Frame): readonly WireOut[] {
    const bitten = this.device.onRequest(request);
    if (bitten === 'lost') return [];
    const answer = bitten === undefined ? this.device.answer(request.unit, request.pdu) : bitten.answer;
    const framed: WireAnswer['framed'] = ({ unit = frame.unit, pdu = answer ?? new Uint8Array(), transaction = 0 }) =>
      this.framing({ unit, pdu, transaction: (frame.transaction + transaction) & 0xffff });
    const out = answer === null ? [] : [{ afterMs: 0, bytes: framed({}) }];
    const { before } = this;
    this.before = answer;
    return this.device.onAnswer({ ...request, answer, out, before, framed, other: this.device.other });
  }
}

/** One connection to a Modbus TCP port of the plant: bytes in, bytes out. Times are real milliseconds of any clock that goes forward. */
export class MbapPort implements Talker {
  private readonly slave = new MbapSlave();
  private readonly exchange: Exchange;

  constructor(device: WireDevice) {
    this.exchange = new Exchange(device, 'mbap', mbapBytes);
  }

  /** What came is no Modbus: close the connection. */
  get broken(): boolean {
    return this.slave.broken;
  }

  receive(bytes: Uint8Array, atMs: number): WireOut[] {
    return this.slave.push(bytes).flatMap((frame) => this.exchange.answer(frame, atMs));
  }

  idle(): WireOut[] {
    return this.exchange.idle();
  }
}

/** One serial line of the plant: bytes in, bytes out. */
export class RtuPort implements Talker {
  private readonly slave: RtuSlave;
  private readonly exchange: Exchange;

  constructor(rules: RtuRules, device: WireDevice) {
    this.slave = new RtuSlave(rules);
    this.exchange = new Exchange(device, 'rtu', rtuBytes);
  }

  receive(bytes: Uint8Array, atMs: number): WireOut[] {
    return this.slave.push(bytes, atMs).flatMap((frame) => this.exchange.answer({ ...frame, transaction: 0 }, atMs));
  }

  idle(): WireOut[] {
    return this.exchange.idle();
  }

  /** The line has been silent for the time between frames. */
  quiet(atMs: number): WireOut[] {
    return this.slave.quiet().flatMap((frame) => this.exchange.answer({ ...frame, transaction: 0 }, atMs));
  }
}
