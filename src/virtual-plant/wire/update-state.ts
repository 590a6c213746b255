import { createHash } from 'node:crypto';
import { factoryImage } from './open-image';

/** Hardware class of the stack that the open map describes. */
export const OPEN_HARDWARE = 'OPEN-1';
/** Component with firmware of its own on an open stack's controller. */
export const OPEN_COMPONENT = 'controller';
/** Bytes of the one flash bank of an open stack. */
export const FLASH_BYTES = 1_048_576;
/** Bytes of data in the largest block that is taken. */
export const LARGEST_BLOCK = 232;

/** Update states in the order of their register values. */
export const UPDATE_MODES = ['running', 'receiving', 'verifying', 'verified', 'restarting', 'failed'] as const;
export type UpdateMode = (typeof UPDATE_MODES)[number];

/** Update errors by their register values. */
export const UPDATE_ERRORS = {
  none: 0,
  otherHardware: 1,
  length: 2,
  notNext: 3,
  blockCrc: 4,
  hashDiffers: 5,
  refusedNow: 6,
  flashFailed: 7,
  headerDamaged: 8,
} as const;
export type UpdateError = keyof typeof UPDATE_ERRORS;

/** The boot loader of a stack that is updated over its service port: one flash bank, and how far an image has come. As JSON. */
export interface UpdateState {
  mode: UpdateMode;
  error: UpdateError;
  imageBytes: number;
  /** SHA-256 that `enter` named, as hex; empty when none was named yet. */
  imageSha256: string;
  /** Content of the flash bank from 0 on, as hex. */
  flash: string;
  /** What stands behind `flash` from a block that was not finished, as hex; a word of it may be half written. */
  unfinished: string;
  /** Bytes of the image that are durably in flash, without a gap. */
  confirmed: number;
  lastSequence: number;
  lastBlock: { readonly offset: number; readonly crc: number } | null;
  /** The first block while the flash is erased for it, as hex. */
  waiting: string | null;
  /** A block was taken since `enter` or the last start: the flash is being written. */
  started: boolean;
  /** SHA-256 over the image in flash, as hex; empty until it was verified. */
  flashHash: string;
  /** SHA-256 of what was started last, as hex; empty in the boot loader. */
  runningHash: string;
  bootCounter: number;
  /** Host or network stands without power since it was last looked at. */
  feedLost: boolean;
  blocksWritten: number;
  /** Blocks that were taken again at the same offset since the image was entered. */
  blocksRepeated: number;
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Content of the flash bank. */
export function flashBytes(update: UpdateState): Uint8Array {
  return new Uint8Array(Buffer.from(update.flash, 'hex'));
}

/** As found: the application of that version has been running for long. */
export function updateAsFound(version: string): UpdateState {
  const image = factoryImage(OPEN_HARDWARE, version, OPEN_COMPONENT);
  return {
    mode: 'running',
    error: 'none',
    imageBytes: 0,
    imageSha256: '',
    flash: Buffer.from(image).toString('hex'),
    unfinished: '',
    confirmed: 0,
    lastSequence: 0,
    lastBlock: null,
    waiting: null,
    started: false,
    flashHash: '',
    runningHash: sha256Hex(image),
    bootCounter: 1,
    feedLost: false,
    blocksWritten: 0,
    blocksRepeated: 0,
  };
}
