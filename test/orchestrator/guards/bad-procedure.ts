import { buildPlan, type Node, type Plan, type PlannedStep } from '../../../src/orchestrator';

/** A procedure written badly: the same site, product and targets, another tree. */
export function replanned(plan: Plan, tree: Node): Plan {
  const { site, product, slice, banks, route, targets, pace } = plan;
  const procedure = {
    name: plan.procedure,
    version: plan.procedureVersion,
    title: { id: 'procedure.parallel-stack-update', params: {} },
    completes: 'joined',
    updates: plan.targets.length > 0,
    stacks: 'any',
    tree,
  } as const;
  return buildPlan({ procedure, site, product, slice, banks, route, targets, placements: [], pace });
}

type Match = (step: PlannedStep) => boolean;

/** The steps one after another, as they stand in the list. */
function inSequence(plan: Plan, steps: readonly PlannedStep[]): Plan {
  return {
    ...plan,
    steps: steps.map((step, index) => {
      const previous = steps[index - 1];
      return { ...step, needs: previous === undefined ? [] : [previous.id] };
    }),
  };
}

/** The same plan without some steps; what a left-out step would have left to put back stays with the step after it. */
export function dropped(plan: Plan, match: Match): Plan {
  const kept: PlannedStep[] = [];
  let creates: PlannedStep['creates'] = [];
  for (const step of plan.steps) {
    creates = [...creates, ...step.creates];
    if (match(step)) continue;
    kept.push({ ...step, creates });
    creates = [];
  }
  return inSequence(plan, kept);
}

/** The same plan with some steps moved before the first one that the anchor names. */
export function movedBefore(plan: Plan, match: Match, anchor: Match): Plan {
  const moved = plan.steps.filter(match);
  const rest = plan.steps.filter((step) => !match(step));
  const at = rest.findIndex(anchor);
  return inSequence(plan, [...rest.slice(0, at), ...moved, ...rest.slice(at)]);
}

/** The number of a step in its plan; `S2/switch-on` once or more often. */
export const named =
  (step: string, stack?: string): Match =>
  (candidate) =>
    candidate.step === step && (stack === undefined || candidate.stack === stack);
