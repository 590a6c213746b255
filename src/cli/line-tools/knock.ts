import { exceptionCodeOf, FieldbusError, type Line, type LineTiming, openLine } from '../../fieldbus';
import { planReads, placePoints, type ReadBlock, SUNSPEC_BASES } from '../../stack-link';
import { answerFindings, isGatewayAnswer } from './answer-findings';
import type { Finding } from './finding';
import type { LineTarget } from './line-target';

/** A first look at a unit. `line` undefined: nobody answered, or nothing may be asked; the findings say why. */
export interface Knocked {
  readonly line: Line | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Opens a line and asks the unit for registers that it should have; an exception of its own is an answer too. An adapter that echoes is
 * named, and borne with. Reads only. Whoever gets a line closes it.
 */
export async function knock(target: LineTarget): Promise<Knocked> {
  const plain = await knockOnce(target, target.timing);
  if (plain.echoes !== true) return plain;
  const echoed = await knockOnce(target, { ...target.timing, echo: true });
  return { line: echoed.line, findings: [...plain.findings, ...echoed.findings] };
}

async function knockOnce(target: LineTarget, timing: LineTiming): Promise<Knocked & { readonly echoes?: boolean }> {
  let line: Line;
  try {
    line = await openLine(target.address, timing);
  } catch (error) {
    return { line: undefined, findings: answerFindings(error, target) };
  }
  const error = await firstFault(line, target);
  if (error === undefined) return { line, findings: [] };
  await line.close();
  const echoes = error instanceof FieldbusError && error.fault === 'echo-heard';
  return { line: undefined, findings: answerFindings(error, target), echoes };
}

/** Why nobody answers; undefined where the unit itself does. A device may keep silent about registers that it does not have. */
async function firstFault(line: Line, target: LineTarget): Promise<unknown> {
  let silence: unknown;
  for (const { address, count } of firstReads(target)) {
    try {
      await line.readHolding(target.unit, address, count);
      return undefined;
    } catch (error) {
      if (exceptionCodeOf(error) !== undefined) return isGatewayAnswer(error) ? error : undefined;
      if (!(error instanceof FieldbusError) || error.fault !== 'no-answer') return error;
      silence = error;
    }
  }
  return silence;
}

/** What a unit is asked first: the product's first registers where they stand still, else where SunSpec begins. */
export function firstReads({ bus }: Pick<LineTarget, 'bus'>): readonly ReadBlock[] {
  if (bus === undefined || bus.points.some(({ at }) => at.model !== null))
    return SUNSPEC_BASES.map((address) => ({ address, count: 2 }));
  return planReads(bus, placePoints(bus.points, []), []).slice(0, 1);
}
