import type { WireOut } from './wire-out';

/** The answer that is about to go out, changed; what is not an answer of bytes stays. */
export function eachFrame(
  out: readonly WireOut[],
  change: (bytes: Uint8Array, out: WireOut) => WireOut | readonly WireOut[],
): readonly WireOut[] {
  return out.flatMap((one) => (one.bytes.length === 0 ? one : change(one.bytes, one)));
}

/** Bytes by chance. */
export function noise(count: number, random: () => number): Uint8Array {
  return Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
}
