import type { FieldbusError } from './line-problems';
import type { LineClock } from './line-clock.port';
import type { LineCounters, LineEvent, LineTiming } from './line';
import type { ModbusCodec } from './modbus-codec';
import type { ModbusRequest } from './modbus-request';
import type { Transport } from './transport.port';

export type MutableCounters = { -readonly [K in keyof LineCounters]: LineCounters[K] };

/** What a wire needs of its line. */
export interface WireContext {
  readonly lineId: string;
  readonly clock: LineClock;
  readonly timing: LineTiming;
  readonly transport: Transport;
  readonly counters: MutableCounters;
  readonly codec: ModbusCodec;
  readonly silenceMs: number;
  readonly characterMs: number;
  emit(event: LineEvent): void;
  /** Hands a frame to the transport, counted and told. The transport may be lost before this returns. */
  write(frame: Buffer): void;
}

/** How a request ended. Nothing but a judged frame makes `ok`. */
export type Outcome =
  | { readonly ok: true; readonly words: readonly number[] }
  | { readonly ok: false; readonly error: Error };

/** What is in the air: at most one of these a line. */
export interface Asked {
  readonly request: ModbusRequest;
  readonly answerTimeoutMs: number;
  readonly done: (outcome: Outcome) => void;
}

/** How requests and answers are told apart on one kind of line. */
export interface Wire {
  /** Calls back when the line may speak; the request must be sent in that very call. Told a problem, nothing may be sent. */
  whenQuiet(ready: (problem?: FieldbusError) => void): void;
  send(asked: Asked): void;
  onBytes(bytes: Buffer): void;
  /** After an opening. `again` where the line was open before: what it was asked then may still be answered. */
  opened(again: boolean): void;
  /** Drops what is in the air without telling anybody, and every timer. */
  drop(): void;
}

export const newCounters = (): MutableCounters => ({
  requests: 0,
  answers: 0,
  exceptions: 0,
  timeouts: 0,
  lateAnswers: 0,
  wrongUnit: 0,
  wrongFunction: 0,
  wrongAddress: 0,
  wrongCount: 0,
  badCrc: 0,
  truncated: 0,
  badTransaction: 0,
  strayBytes: 0,
  foreignFrames: 0,
  quarantines: 0,
  echoesDropped: 0,
  lost: 0,
  reopened: 0,
  bytesSent: 0,
  bytesReceived: 0,
});
