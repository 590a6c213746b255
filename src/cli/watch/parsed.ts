import type { Problem } from '../../kernel';
import type { Answer } from '../../operator-api/client';

/** What typed text means as an answer. A photo is a path first; a number may still need the meter it was read with. */
export type Parsed =
  | { readonly is: 'answer'; readonly answer: Answer }
  | { readonly is: 'photo'; readonly path: string }
  | { readonly is: 'needs-meter' }
  | { readonly is: 'wrong'; readonly problem: Problem };

/** Typed text that is no answer: what stood there, what is allowed, what to do. */
export function wrong(value: string, allowed: string, remedy: string): Parsed {
  const what = 'This is no answer to what is asked.';
  return { is: 'wrong', problem: { code: 'cli.answer-not-understood', what, where: 'answer', value, allowed, remedy } };
}
