/** What a slave puts on its line, and when. */
export interface WireOut {
  /** Milliseconds of real time after the request was whole. */
  readonly afterMs: number;
  readonly bytes: Uint8Array;
  /** Held back until the next request has come, whenever that is. */
  readonly afterNext?: boolean;
  /**
   * What becomes of the line itself, after the bytes. `reset`: the connection is cut hard. `half-open`: it stays open and nothing ever
   * comes again. `gone`: the port is not there for `goneMs`, and comes back under the same name.
   */
  readonly line?: 'reset' | 'half-open' | 'gone';
  readonly goneMs?: number;
}

/** Answers a PDU to a unit; null: silence. */
export type AnswerPdu = (unit: number, pdu: Uint8Array) => Uint8Array | null;

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
