/** What a master asks in one PDU, as far as this plant serves it. Addresses and counts are those of the frame, unchecked against a map. */
export type ModbusRequest =
  | { readonly kind: 'read'; readonly code: 3 | 4; readonly address: number; readonly count: number }
  | { readonly kind: 'write'; readonly code: 16; readonly address: number; readonly words: Uint16Array }
  /** Answered with an exception: the function is not served (1), or its numbers do not fit together (3). */
  | { readonly kind: 'bad'; readonly code: number; readonly exception: 1 | 3 };

export const MOST_READ = 125;
export const MOST_WRITTEN = 123;

/** 1 function not served · 2 address not in the map · 3 value not allowed · 6 busy. */
export type ExceptionCode = 1 | 2 | 3 | 6;

const word = (pdu: Uint8Array, at: number): number => ((pdu[at] ?? 0) << 8) | (pdu[at + 1] ?? 0);

function readRequest(pdu: Uint8Array, code: 3 | 4): ModbusRequest {
  const count = word(pdu, 3);
  if (pdu.length !== 5 || count < 1 || count > MOST_READ) return { kind: 'bad', code, exception: 3 };
  return { kind: 'read', code, address: word(pdu, 1), count };
}

function writeRequest(pdu: Uint8Array): ModbusRequest {
  const count = word(pdu, 3);
  const isSound = count >= 1 && count <= MOST_WRITTEN && pdu[5] === count * 2 && pdu.length === 6 + count * 2;
  if (!isSound) return { kind: 'bad', code: 16, exception: 3 };
  const words = Uint16Array.from({ length: count }, (_, index) => word(pdu, 6 + index * 2));
  return { kind: 'write', code: 16, address: word(pdu, 1), words };
}

/** null: nothing that could be answered. */
export function modbusRequest(pdu: Uint8Array): ModbusRequest | null {
  const code = pdu[0];
  if (code === undefined || code === 0 || code > 0x7f) return null;
  if (code === 3 || code === 4) return readRequest(pdu, code);
  return code === 16 ? writeRequest(pdu) : { kind: 'bad', code, exception: 1 };
}

export function exceptionAnswer(code: number, exception: ExceptionCode): Uint8Array {
  return Uint8Array.of(code | 0x80, exception);
}

export function readAnswer(code: 3 | 4, words: Uint16Array): Uint8Array {
  const answer = new Uint8Array(2 + words.length * 2);
  answer.set([code, words.length * 2]);
  for (const [index, value] of words.entries()) answer.set([value >> 8, value & 0xff], 2 + index * 2);
  return answer;
}

export function writeAnswer(address: number, count: number): Uint8Array {
  return Uint8Array.of(16, address >> 8, address & 0xff, count >> 8, count & 0xff);
}

/** What another master would send. */
export function readRequestPdu(address: number, count: number): Uint8Array {
  return Uint8Array.of(3, address >> 8, address & 0xff, count >> 8, count & 0xff);
}
