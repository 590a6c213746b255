// One row of the bench's answer, and the arithmetic that all rows share.

/** A row as `--json` prints it. Counts are those of the product's Line over all rounds. */
export interface Row {
  readonly row: string;
  readonly unit: string;
  /** Median over the rounds; null where it was not measured. */
  readonly ours: number | null;
  readonly peer: number | null;
  readonly peerName: string;
  /** Median of ours / peer, each of one round. */
  readonly ratio: number | null;
  /** Largest less smallest of ours over the rounds. */
  readonly spread: number | null;
  readonly target: string;
  readonly met: boolean;
  /** Requests that began before the line's silence was over. */
  readonly violations: number;
  /** Values that the slave never had, and images that differ. */
  readonly wrong: number;
  /** Requests that failed for good. */
  readonly lost: number;
  /** Other masters in the same run, and what explains the figure; why there is none, where there is none. */
  readonly beside: Readonly<Record<string, number | string>>;
}

/** How much of everything a run of the bench does. */
export interface Effort {
  readonly rounds: number;
  /** Image of the paced rows in bytes. */
  readonly imageBytes: number;
  readonly linesImageBytes: number;
  readonly reads: number;
  readonly pollSeconds: number;
  readonly tcpPairs: number;
}

export const FULL: Effort = {
  rounds: 3,
  imageBytes: 262144,
  linesImageBytes: 49152,
  reads: 100,
  pollSeconds: 2,
  tcpPairs: 5,
};

export const QUICK: Effort = {
  rounds: 1,
  imageBytes: 32768,
  linesImageBytes: 16384,
  reads: 40,
  pollSeconds: 0.5,
  tcpPairs: 3,
};

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export function spreadOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Three decimals are more than any figure here deserves. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Ours against a peer round by round: medians, the median of the ratios, the spread of ours. */
export function compared(
  ours: readonly number[],
  peer: readonly number[],
): Pick<Row, 'ours' | 'peer' | 'ratio' | 'spread'> {
  const ratios = ours.map((value, round) => value / (peer[round] ?? Number.NaN));
  return {
    ours: rounded(median(ours)),
    peer: rounded(median(peer)),
    ratio: rounded(median(ratios)),
    spread: rounded(spreadOf(ours)),
  };
}

/** A row that could not be measured, with the reason: never taken for one that was met. */
export function notMeasured(row: string, error: unknown): Row {
  const why = error instanceof Error ? error.message : String(error);
  const none = { ours: null, peer: null, ratio: null, spread: null } as const;
  const counts = { violations: 0, wrong: 0, lost: 0 };
  return { row, unit: '', ...none, peerName: '', target: '', met: false, ...counts, beside: { why } };
}
