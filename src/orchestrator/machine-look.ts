import type { Draft } from './draft';
import type { PlannedStep } from './plan-types';
import { contextOf, stackNamed, type StepContext, valueOf } from './step';
import { stepDefinition } from './steps';

/**
 * Whether the machine looks before a person is asked: it can reach the unit, can read what is wanted, and nobody knows it to be silent.
 * `silent`: it did not answer before, and is not asked at every question.
 */
export function machineLooks(draft: Draft, step: PlannedStep): 'looks' | 'silent' | 'cannot' {
  const c = contextOf(draft, step);
  const definition = stepDefinition(step.step);
  const { byMachine } = definition;
  // Where there is nobody to ask the machine looks anew: a comparison is never passed over because it was held once.
  const asked = definition.prompt !== undefined && draft.run.steps.get(step.id)?.ended !== undefined;
  if (byMachine?.wants(c) === undefined || asked) return 'cannot';
  if (!reachable(c) || (byMachine.evenIfSilent !== true && off(c))) return 'cannot';
  return byMachine.evenIfSilent === true || !silent(c) ? 'looks' : 'silent';
}

/** Whether the stack, or the inverter, of a step has a lead to this computer. */
function reachable({ run, step }: StepContext): boolean {
  if (run.plan.wire === undefined) return false;
  if (step.stack !== undefined) return stackNamed(run.plan, step.stack)?.wire !== undefined;
  return run.plan.site.inverters.some(({ id, wire }) => id === step.params.inverter && wire !== undefined);
}

/** A stack that is off says nothing. */
const off = ({ run, step }: StepContext): boolean => valueOf(run, `${step.stack}/power`) === 'off';

/** One that did not answer since its power changed is not waited for at every question. */
function silent({ run, step }: StepContext): boolean {
  const wire = run.facts.get(`${step.stack}/wire`);
  const power = run.facts.get(`${step.stack}/power`)?.order ?? -1;
  // Asked again means looked again: a person who changed a plug is not told that nothing answered before.
  const again = run.steps.get(step.id)?.againSince ?? -1;
  return wire?.value === 'silent' && wire.order > Math.max(power, again);
}
