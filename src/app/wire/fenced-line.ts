import type { Line, LineCounters, LineEvent, LineTiming, RequestOptions } from '../../fieldbus';

/** A line on which nothing is written by a service that no longer holds its data folder (SI-18). Reading changes nothing at a device. */
export class FencedLine implements Line {
  readonly id: string;
  readonly timing?: LineTiming;

  /** `mayWrite` throws where somebody else holds the folder now. */
  constructor(
    private readonly line: Line,
    private readonly mayWrite: () => void,
  ) {
    this.id = line.id;
    if (line.timing !== undefined) this.timing = line.timing;
  }

  get generation(): number {
    return this.line.generation;
  }

  readHolding(unit: number, address: number, count: number, options?: RequestOptions): Promise<readonly number[]> {
    return this.line.readHolding(unit, address, count, options);
  }

  readInput(unit: number, address: number, count: number, options?: RequestOptions): Promise<readonly number[]> {
    return this.line.readInput(unit, address, count, options);
  }

  async writeHolding(unit: number, address: number, words: readonly number[], options?: RequestOptions): Promise<void> {
    this.mayWrite();
    return this.line.writeHolding(unit, address, words, options);
  }

  counters(): LineCounters {
    return this.line.counters();
  }

  onEvent(listener: (event: LineEvent) => void): () => void {
    return this.line.onEvent(listener);
  }

  close(): Promise<void> {
    return this.line.close();
  }
}
