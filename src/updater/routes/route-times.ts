import { type Fact, StackhandError } from '../../kernel';
import type { UpdateRoute } from '../routes.slice';

/** What a run needs of any route. Seconds. */
export interface RouteTimes {
  readonly id: string;
  readonly tool: string;
  readonly busyCode: string | null;
  readonly normalSeconds: number;
  readonly hardLimitSeconds: number;
  readonly holdSeconds: number;
  readonly secondColdStart: boolean;
  readonly components: readonly string[];
  /** The route as its product states it. */
  readonly stated: UpdateRoute;
}

/**
 * The times of a route for stacks in which `units` boards and modules are written one after another. The published times are those of one
 * controller board, so they are taken once per unit (inferred). Throws `updater.time-unknown` where nobody published a time: without a
 * hard limit nobody could tell a slow update from a bricked unit.
 */
export function routeTimes(route: UpdateRoute, units: number): RouteTimes {
  return {
    id: route.id,
    tool: route.tool,
    busyCode: route.busyCode,
    normalSeconds: stated(route, 'normalSeconds', route.normalSeconds) * units,
    hardLimitSeconds: stated(route, 'hardLimitSeconds', route.hardLimitSeconds) * units,
    holdSeconds: route.holdSeconds.value ?? 120,
    secondColdStart: route.secondColdStart.value ?? true,
    components: route.updates,
    stated: route,
  };
}

function stated(route: UpdateRoute, name: string, fact: Fact<number>): number {
  if (fact.standing !== 'unknown') return fact.value;
  throw new StackhandError({
    code: 'updater.time-unknown',
    what: `Nobody published how long an update by ${route.tool} takes.`,
    where: `routes.${route.id}.${name}`,
    value: 'unknown',
    remedy: 'Choose another route of the product, or add a profile with the figure the maker gave you.',
  });
}
