/** What a request may ask of the line: where it stands in the queue, and how long its answer may take. */
export interface HoldingOptions {
  readonly priority?: 'write' | 'check' | 'poll';
  readonly answerTimeoutMs?: number;
}

/** The part of a line that this room uses: holding registers of a unit (Modbus functions 3 and 16), PDU addresses from 0. */
export interface HoldingLine {
  readHolding(unit: number, address: number, count: number, options?: HoldingOptions): Promise<readonly number[]>;
  writeHolding(unit: number, address: number, words: readonly number[], options?: HoldingOptions): Promise<void>;
}
