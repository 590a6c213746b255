import type { Answer, PromptView } from '../../orchestrator';
import type { LcdAnswer } from '../../virtual-plant';
import type { Operator } from './plant-door';

const SECOND = 1000;

export const stackOf = (prompt: PromptView): string => String(prompt.message.params['stack'] ?? prompt.stack ?? '');

/** Lit, and nothing on it: a unit that starts, or starts again and again. */
const isBlank = ({ lit, code, shows }: LcdAnswer): boolean => lit && code === null && shows.length === 0;

/** What an LCD shows twice, ten seconds apart; null while it is empty or changes: a boot does, a steady unit does not. */
export async function twiceTheSame({ plant }: Operator, stack: string): Promise<LcdAnswer | null> {
  const before = await plant.look({ look: 'lcd', stack });
  await plant.pause(10 * SECOND);
  const now = await plant.look({ look: 'lcd', stack });
  return !isBlank(now) && JSON.stringify(now) === JSON.stringify(before) ? now : null;
}

/** Looks at an LCD until it shows the same twice; null after five minutes. */
export async function steadyLcd(operator: Operator, stack: string): Promise<LcdAnswer | null> {
  for (let look = 0; look < 30; look += 1) {
    const steady = await twiceTheSame(operator, stack);
    if (steady !== null) return steady;
  }
  return null;
}

/** Waits for the count that follows a detection; null when none comes in five minutes. */
export async function countOnLcd({ plant }: Operator, stack: string): Promise<number | null> {
  for (let look = 0; look < 60; look += 1) {
    const { code, shows } = await plant.look({ look: 'lcd', stack });
    const [only] = shows;
    if (code === null && only !== undefined && /^\d+$/.test(only)) return Number(only);
    await plant.pause(5 * SECOND);
  }
  return null;
}

export const number = (value: number, unit: string, meter?: string): Answer => ({
  kind: 'number',
  value,
  unit,
  ...(meter === undefined ? {} : { meter }),
});
export const count = (value: number): Answer => ({ kind: 'count', value });
export const choice = (option: string): Answer => ({ kind: 'choice', option });
export const confirmed: Answer = { kind: 'confirm', button: 'done' };
export const notSeen: Answer = { kind: 'cannot-see' };
