export const ILLEGAL_FUNCTION = 1;
export const ILLEGAL_ADDRESS = 2;
export const ILLEGAL_VALUE = 3;
export const DEVICE_FAILURE = 4;

const READ = 0x03;
const WRITE_ONE = 0x06;
const WRITE_MANY = 0x10;
const MOST_READ = 125;
const MOST_WRITTEN = 123;

/** A master's request, taken apart. */
export type InverterRequest =
  | { readonly kind: 'read'; readonly address: number; readonly count: number }
  | { readonly kind: 'write'; readonly address: number; readonly words: readonly number[] }
  | { readonly kind: 'refused'; readonly exception: number };

const REFUSED: InverterRequest = { kind: 'refused', exception: ILLEGAL_VALUE };

/** Bytes of a request without its frame, function code first. What does not hold together is refused with the exception for it. */
export function takeApart(pdu: Uint8Array): InverterRequest {
  const view = new DataView(pdu.buffer, pdu.byteOffset, pdu.byteLength);
  const code = pdu[0];
  if (code !== READ && code !== WRITE_ONE && code !== WRITE_MANY)
    return { kind: 'refused', exception: ILLEGAL_FUNCTION };
  if (pdu.length < 5) return REFUSED;
  const [address, second] = [view.getUint16(1), view.getUint16(3)];
  if (code === WRITE_ONE) return pdu.length === 5 ? { kind: 'write', address, words: [second] } : REFUSED;
  if (code === READ) {
    const isWhole = pdu.length === 5 && second >= 1 && second <= MOST_READ;
    return isWhole ? { kind: 'read', address, count: second } : REFUSED;
  }
  const isWhole = second >= 1 && second <= MOST_WRITTEN && pdu[5] === second * 2 && pdu.length === 6 + second * 2;
  if (!isWhole) return REFUSED;
  return { kind: 'write', address, words: Array.from({ length: second }, (_, index) => view.getUint16(6 + index * 2)) };
}

export function exceptionPdu(code: number, exception: number): Uint8Array {
  return Uint8Array.of(code | 0x80, exception);
}

export function readPdu(words: Uint16Array): Uint8Array {
  const answer = new Uint8Array(2 + words.length * 2);
  const view = new DataView(answer.buffer);
  answer.set([READ, words.length * 2]);
  for (const [index, word] of words.entries()) view.setUint16(2 + index * 2, word);
  return answer;
}
