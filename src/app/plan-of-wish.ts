import { parseLineAddress } from '../fieldbus';
import { StackhandError } from '../kernel';
import type { PlanWishBody } from '../operator-api';
import type { Plan } from '../orchestrator';
import { findProfile } from '../products';
import { locateSiteProblems, type Site, siteFromYaml } from '../stacks';
import { trainingPlacements } from './demo/training-wish';
import type { ImageShelf } from './images';
import { planFor } from './plan-request';

type Images = Pick<ImageShelf, 'approve'>;
type Rest = Omit<PlanWishBody, 'site' | 'siteYaml'>;

/** The plan for a wish as it came over HTTP. Problems of a site that came as YAML name line and column. */
export const planOfWish =
  (images: Images) =>
  async ({ site, siteYaml, ...wish }: PlanWishBody, approvedBy: string): Promise<Plan> => {
    if (site !== undefined) return planOfSite(images, site, wish, approvedBy);
    const text = siteYaml ?? '';
    const read = siteFromYaml(text);
    if ('problems' in read) throw problems(read.problems);
    try {
      return await planOfSite(images, read.site, wish, approvedBy);
    } catch (error) {
      if (!(error instanceof StackhandError) || !error.code.startsWith('stacks.')) throw error;
      throw problems(locateSiteProblems(text, error.problems));
    }
  };

/** The versions of a training site are made up and stand on no list of a product: they are placed unless the wish places some. */
async function planOfSite(
  images: Images,
  site: Site,
  { image, imageBefore, ...wish }: Rest,
  approvedBy: string,
): Promise<Plan> {
  const profile = findProfile(site.product);
  // A slip in the name of a line is told now, not when a stack stands open.
  for (const { wire } of [...site.stacks, ...site.inverters]) if (wire !== undefined) parseLineAddress(wire.line);
  for (const { can } of site.inverters) if (can !== undefined) parseLineAddress(can);
  const placements = wish.placements ?? (site.training ? trainingPlacements(profile) : []);
  const approved = image === undefined ? undefined : await images.approve(image, approvedBy);
  const before = imageBefore === undefined ? undefined : await images.approve(imageBefore, approvedBy);
  return planFor({ ...wish, site, placements, image: approved, imageBefore: before }, profile);
}

function problems([first, ...others]: StackhandError['problems']): Error {
  return first === undefined ? new Error('A refusal without a problem.') : new StackhandError(first, ...others);
}
