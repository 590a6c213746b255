/** So many different numbers below `below`, ascending, the same for the same seed; all of them where there are no more. */
export function seededPlaces(many: number, below: number, seed: number): number[] {
  let state = (seed * 2_654_435_761) >>> 0;
  const drawn = new Set<number>();
  while (drawn.size < Math.min(many, below)) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    drawn.add(Math.floor((state / 4_294_967_296) * below));
  }
  return [...drawn].sort((a, b) => a - b);
}
