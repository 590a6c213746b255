import type { LineTiming } from './line';
import { FieldbusError } from './line-problems';

/** What happened on a line at `t` milliseconds since the recording began. */
export type RecordedEvent =
  | { readonly t: number; readonly sent: string }
  | { readonly t: number; readonly received: string }
  | { readonly t: number; readonly lost: string };

/** A recording: JSON, one object a line; the first line says which line it was and how it was timed. Frames are hexadecimal. */
export interface Recording {
  readonly line: string;
  readonly timing: LineTiming;
  readonly events: readonly RecordedEvent[];
}

const FORMAT = 'stackhand-line/1';

/** The timing of a recording on which nobody asked, or of a line that states none. Milliseconds. */
export const UNTIMED: LineTiming = {
  answerTimeoutMs: 1000,
  worstLateAnswerMs: 0,
  interFrameMs: 0,
  listenBeforeMs: 0,
  echo: false,
};

export function headerText(line: string, timing: LineTiming): string {
  return JSON.stringify({ format: FORMAT, line, timing });
}

/** One line of a recording; `t` in milliseconds, kept to the microsecond. */
export function eventText(t: number, what: object): string {
  return JSON.stringify({ t: Math.round(t * 1000) / 1000, ...what });
}

/** Reads the lines of a recording back. Throws `fieldbus.bad-recording`, naming the line. */
export function readRecording(lines: readonly string[]): Recording {
  const [first = '', ...rest] = lines.filter((line) => line.trim() !== '');
  const header = parsed(first, 1);
  if (header['format'] !== FORMAT) throw badRecording(1, String(header['format']), FORMAT);
  if (typeof header['line'] !== 'string') throw badRecording(1, first, 'the address of the line');
  return {
    line: header['line'],
    timing: timingOf(header['timing']),
    events: rest.map((line, i) => eventOf(line, i + 2)),
  };
}

function eventOf(text: string, number: number): RecordedEvent {
  const { t, sent, received, lost } = parsed(text, number);
  if (typeof t !== 'number') throw badRecording(number, text, 't in milliseconds');
  if (typeof lost === 'string') return { t, lost };
  if (isHex(sent)) return { t, sent };
  if (isHex(received)) return { t, received };
  throw badRecording(number, text, 'sent, received (hexadecimal) or lost');
}

const isHex = (value: unknown): value is string => typeof value === 'string' && /^([0-9a-f]{2})+$/.test(value);

function timingOf(value: unknown): LineTiming {
  const timing = isObject(value) ? value : {};
  const ms = (name: string): number => {
    const given = timing[name];
    if (typeof given !== 'number' || !(given >= 0))
      throw badRecording(1, String(given), `timing.${name} in milliseconds`);
    return given;
  };
  return {
    answerTimeoutMs: ms('answerTimeoutMs'),
    worstLateAnswerMs: ms('worstLateAnswerMs'),
    interFrameMs: ms('interFrameMs'),
    listenBeforeMs: ms('listenBeforeMs'),
    echo: timing['echo'] === true,
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function parsed(text: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Told below, with the line's number.
  }
  throw badRecording(number, text, 'one JSON object a line');
}

function badRecording(number: number, value: string, allowed: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.bad-recording',
    what: 'This is no recording of a line.',
    where: `line ${number}`,
    value: value.slice(0, 80),
    allowed,
    remedy: 'Take a file that `stackhand line record` wrote.',
  });
}
