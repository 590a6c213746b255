import type { Stamp } from '../../kernel';
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
import { say } from '../../words';

/** A planned step with what it will say, as far as that is known before the run. */
export interface DescribedStep {
  readonly step: PlannedStep;
  readonly definition: StepDefinition;
  readonly title: string;
  readonly line: string | null;
  readonly prompt: PromptSpec | null;
}

const BEFORE: Stamp = { wallMs: 0, monoMs: 0, bootId: 'plan' };

/** What the machine judges without asking anybody has no prompt, so its words stand here. */
const JUDGED: Readonly<Record<string, string>> = {
  'accept-count': 'Stackhand judges the count that was typed twice.',
  'pass-stack': 'Stackhand judges versions, codes and hold of this stack.',
  'test-link': 'Stackhand tests the lead to this stack and whether the image fits it.',
  'send-firmware': 'Stackhand writes this stack. Hands off until it says so.',
  'compare-with-lead': 'Stackhand compares what was told with what the stack itself says.',
  finish: 'Stackhand judges whether all is back and in service.',
};

/** Every step of a plan with its words. A run that has not begun knows no reading, so nothing that was found is in them. */
export function describedSteps(plan: Plan): readonly DescribedStep[] {
  const run = evolve(undefined, {
    type: 'run.planned',
    data: { runId: 'plan', plan, software: '' },
    at: BEFORE,
    actor: '',
  });
  return plan.steps.map((step) => described(run, step));
}

function described(run: RunState, step: PlannedStep): DescribedStep {
  const definition = stepDefinition(step.step);
  const context = { run, site: EMPTY_SITE, step, now: BEFORE };
  const prompt = definition.prompt?.(context) ?? null;
  const message = prompt?.message ?? definition.wait?.(context).message;
  if (message === undefined)
    return {
      step,
      definition,
      title: `${onlyIf(run.plan, step)}${JUDGED[step.step] ?? step.step}`,
      line: null,
      prompt,
    };
  const { title, line } = say(message);
  return { step, definition, title: `${onlyIf(run.plan, step)}${title}`, line: line ?? null, prompt };
}

/** What must have been seen before the step is led, in front of its words: on paper nobody else leaves it out. */
function onlyIf({ slice }: Plan, { params }: PlannedStep): string {
  const code = (id: string): string => slice.detections.find((one) => one.id === id)?.clearsCode.value ?? '?';
  if (params.onlyIf === undefined) return '';
  switch (params.onlyIf) {
    case 'a-module-is-missed':
      return `Only if ${code('modules')} is shown: `;
    case 'all-modules-lit':
      return `Only if ${code('modules')} is shown and every lamp lit: `;
    case 'partners-are-missed':
      return `Only if ${code('stacks')} is shown: `;
    case 'counted-since-the-wait':
    case 'waited-since-the-code':
      return 'Only if counted again: ';
  }
}
