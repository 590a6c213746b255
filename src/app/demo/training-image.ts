import { sha256 } from '../../kernel';
import { buildOpenImage } from '../../updater';

/** Bytes of the made-up firmware: about 70 blocks, enough to be killed in the middle of. */
const PAYLOAD_BYTES = 16_000;

/** The image that a demo sends: made-up bytes behind a header of the open map, the same in every demo. */
export function trainingImage(): { readonly bytes: Uint8Array; readonly sha256: string } {
  const payload = Uint8Array.from({ length: PAYLOAD_BYTES }, (_, index) => (index * 167 + (index >> 8)) & 0xff);
  const bytes = buildOpenImage({ hardwareClass: 'OPEN-1', version: '1.5.0', component: 'controller', payload });
  return { bytes, sha256: sha256(bytes) };
}
