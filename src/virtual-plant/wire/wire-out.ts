/** What a slave puts on its line, and when: milliseconds of real time after the request was whole. */
export interface WireOut {
  readonly afterMs: number;
  readonly bytes: Uint8Array;
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
