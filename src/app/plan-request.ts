import { findProcedure, buildPlan, type Plan, type UpdateTarget, type VersionPlacement } from '../orchestrator';
import type { ProductProfile } from '../products';
import { checkSite, type Site } from '../stacks';
import { StackhandError } from '../kernel';
import { operatorToolFacts, type UpdateRoute } from '../updater';

/** What a person asks for when a run is planned. */
export interface PlanWish {
  readonly procedure: string;
  readonly site: Site;
  readonly route?: string | undefined;
  readonly targets?: readonly UpdateTarget[] | undefined;
  readonly placements?: readonly VersionPlacement[] | undefined;
  readonly pace?: number | undefined;
}

/** The plan for a wish: the site checked against its product, the route's facts, targets as told or the profile's stated minimums. Throws with every problem found. */
export function planFor(wish: PlanWish, profile: ProductProfile): Plan {
  const procedure = findProcedure(wish.procedure);
  const [problem, ...more] = checkSite(wish.site, profile.stack, profile.banks);
  if (problem !== undefined) throw new StackhandError(problem, ...more);
  const route = procedure.updates ? routeOf(profile, wish.route) : null;
  const targets = procedure.updates ? (wish.targets ?? minimums(profile, route)) : [];
  return buildPlan({
    procedure,
    site: wish.site,
    product: { id: profile.id, revision: profile.revision, displayName: profile.displayName },
    slice: profile.stack,
    banks: profile.banks,
    route: route === null ? null : operatorToolFacts(route, unitsOf(wish.site, profile, targets)),
    targets,
    placements: wish.placements ?? [],
    pace: wish.pace ?? 1,
  });
}

/** Boards and modules that the tool writes one after another in the largest stack. */
function unitsOf(site: Site, profile: ProductProfile, targets: readonly UpdateTarget[]): number {
  const parts = profile.stack.components.filter((component) =>
    targets.some((target) => target.component === component.key),
  );
  const modules = parts.some((component) => component.on === 'module')
    ? Math.max(...site.stacks.map((stack) => stack.modules.length))
    : 0;
  return Math.max(1, parts.filter((component) => component.on === 'controller').length + modules);
}

function routeOf(profile: ProductProfile, id: string | undefined): UpdateRoute {
  const route = id === undefined ? profile.routes[0] : profile.routes.find((candidate) => candidate.id === id);
  if (route !== undefined) return route;
  throw new StackhandError({
    code: 'updater.no-such-route',
    what: 'The product has no update route with this id.',
    where: 'route',
    value: id ?? 'none',
    allowed:
      profile.routes.map((candidate) => candidate.id).join(', ') ||
      'none: nobody published a way to update this product',
    remedy: 'Name one of them.',
  });
}

/** What the profile states as the minimum of each component that the route brings in. */
function minimums(profile: ProductProfile, route: UpdateRoute | null): readonly UpdateTarget[] {
  return profile.stack.components.flatMap(({ key, on, minimum }) =>
    on === 'gateway' || minimum.standing === 'unknown' || route?.updates.includes(key) !== true
      ? []
      : [{ component: key, version: minimum.value, source: minimum.source, date: 'as the profile states' }],
  );
}
