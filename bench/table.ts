// The rows of a bench for people, and what a program that called it reads from its exit code.
import type { Row } from './wire/row';

const shown = (value: number | null): string => (value === null ? '-' : String(value));

/** A verdict in words: what was not measured was not met. */
export function verdictOf(row: Row): string {
  if (row.ours === null) return 'NOT MEASURED';
  return row.met ? 'met' : 'NOT MET';
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.flatMap((row) => [
    [
      row.row.padEnd(22),
      `${shown(row.ours)} ${row.unit}`.padEnd(28),
      `${row.peerName} ${shown(row.peer)}`.padEnd(26),
      `ratio ${shown(row.ratio)}`.padEnd(14),
      `spread ${shown(row.spread)}`.padEnd(16),
      verdictOf(row),
    ].join(' '),
    `  target ${row.target}; violations ${row.violations}, wrong ${row.wrong}, lost ${row.lost}`,
    `  ${Object.entries(row.beside)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  ]);
  return lines.join('\n');
}

/**
 * 1 when the product broke a silence, gave a wrong value or lost a request, or a row could not be measured. A pace that was not reached
 * makes no failure: the machine may have been busy.
 */
export function exitCodeOf(rows: readonly Row[]): number {
  return rows.some((row) => row.ours === null || row.violations + row.wrong + row.lost > 0) ? 1 : 0;
}
