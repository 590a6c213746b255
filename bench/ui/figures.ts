/** One line of the bench: what was found, and what it ought to be at most where there is a goal. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number | null;
  readonly reached: boolean | null;
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;

export function figure(name: string, value: number, unit: string, goal: number | null = null): Figure {
  return { figure: name, value: rounded(value), unit, goal, reached: goal === null ? null : value <= goal };
}

/** The value that this share of all values does not exceed (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
