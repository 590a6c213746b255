import type { LineTiming } from './line';
import { badTiming } from './line-problems';

/** An hour: no device thinks longer, and a timer of Node cannot. */
const LONGEST_MS = 3_600_000;

const isTime = (ms: number): boolean => Number.isFinite(ms) && ms >= 0 && ms <= LONGEST_MS;

/** Throws `fieldbus.bad-timing`, naming the field. Without a time-out a dead device would hold its line for ever. */
export function checkTiming(timing: LineTiming): void {
  checkTimeout(timing.answerTimeoutMs);
  for (const field of ['worstLateAnswerMs', 'interFrameMs', 'listenBeforeMs'] as const) {
    if (!isTime(timing[field])) throw badTiming(field, timing[field], `0 to ${LONGEST_MS}`);
  }
}

/** The time-out of a line or of one request: never none. */
export function checkTimeout(answerTimeoutMs: number): void {
  if (!isTime(answerTimeoutMs) || answerTimeoutMs === 0) {
    throw badTiming('answerTimeoutMs', answerTimeoutMs, `more than 0, up to ${LONGEST_MS}`);
  }
}
