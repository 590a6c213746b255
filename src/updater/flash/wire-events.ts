import { exceptionCodeOf } from '../../fieldbus';
import { type Problem, StackhandError } from '../../kernel';
import type { FlashEvent } from './flash-moves';

const BUSY = [5, 6];
/** A gateway that answers for a unit it cannot reach. */
const GATEWAY = [10, 11];
/** The unit does not know the function or the registers: it is not the device of this map. */
const NOT_THIS_MAP = [1, 2];

const UNANSWERED = new Set(['no-answer', 'garbled', 'wrong-answer', 'line-lost', 'port-missing', 'unreachable']);
const HOPELESS = new Set([
  ...['foreign-master', 'foreign-frame', 'never-quiet', 'echo-heard', 'echo-differs', 'closed'],
  ...['port-taken', 'no-permission', 'not-on-this-system', 'bad-request', 'bad-address'],
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
  if (HOPELESS.has(name)) return { kind: 'hopeless', problem };
  if (UNANSWERED.has(name)) return { kind: 'silent', problem };
  throw error;
}

function exceptionEvent(exceptionCode: number, problem: Problem, isWrite: boolean): FlashEvent {
  if (!isWrite || GATEWAY.includes(exceptionCode)) return { kind: 'silent', problem };
  if (BUSY.includes(exceptionCode)) return { kind: 'busy', problem };
  return { kind: 'refused', problem, final: NOT_THIS_MAP.includes(exceptionCode) };
}
