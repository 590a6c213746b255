import { StackhandError } from '../kernel';
import type { PlanWishBody } from '../operator-api';
import type { Plan } from '../orchestrator';
import { findProfile } from '../products';
import { locateSiteProblems, type Site, siteFromYaml } from '../stacks';
import { trainingPlacements } from './demo/training-wish';
import { planFor } from './plan-request';

/** The plan for a wish as it came over HTTP. Problems of a site that came as YAML name line and column. */
export function planOfWish({ site, siteYaml, ...wish }: PlanWishBody): Plan {
  if (site !== undefined) return planOfSite(site, wish);
  const text = siteYaml ?? '';
  const read = siteFromYaml(text);
  if ('problems' in read) throw problems(read.problems);
  try {
    return planOfSite(read.site, wish);
  } catch (error) {
    if (!(error instanceof StackhandError) || !error.code.startsWith('stacks.')) throw error;
    throw problems(locateSiteProblems(text, error.problems));
  }
}

/** The versions of a training site are made up and stand on no list of a product: they are placed unless the wish places some. */
function planOfSite(site: Site, wish: Omit<PlanWishBody, 'site' | 'siteYaml'>): Plan {
  const profile = findProfile(site.product);
  const placements = wish.placements ?? (site.training ? trainingPlacements(profile) : []);
  return planFor({ ...wish, site, placements }, profile);
}

function problems([first, ...others]: StackhandError['problems']): Error {
  return first === undefined ? new Error('A refusal without a problem.') : new StackhandError(first, ...others);
}
