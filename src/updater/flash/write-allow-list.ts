import type { Line } from '../../fieldbus';
import { StackhandError } from '../../kernel';

/** Registers from `address` on. */
export interface RegisterRange {
  readonly address: number;
  readonly count: number;
}

/** Registers of a unit on a line. */
export type UpdateRegisters = Pick<Line, 'readHolding' | 'writeHolding'>;

/**
 * The same registers, but writes leave only into the allowed ranges: the one place through which an update writes at all. Everything else is
 * `updater.write-not-allowed` before a byte leaves. Reads pass.
 */
export function writingOnlyInto(registers: UpdateRegisters, allowed: readonly RegisterRange[]): UpdateRegisters {
  return {
    readHolding: (unit, address, count, options) => registers.readHolding(unit, address, count, options),
    writeHolding: async (unit, address, words, options) => {
      const fits = allowed.some(
        (range) => address >= range.address && address + words.length <= range.address + range.count,
      );
      if (!fits || words.length === 0) throw notAllowed(unit, address, words.length, allowed);
      await registers.writeHolding(unit, address, words, options);
    },
  };
}

function notAllowed(unit: number, address: number, count: number, allowed: readonly RegisterRange[]): StackhandError {
  return new StackhandError({
    code: 'updater.write-not-allowed',
    what: 'The product does not allow these registers to be written; nothing was sent.',
    where: `unit ${unit}, register ${address}`,
    value: `${count} registers`,
    allowed: allowed.map((range) => `${range.address} to ${range.address + range.count - 1}`).join(', ') || 'none',
    remedy: 'Correct the update block of the profile, or the models that its route may write.',
  });
}
