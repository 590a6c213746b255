import { crc32 } from 'node:zlib';
import { type Problem, StackhandError } from '../../kernel';

/** What the header of an image in the open format says (docs/open-map.md). `payloadBytes` without the 64 of the header. */
export interface OpenImageHeader {
  readonly hardwareClass: string;
  readonly version: string;
  readonly component: string;
  readonly payloadBytes: number;
}

export const OPEN_HEADER_BYTES = 64;
const MAGIC = 'OSI1';
/** Offset and length of the texts, ASCII padded with NUL. */
const TEXTS = { hardwareClass: [8, 16], version: [24, 16], component: [48, 12] } as const;
const PAYLOAD_LENGTH_AT = 40;
const PAYLOAD_CRC_AT = 44;
const HEADER_CRC_AT = 60;

/** True for bytes that begin as an image in the open format does. */
export function isOpenImage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
}

/**
 * The header of an image in the open format, after both checksums, both lengths and every text of it were looked at. Throws
 * `updater.image-damaged` with each thing that does not fit: an image that is damaged here is not sent to find out.
 */
export function readOpenImage(bytes: Uint8Array): OpenImageHeader {
  if (bytes.length < OPEN_HEADER_BYTES) throw new StackhandError(damaged('its length', bytes.length, 'at least 64'));
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = {
    hardwareClass: textIn(view, TEXTS.hardwareClass),
    version: textIn(view, TEXTS.version),
    component: textIn(view, TEXTS.component),
    payloadBytes: view.readUInt32BE(PAYLOAD_LENGTH_AT),
  };
  const [first, ...others] = faults(view, header);
  if (first !== undefined) throw new StackhandError(first, ...others);
  return header;
}

function faults(view: Buffer, header: OpenImageHeader): Problem[] {
  const headerCrc = crc32(view.subarray(0, HEADER_CRC_AT));
  const payload = view.subarray(OPEN_HEADER_BYTES);
  const expected: [what: string, found: string | number, allowed: string | number][] = [
    ['the CRC-32 of its header', hex(view.readUInt32BE(HEADER_CRC_AT)), hex(headerCrc)],
    ['the length of its header', view.readUInt16BE(4), OPEN_HEADER_BYTES],
    ['the reserved word of its header', view.readUInt16BE(6), 0],
    ['the length of its payload', header.payloadBytes, payload.length],
    ['the CRC-32 of its payload', hex(view.readUInt32BE(PAYLOAD_CRC_AT)), hex(crc32(payload))],
  ];
  const wrong = expected.filter(([, found, allowed]) => found !== allowed).map((row) => damaged(...row));
  const names = (['hardwareClass', 'version', 'component'] as const)
    .filter((name) => !/^[\x21-\x7e]+$/.test(header[name]))
    .map((name) => damaged(name, JSON.stringify(header[name]), 'printable characters without blanks'));
  return [...wrong, ...names];
}

/** What a maker packs into an image: `hardwareClass` and `version` up to 16 characters, `component` up to 12, without blanks. */
export interface OpenImageParts {
  readonly hardwareClass: string;
  readonly version: string;
  readonly component: string;
  readonly payload: Uint8Array;
}

/**
 * An image in the open format, header and payload, as docs/open-map.md defines it; a maker may use it to pack firmware. Throws
 * `updater.image-part-bad` for a text that does not fit and for an empty payload.
 */
export function buildOpenImage(parts: OpenImageParts): Uint8Array {
  const image = Buffer.alloc(OPEN_HEADER_BYTES + parts.payload.length);
  image.write(MAGIC, 'latin1');
  image.writeUInt16BE(OPEN_HEADER_BYTES, 4);
  for (const name of ['hardwareClass', 'version', 'component'] as const) {
    const [offset, most] = TEXTS[name];
    if (!/^[\x21-\x7e]+$/.test(parts[name]) || parts[name].length > most) throw badPart(name, parts[name], most);
    image.write(parts[name], offset, 'latin1');
  }
  if (parts.payload.length === 0) throw badPart('payload', '0 bytes', 1);
  image.set(parts.payload, OPEN_HEADER_BYTES);
  image.writeUInt32BE(parts.payload.length, PAYLOAD_LENGTH_AT);
  image.writeUInt32BE(crc32(parts.payload), PAYLOAD_CRC_AT);
  image.writeUInt32BE(crc32(image.subarray(0, HEADER_CRC_AT)), HEADER_CRC_AT);
  return new Uint8Array(image);
}

function textIn(view: Buffer, [offset, length]: readonly [number, number]): string {
  return view.toString('latin1', offset, offset + length).replace(/\0+$/, '');
}

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

function damaged(what: string, found: string | number, allowed: string | number): Problem {
  return {
    code: 'updater.image-damaged',
    what: `The image is damaged: ${what} does not fit.`,
    where: what,
    value: String(found),
    allowed: String(allowed),
    remedy: 'Fetch the file again from where it came from; when it stays so, ask the maker for another.',
  };
}

function badPart(name: string, value: string, most: number): StackhandError {
  return new StackhandError({
    code: 'updater.image-part-bad',
    what: `This cannot stand in the ${name} of an image.`,
    where: name,
    value,
    allowed: name === 'payload' ? 'at least one byte' : `1 to ${most} printable ASCII characters without blanks`,
    remedy: 'Correct what is packed.',
  });
}
