import { type Problem, StackhandError } from '../../kernel';
import type { ErrorBody } from './wire-types';

/** The service said no. `status` is the HTTP status; the problems are the service's own words. */
export class ServiceRefusal extends StackhandError {
  constructor(
    readonly status: number,
    ...problems: readonly [Problem, ...Problem[]]
  ) {
    super(...problems);
    this.name = 'ServiceRefusal';
  }
}

const NOT_REACHED = 'operator-api.not-reachable';

/** No answer came, also after repeating; whether a command was taken up is not known. Repeat it with the same key. */
export function connectionLost(url: string, cause: unknown): StackhandError {
  const lost = new StackhandError({
    code: NOT_REACHED,
    what: 'The service does not answer.',
    where: url,
    value: causeText(cause),
    remedy: 'Look whether it runs (`stackhand serve`) and whether the address is right (--url), then repeat.',
  });
  lost.cause = cause;
  return lost;
}

/** True where no answer came at all: the command may be repeated with the same key. */
export function isConnectionLost(error: unknown): boolean {
  return error instanceof StackhandError && error.code === NOT_REACHED;
}

/** The refusal in a response; a body that is not the service's gets words of its own. */
export function refusalOf(status: number, url: string, body: unknown): ServiceRefusal {
  const error = isErrorBody(body) ? body.error : undefined;
  const [first, ...others] = (error?.problems ?? []).filter(isProblem);
  if (first !== undefined) return new ServiceRefusal(status, first, ...others);
  if (isProblem(error)) return new ServiceRefusal(status, error);
  return new ServiceRefusal(status, {
    code: 'operator-api.strange-answer',
    what: 'Something answered that does not speak as the service does.',
    where: url,
    value: `HTTP ${status}`,
    remedy: 'Look what listens on this address (--url).',
  });
}

function isErrorBody(body: unknown): body is ErrorBody {
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object';
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  return 'code' in value && 'what' in value && 'remedy' in value;
}

/** The system's word for it (`ECONNREFUSED`), which is one or two errors deep, or what the outermost says. */
function causeText(cause: unknown): string {
  for (const error of [cause, innerOf(cause)]) {
    if (hasText(error, 'code')) return error.code;
  }
  return hasText(cause, 'message') ? cause.message : 'no answer';
}

function innerOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'cause' in error ? error.cause : undefined;
}

function hasText<Key extends string>(value: unknown, key: Key): value is Record<Key, string> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, key) === 'string';
}
