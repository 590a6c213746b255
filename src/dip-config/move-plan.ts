import { StackhandError } from '../kernel';
import type { SwitchBank, SwitchPattern } from './banks.slice';
import { assertPattern, type Pattern, type Position, positionsOf } from './pattern';
import { movingWords } from './switch-words';

/** One lever to move. */
export interface SwitchMove {
  readonly number: number;
  readonly from: Position;
  readonly to: Position;
}

/** Which levers move and which stay. */
export interface MovePlan {
  readonly moves: readonly SwitchMove[];
  readonly leave: readonly number[];
}

/** `recorded`: the target is how this very bank was found, so it goes back even where a profile would never instruct it. */
export interface MoveOptions {
  readonly recorded?: boolean;
}

/**
 * The moves from one position to another. Throws `dip-config.pattern-never` for a target that the profile forbids to instruct,
 * unless it is the recorded position of this bank.
 */
export function planMoves(bank: SwitchBank, from: Pattern, to: Pattern, options: MoveOptions = {}): MovePlan {
  assertPattern(bank, from);
  assertPattern(bank, to);
  if (options.recorded !== true) refuseNever(bank, to);
  const now = positionsOf(bank, from);
  const target = positionsOf(bank, to);
  const all = now.map((position, index) => ({ number: index + 1, from: position, to: target[index] ?? position }));
  return {
    moves: all.filter((lever) => lever.from !== lever.to),
    leave: all.filter((lever) => lever.from === lever.to).map((lever) => lever.number),
  };
}

/** "Move switch 1 down and switch 2 up. Leave 3 to 6." */
export function moveWords(plan: MovePlan): string {
  return movingWords(
    plan.moves.map((move) => ({ number: move.number, side: move.to })),
    plan.leave,
  );
}

/** The patterns of a bank that a procedure may ask for: no `never`, and a last resort only when it is asked for by name. */
export function instructable(bank: SwitchBank, options: { readonly lastResort?: boolean } = {}): SwitchPattern[] {
  return bank.patterns.filter(({ use }) => use !== 'never' && (use !== 'lastResort' || options.lastResort === true));
}

/** The pattern behind a key. Throws `dip-config.key-unknown` where the bank has no such key that may be instructed. */
export function patternOf(
  bank: SwitchBank,
  key: string,
  options: { readonly lastResort?: boolean } = {},
): SwitchPattern {
  const offered = instructable(bank, options);
  const found = offered.find((entry) => entry.key === key);
  if (found !== undefined) return found;
  throw new StackhandError({
    code: 'dip-config.key-unknown',
    what: `${bank.label} has no position of this name that may be asked for.`,
    where: bank.id,
    value: key,
    allowed: offered.map((entry) => entry.key).join(', '),
    remedy: 'Use one of the names, or correct the profile.',
  });
}

function refuseNever(bank: SwitchBank, to: Pattern): void {
  const never = bank.patterns.find((entry) => entry.pattern === to && entry.use === 'never');
  if (never === undefined) return;
  throw new StackhandError({
    code: 'dip-config.pattern-never',
    what: `This position of ${bank.label} is never instructed: ${never.meaning}.`,
    where: bank.id,
    value: to,
    remedy: 'Put the bank back as it was recorded, or use the position that the profile marks for service.',
  });
}
