import { StackhandError } from '../kernel';

/** Characters of a reason that the service takes. */
const MOST_WORDS = 500;

/** A reader of one option's value: the value, or `cli.bad-value` naming option, value and what is allowed. */
export type Reader<T> = (text: string) => T;

export function badValue(where: string, value: string, allowed: string): StackhandError {
  return new StackhandError({
    code: 'cli.bad-value',
    what: 'This value cannot be used here.',
    where,
    value: value === '' ? 'nothing' : value,
    allowed,
    remedy: 'Give one that is allowed; --help shows an example.',
  });
}

/** A whole number within both limits. */
export function whole(option: string, low: number, high: number): Reader<number> {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw badValue(option, text, `a whole number, ${low} to ${high}`);
  };
}

/** A number, also with decimals, within both limits. */
export function decimal(option: string, low: number, high: number): Reader<number> {
  return (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw badValue(option, text, `a number, ${low} to ${high}`);
  };
}

export function oneOf<const T extends string>(option: string, allowed: readonly T[]): Reader<T> {
  return (text) => {
    const found = allowed.find((candidate) => candidate === text);
    if (found === undefined) throw badValue(option, text, allowed.join(', '));
    return found;
  };
}

/** An http address without anything behind host and port. */
export function address(option: string): Reader<string> {
  return (text) => {
    if (/^https?:\/\/[^\s/?#]+\/?$/.test(text)) return text.replace(/\/$/, '');
    throw badValue(option, text, 'an address, e.g. http://127.0.0.1:4680');
  };
}

/** A SHA-256 as it is printed: 64 hexadecimal digits; capitals are taken as small ones. */
export function digest(option: string): Reader<string> {
  return (text) => {
    if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
    throw badValue(option, text, '64 hexadecimal digits, as `stackhand image add` prints them');
  };
}

/** Something said in words, for the record. */
export function inWords(option: string): Reader<string> {
  return (text) => {
    const said = text.trim();
    if (said.length > 0 && said.length <= MOST_WORDS) return said;
    throw badValue(option, said.slice(0, 40), `words for the record, 1 to ${MOST_WORDS} characters`);
  };
}

/** What the option collects when it is given several times. */
export function many(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text];
}

const PART = '([A-Za-z0-9._-]+)';
const WORDS = '(?:@(.+))?';
const TARGET = new RegExp(`^${PART}=([^\\s@]+)${WORDS}$`);
const PLACE = new RegExp(`^${PART}=([^\\s@,]+),older-than=([^\\s@,]+)${WORDS}$`);

/** `component=version`, who named it behind an `@` where it is not the --source; as often as there are components. */
export function target(text: string, before: readonly Target[] | undefined): Target[] {
  const [, component, version, source] = TARGET.exec(text) ?? [];
  if (component === undefined || version === undefined)
    throw badValue('--target', text, 'component=version or component=version@who named it, e.g. main102=04015');
  return [...(before ?? []), { component, version, source: source?.trim() }];
}

/** `component=version,older-than=version`: where a version stands that the product's list does not hold. */
export function place(text: string, before: readonly Place[] | undefined): Place[] {
  const [, component, version, olderThan, source] = PLACE.exec(text) ?? [];
  if (component === undefined || version === undefined || olderThan === undefined)
    throw badValue(
      '--place',
      text,
      'component=version,older-than=version@who said so, e.g. main102=04010,older-than=04015',
    );
  return [...(before ?? []), { component, version, olderThan, source: source?.trim() }];
}

export interface Target {
  readonly component: string;
  readonly version: string;
  readonly source: string | undefined;
}

export interface Place extends Target {
  readonly olderThan: string;
}
