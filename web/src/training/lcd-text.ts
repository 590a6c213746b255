import type { StackSight } from '../../../src/operator-api/client/wire-types';

/** What stands on an LCD, the code first; empty: it is dark. */
export function lcdTexts({ lcd }: StackSight): readonly string[] {
  return lcd.code === null ? lcd.shows : [lcd.code, ...lcd.shows];
}
