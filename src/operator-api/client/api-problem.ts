import { type Problem, StackhandError } from '../../kernel';

/** The one form in which the service says no. `problems` holds everything that was found; the first is repeated at the top. */
export interface ApiError {
  readonly error: Problem & { readonly problems: readonly Problem[] };
}

/** The service said no; carries its status and its problems. */
export class ApiProblem extends StackhandError {
  constructor(
    readonly status: number,
    ...problems: readonly [Problem, ...Problem[]]
  ) {
    super(...problems);
    this.name = 'ApiProblem';
  }
}

/** Nobody answered: the service is not running, or the line broke. Whether a request was taken is not known; the same key asks again safely. */
export class NotReached extends StackhandError {
  constructor(url: string, cause: unknown) {
    super({
      code: 'operator-api.not-reached',
      what: 'The service does not answer.',
      where: url,
      value: cause instanceof Error ? cause.message : String(cause),
      remedy: 'Start it with `stackhand serve`, or name its address with --url.',
    });
    this.name = 'NotReached';
    this.cause = cause;
  }
}

/** The problem that an answer of the service states, or one that quotes what came instead. */
export function problemOf(status: number, text: string): ApiProblem {
  try {
    const { error } = JSON.parse(text) as ApiError;
    const { problems, ...first } = error;
    const [head = first, ...rest] = problems;
    return new ApiProblem(status, head, ...rest);
  } catch {
    return new ApiProblem(status, {
      code: 'operator-api.foreign-answer',
      what: 'What answered is not Stackhand.',
      value: `${status} ${text.slice(0, 80)}`,
      remedy: 'Check the address and the port.',
    });
  }
}
