import { message } from '../../kernel';
import type { Hands } from '../../orchestrator';
import type { Say } from '../../words';
import type { DescribedStep } from './planned-steps';

/**
 * What a procedure needs of people (SI-53). W0: looks only · W1: prepares, reversible, nobody on site · W2: attended, hands at the
 * stacks · W3: writes with nobody there. One step that needs eyes or hands makes the whole W2: no timer can answer it.
 */
export type WorkClass = 'W0' | 'W1' | 'W2' | 'W3';

/** How many steps need whom, and the sentence that says so before anybody books a visit. */
export interface HandsSummary {
  readonly steps: number;
  readonly none: number;
  readonly eyes: number;
  readonly hands: number;
  readonly two: number;
  /** Steps that can be done before anybody is on site. */
  readonly beforeArrival: number;
  readonly sentence: string;
}

/** Counts the steps by the hands they need. */
export function handsSummary(steps: readonly DescribedStep[], say: Say): HandsSummary {
  const of = (hands: Hands): number => steps.filter(({ definition }) => definition.hands === hands).length;
  const counts = { none: of('none'), eyes: of('eyes'), hands: of('hands'), two: of('two') };
  const beforeArrival = preparable(steps);
  const sentence = said(steps.length, counts, beforeArrival)
    .map((part) => say(part).title)
    .join(' ');
  return { steps: steps.length, ...counts, beforeArrival, sentence };
}

/** The class of a procedure is that of its worst step. */
export function workClass(steps: readonly DescribedStep[]): WorkClass {
  if (steps.some(({ definition }) => definition.hands !== 'none')) return 'W2';
  if (steps.some(({ definition }) => definition.does.includes('start-flash'))) return 'W3';
  return steps.some(({ definition }) => definition.kind === 'act') ? 'W1' : 'W0';
}

/** Steps that need nobody, and rest on none that does. */
function preparable(steps: readonly DescribedStep[]): number {
  const ready = new Set<string>();
  for (const { step, definition } of steps) {
    if (definition.hands === 'none' && step.needs.every((need) => ready.has(need))) ready.add(step.id);
  }
  return ready.size;
}

function said(steps: number, { hands, two, eyes }: Record<'hands' | 'two' | 'eyes', number>, before: number) {
  if (hands + two + eyes === 0) return [message('need.nobody', { steps })];
  return [
    message('need.hands', { hands: hands + two, steps }),
    ...(two === 0 ? [] : [message('need.two', { two })]),
    ...(eyes === 0 ? [] : [message('need.eyes', { eyes })]),
    message('need.visit'),
    before === 0 ? message('need.nothing-prepared') : message('need.prepared', { before }),
  ];
}
