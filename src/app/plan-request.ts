import {
  findProcedure,
  buildPlan,
  type Plan,
  type RouteFacts,
  type UpdateTarget,
  type VersionPlacement,
  type WireFacts,
} from '../orchestrator';
import type { ProductProfile } from '../products';
import { checkSite, type Site } from '../stacks';
import { type Problem, StackhandError } from '../kernel';
import { type ApprovedImage, modbusBlockFacts, operatorToolFacts, type UpdateRoute } from '../updater';

/** What a person asks for when a run is planned. */
export interface PlanWish {
  readonly procedure: string;
  readonly site: Site;
  readonly route?: string | undefined;
  readonly targets?: readonly UpdateTarget[] | undefined;
  readonly placements?: readonly VersionPlacement[] | undefined;
  readonly pace?: number | undefined;
  /** The image that Stackhand is to send, taken in and approved before. */
  readonly image?: ApprovedImage | undefined;
  /** The image that the stacks run now, for the way back; approved like the other. */
  readonly imageBefore?: ApprovedImage | undefined;
}

/** The plan for a wish: the site checked against its product, the route's facts, targets as told or the profile's stated minimums. Throws with every problem found. */
export function planFor(wish: PlanWish, profile: ProductProfile): Plan {
  const procedure = findProcedure(wish.procedure);
  const updated = (): UpdateRoute | null => {
    const named = procedure.updates ? routeOf(profile, wish.route) : null;
    if (named?.kind === 'modbus-block') everyStackHasALead(wish.site);
    return named;
  };
  // Whoever puts one right does not learn of the next only then.
  const [problem, ...more] = [...checkSite(wish.site, profile.stack, profile.banks), ...problemsOf(updated)];
  if (problem !== undefined) throw new StackhandError(problem, ...more);
  const route = updated();
  const targets = procedure.updates ? targetsOf(wish, profile, route) : [];
  return buildPlan({
    procedure,
    site: wish.site,
    product: { id: profile.id, revision: profile.revision, displayName: profile.displayName },
    slice: profile.stack,
    banks: profile.banks,
    route: route === null ? null : routeFacts(route, unitsOf(wish.site, profile, targets), wish),
    wire: wireOf(wish.site, profile),
    targets,
    placements: wish.placements ?? [],
    pace: wish.pace ?? 1,
  });
}

function problemsOf(check: () => unknown): readonly Problem[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof StackhandError) return error.problems;
    throw error;
  }
}

/** What the run needs of the way the firmware gets in; where Stackhand sends it, the image must be there. */
function routeFacts(route: UpdateRoute, units: number, { image, imageBefore }: PlanWish): RouteFacts {
  const named = image ?? imageBefore;
  if (route.kind === 'operator-tool' && named !== undefined) throw imageNotSent(route, named);
  if (route.kind === 'operator-tool') return operatorToolFacts(route, units);
  if (image !== undefined) return modbusBlockFacts(route, units, image, imageBefore);
  throw new StackhandError({
    code: 'updater.image-missing',
    what: 'On this route Stackhand sends the image itself, and none is named.',
    where: 'image',
    value: 'none',
    remedy:
      'Upload the file on the plan page, or take it in with `stackhand image add <file>` and name it with --image <digest>.',
  });
}

function imageNotSent({ id, tool }: UpdateRoute, { sha256 }: ApprovedImage): StackhandError {
  return new StackhandError({
    code: 'updater.image-not-sent',
    what: `On this route ${tool} holds the image; Stackhand sends none.`,
    where: 'image',
    value: sha256.slice(0, 16),
    allowed: `no image with the route ${id}`,
    remedy: 'Leave the image out, or choose a route on which Stackhand sends it.',
  });
}

/** A stack without a lead cannot be written by the machine, and a set of two versions is never joined. */
function everyStackHasALead({ stacks }: Site): void {
  const problems = stacks.flatMap((stack, index) =>
    stack.wire === undefined
      ? [
          {
            code: 'updater.no-lead',
            what: `On this route Stackhand writes every stack itself, and ${stack.tag} has no lead.`,
            where: `stacks[${index}].wire`,
            value: 'none',
            allowed: 'line and unit, e.g. { line: "serial:/dev/serial/by-id/…", unit: 1 }',
            remedy:
              'Connect its service port and name the line in the site file; `stackhand line list` shows the lines.',
          },
        ]
      : [],
  );
  const [first, ...more] = problems;
  if (first !== undefined) throw new StackhandError(first, ...more);
}

/** What can be read of this site by the machine: what the product publishes, where a stack has a lead. */
function wireOf(site: Site, { bus }: ProductProfile): WireFacts | undefined {
  const reached = [...site.stacks, ...site.inverters].filter(({ wire }) => wire !== undefined);
  if (reached.length === 0) return undefined;
  const names = bus?.points.map(({ reading, subject }) => (subject === null ? reading : `${reading}:${subject}`)) ?? [];
  return { readable: names, bus };
}

/** What is to be installed: the image itself says it where Stackhand sends one. */
function targetsOf(
  { image, targets }: PlanWish,
  profile: ProductProfile,
  route: UpdateRoute | null,
): readonly UpdateTarget[] {
  if (image === undefined || route?.kind !== 'modbus-block') return targets ?? minimums(profile, route);
  const { component, version, sha256, approvedBy } = image;
  return [
    { component, version, source: `image ${sha256.slice(0, 16)}, approved by ${approvedBy}`, date: 'with this plan' },
  ];
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
