import type { z } from 'zod';
import { type Problem, StackhandError } from '../kernel';
import { checkBanks } from './check-banks';
import { checkBus } from './check-bus';
import { checkContradictions } from './check-contradictions';
import { checkLimits } from './check-limits';
import { checkReferences } from './check-references';
import { type ProductProfile, productProfileSchema } from './profile';

/** Everything wrong with a profile, each with path and remedy; empty for one that can be used. Shape first, then what it says. */
export function checkProfile(raw: unknown): Problem[] {
  const parsed = productProfileSchema.safeParse(raw);
  if (!parsed.success) return parsed.error.issues.flatMap((issue) => shapeProblems(issue, raw));
  return checkMeaning(parsed.data);
}

/** The profile in this value, e.g. parsed from a file of a user. Throws with every problem of `checkProfile`. */
export function readProfile(raw: unknown): ProductProfile {
  const [first, ...others] = checkProfile(raw);
  if (first !== undefined) throw new StackhandError(first, ...others);
  return productProfileSchema.parse(raw);
}

function checkMeaning(profile: ProductProfile): Problem[] {
  return [
    ...checkBanks(profile),
    ...checkReferences(profile),
    ...checkBus(profile),
    ...checkLimits(profile),
    ...checkContradictions(profile),
  ];
}

type Issue = z.core.$ZodIssue;

function shapeProblems(issue: Issue, raw: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(issue.path, key));
  if (issue.code === 'invalid_union') {
    const fact = factProblem(issue.path, raw);
    return fact === undefined ? unionProblems(issue, raw) : [fact];
  }
  if (issue.path.at(-1) === 'source') return [withoutSource(issue.path)];
  return [
    {
      code: 'products.shape',
      what: `${issue.message}.`,
      where: pathText(issue.path),
      ...foundAt(raw, issue.path),
      remedy: 'Compare with a profile that ships; every field stands there.',
    },
  ];
}

/** The problems of the one form of a union that was probably meant: an unknown fact, or a known one. */
function unionProblems(issue: z.core.$ZodIssueInvalidUnion, raw: unknown): Problem[] {
  const found = at(raw, issue.path);
  const saysUnknown = found !== null && typeof found === 'object' && 'value' in found && found.value === null;
  const meant = issue.errors.at(saysUnknown ? -1 : 0) ?? [];
  return meant.flatMap((inner) => shapeProblems({ ...inner, path: [...issue.path, ...inner.path] }, raw));
}

function unknownKey(path: readonly PropertyKey[], key: string): Problem {
  return {
    code: 'products.unknown-key',
    what: 'No room reads this field.',
    where: pathText([...path, key]),
    value: key,
    remedy: 'Look for a slip in its name; a field that nobody reads must go.',
  };
}

/** Not only facts: rows of a bank, codes, links and routes name their source too. */
function withoutSource(path: readonly PropertyKey[]): Problem {
  return {
    code: 'products.fact-without-source',
    what: 'A value stands here without saying where it comes from.',
    where: pathText(path),
    remedy: 'Name document and page in "source"; a fact that has none is unknown, with a reason.',
  };
}

/** A fact is a value with standing and source, or unknown with the reason; says which half is missing. */
function factProblem(path: readonly PropertyKey[], raw: unknown): Problem | undefined {
  const found = at(raw, path);
  if (found === null || typeof found !== 'object' || !('value' in found)) return undefined;
  if (found.value !== null) return 'source' in found ? undefined : withoutSource([...path, 'source']);
  if ('reason' in found) return undefined;
  return {
    code: 'products.unknown-without-reason',
    what: 'This fact is unknown, but why nobody could find it is missing.',
    where: pathText([...path, 'reason']),
    remedy: 'Say in "reason" where was looked, with standing "unknown".',
  };
}

/** `stack.links[0].bus` for a path of keys. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text === '' ? 'profile' : text.replace(/^\./, '');
}

function at(raw: unknown, path: readonly PropertyKey[]): unknown {
  let here: unknown = raw;
  for (const part of path) {
    if (here === null || typeof here !== 'object') return undefined;
    here = (here as Record<PropertyKey, unknown>)[part];
  }
  return here;
}

function foundAt(raw: unknown, path: readonly PropertyKey[]): { value?: string } {
  const found = at(raw, path);
  if (found === undefined || (typeof found === 'object' && found !== null)) return {};
  return { value: JSON.stringify(found) };
}
