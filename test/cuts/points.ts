/**
 * Where in a commit a process is killed: `before` it, in the midst of its bytes (`torn`), `after` it, or `untold`: durable, and not one
 * byte that could tell of it has left.
 */
export type Phase = 'before' | 'torn' | 'after' | 'untold';

/** A place where the process is killed: an event of the journal and a phase, or a write to a line. */
export type Point = string;

export const pointsOf = (names: readonly string[], phases: readonly Phase[]): readonly Point[] =>
  names.flatMap((name) => phases.map((phase) => `${name} ${phase}`));

/** The n-th write to a stack since a process took the transfer up: never the same place of the image twice. */
export const linePoints = (counts: readonly number[]): readonly Point[] =>
  counts.map((count, index) => `line:${count} ${index % 2 === 0 ? 'before' : 'after'}`);

/** Whether what was in the commit must be there after the restart. */
export const isDurable = (point: Point): boolean => point.endsWith(' after') || point.endsWith(' untold');
