/**
 * The time of a line. Milliseconds, monotonic, with fractions: at 115200 baud one character lasts 0.087 ms. A port, so that a test
 * and a replay can let an hour on the wire pass at once.
 */
export interface LineClock {
  nowMs(): number;
  /** Calls back once, not before `delayMs`; good to about a millisecond. The result cancels it. */
  after(delayMs: number, callback: () => void): () => void;
  /**
   * Calls back once as soon after `untilMs` as the machine can, never before, and not before bytes that had already arrived
   * were delivered. The result cancels it.
   */
  at(untilMs: number, callback: () => void): () => void;
}
