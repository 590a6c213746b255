import type { Answer, PromptView } from '../../orchestrator';
import type { LcdAnswer } from '../../virtual-plant';
import type { Operator } from './plant-door';

const SECOND = 1000;

export const stackOf = (prompt: PromptView): string => String(prompt.message.params['stack'] ?? prompt.stack ?? '');

/** Looks at an LCD until it shows the same twice, ten seconds apart; a boot changes its screens, a steady unit does not. */
export async function steadyLcd({ plant }: Operator, stack: string): Promise<LcdAnswer> {
  let before = await plant.look({ look: 'lcd', stack });
  for (let look = 0; look < 30; look += 1) {
    await plant.pause(10 * SECOND);
    const now = await plant.look({ look: 'lcd', stack });
    const blank = now.lit && now.code === null && now.shows.length === 0;
    if (!blank && JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
  return before;
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
