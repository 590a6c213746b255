import type { PlannedStep, RunState } from '../../orchestrator';
import { masterOf } from '../../stacks';
import type { Moment } from './walk';

/** What was counted where a count was due. Null: not read, or nobody could see it. */
export interface CountLine {
  readonly stack: string;
  readonly of: 'alone' | 'set';
  readonly first: number | null;
  readonly again: number | null;
  readonly wanted: number;
}

/**
 * Every count that the plan asks for, alone and of the whole set, as it was read when it was accepted: a later look that nobody could make, and
 * that turned out not to be due, takes nothing from it. A count that nothing asked for on site is none.
 */
export class CountWatch {
  private readonly accepted = new Map<string, CountLine>();

  see({ event, after }: Moment): void {
    if (event.type !== 'step.done') return;
    const step = after.plan.steps.find(({ id }) => id === event.data.stepId);
    if (step?.step === 'accept-count') this.accepted.set(step.id, lineOf(after, step));
  }

  lines(run: RunState): readonly CountLine[] {
    const isDone = ({ id }: PlannedStep): boolean => run.steps.get(id)?.status === 'done';
    return run.plan.steps
      .filter((step) => step.step === 'accept-count' && (step.params.onlyIf === undefined || isDone(step)))
      .map((step) => (isDone(step) ? this.accepted.get(step.id) : undefined) ?? lineOf(run, step));
  }
}

function lineOf({ plan, facts }: RunState, { stack = masterOf(plan.site).tag, params }: PlannedStep): CountLine {
  const of = params.counted === 'set' ? 'set' : 'alone';
  const at = (name: string): number | null => {
    const value = facts.get(`${stack}/count-${name}`)?.value;
    return typeof value === 'number' ? value : null;
  };
  return { stack, of, first: at(of), again: at(`${of}-again`), wanted: of === 'set' ? plan.site.stacks.length : 1 };
}
