import type { Stamp } from './clock.port';

/**
 * Milliseconds between two stamps: the larger of the wall and the monotonic difference (SI-44). The monotonic clock of Linux
 * stands still during suspend, the wall clock can jump; neither may make a reading look younger than it is. Across two boots only
 * the wall clock can be compared; a wall clock that ran backwards there makes the age infinite.
 */
export function ageMs(from: Stamp, to: Stamp): number {
  const wall = to.wallMs - from.wallMs;
  if (from.bootId !== to.bootId) return wall < 0 ? Number.POSITIVE_INFINITY : wall;
  return Math.max(wall, to.monoMs - from.monoMs, 0);
}
