import type { Heard, LineAddress } from '../../fieldbus';

export type SerialAddress = Extract<LineAddress, { kind: 'serial' }>;
export type Listen = (address: LineAddress, ms: number) => Promise<Heard>;

/** In the order in which they are met. */
const BAUDS = [9600, 19_200, 115_200, 38_400, 57_600, 4800, 2400, 250_000];
const PARITIES = ['none', 'even', 'odd'] as const;

/** Everything that is tried, the given settings left out. */
export function otherSettings(address: SerialAddress): readonly SerialAddress[] {
  return BAUDS.flatMap((baud) => PARITIES.map((parity) => ({ ...address, baud, parity, stopBits: 1 as const }))).filter(
    ({ baud, parity }) => baud !== address.baud || parity !== address.parity,
  );
}

/** Settings at which frames were heard, and those frames. */
export interface HeardAt {
  readonly address: SerialAddress;
  readonly heard: Heard;
}

/**
 * Listens at one setting after the other until most of what is heard are frames with a right check sum; undefined where that is nowhere
 * so. Writes nothing.
 */
export async function guessSettings(address: SerialAddress, ms: number, listen: Listen): Promise<HeardAt | undefined> {
  for (const candidate of otherSettings(address)) {
    const heard = await listen(candidate, ms);
    if (mostlyFrames(heard)) return { address: candidate, heard };
  }
  return undefined;
}

/** One frame may be chance: a check sum of 16 bits fits noise once in 65,536 places. */
function mostlyFrames({ bytes, frames }: Heard): boolean {
  const inFrames = frames.reduce((sum, frame) => sum + frame.bytes.length, 0);
  return inFrames > 0 && 2 * inFrames >= bytes.length;
}
