import { crc32 } from './crc';

const HEADER_BYTES = 64;
const MAGIC = 'OSI1';

/** What the boot loader reads from the first 64 bytes of an image. */
export interface ImageHeader {
  readonly hardwareClass: string;
  readonly version: string;
  readonly component: string;
  readonly payloadBytes: number;
  readonly payloadCrc: number;
}

function textAt(bytes: Uint8Array, offset: number, length: number): string {
  const text = Buffer.from(bytes.subarray(offset, offset + length)).toString('latin1');
  return text.replace(/\0.*$/s, '');
}

/** The header of an image; null when it is damaged: no mark, another length of header, or its CRC differs. */
export function imageHeader(bytes: Uint8Array): ImageHeader | null {
  if (bytes.length < HEADER_BYTES || textAt(bytes, 0, 4) !== MAGIC) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  if (view.getUint16(4) !== HEADER_BYTES) return null;
  if (view.getUint32(60) !== crc32(bytes.subarray(0, 60))) return null;
  return {
    hardwareClass: textAt(bytes, 8, 16),
    version: textAt(bytes, 24, 16),
    component: textAt(bytes, 48, 12),
    payloadBytes: view.getUint32(40),
    payloadCrc: view.getUint32(44),
  };
}

/** Whole and undamaged: the boot loader starts nothing else. */
export function isStartable(image: Uint8Array): boolean {
  const header = imageHeader(image);
  const payload = image.subarray(HEADER_BYTES);
  return header !== null && header.payloadBytes === payload.length && header.payloadCrc === crc32(payload);
}

/** Bytes of an image whose header says so much payload. */
export function imageBytes(header: ImageHeader): number {
  return HEADER_BYTES + header.payloadBytes;
}

/** What a stack carries when it is found: an image of its version, the same for equal versions. */
export function factoryImage(hardwareClass: string, version: string, component: string): Uint8Array {
  const payload = Buffer.alloc(512, `${component} ${version} `, 'latin1');
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 0, 'latin1');
  header.writeUInt16BE(HEADER_BYTES, 4);
  header.write(hardwareClass, 8, 16, 'latin1');
  header.write(version, 24, 16, 'latin1');
  header.writeUInt32BE(payload.length, 40);
  header.writeUInt32BE(crc32(payload), 44);
  header.write(component, 48, 12, 'latin1');
  header.writeUInt32BE(crc32(header.subarray(0, 60)), 60);
  return new Uint8Array(Buffer.concat([header, payload]));
}
