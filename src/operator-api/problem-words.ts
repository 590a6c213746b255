import type { Problem } from '../kernel';
import { type Language, machineWords } from '../words';

/** A problem in the words of a language. Its code, where it is and what was found there stay as they are. */
export function problemIn(problem: Problem, language: Language): Problem {
  const { what, remedy, allowed } = problem;
  return {
    ...problem,
    what: machineWords(what, language),
    ...(allowed === undefined ? {} : { allowed: machineWords(allowed, language) }),
    remedy: machineWords(remedy, language),
  };
}
