import type { HeardFrame } from '../../fieldbus';

const READS: Readonly<Record<number, string>> = {
  1: 'reads coils',
  2: 'reads inputs',
  3: 'reads holding registers',
  4: 'reads input registers',
};
const WRITES = [5, 6, 15, 16];

/** `unit 1 reads holding registers 40000 to 40001`, for the request of somebody else. */
export function requestWords({ bytes }: HeardFrame): string {
  const [unit = 0, code = 0] = bytes;
  const address = word(bytes, 2);
  const count = code === 5 || code === 6 ? 1 : word(bytes, 4);
  const place = count === 1 ? String(address) : `${address} to ${address + count - 1}`;
  return `unit ${unit}: ${READS[code] ?? (isWrite(bytes) ? 'WRITES' : `function ${code}`)} ${place}`;
}

/** True where the request changes something. */
export function isWrite(bytes: Uint8Array): boolean {
  return WRITES.includes(bytes[1] ?? 0);
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
