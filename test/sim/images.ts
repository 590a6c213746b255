import { trainingImage } from '../../src/app/demo/training-image';
import { type ApprovedImage, takeImage } from '../../src/updater';

const { bytes } = trainingImage();

async function* onePiece(): AsyncIterable<Uint8Array> {
  yield bytes;
}

type Taken = Awaited<ReturnType<typeof takeImage>>;

/** The image of every simulated transfer, taken in by the product once: before any world begins. */
export let IMAGE: Taken;
export let APPROVED: ApprovedImage;

/** Takes the image in. Real files and real time are not in a simulation, so this comes before it. */
export async function prepareImage(): Promise<void> {
  IMAGE = await takeImage(onePiece(), { maxImageBytes: 1_048_576 });
  const { header, sha256, format } = IMAGE;
  const { component = '', version = '', hardwareClass = '' } = header ?? {};
  APPROVED = { sha256, bytes: bytes.length, format, component, version, hardwareClass, approvedBy: 'Ana' };
}
