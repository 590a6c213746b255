import { createHash } from 'node:crypto';
import { sha256, StackhandError } from '../../kernel';
import { isIntelHex, readIntelHex } from './intel-hex';
import { isOpenImage, type OpenImageHeader, readOpenImage } from './open-image';

/** `open`: header and payload of docs/open-map.md · `intel-hex`: text with addresses · `raw`: bytes that say nothing of themselves. */
export type ImageFormat = 'open' | 'intel-hex' | 'raw';

/**
 * An image as it would go to a unit. `sha256` is over `bytes`, `fileSha256` over the file as it came (what a maker publishes); they differ
 * for Intel HEX. `header` is null where the image does not say what it is for.
 */
export interface TakenImage {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly format: ImageFormat;
  readonly header: OpenImageHeader | null;
  readonly fileSha256: string;
  readonly fileBytes: number;
}

/** `holeBytes`: what may be missing between the parts of an Intel HEX file, filled with 0xFF; 65,536 when left out. */
export interface IntakeLimits {
  readonly maxImageBytes: number;
  readonly holeBytes?: number;
}

/** A line of Intel HEX with 8 bytes has 20 or 21 characters: no file in use needs more a byte. */
const HEX_CHARACTERS_PER_BYTE = 4;
const USUAL_HOLE_BYTES = 65_536;

/**
 * Takes an image from a stream: hashed while it comes, refused as soon as it is too large, recognised and parsed with bounds. The bytes are
 * copied into a buffer of their own that nobody else holds. Throws `updater.image-empty`, `updater.image-too-large`,
 * `updater.image-damaged`, `updater.hex-line-bad` or `updater.hex-holes-too-large`.
 */
export async function takeImage(stream: AsyncIterable<Uint8Array>, limits: IntakeLimits): Promise<TakenImage> {
  const file = await collect(stream, limits.maxImageBytes);
  const isHex = isIntelHex(file.bytes);
  const holeBytes = limits.holeBytes ?? USUAL_HOLE_BYTES;
  const bytes = isHex
    ? readIntelHex(Buffer.from(file.bytes).toString('latin1'), { maxImageBytes: limits.maxImageBytes, holeBytes }).bytes
    : file.bytes;
  const header = isOpenImage(bytes) ? readOpenImage(bytes) : null;
  const format = isHex ? 'intel-hex' : header === null ? 'raw' : 'open';
  return {
    ...{ bytes, sha256: sha256(bytes), format, header },
    ...{ fileSha256: file.sha256, fileBytes: file.bytes.length },
  };
}

async function collect(
  stream: AsyncIterable<Uint8Array>,
  maxImageBytes: number,
): Promise<{ bytes: Uint8Array; sha256: string }> {
  const hash = createHash('sha256');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    hash.update(chunk);
    // A copy: whoever feeds the stream may use the same memory for the next piece.
    chunks.push(Uint8Array.from(chunk));
    length += chunk.length;
    // No image is recognised by less than its first bytes; until then the wider limit of a text holds.
    const most = looksLikeText(chunks) ? maxImageBytes * HEX_CHARACTERS_PER_BYTE : maxImageBytes;
    if (length > most) throw tooLarge(length, most);
  }
  if (length === 0) throw empty();
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function looksLikeText(chunks: readonly Uint8Array[]): boolean {
  const first = chunks.find((chunk) => chunk.length > 0)?.[0];
  return first === 0x3a || first === 0x0d || first === 0x0a || first === 0x20;
}

function empty(): StackhandError {
  return new StackhandError({
    code: 'updater.image-empty',
    what: 'The file is empty.',
    value: '0 bytes',
    remedy: 'Fetch it again from where it came from, and look at its size there.',
  });
}

function tooLarge(length: number, most: number): StackhandError {
  return new StackhandError({
    code: 'updater.image-too-large',
    what: 'The file is larger than any image of this unit.',
    value: `more than ${length - 1} bytes`,
    allowed: `up to ${most} bytes`,
    remedy: 'Check that this is the file for this component and this hardware.',
  });
}
