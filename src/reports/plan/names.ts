import type { ObligationSpec, Plan } from '../../orchestrator';
import { type Say, sayIn } from '../../words';

/** What must be put back, as a person calls it: "INV SET of S2", "Link cables". */
export function obligationName(plan: Plan, spec: ObligationSpec, say: Say = sayIn(undefined)): string {
  const what =
    spec.kind === 'bank' ? bankName(plan, spec.bank ?? '') : say({ id: `obligation.${spec.kind}`, params: {} }).title;
  return spec.stack === undefined
    ? what
    : say({ id: 'obligation.of-stack', params: { what, stack: spec.stack } }).title;
}

/** The label on the hardware of a bank: "INV SET". */
export function bankName(plan: Plan, id: string): string {
  return plan.banks.find((bank) => bank.id === id)?.label ?? id;
}

/** The label of a component with firmware: "Battery module, Gen 2". */
export function componentName(plan: Plan, key: string): string {
  return plan.slice.components.find((component) => component.key === key)?.label ?? key;
}

/** "1 step", "2 steps". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "4 h 05 min", "35 min". Minutes are rounded up: a plan that is too short helps nobody. */
export function duration(minutes: number): string {
  const whole = Math.ceil(minutes);
  if (whole < 60) return `${whole} min`;
  return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')} min`;
}
