import { type Message, StackhandError } from '../../kernel';
import { evolve, type RunEvent, type RunState } from '../../orchestrator';

/** One event of a run with the state before and after it. `number` counts from 1, as in the journal. */
export interface Moment {
  readonly number: number;
  readonly event: RunEvent;
  readonly before: RunState | undefined;
  readonly after: RunState;
}

/** Something in the record that cannot have happened as it is written, or that is missing. */
export interface Finding {
  readonly code: string;
  readonly what: string;
  readonly number: number | null;
}

/** The same before it is said. */
export interface Found {
  readonly code: string;
  readonly what: Message;
  readonly number: number | null;
}

/** Folds the events and shows each one on its way; returns the last state. Throws `reports.no-plan` for a record without its beginning. */
export function walk(events: readonly RunEvent[], visit: (moment: Moment) => void): RunState {
  if (events[0]?.type !== 'run.planned') throw noPlan();
  let state: RunState | undefined;
  events.forEach((event, index) => {
    const after = evolve(state, event);
    visit({ number: index + 1, event, before: state, after });
    state = after;
  });
  if (state === undefined) throw noPlan();
  return state;
}

function noPlan(): StackhandError {
  return new StackhandError({
    code: 'reports.no-plan',
    what: 'The record of this run does not begin with its plan.',
    remedy: 'Check the journal (`stackhand verify`) and take the record from a backup.',
  });
}
