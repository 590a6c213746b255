import { crcFits } from './crc16';

/** A frame with a right CRC among bytes, from `at` on. */
export interface HeardFrame {
  readonly at: number;
  readonly shape: 'request' | 'answer';
  readonly bytes: Uint8Array;
}

export interface HeardBytes {
  readonly frames: readonly HeardFrame[];
  /** How many bytes belong to no frame. */
  readonly stray: number;
}

/**
 * Finds the Modbus RTU frames in bytes that nobody waited for. Eight bytes of function 1 to 6 count as a request (an answer to a
 * read never has eight, but one of three bytes of coils); eight of function 15 or 16 as an answer.
 */
export function findFrames(bytes: Uint8Array): HeardBytes {
  const frames: HeardFrame[] = [];
  let stray = 0;
  let at = 0;
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    if (frame === undefined) stray++;
    else frames.push(frame);
    at += frame?.bytes.length ?? 1;
  }
  return { frames, stray };
}

function frameAt(bytes: Uint8Array, at: number): HeardFrame | undefined {
  const code = bytes[at + 1];
  if (code === undefined || at + 4 > bytes.length) return undefined;
  for (const [shape, length] of shapesOf(code, bytes, at)) {
    const end = at + length;
    if (end <= bytes.length && crcFits(bytes, at, end))
      return { at, shape, bytes: Uint8Array.from(bytes.subarray(at, end)) };
  }
  return undefined;
}

function shapesOf(code: number, bytes: Uint8Array, at: number): (readonly ['request' | 'answer', number])[] {
  const third = bytes[at + 2] ?? 0;
  if (code > 0x80) return [['answer', 5]];
  if (code >= 1 && code <= 4) {
    // The answer first: one of a single register with a zero byte behind it has the check sum of a request too.
    return [
      ['answer', 5 + third],
      ['request', 8],
    ];
  }
  if (code === 5 || code === 6) return [['request', 8]];
  if (code === 15 || code === 16)
    return [
      ['answer', 8],
      ['request', 9 + (bytes[at + 6] ?? 0)],
    ];
  return [];
}

/** Bytes as people read them in a log: `01 03 02 00 2a`, cut after 32. */
export function hexText(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, 32), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > 32 ? `${shown} … (${bytes.length} bytes)` : shown;
}
