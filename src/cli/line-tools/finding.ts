import { type Problem, problemLine, StackhandError } from '../../kernel';

/** Something to change: the remedy is the first thing to try; `then` is what to try when that was not it, one at a time. */
export interface Finding extends Problem {
  readonly then?: readonly string[];
}

/** A finding for people: the thing to try first, then the others with their numbers. */
export function findingLines({ then = [], ...problem }: Finding): string[] {
  const others = then.map((text, index) => `  ${index + 2}. ${text}`);
  return [problemLine(problem), ...(others.length === 0 ? [] : ['  If that was not it, one at a time:', ...others])];
}

/** The problems of a rejected promise; throws on what is no problem of a line. */
export function findingsIn(error: unknown): readonly Problem[] {
  if (error instanceof StackhandError) return error.problems;
  throw error;
}
