import type { ActView } from '../../../operator-api/client';
import { BLANK, type Line, line, wrap } from './line';
import { wordLines } from './word-lines';

type Progress = NonNullable<ActView['progress']>;

/** Longer than this a bar says nothing more. */
const WIDEST_BAR = 40;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** What the machine does by itself now: what, and how far where it says so. Nothing to tap. */
export function actScreen(acts: readonly ActView[], columns: number): Line[] {
  return acts.flatMap(({ words, progress }, index) => [
    ...(index === 0 ? [] : [BLANK]),
    ...wordLines(words, columns),
    ...(progress === null ? [] : [BLANK, ...bar(progress, columns), ...wrap(howFar(progress), columns, 'bold')]),
  ]);
}

/** The same in a line or two, beside something that matters more. */
export function actLines(acts: readonly ActView[], columns: number): Line[] {
  return acts.flatMap((act) => wrap(actText(act), columns, act.progress === null ? 'dim' : 'bold'));
}

/** One act as one text, e.g. for a log. */
export function actText({ words, progress }: ActView): string {
  return progress === null ? words.title : `${words.title} ${howFar(progress)}`;
}

/** `45 % · 7.2 of 16.1 kB`. What is not whole is never shown as 100 %. */
export function howFar({ done, of }: Progress): string {
  return `${Math.floor(shareOf({ done, of }) * 100)} % · ${kilobytes(done)} of ${kilobytes(of)} kB`;
}

function shareOf({ done, of }: Progress): number {
  return of <= 0 ? 0 : Math.min(1, Math.max(0, done / of));
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1);
}

function bar(progress: Progress, columns: number): Line[] {
  const width = Math.min(WIDEST_BAR, columns - 2);
  const eighths = Math.floor(shareOf(progress) * width * 8);
  const filled = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return [line(`[${filled.padEnd(width, '░')}]`, 'bold')];
}
