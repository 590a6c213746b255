import { StackhandError } from '../kernel';

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

/** What the option collects when it is given several times. */
export function many(text: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), text];
}

/** `component=version`, as often as there are components. */
export function target(text: string, before: readonly Target[] | undefined): Target[] {
  const [, component, version] = /^([A-Za-z0-9._-]+)=(\S+)$/.exec(text) ?? [];
  if (component === undefined || version === undefined)
    throw badValue('--target', text, 'component=version, e.g. main102=04015');
  return [...(before ?? []), { component, version }];
}

export interface Target {
  readonly component: string;
  readonly version: string;
}
