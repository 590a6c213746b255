/**
 * Something that a person can act on. `code` is stable (`room.what-happened`), `remedy` says what to do next.
 * `where` is a path into the input (`stacks[1].address`, or `line 12, column 5`), `value` what was found there.
 */
export interface Problem {
  readonly code: string;
  readonly what: string;
  readonly where?: string | undefined;
  readonly value?: string | undefined;
  readonly allowed?: string | undefined;
  readonly remedy: string;
}

/** Thrown where a caller gave something that cannot be accepted; carries every problem found, not only the first. */
export class StackhandError extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: readonly [Problem, ...Problem[]]) {
    super(problems.map(problemLine).join('\n'));
    this.name = 'StackhandError';
    this.problems = problems;
  }

  /** The code of the first problem, for callers that branch on it. */
  get code(): string {
    return this.problems[0]?.code ?? 'kernel.no-problem-given';
  }
}

/** One line of text for a log or a terminal: what, where, found, allowed, remedy. */
export function problemLine(problem: Problem): string {
  const parts = [
    problem.where === undefined ? undefined : `${problem.where}:`,
    problem.what,
    problem.value === undefined ? undefined : `(found ${problem.value})`,
    problem.allowed === undefined ? undefined : `Allowed: ${problem.allowed}.`,
    problem.remedy,
    `[${problem.code}]`,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}
