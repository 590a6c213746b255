import type { OperatorToolRoute } from '../routes.slice';
import { type RouteTimes, routeTimes } from './route-times';

/** What a run needs of the route. The image stays in the tool: not seen by Stackhand. */
export interface OperatorToolFacts extends RouteTimes {
  readonly kind: 'operator-tool';
  readonly image: null;
}

/** The facts of a route by a tool in a person's hands. Throws `updater.time-unknown`. */
export function operatorToolFacts(route: OperatorToolRoute, units: number): OperatorToolFacts {
  return { ...routeTimes(route, units), kind: 'operator-tool', image: null };
}
