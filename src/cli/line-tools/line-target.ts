import { type LineAddress, lineAddressText, type LineTiming, parseLineAddress } from '../../fieldbus';
import { StackhandError } from '../../kernel';
import { findProfile, type ProductProfile, profiles } from '../../products';
import { type BusSlice, lineTimingOf } from '../../stack-link';

/** What a line tool is pointed at. `bus` undefined: no product was named. */
export interface LineTarget {
  readonly address: LineAddress;
  /** The address as text: it names the line everywhere. */
  readonly line: string;
  readonly unit: number;
  readonly timing: LineTiming;
  readonly profile: ProductProfile | undefined;
  readonly bus: BusSlice | undefined;
}

/** Every product that can be read on its own bus. */
export const wiredProfiles: readonly ProductProfile[] = profiles.filter(({ bus }) => bus !== null);

/**
 * Reads the address and what holds for the product. A serial address without settings takes those of the product. Throws
 * `fieldbus.bad-address`, `products.profile-unknown`, `cli.product-without-bus`.
 */
export function lineTarget(text: string, given: { unit?: number; product?: string }): LineTarget {
  const profile = given.product === undefined ? undefined : findProfile(given.product);
  if (profile !== undefined && profile.bus === null) throw withoutBus(profile.id);
  const named = profile?.bus ?? undefined;
  const unit = given.unit ?? named?.unit ?? 1;
  const parsed = parseLineAddress(text);
  const address =
    parsed.kind === 'serial' && named !== undefined && !text.includes('?') ? { ...parsed, ...named.serial } : parsed;
  return {
    ...{ address, line: lineAddressText(address), unit, timing: lineTimingOf(named), profile },
    bus: named === undefined ? undefined : { ...named, unit },
  };
}

function withoutBus(id: string): StackhandError {
  return new StackhandError({
    code: 'cli.product-without-bus',
    what: 'Nobody published how this product is read on its own bus.',
    where: '--product',
    value: id,
    allowed: wiredProfiles.map((profile) => profile.id).join(', '),
    remedy: 'Leave --product out: what a device says by SunSpec is read of any.',
  });
}
