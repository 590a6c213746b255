/** What browsers that can read codes have; not yet in TypeScript's own list. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
declare const BarcodeDetector: (new (options: { formats: string[] }) => Detector) | undefined;

export interface Scanner {
  close(): void;
}

const LOOK_EVERY_MS = 250;

/** The tag of a stack in what its sticker says: `stackhand:S2`, or `S2` as a person types it. */
export const tagIn = (text: string): string =>
  text
    .trim()
    .replace(/^stackhand:/i, '')
    .toUpperCase();

/** Opens the camera where the browser allows it and reads codes; undefined where it does not: the tag is typed then. */
export async function openScanner(
  film: () => HTMLVideoElement | undefined,
  found: (text: string) => void,
): Promise<Scanner | undefined> {
  if (typeof BarcodeDetector === 'undefined' || navigator.mediaDevices === undefined) return undefined;
  const reader = new BarcodeDetector({ formats: ['qr_code', 'code_128', 'data_matrix'] });
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: { facingMode: 'environment' } })
    .catch(() => undefined);
  const screen = film();
  if (stream === undefined || screen === undefined) return undefined;
  screen.srcObject = stream;
  await screen.play().catch(() => undefined);
  const timer = setInterval(() => {
    reader.detect(screen).then(
      ([first]) => {
        if (first !== undefined) found(first.rawValue);
      },
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  return {
    close() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
