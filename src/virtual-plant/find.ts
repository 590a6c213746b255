import { type Problem, StackhandError } from '../kernel';
import type { StackSetup } from './plant-setup';
import type { InverterState, ModuleState, PlantState, StackState } from './plant-state';

/** The problem of a name that the site does not have. */
export function unknownName(where: string, value: string, allowed: readonly string[]): Problem {
  return {
    code: 'virtual-plant.unknown-name',
    what: 'The site has nothing of this name.',
    where,
    value,
    allowed: allowed.join(', '),
    remedy: 'Use one of the names of the site.',
  };
}

function found<T>(thing: T | undefined, where: string, value: string, allowed: readonly string[]): T {
  if (thing === undefined) throw new StackhandError(unknownName(where, value, allowed));
  return thing;
}

export function stackOf(state: PlantState, tag: string, where = 'stack'): StackState {
  const tags = state.stacks.map((stack) => stack.tag);
  return found(state.stacks[tags.indexOf(tag)], where, tag, tags);
}

/** What was written down about a stack and never changes: resistance, capacity, labels. */
export function stackSetupOf(state: PlantState, tag: string): StackSetup {
  const tags = state.setup.stacks.map((stack) => stack.tag);
  return found(state.setup.stacks[tags.indexOf(tag)], 'stack', tag, tags);
}

export function moduleOf(stack: StackState, position: number | undefined): ModuleState {
  const positions = stack.modules.map((_, index) => String(index + 1));
  return found(stack.modules[(position ?? 0) - 1], 'module', String(position ?? 'none'), positions);
}

export function breakerOf(state: PlantState, id: string): PlantState['breakers'][number] {
  const ids = state.breakers.map((breaker) => breaker.id);
  return found(state.breakers[ids.indexOf(id)], 'breaker', id, ids);
}

export function inverterOf(state: PlantState, id: string): InverterState {
  const ids = state.inverters.map((inverter) => inverter.id);
  return found(state.inverters[ids.indexOf(id)], 'inverter', id, ids);
}

export function inverterSetupOf(state: PlantState, id: string): PlantState['setup']['inverters'][number] {
  const ids = state.setup.inverters.map((inverter) => inverter.id);
  return found(state.setup.inverters[ids.indexOf(id)], 'inverter', id, ids);
}

export function sourceOf(state: PlantState, id: string): PlantState['sources'][number] {
  const ids = state.sources.map((source) => source.id);
  return found(state.sources[ids.indexOf(id)], 'source', id, ids);
}
