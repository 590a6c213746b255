import { type Fact, StackhandError } from '../../kernel';
import type { FlashLimits } from './flash-moves';
import type { ModbusBlockRoute } from '../routes.slice';

/** How often a unit that is busy or silent is looked at. */
const POLL_MS = 200;
/** Repetitions of a write without progress; each comes after a look that says it was not taken. */
const REPEATS = 3;

/**
 * How patient a flash session by this route is. Throws `updater.time-unknown` where nobody published a time: without it nobody could tell a
 * slow unit from a dead one.
 */
export function flashLimits(route: ModbusBlockRoute): FlashLimits {
  const milliseconds = (name: 'eraseSeconds' | 'verifySeconds' | 'restartSeconds' | 'hardLimitSeconds'): number =>
    known(route, name, route[name]) * 1000;
  return {
    eraseMs: milliseconds('eraseSeconds'),
    verifyMs: milliseconds('verifySeconds'),
    restartMs: milliseconds('restartSeconds'),
    hardLimitMs: milliseconds('hardLimitSeconds'),
    pollMs: POLL_MS,
    repeats: REPEATS,
  };
}

function known(route: ModbusBlockRoute, name: string, fact: Fact<number>): number {
  if (fact.standing !== 'unknown') return fact.value;
  throw new StackhandError({
    code: 'updater.time-unknown',
    what: 'Nobody published how long a unit may take for this, so a transfer could not tell a slow unit from a dead one.',
    where: `routes.${route.id}.${name}`,
    value: 'unknown',
    remedy: 'Add a profile with the figure the maker gave you.',
  });
}
