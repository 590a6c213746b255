import { findProfile, type ProductProfile } from '../../src/products';

/** What JSON makes of a profile, free to be spoiled by a test. */
export function rawProfile(id = 'homegrid-stackd-gen3'): ProductProfile {
  return structuredClone(findProfile(id));
}

/** The bank of a spoiled profile. */
export function bankIn(profile: ProductProfile, id: string): ProductProfile['banks'][number] {
  const bank = profile.banks.find((candidate) => candidate.id === id);
  if (bank === undefined) throw new Error(`no bank ${id}`);
  return bank;
}
