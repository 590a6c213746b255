import { buildOpenImage } from '../../src/updater';
import { sha256 } from '../../src/kernel';
import type { FlashImage } from './cut-flash';

/** An image of so many bytes whose words are all different from blank ones and from their neighbours. */
export function tornImage(imageBytes: number): FlashImage {
  const parts = { hardwareClass: 'OPEN-1', version: '1.5.0', component: 'controller' };
  const payload = Uint8Array.from(
    { length: imageBytes - 64 },
    (_, index) => ((index * 31 + (index >> 8) * 7) % 251) + 1,
  );
  const bytes = buildOpenImage({ ...parts, payload });
  return { bytes, sha256: sha256(bytes), header: { ...parts, payloadBytes: payload.length } };
}
