import { cabledWith, cableGroups } from '../link-chain';
import type { PlantState, StackState } from '../plant-state';
import type { OracleName } from '../plant-types';
import { trip } from '../record';
import { isBeingWritten, isLit, versionsText } from '../stack-words';
import { isMaster, runningService } from '../switch-meaning';
import { forbiddenStanding } from './forbidden-pattern';

/** A wrong condition: what it is called, and each place where it holds now, in words that stay the same while it lasts. */
interface StandingOracle {
  readonly oracle: OracleName;
  holds(state: PlantState): string[];
}

const tags = (stacks: readonly StackState[]) => stacks.map((stack) => stack.tag).join(' and ');

function twoMasters(state: PlantState): string[] {
  return cableGroups(state)
    .map((group) => group.filter((stack) => isLit(stack) && stack.power !== 'half-on' && isMaster(state, stack)))
    .filter((masters) => masters.length > 1)
    .map(tags);
}

function isAsFound(state: PlantState, stack: StackState): boolean {
  return state.asFoundVersions[stack.tag] === versionsText(stack);
}

function mixedVersions(state: PlantState): string[] {
  return cableGroups(state)
    .map((group) => group.filter(isLit))
    .filter((lit) => new Set(lit.map(versionsText)).size > 1 && !lit.every((stack) => isAsFound(state, stack)))
    .map(tags);
}

function twoOnWhileIsolated(state: PlantState): string[] {
  const onBus = state.stacks.filter((stack) => isLit(stack) && stack.power !== 'half-on' && stack.disconnectClosed);
  return onBus.flatMap((stack, index) => {
    const group = cabledWith(state, stack.tag);
    return onBus.slice(index + 1).flatMap((other) => (group.has(other.tag) ? [] : [tags([stack, other])]));
  });
}

function servicePatternOnClosedBreaker(state: PlantState): string[] {
  if (!state.breakers.some((breaker) => breaker.closed)) return [];
  return state.stacks
    .filter((stack) => runningService(state, stack) !== null)
    .map((stack) => `${stack.tag} INV_SET ${stack.takenInv}`);
}

function flashWhileLinked(state: PlantState): string[] {
  const written = state.stacks.filter((stack) => isBeingWritten(state, stack)).map((stack) => stack.tag);
  return state.links
    .filter((link) => written.includes(link.from) || written.includes(link.to))
    .map((link) => `${link.from}-${link.to}`);
}

function flashWithBreakerClosed(state: PlantState): string[] {
  if (!state.stacks.some((stack) => isBeingWritten(state, stack))) return [];
  return state.breakers.filter((breaker) => breaker.closed).map((breaker) => breaker.id);
}

const STANDING_ORACLES: readonly StandingOracle[] = [
  { oracle: 'two-masters-on-linked-chain', holds: twoMasters },
  { oracle: 'mixed-versions-joined', holds: mixedVersions },
  { oracle: 'two-on-while-isolated', holds: twoOnWhileIsolated },
  { oracle: 'service-pattern-with-breaker-closed', holds: servicePatternOnClosedBreaker },
  { oracle: 'flash-while-linked', holds: flashWhileLinked },
  { oracle: 'flash-with-breaker-closed', holds: flashWithBreakerClosed },
];

/** Records what has become wrong; what was found so, or lasts, is not recorded again. */
export function watchStanding(state: PlantState, record = true): void {
  const now: string[] = [];
  for (const row of STANDING_ORACLES) {
    for (const detail of row.holds(state)) {
      const key = `${row.oracle} ${detail}`;
      now.push(key);
      if (record && !state.standing.includes(key)) trip(state, row.oracle, detail);
    }
  }
  state.standing = [...now, ...forbiddenStanding(state)];
}
