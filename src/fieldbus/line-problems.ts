import { type Problem, StackhandError } from '../kernel';
import type { AnswerFault } from './answer-fault';

/** A line's trouble. `exceptionCode` is what the device said (1 to 255); `fault` is what was wrong with an answer. */
export class FieldbusError extends StackhandError {
  readonly exceptionCode: number | undefined;
  readonly fault: AnswerFault | undefined;

  constructor(problem: Problem, more: { readonly exceptionCode?: number; readonly fault?: AnswerFault } = {}) {
    super(problem);
    this.name = 'FieldbusError';
    this.exceptionCode = more.exceptionCode;
    this.fault = more.fault;
  }
}

/** The exception code that the device answered with, or undefined where it did not answer with one. */
export function exceptionCodeOf(error: unknown): number | undefined {
  return error instanceof FieldbusError ? error.exceptionCode : undefined;
}

const LOST = new Set(['fieldbus.line-lost', 'fieldbus.port-missing', 'fieldbus.unreachable']);

/** True where the line itself went away (unplugged, socket gone) and a later request may find it again. */
export function isLineLost(error: unknown): boolean {
  return error instanceof StackhandError && LOST.has(error.code);
}

export function badAddress(part: string, text: string, allowed: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.bad-address',
    what: `The address of a line is not understood: ${part}.`,
    where: part,
    value: text,
    allowed,
    remedy: 'Write the address in one of the forms that `stackhand line list` prints.',
  });
}

export function badRequest(where: string, value: number, allowed: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.bad-request',
    what: 'This request cannot be put into a Modbus frame; nothing was sent.',
    where,
    value: String(value),
    allowed,
    remedy: 'Correct the register map of the profile.',
  });
}

export function closedLine(line: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.closed',
    what: 'This line was closed.',
    where: line,
    remedy: 'Open it again before asking.',
  });
}

export function lineLost(line: string, why: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.line-lost',
    what: 'The line went away.',
    where: line,
    value: why,
    remedy: 'Look at the plug and the power of the adapter; the next request opens the line again by the same name.',
  });
}

export function reopenedMeanwhile(line: string, meant: number, open: number): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.reopened-meanwhile',
    what: 'The line was opened anew since the unit on it was looked at; nothing was sent.',
    where: line,
    value: `opening ${open}`,
    allowed: `opening ${meant}`,
    remedy: 'Look at the unit again before writing to it.',
  });
}

export function neverQuiet(line: string, waitedMs: number): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.never-quiet',
    what: `Somebody else speaks on this line without a pause; it was not quiet within ${Math.round(waitedMs)} ms.`,
    where: line,
    remedy: "Unplug other masters (monitoring dongles, the inverter's own link), then check baud and parity.",
  });
}

export function foreignMaster(line: string, heard: string, isRequest: boolean): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.foreign-master',
    what: isRequest
      ? 'Another master asks on this line; nothing was sent.'
      : 'Bytes were heard on this line although nobody was asked; nothing was sent.',
    where: line,
    value: heard,
    allowed: 'a silent line',
    remedy:
      "Unplug the other master (a dongle, the inverter's link, a stack at address 0); else check baud and parity.",
  });
}

export function badTiming(where: string, value: number, allowed: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.bad-timing',
    what: 'A line cannot be timed so; it was not opened, or nothing was sent.',
    where,
    value: String(value),
    allowed,
    remedy: 'Correct the times of the bus in the profile of the product.',
  });
}
