import { exceptionCodeOf } from '../../fieldbus';
import { type Problem, StackhandError } from '../../kernel';
import type { FlashEvent } from './flash-moves';

const BUSY = [5, 6];
/** A gateway that answers for a unit it cannot reach. */
const GATEWAY = [10, 11];
/** The unit does not know the function or the registers: it is not the device of this map. */
const NOT_THIS_MAP = [1, 2];

/** No answer that counts, or a line that may come back: a plug that is put in again may be there before it can be opened. */
const UNANSWERED = new Set([
  ...['no-answer', 'garbled', 'wrong-answer', 'line-lost', 'unreachable'],
  ...['port-missing', 'cannot-open', 'no-permission'],
]);

/**
 * What a failed request means to a session. `isWrite`: a refused read is no refusal of anything, the unit is only not there yet. What is
 * neither of the line nor of the unit's status is a defect and thrown on.
 */
export function eventOf(error: unknown, isWrite: boolean): FlashEvent {
  const [problem] = error instanceof StackhandError ? error.problems : [];
  if (problem === undefined) throw error;
  const exceptionCode = exceptionCodeOf(error);
  if (exceptionCode !== undefined) return exceptionEvent(exceptionCode, problem, isWrite);
  const [room, name = ''] = problem.code.split('.', 2);
  if (problem.code === 'updater.status-unreadable') return { kind: 'hopeless', problem };
  if (problem.code === 'fieldbus.reopened-meanwhile') return { kind: 'reopened' };
  if (room === 'stack-link') return { kind: 'silent', problem };
  if (room !== 'fieldbus') throw error;
  return { kind: UNANSWERED.has(name) ? 'silent' : 'hopeless', problem };
}

function exceptionEvent(exceptionCode: number, problem: Problem, isWrite: boolean): FlashEvent {
  if (!isWrite || GATEWAY.includes(exceptionCode)) return { kind: 'silent', problem };
  if (BUSY.includes(exceptionCode)) return { kind: 'busy', problem };
  return { kind: 'refused', problem, final: NOT_THIS_MAP.includes(exceptionCode) };
}
