import { ageMs, type Message, message, type Stamp } from '../kernel';
import type { PhysicalState } from './events';
import { flashSince, torn, writingStacks } from './flash-state';
import { notDark, physicalStateOf } from './physical';
import type { RunState } from './run-state';
import { paceOf } from './step';
import { stepDefinition } from './steps';

/** What is to be done before the site may be left, and about how long it takes. Null: nobody can know. */
export interface WayOut {
  readonly message: Message;
  readonly minutes: number | null;
}

const minutesOf = (step: string): number => stepDefinition(step).minutes ?? 0;

/** The nearest state that may be left, from where the site is now, with its minutes (SI-08). */
export function wayOut(run: RunState, now: Stamp): WayOut {
  const stacks = notDark(run).join(', ');
  const off = Math.ceil(minutesOf('open-and-lock-breakers') + notDark(run).length * minutesOf('switch-off'));
  switch (physicalStateOf(run)) {
    case 'as-found':
    case 'all-off-locked':
      return { message: message('leave.now'), minutes: 0 };
    case 'parked': {
      const minutes = of(run, 'resume-inverter', 'switch-source-on');
      return { message: message('leave.parked', { minutes }), minutes };
    }
    case 'not-all-off':
      return { message: message('leave.not-all-off', { minutes: off, stacks }), minutes: off };
    case 'live':
    case 'in-service': {
      const minutes = of(run, 'park-inverter', 'switch-source-off') + off;
      return { message: message('leave.live', { minutes, stacks }), minutes };
    }
    case 'updater-must-stay':
      // A run without an update knows no limit of what writes there all the same.
      return torn(run) || run.plan.route === null
        ? { message: message('leave.torn'), minutes: null }
        : whileWriting(run, now);
  }
}

/** Minutes for every inverter and every source of the site. */
const of = ({ plan }: RunState, perInverter: string, perSource: string): number =>
  Math.ceil(plan.site.inverters.length * minutesOf(perInverter) + plan.site.sources.length * minutesOf(perSource));

/** At the latest when the route's hard limit has passed. */
function whileWriting(run: RunState, now: Stamp): WayOut {
  const [stack = ''] = writingStacks(run);
  const since = flashSince(run, stack) ?? now;
  const limit = run.plan.route?.hardLimitSeconds ?? 0;
  const minutes = Math.ceil(Math.max(0, limit - (ageMs(since, now) * paceOf(run.plan)) / 1000) / 60);
  return { message: message('leave.writing', { minutes }), minutes };
}

/** The state that the way out ends in; while something is written there is none, and it stays as it is. */
export function leftIn(run: RunState): PhysicalState {
  const now = physicalStateOf(run);
  switch (now) {
    case 'as-found':
    case 'parked':
      return 'as-found';
    case 'all-off-locked':
    case 'not-all-off':
    case 'live':
    case 'in-service':
      return 'all-off-locked';
    case 'updater-must-stay':
      return now;
  }
}
