import { z } from 'zod';
import type { Problem } from '../kernel';
import { siteSchema } from './site';

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;
type Path = readonly PropertyKey[];
type PlaceOf = (path: string, part?: 'key' | 'value') => string;

/** Turns what the schema objects to into sentences for the person who wrote the file: field, found, allowed, remedy. */
export function problemsOfIssues(issues: readonly Issue[], data: unknown, placeOf: PlaceOf): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return unknownFields(issue, placeOf);
    const found = valueAt(data, issue.path);
    const problem = found === undefined ? missing(issue) : wrong(issue, found);
    return [{ ...problem, where: placeOf(pathText(issue.path)) }];
  });
}

function missing(issue: Issue): Problem {
  return {
    code: 'stacks.field-missing',
    what: `The field ${nameOf(issue.path)} is missing.`,
    allowed: allowedBy(issue),
    remedy: 'Add the field; the files of the folder `examples` show all of them.',
  };
}

function wrong(issue: Issue, found: unknown): Problem {
  const [code, remedy] = REFUSALS[issue.code] ?? ['stacks.field-wrong', 'Correct the field.'];
  const needsQuotes =
    issue.code === 'invalid_type' && issue.expected === 'string' && ['number', 'boolean'].includes(typeof found);
  return {
    code,
    what: `The field ${nameOf(issue.path)} does not hold what it must.`,
    value: shown(found),
    allowed: allowedBy(issue),
    remedy: needsQuotes ? `Put the value into quotes: "${String(found)}".` : remedy,
  };
}

const REFUSALS: Readonly<Record<string, readonly [code: string, remedy: string]>> = {
  invalid_type: ['stacks.field-wrong-type', 'Write the value in the form that is allowed.'],
  invalid_value: ['stacks.value-not-allowed', 'Choose one of the allowed words.'],
  too_small: ['stacks.value-out-of-range', 'Write a value inside the limits.'],
  too_big: ['stacks.value-out-of-range', 'Write a value inside the limits.'],
  invalid_format: ['stacks.text-malformed', 'Write the text in the form that is allowed.'],
};

function unknownFields(issue: IssueOf<'unrecognized_keys'>, placeOf: PlaceOf): Problem[] {
  const known = fieldsAt(issue.path);
  return issue.keys.map((key) => {
    const near = known.find((name) => looksAlike(name, key));
    return {
      code: 'stacks.field-unknown',
      what: 'A site has no such field here.',
      where: placeOf(pathText([...issue.path, key]), 'key'),
      value: shown(key),
      allowed: known.join(', '),
      remedy: near === undefined ? 'Remove the field, or look for its right name.' : `Did you mean ${near}?`,
    };
  });
}

function allowedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'object'
        ? `a block with ${fieldsAt(issue.path).join(', ')}`
        : (TYPE_WORDS[issue.expected] ?? issue.expected);
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_small':
      return `${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}${countedBy(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}${countedBy(issue.origin)}`;
    default:
      return issue.message;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
};

function countedBy(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

/** The field names that the schema has at a path; empty where the schema has no block. */
function fieldsAt(path: Path): readonly string[] {
  const schema = path.reduce<unknown>((at, segment) => inside(at, segment), siteSchema);
  const block = withoutNull(schema);
  return block instanceof z.ZodObject ? Object.keys(block.shape) : [];
}

function inside(schema: unknown, segment: PropertyKey): unknown {
  const container = withoutNull(schema);
  if (container instanceof z.ZodArray) return container.element;
  return container instanceof z.ZodObject ? container.shape[String(segment)] : undefined;
}

function withoutNull(schema: unknown): unknown {
  return schema instanceof z.ZodNullable ? schema.unwrap() : schema;
}

/** Same letters in any spelling of blanks, dashes and capitals, or one letter missing, added or wrong. */
function looksAlike(name: string, typed: string): boolean {
  const a = name.toLowerCase();
  const b = typed.toLowerCase().replace(/[\s_-]/g, '');
  if (a === b) return true;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const tails = [
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([ofA, ofB]) => [a.slice(start + (ofA ?? 0)), b.slice(start + (ofB ?? 0))]);
  return tails.some(([tailOfA, tailOfB]) => tailOfA === tailOfB);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, segment) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, segment)) return undefined;
    return Object.entries(at).find(([name]) => name === String(segment))?.[1];
  }, data);
}

function pathText(path: Path): string {
  return path
    .map((segment) => (typeof segment === 'number' ? `[${segment}]` : `.${String(segment)}`))
    .join('')
    .replace(/^\./, '');
}

function nameOf(path: Path): string {
  return pathText(path) || 'of the site itself';
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
