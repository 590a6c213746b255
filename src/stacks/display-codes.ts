import type { DisplayCode, StackSlice } from './product.slice';

/** The part of a run in which a code is read; it decides what the code means for the run (SI-34). */
export type Phase = DisplayCode['expectedDuring'][number];

/**
 * What a typed code means in a phase. `none`: no code is shown. `expected`, `busy`, `mode`: allowed here, and neither success
 * nor failure. `blocking`: known, but not allowed in this phase. `unknown`: the product's public texts do not name it: stop and ask.
 */
export interface CodeJudgement {
  readonly kind: 'none' | 'expected' | 'blocking' | 'unknown' | 'mode' | 'busy';
  readonly code?: string;
  readonly meaning?: string;
  readonly lookAt?: string;
}

const NO_CODE = new Set(['', '-', '--', 'none', 'no code', 'soc']);
const STATE_OF_CHARGE = /^soc\s*[:=]?\s*\d{1,3}\s*%?$/;
const CODE_WORD = /^(?:error|err|code|e)[\s.:#-]*(?=\d)/;

/**
 * Judges what a person typed from the LCD against the codes of the product. The count that follows a detection is not a code and
 * does not belong here. Never invents a meaning: a code that the profile does not list comes back as `unknown`, without one.
 */
export function judgeCode(slice: StackSlice, phase: Phase, typed: string): CodeJudgement {
  const code = normaliseCode(typed);
  if (code === null) return { kind: 'none' };
  const known = slice.codes.find((candidate) => normaliseCode(candidate.code) === code);
  if (known === undefined) return { kind: 'unknown', code };
  return { kind: kindOf(known, phase), code: known.code, meaning: known.meaning, lookAt: known.lookAt };
}

/** The code in the form in which codes are compared, or null when the text says that no code is shown; `020` and `20` are equal. */
export function normaliseCode(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  if (NO_CODE.has(text) || STATE_OF_CHARGE.test(text)) return null;
  const bare = text.replace(CODE_WORD, '');
  return /^\d+$/.test(bare) ? bare.replace(/^0+(?=\d)/, '') : bare.toUpperCase();
}

function kindOf(known: DisplayCode, phase: Phase): CodeJudgement['kind'] {
  if (!known.expectedDuring.includes(phase)) return 'blocking';
  return known.class === 'busy' || known.class === 'mode' ? known.class : 'expected';
}
