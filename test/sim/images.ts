import { trainingImage } from '../../src/app/demo/training-image';
import { type ApprovedImage, takeImage } from '../../src/updater';
import { factoryImage } from '../../src/virtual-plant/wire/open-image';

type Taken = Awaited<ReturnType<typeof takeImage>>;

/** An image as the product took it in, and as a plan names it. */
export interface SimImage {
  readonly taken: Taken;
  readonly approved: ApprovedImage;
}

/** The image of every simulated transfer, and what the stacks run as found; taken in by the product once, before any world begins. */
export let IMAGE: SimImage;
export let IMAGE_BEFORE: SimImage;

/** Takes the images in. Real files and real time are not in a simulation, so this comes before it. */
export async function prepareImage(): Promise<void> {
  IMAGE = await takenIn(trainingImage().bytes);
  IMAGE_BEFORE = await takenIn(factoryImage('OPEN-1', '1.4.0', 'controller'));
}

/** What the shelf gives for a digest. */
export async function load(digest: string): Promise<Taken> {
  const image = [IMAGE, IMAGE_BEFORE].find(({ taken }) => taken.sha256 === digest);
  if (image === undefined) throw new Error(`No simulated image is ${digest}.`);
  return image.taken;
}

async function takenIn(bytes: Uint8Array): Promise<SimImage> {
  const taken = await takeImage(onePiece(bytes), { maxImageBytes: 1_048_576 });
  const { header, sha256, format } = taken;
  const { component = '', version = '', hardwareClass = '' } = header ?? {};
  const approved = { sha256, bytes: bytes.length, format, component, version, hardwareClass, approvedBy: 'Ana' };
  return { taken, approved };
}

async function* onePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
