import type { SizedBank, SwitchBank } from '../../src/dip-config';

/** A bank as it could stand on any hardware; tests change what they are about. */
export function bankOf(changes: Partial<SwitchBank> = {}): SizedBank {
  const bank: SwitchBank = {
    id: 'TEST_SET',
    label: 'TEST SET',
    aliases: [],
    on: 'controller',
    width: 6,
    upIs: 'ON',
    lowestSwitch: 'first',
    effective: 'live',
    effectiveStanding: 'stated',
    snapshotFirst: true,
    patterns: [],
    source: 'test bench',
    ...changes,
  };
  return { ...bank, width: bank.width ?? 6 };
}

/** A pattern with its meaning, as a profile would state it. */
export function entry(key: string, pattern: string, use: SwitchBank['patterns'][number]['use'] = 'address') {
  return { key, pattern, meaning: `meaning of ${key}`, use, standing: 'stated' as const, source: 'test bench' };
}
