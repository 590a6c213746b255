import type { PlantState, StackState } from '../plant-state';
import type { OracleName } from '../plant-types';
import { trip } from '../record';
import { FLASH_ORACLES } from './flash-oracles';

/** What is wrong with beginning to write a stack now. `wanted`: the versions that are written, by component key. */
export function flashWrongs(
  state: PlantState,
  stack: StackState,
  wanted: Readonly<Record<string, string>>,
): { readonly oracle: OracleName; readonly detail: string }[] {
  return FLASH_ORACLES.flatMap((row) =>
    row.wrong(state, stack, wanted).map((detail) => ({ oracle: row.oracle, detail })),
  );
}

/** Notes everything that is wrong with it: over the wire nobody asks first. */
export function recordFlashWrongs(
  state: PlantState,
  stack: StackState,
  wanted: Readonly<Record<string, string>>,
): void {
  for (const wrong of flashWrongs(state, stack, wanted)) trip(state, wrong.oracle, wrong.detail);
}
