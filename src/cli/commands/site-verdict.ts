import { type Problem, StackhandError } from '../../kernel';
import { findProfile, type ProductProfile, profiles } from '../../products';
import { checkSite, locateSiteProblems, type Site, siteFromYaml, siteWarnings } from '../../stacks';
import { textOf } from '../context';

interface CheckedSite {
  readonly text: string;
  readonly site: Site;
  readonly profile: ProductProfile;
}

/** Everything against a site text, and what is only said aloud; each with its place in the text. */
export function judged(text: string): { readonly problems: readonly Problem[]; readonly warnings: readonly Problem[] } {
  const read = siteFromYaml(text);
  if ('problems' in read) return { problems: read.problems, warnings: [] };
  const profile = profiles.find(({ id }) => id === read.site.product);
  if (profile === undefined)
    return { problems: locateSiteProblems(text, [noProduct(read.site.product)]), warnings: [] };
  const { stack, banks } = profile;
  const problems = locateSiteProblems(text, checkSite(read.site, stack, banks));
  return { problems, warnings: locateSiteProblems(text, siteWarnings(read.site, stack, banks)) };
}

function noProduct(value: string): Problem {
  return {
    code: 'products.profile-unknown',
    what: 'There is no product profile with this id.',
    where: 'product',
    value,
    allowed: profiles.map(({ id }) => id).join(', '),
    remedy: 'Use one of the ids; `stackhand profile show` lists them.',
  };
}

/** The site of a file. Throws with every problem of its text. */
export async function readSite(file: string, where: string): Promise<CheckedSite> {
  const text = await textOf(file, where);
  const read = siteFromYaml(text);
  if ('site' in read) return { text, site: read.site, profile: findProfile(read.site.product) };
  const [problem, ...more] = read.problems;
  if (problem === undefined) throw new Error('A site without problems was refused.');
  throw new StackhandError(problem, ...more);
}
