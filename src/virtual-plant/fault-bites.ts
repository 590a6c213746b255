import type { FaultPoint, FaultPoints, PlantFault } from './fault';
import { faultNamed } from './faults';
import type { PlantAct } from './hands';
import type { FullPlantSetup } from './plant-setup';
import type { PlantState } from './plant-state';
import { logEvent } from './record';
import { seededRandom } from './wire/seeded-random';

type FaultAt<Point extends FaultPoint> = Extract<PlantFault, { at: Point }>;

function isAt<Point extends FaultPoint>(fault: PlantFault, point: Point): fault is FaultAt<Point> {
  return fault.at === point;
}

type Entry = PlantState['faults'][number];

/** Whether this occasion is one that the call takes. Chance is drawn from the seed of the plant, occasion by occasion. */
function isTaken({ call, met }: Pick<Entry, 'call' | 'met'>, seed: number): boolean {
  const since = met - 1 - (call.after ?? 0);
  if (since < 0 || since % (call.every ?? 1) !== 0) return false;
  return call.probability === undefined || seededRandom(seed, `${call.name} ${met}`)() < call.probability;
}

/** Asks every fault of the site at one point; the first that bites answers, and is counted. */
export function askFaults<Point extends FaultPoint>(
  state: PlantState,
  point: Point,
  told: FaultPoints[Point]['told'] & { stack: string | null },
): FaultPoints[Point]['answer'] | undefined {
  for (const entry of state.faults) {
    const fault = faultNamed(entry.call.name);
    if (fault?.side !== 'plant' || !isAt(fault, point)) continue;
    const lasts = fault.lasts === true && entry.bitten > 0;
    if (!lasts && entry.bitten >= (entry.call.times ?? fault.times)) continue;
    const answer = fault.apply(entry.call, told as never) as FaultPoints[Point]['answer'] | undefined;
    if (answer === undefined) continue;
    if (lasts) return answer;
    entry.met += 1;
    if (!isTaken(entry, state.setup.seed)) continue;
    entry.bitten += 1;
    logEvent(state, 'fault-bit', told.stack, fault.name);
    return answer;
  }
  return undefined;
}

/** What slipping hands do in place of an act: another act, or null for nothing. Counts its bites; the plant knows nothing of it. */
export class SlippingHands {
  private readonly bitten = new Map<number, number>();
  private readonly met = new Map<number, number>();

  constructor(private readonly setup: FullPlantSetup) {}

  instead(act: PlantAct): { readonly act: PlantAct | null; readonly slip: string | null } {
    for (const [index, call] of this.setup.faults.entries()) {
      const fault = faultNamed(call.name);
      const bitten = this.bitten.get(index) ?? 0;
      if (fault?.side !== 'hands' || bitten >= (call.times ?? fault.times)) continue;
      const slipped = fault.slip(call, act, this.setup);
      if (slipped === undefined) continue;
      const met = (this.met.get(index) ?? 0) + 1;
      this.met.set(index, met);
      if (!isTaken({ call, met }, this.setup.seed)) continue;
      this.bitten.set(index, bitten + 1);
      return { act: slipped, slip: fault.name };
    }
    return { act, slip: null };
  }
}
