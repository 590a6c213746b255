import { planFor, type PlanWish } from '../../src/app/plan-request';
import { trainingPlacements } from '../../src/app/demo/training-wish';
import type { Plan } from '../../src/orchestrator';
import { findProfile } from '../../src/products';
import { exampleSite, type ExampleSiteOptions } from '../../src/stacks';

/** The plan of a procedure for an example site; without a name, the update that fits the number of stacks. */
export function planOf(options: ExampleSiteOptions, wish: Partial<PlanWish> = {}): Plan {
  const site = exampleSite(options);
  const profile = findProfile(site.product);
  const procedure = options.stacks === 1 ? 'single-stack-update' : 'parallel-stack-update';
  return planFor({ procedure, site, placements: trainingPlacements(profile), ...wish }, profile);
}
