import type { ReadingName } from './bus.slice';
import type { ReadingValue } from './decode-point';
import type { StackReadings } from './read-stack';

/** Who a stack says it is; null where it does not say. `versions` by component; '' is a component that runs only its boot loader. */
export interface StackIdentity {
  readonly maker: string | null;
  readonly model: string | null;
  readonly serial: string | null;
  readonly hardwareClass: string | null;
  readonly bootloader: string | null;
  readonly versions: Readonly<Record<string, string | null>>;
  readonly bootCounter: number | null;
  readonly uptimeSeconds: number | null;
}

/** The readings that `identityOf` needs, for a `readStack` of no more than them. */
export const IDENTITY_READINGS: readonly ReadingName[] = [
  'maker',
  'model',
  'serial',
  'hardware-class',
  'bootloader',
  'version',
  'boot-counter',
  'uptime',
];

/** The value of one reading, null where the stack has none. `subject`: the component or the bank; left out, the first. */
export function valueOf(readings: StackReadings, reading: ReadingName, subject?: string): ReadingValue {
  const found = readings.list.find(
    (candidate) => candidate.reading === reading && (subject === undefined || candidate.subject === subject),
  );
  return found?.value ?? null;
}

/** Who the stack says it is. An empty serial, class or boot loader is none: two stacks without a serial are not the same stack. */
export function identityOf(readings: StackReadings): StackIdentity {
  const text = (reading: ReadingName): string | null => {
    const value = valueOf(readings, reading);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const number = (reading: ReadingName): number | null => {
    const value = valueOf(readings, reading);
    return typeof value === 'number' ? value : null;
  };
  const versions = readings.list
    .filter(({ reading, subject }) => reading === 'version' && subject !== null)
    .map(({ subject, value }) => [String(subject), typeof value === 'string' ? value : null] as const);
  return {
    maker: text('maker'),
    model: text('model'),
    serial: text('serial'),
    hardwareClass: text('hardware-class'),
    bootloader: text('bootloader'),
    versions: Object.fromEntries(versions),
    bootCounter: number('boot-counter'),
    uptimeSeconds: number('uptime'),
  };
}
