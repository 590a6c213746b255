import type { Line } from '../../fieldbus';
import { type RunState, stackNamed } from '../../orchestrator';
import type { BusSlice } from '../../stack-link';
import type { SiteStack } from '../../stacks';
import { timingOn } from './shared-timing';
import type { SiteLines } from './site-lines';

/** A stack that this computer reaches: the line it is on, and its bus with the unit that the site gives it. */
export interface StackWire {
  readonly stack: SiteStack;
  readonly bus: BusSlice;
  readonly lineText: string;
  line(): Promise<Line>;
}

/** The wire of the stack of a step. Throws where the plan has none: no such step is in it then. */
export function stackWire(lines: SiteLines, run: RunState, stepId: string): StackWire {
  const step = run.plan.steps.find((candidate) => candidate.id === stepId);
  const stack = stackNamed(run.plan, step?.stack);
  const published = run.plan.wire?.bus as BusSlice | undefined;
  if (stack?.wire === undefined || published === undefined) throw new Error(`Step ${stepId} has no lead to a stack.`);
  const { line: lineText, unit } = stack.wire;
  const bus = { ...published, unit };
  return { stack, bus, lineText, line: () => lines.line(run.runId, lineText, timingOn(run, lineText)) };
}
