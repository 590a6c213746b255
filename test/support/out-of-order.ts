import { MUST_COME_BEFORE, type MustComeBefore } from './must-come-before';
import { type Mark, PlantMarks, type Reconnect } from './plant-marks';

const wordsOf = ({ line, earlier, later }: MustComeBefore): string => `${line}: ${earlier} → ${later}`;

function isBroken([earlier, later]: readonly [readonly Mark[], readonly Mark[]], apartMs = 0): boolean {
  if (earlier.length === 0 || later.length === 0) return true;
  const last = earlier.reduce((a, b) => (b.seq > a.seq ? b : a));
  const first = later.reduce((a, b) => (b.seq < a.seq ? b : a));
  return last.seq >= first.seq || first.atMs - last.atMs < apartMs;
}

/**
 * The lines of the order of a whole update that the log of a plant does not keep, in words; empty when every one is kept. A side that
 * never happened breaks its line too. Takes the answer of `GET /truth` as well as the truth of a plant in this process.
 */
export function outOfOrder(truth: PlantMarks['truth'], reconnect: Reconnect = 'externalPrecharge'): readonly string[] {
  const plant = new PlantMarks(truth, reconnect);
  return MUST_COME_BEFORE.filter((line) => line.sides(plant).some((sides) => isBroken(sides, line.apartMs))).map(
    wordsOf,
  );
}
