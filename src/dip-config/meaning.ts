import { type Message, message } from '../kernel';
import type { SwitchBank, SwitchPattern } from './banks.slice';
import { assertPattern, inverted, type Pattern, turned } from './pattern';

/** What this pattern is on this bank according to the profile; empty when the profile does not name it. */
export function whatItMeans(bank: SwitchBank, pattern: Pattern): SwitchPattern[] {
  assertPattern(bank, pattern);
  return bank.patterns.filter((entry) => entry.pattern === pattern);
}

/**
 * Says what a reading means when it is not the wanted one, and never what was wanted: the bank was read from the wrong end
 * (`dip.reads-mirrored`), with ON and OFF exchanged (`dip.reads-inverted`), turned by half a turn (`dip.reads-upside-down`), is another
 * known position (`dip.reads-known`, `{meaning}`) or none that is known (`dip.reads-unknown`). Null when the reading is the wanted one.
 */
export function explainMismatch(bank: SwitchBank, seen: Pattern, wanted: Pattern): Message | null {
  assertPattern(bank, seen);
  assertPattern(bank, wanted);
  if (seen === wanted) return null;
  return misread(bank, seen, (candidate) => candidate === wanted) ?? knownOrUnknown(bank, seen);
}

/**
 * The same for a first look, where nothing is wanted yet: null when the profile names the pattern; a way of misreading when the pattern
 * would be an address read that way; else `dip.reads-unknown`, which on a bank with recorded settings is nothing bad.
 */
export function explainFirstLook(bank: SwitchBank, seen: Pattern): Message | null {
  assertPattern(bank, seen);
  if (whatItMeans(bank, seen).length > 0) return null;
  const isAddress = (candidate: Pattern) => whatItMeans(bank, candidate).some((entry) => entry.use === 'address');
  return misread(bank, seen, isAddress) ?? message('dip.reads-unknown', { bank: bank.label });
}

function misread(bank: SwitchBank, seen: Pattern, matches: (candidate: Pattern) => boolean): Message | null {
  const params = { bank: bank.label };
  if (matches(turned(seen))) return message('dip.reads-mirrored', params);
  if (matches(inverted(seen))) return message('dip.reads-inverted', params);
  if (matches(inverted(turned(seen)))) return message('dip.reads-upside-down', params);
  return null;
}

function knownOrUnknown(bank: SwitchBank, seen: Pattern): Message {
  const [entry] = whatItMeans(bank, seen);
  if (entry === undefined) return message('dip.reads-unknown', { bank: bank.label });
  return message('dip.reads-known', { bank: bank.label, meaning: entry.meaning });
}
