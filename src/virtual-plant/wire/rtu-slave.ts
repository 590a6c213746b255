import { crc16 } from './crc';
import { joined } from './wire-out';

const LONGEST_FRAME = 256;
const WRITE_MANY = 16;

/** One frame of Modbus RTU, its CRC proven. */
export interface RtuFrame {
  readonly unit: number;
  readonly pdu: Uint8Array;
}

export interface RtuRules {
  /** Silence between frames, in milliseconds: 3.5 characters, at least 1.75 above 19,200 baud. */
  readonly silenceMs: number;
  /**
   * Where a frame ends. `silence`: as the standard says, and a frame is handed out by `quiet`. `length`: at once where its function code
   * says, for a line (a pty) that does not keep the time of bytes; silence then only drops what is left over.
   */
  readonly endsBy: 'silence' | 'length';
}

export function rtuBytes({ unit, pdu }: RtuFrame): Uint8Array {
  const body = joined(Uint8Array.of(unit), pdu);
  const crc = crc16(body);
  return joined(body, Uint8Array.of(crc & 0xff, crc >> 8));
}

function frameOf(bytes: Uint8Array): RtuFrame | null {
  if (bytes.length < 4 || bytes.length > LONGEST_FRAME) return null;
  const body = bytes.subarray(0, -2);
  const crc = (bytes[bytes.length - 2] ?? 0) | ((bytes[bytes.length - 1] ?? 0) << 8);
  return crc16(body) === crc ? { unit: body[0] ?? 0, pdu: body.slice(1) } : null;
}

/** Bytes of a request from its first on; null: not known yet. Every function but 15 and 16 that is asked of registers has eight. */
function requestLength(bytes: Uint8Array): number | null {
  if (bytes.length < 2) return null;
  if (bytes[1] !== WRITE_MANY && bytes[1] !== 15) return 8;
  return bytes[6] === undefined ? null : 9 + bytes[6];
}

/** Cuts the bytes of a serial line into requests. `atMs`: when the bytes came, on any clock that only goes forward. */
export class RtuSlave {
  private rest: Uint8Array = new Uint8Array();
  private lastAtMs = Number.NEGATIVE_INFINITY;
  /** Bytes that belonged to no frame. */
  strayBytes = 0;

  constructor(private readonly rules: RtuRules) {}

  push(bytes: Uint8Array, atMs: number): RtuFrame[] {
    const late = atMs - this.lastAtMs >= this.rules.silenceMs ? this.quiet() : [];
    this.lastAtMs = atMs;
    this.rest = joined(this.rest, bytes);
    if (this.rest.length > LONGEST_FRAME) this.drop();
    return this.rules.endsBy === 'silence' ? late : [...late, ...this.whole()];
  }

  /** The line has been silent for the time between frames: what has come is a frame, or nothing. */
  quiet(): RtuFrame[] {
    const frame = this.rules.endsBy === 'silence' ? frameOf(this.rest) : null;
    if (frame === null) this.drop();
    this.rest = new Uint8Array();
    return frame === null ? [] : [frame];
  }

  private whole(): RtuFrame[] {
    const frames: RtuFrame[] = [];
    for (let length = requestLength(this.rest); length !== null; length = requestLength(this.rest)) {
      if (this.rest.length < length) break;
      const frame = frameOf(this.rest.subarray(0, length));
      // Without a right CRC nobody knows where the next frame begins: only silence tells.
      if (frame === null) break;
      frames.push(frame);
      this.rest = this.rest.slice(length);
    }
    return frames;
  }

  private drop(): void {
    this.strayBytes += this.rest.length;
    this.rest = new Uint8Array();
  }
}
