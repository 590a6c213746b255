// The firmware image of the wire bench, the same bytes as bench/wire/image.h, and how it is cut into FC16 blocks.
import { crc32 } from 'node:zlib';

/** One FC16 request: 65,536 registers do not hold 256 KiB, so the image goes on in the next unit. */
export interface Block {
  readonly unit: number;
  readonly address: number;
  readonly words: readonly number[];
}

const REGISTERS = 65536;
const BLOCK_WORDS = 123;

function imageByte(index: number): number {
  let x = Math.imul(index, 2654435761);
  x ^= x >>> 15;
  return Math.imul(x, 2246822519) >>> 24;
}

/** The first `bytes` bytes of the image. */
export function imageOf(bytes: number): Buffer {
  return Buffer.from(Array.from({ length: bytes }, (_, index) => imageByte(index)));
}

/** CRC-32 of the image as the slave programs print it. */
export function imageCrc(bytes: number): string {
  return crc32(imageOf(bytes)).toString(16).padStart(8, '0');
}

/** The image as blocks of at most 123 registers, in order. */
export function blocksOf(bytes: number): readonly Block[] {
  const image = imageOf(bytes);
  const blocks: Block[] = [];
  for (let offset = 0; offset < bytes / 2; ) {
    const address = offset % REGISTERS;
    const count = Math.min(BLOCK_WORDS, bytes / 2 - offset, REGISTERS - address);
    const words = Array.from({ length: count }, (_, index) => image.readUInt16BE(2 * (offset + index)));
    blocks.push({ unit: 1 + Math.floor(offset / REGISTERS), address, words });
    offset += count;
  }
  return blocks;
}

/** What a register of the slave programs holds before anybody writes it. */
export function firstValue(unit: number, address: number): number {
  return (Math.imul(address, 40503) + unit * 7919 + 257) & 0xffff;
}
