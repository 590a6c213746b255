import type { Stamp } from '../kernel';
import type { Pattern } from './pattern';

/** Where a position was taken from: seen at the bank now, noted earlier by somebody, or read off a photo. */
export type SnapshotOrigin = 'seen' | 'noted' | 'photo';

/** How one bank stood. `module` counts from the top, only for a bank on a module. `pattern` null: it could not be seen. */
export interface Snapshot {
  readonly stack: string;
  readonly bank: string;
  readonly module?: number;
  readonly pattern: Pattern | null;
  readonly origin: SnapshotOrigin;
  readonly by: string;
  readonly at: Stamp;
}

/** Which bank is meant: on this stack and, for a bank of a module, on this module. */
export type BankPlace = Pick<Snapshot, 'stack' | 'bank' | 'module'>;

/** The last snapshot in the list of this very bank. The list is in the order of recording; clocks are not compared. */
export function latestSnapshot(snapshots: readonly Snapshot[], place: BankPlace): Snapshot | undefined {
  return snapshots.findLast(
    (snapshot) => snapshot.stack === place.stack && snapshot.bank === place.bank && snapshot.module === place.module,
  );
}
