import { type Message, message, type Stamp } from '../../kernel';
import {
  EMPTY_SITE,
  evolve,
  type Plan,
  type PlannedStep,
  type PromptSpec,
  type RunState,
  type StepDefinition,
  stepDefinition,
} from '../../orchestrator';
import { type Say, sayIn } from '../../words';

/** A planned step with what it will say, as far as that is known before the run. */
export interface DescribedStep {
  readonly step: PlannedStep;
  readonly definition: StepDefinition;
  readonly title: string;
  readonly line: string | null;
  readonly prompt: PromptSpec | null;
}

const BEFORE: Stamp = { wallMs: 0, monoMs: 0, bootId: 'plan' };

/** Every step of a plan with its words. A run that has not begun knows no reading, so nothing that was found is in them. */
export function describedSteps(plan: Plan, say: Say = sayIn(undefined)): readonly DescribedStep[] {
  const run = evolve(undefined, {
    type: 'run.planned',
    data: { runId: 'plan', plan, software: '' },
    at: BEFORE,
    actor: '',
  });
  return plan.steps.map((step) => described(run, step, say));
}

function described(run: RunState, step: PlannedStep, say: Say): DescribedStep {
  const definition = stepDefinition(step.step);
  const context = { run, site: EMPTY_SITE, step, now: BEFORE };
  const prompt = definition.prompt?.(context) ?? null;
  const asked = prompt?.message ?? definition.wait?.(context).message;
  const before = onlyIf(run.plan, step);
  const condition = before === undefined ? '' : `${say(before).title} `;
  if (asked === undefined) {
    // What the machine judges without asking anybody has no prompt.
    const { title } = say(message(`judged.${step.step}`));
    return { step, definition, title: `${condition}${title}`, line: null, prompt };
  }
  const { title, line } = say(asked);
  return { step, definition, title: `${condition}${title}`, line: line ?? null, prompt };
}

/** What must have been seen before the step is led, in front of its words: on paper nobody else leaves it out. */
function onlyIf({ slice }: Plan, { params }: PlannedStep): Message | undefined {
  const code = (id: string): string => slice.detections.find((one) => one.id === id)?.clearsCode.value ?? '?';
  if (params.onlyIf === undefined) return undefined;
  switch (params.onlyIf) {
    case 'a-module-is-missed':
      return message('only-if.code', { code: code('modules') });
    case 'all-modules-lit':
      return message('only-if.code-and-lit', { code: code('modules') });
    case 'partners-are-missed':
      return message('only-if.code', { code: code('stacks') });
    case 'counted-since-the-wait':
    case 'waited-since-the-code':
      return message('only-if.counted-again');
  }
}
