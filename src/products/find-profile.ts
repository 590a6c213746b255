import { StackhandError } from '../kernel';
import type { ProductProfile } from './profile';
import { profiles } from './profiles';

/** The profile with this id, from the shipped ones or the given list. Throws `products.profile-unknown`, naming the ids there are. */
export function findProfile(id: string, among: readonly ProductProfile[] = profiles): ProductProfile {
  const found = among.find((profile) => profile.id === id);
  if (found !== undefined) return found;
  throw new StackhandError({
    code: 'products.profile-unknown',
    what: 'There is no product profile with this id.',
    where: 'product',
    value: id,
    allowed: among.map((profile) => profile.id).join(', '),
    remedy: 'Use one of the ids, or give the directory that holds the profile with --profiles.',
  });
}
