import type { PromptView } from '../../../operator-api/client';
import { type Line, wrap } from './line';

/** Title bold, the second line under it, further lines of a card after those. */
export function wordLines(words: PromptView['words'], columns: number, style: 'bold' | 'alarm' = 'bold'): Line[] {
  return [
    ...wrap(words.title, columns, style),
    ...(words.line === undefined ? [] : wrap(words.line, columns)),
    ...(words.lines ?? []).flatMap((text) => wrap(text, columns)),
  ];
}
