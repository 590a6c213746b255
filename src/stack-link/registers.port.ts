/** How urgent a request is on a line that several callers share: writes of a transfer first, then checks, then polling. */
export interface RegisterOptions {
  readonly priority?: 'write' | 'check' | 'poll';
  readonly answerTimeoutMs?: number;
}

/**
 * Holding registers of a unit. A `Line` of `fieldbus` is one; a test may hand in registers without a wire. A call ends with exactly
 * `count` words of 0 to 65535, or throws an error of `fieldbus`.
 */
export interface Registers {
  readHolding(unit: number, address: number, count: number, options?: RegisterOptions): Promise<readonly number[]>;
  writeHolding(unit: number, address: number, words: readonly number[], options?: RegisterOptions): Promise<void>;
}
