import { StackhandError } from '../kernel';
import type { ImageShown } from '../operator-api';
import { ANY_BYTES, type FileStore } from '../storage';
import { type ApprovedImage, takeImage, type TakenImage } from '../updater';

type Files = Pick<FileStore, 'put' | 'get'>;

/** The largest image that any shipped route takes, in bytes. */
const MAX_IMAGE_BYTES = 1_048_576;

/** Firmware images among the kept files: what is kept is exactly what is sent, under the digest of those bytes (SI-20). */
export class ImageShelf {
  constructor(private readonly files: Files) {}

  /** Takes an image in. Rejects with what `takeImage` rejects with, and then nothing was kept. */
  async take(bytes: AsyncIterable<Uint8Array>): Promise<ImageShown> {
    const image = await takeImage(bytes, { maxImageBytes: MAX_IMAGE_BYTES });
    await this.files.put(image.bytes, ANY_BYTES);
    return shown(image);
  }

  async show(sha256: string): Promise<ImageShown> {
    return shown(await this.load(sha256));
  }

  /** The image itself, looked at anew. Throws `updater.no-such-image`, `storage.file-damaged`. */
  async load(sha256: string): Promise<TakenImage> {
    const file = await this.files.get(sha256);
    if (file === undefined) throw noSuchImage(sha256);
    return takeImage(inOnePiece(file.bytes), { maxImageBytes: MAX_IMAGE_BYTES });
  }

  /** What a plan is pinned to. Throws `updater.image-says-nothing` where the format names neither hardware nor version (SI-21). */
  async approve(sha256: string, approvedBy: string): Promise<ApprovedImage> {
    const { header, format, bytes } = await this.load(sha256);
    if (header === null) throw saysNothing(sha256, format);
    const { component, version, hardwareClass } = header;
    return { sha256, bytes: bytes.length, format, component, version, hardwareClass, approvedBy };
  }
}

async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function shown({ sha256, bytes, format, header }: TakenImage): ImageShown {
  return {
    sha256,
    bytes: bytes.length,
    format,
    hardwareClass: header?.hardwareClass ?? null,
    version: header?.version ?? null,
    component: header?.component ?? null,
  };
}

function noSuchImage(sha256: string): StackhandError {
  return new StackhandError({
    code: 'updater.no-such-image',
    what: 'No image with this digest was taken in here.',
    where: 'image',
    value: sha256,
    remedy: 'Take the file in with `stackhand image add <file>` and use the digest it prints.',
  });
}

function saysNothing(sha256: string, format: string): StackhandError {
  return new StackhandError({
    code: 'updater.image-says-nothing',
    what: 'This image does not say which hardware and which version it is, so nobody can tell whether it fits.',
    where: 'image',
    value: `${sha256.slice(0, 16)} (${format})`,
    allowed: 'an image with an open header (docs/open-map.md)',
    remedy: 'Ask its maker for the image with a header.',
  });
}
