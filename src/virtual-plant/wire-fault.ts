import type { FaultCall } from './plant-setup';
import type { AnswerPdu, WireOut } from './wire/wire-out';

/** A request at a port of the plant, as a fault sees it. */
export interface WireRequest {
  /** Name of the stack or inverter. */
  readonly at: string;
  readonly kind: 'rtu' | 'mbap';
  /** 1 = the first request since the port was opened. */
  readonly frame: number;
  readonly unit: number;
  readonly pdu: Uint8Array;
  /** The frame as it came. */
  readonly bytes: Uint8Array;
  /** Real milliseconds since the last byte of the answer before; null: there was none. */
  readonly sinceAnswerMs: number | null;
  /** 0 up to 1, from the seed of the plant. */
  readonly random: () => number;
}

/** What comes back, as a fault sees it. */
export interface WireAnswer extends WireRequest {
  /** What the device answered; null: silence. */
  readonly answer: Uint8Array | null;
  /** What is about to go out: the right frame, or what another fault made of it. */
  readonly out: readonly WireOut[];
  /** The PDU that this port answered before; null: none. */
  readonly before: Uint8Array | null;
  /** A right frame of this port with another unit, PDU or transaction. */
  framed(change: { readonly unit?: number; readonly pdu?: Uint8Array; readonly transaction?: number }): Uint8Array;
  /** What another stack of the site answers to the same request. */
  readonly other: AnswerPdu;
}

/** A port at which nothing happens. */
export type WireIdle = Pick<WireRequest, 'at' | 'kind'> & Pick<WireAnswer, 'framed'>;

/**
 * A fault of a line between a master and the plant, frame by frame. `onRequest` may lose a request or answer it in the device's place;
 * `onAnswer` may change what goes out. Neither bites where it answers undefined.
 *
 * Every call may say where and when: `stack` (name of the stack or inverter), `on` (`read` or `write`), `at` (this frame), `every` (each
 * such frame), `probability`, `times` (at most so often).
 */
export interface WireFault {
  readonly name: string;
  readonly side: 'wire';
  /** W1 to W20 of the list of wire faults, or a name of its own. */
  readonly id: string;
  readonly bites: string;
  /** How a master that is careful notices it. */
  readonly noticed: string;
  /** How often it bites when the call says no frame and no frequency. */
  readonly times: number;
  onRequest?(call: FaultCall, request: WireRequest): 'lost' | { readonly answer: Uint8Array } | undefined;
  /** What stands on the line without a request; asked every tenth of a second. */
  onIdle?(call: FaultCall, idle: WireIdle): readonly WireOut[];
  onAnswer?(call: FaultCall, answer: WireAnswer): readonly WireOut[] | undefined;
}

/** A number among the arguments of a fault call, or what stands for it. */
export function amount(call: FaultCall, name: string, otherwise: number): number {
  const given = call[name];
  return typeof given === 'number' ? given : otherwise;
}

const WRITE_MANY = 16;

/** Whether this frame is one that the call means, apart from how often it may bite. */
export function isMeant(call: FaultCall, { at, frame, pdu, random }: WireRequest): boolean {
  if (call.stack !== undefined && call.stack !== at) return false;
  if (call.on !== undefined && (call.on === 'write') !== (pdu[0] === WRITE_MANY)) return false;
  if (typeof call.at === 'number') return frame === call.at;
  if (typeof call.every === 'number') return frame % Math.max(1, call.every) === 0;
  return typeof call.probability !== 'number' || random() < call.probability;
}

/** How often a call may bite at all. */
export function mostBites(call: FaultCall, fault: WireFault): number {
  if (call.times !== undefined) return call.times;
  return call.every === undefined && call.probability === undefined ? fault.times : Number.POSITIVE_INFINITY;
}
