// What the line itself allows: byte times, both silences of the Modbus serial-line rule, the slave's turnaround.
import type { Block } from './image';

/** A serial line as the bench paces it. `bits` are the bits of one character on the line (10 for 8N1). */
export interface LineSpeed {
  readonly baud: number;
  readonly bits: number;
  readonly turnaroundUs: number;
}

/** The silence between frames in seconds: 1.75 ms above 19200 baud, else 3.5 characters. */
export function silenceSeconds(line: LineSpeed): number {
  return line.baud > 19200 ? 0.00175 : (3.5 * line.bits) / line.baud;
}

/** Seconds the blocks need at the strict limit, from the first byte sent to the last byte received. */
export function limitSeconds(blocks: readonly Block[], line: LineSpeed): number {
  const bytes = blocks.reduce((sum, block) => sum + 9 + 2 * block.words.length + 8, 0);
  const pauses = blocks.length * (2 * silenceSeconds(line) + line.turnaroundUs / 1e6);
  return (bytes * line.bits) / line.baud + pauses - silenceSeconds(line);
}
