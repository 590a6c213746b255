import { StackhandError } from '../kernel';
import { type InverterAccess, lookAtInverter, type WiredInverter } from './inverter-access';
import type { InverterReading, OperatingState } from './inverter-reading';
import { afterWrite } from './line-refusal';
import { readBlock, rawOf } from './model-block';
import { type ByMachine, type ByPerson, byMachine, byPerson, type ParkOutcome, type ParkResult } from './park-result';
import { CONTROL_MODE, OPERATION } from './sunspec-enums';
import { firstOf } from './sunspec-map';
import { pointNamed } from './sunspec-points';

/** How long to look for the effect of an order, how often, and up to which current (either direction) a battery counts as quiet. */
export interface WatchFor {
  readonly withinMs: number;
  readonly pollMs: number;
  readonly quietAmps: number;
}

/** A current that passes through nothing on its way is not quiet: so many looks in a row must agree. */
const LOOKS_IN_A_ROW = 2;
const CONTROL = 715;
const PARKED: ReadonlySet<OperatingState> = new Set(['standby', 'off']);
const RUNNING: ReadonlySet<OperatingState> = new Set(['running', 'throttled']);

interface Goal {
  readonly order: number;
  readonly states: ReadonlySet<OperatingState>;
  readonly quiet: boolean;
}

const PARK: Goal = { order: OPERATION.enterStandby, states: PARKED, quiet: true };
const RESUME: Goal = { order: OPERATION.exitStandby, states: RUNNING, quiet: false };

/**
 * Sends the inverter to standby (715.OpCtl) and looks until its own state and the battery current show it, or time is up. The order is
 * sent once; whatever the line said about it, only a look counts. Throws what the line throws before the order was sent; after it a
 * broken line gives `unknown`.
 */
export async function park(access: InverterAccess, watch: WatchFor): Promise<ParkResult> {
  return carryOut(access, PARK, watch);
}

/**
 * Brings a parked inverter back to what it did as found; one that was found parked is left so. Verified by its state alone: an inverter
 * that runs may have nothing to convert. Throws as `park`.
 */
export async function resume(access: InverterAccess, asFound: OperatingState, watch: WatchFor): Promise<ParkResult> {
  if (!PARKED.has(asFound)) return carryOut(access, RESUME, watch);
  if (access.bus === 'none') return byPerson('no-bus');
  const reading = await lookAtInverter(access);
  const { value: state } = reading.state;
  const outcome = state === null ? 'unknown' : PARKED.has(state) ? 'already' : 'state-not-reached';
  return byMachine(outcome, { before: state, reading, trouble: null });
}

async function carryOut(access: InverterAccess, goal: Goal, watch: WatchFor): Promise<ParkResult> {
  if (access.bus === 'none') return byPerson('no-bus');
  const found = await lookAtInverter(access);
  const before = found.state.value;
  if (before !== null && goal.states.has(before)) {
    const watched = await watchFor(access, goal, watch);
    return byMachine(watched.outcome === 'done' ? 'already' : watched.outcome, { before, ...watched.told });
  }
  const control = await controlOf(access);
  if (typeof control === 'string') return byPerson(control);
  const order = await send(access, control.address, goal.order);
  if (order.ended === 'refused') return byMachine('refused', { before, reading: found, trouble: order.trouble });
  const watched = await watchFor(access, goal, watch);
  return byMachine(watched.outcome, {
    before,
    reading: watched.told.reading,
    trouble: watched.told.trouble ?? order.trouble,
  });
}

/** The register of the order, or why a person must do it. */
async function controlOf(access: WiredInverter): Promise<{ readonly address: number } | ByPerson> {
  const { line, unit, map, quirks } = access;
  const model = firstOf(map, [CONTROL]);
  const operation = pointNamed(CONTROL, 'OpCtl');
  if (model === undefined) return 'no-control';
  const block = await readBlock(line, unit, model, { most: operation.offset + 1, quirks });
  if (block === null || rawOf(block, operation) === null) return 'no-control';
  if (rawOf(block, pointNamed(CONTROL, 'LocRemCtl')) === CONTROL_MODE.local) return 'local';
  return { address: model.address + operation.offset };
}

async function send(
  { line, unit }: WiredInverter,
  address: number,
  order: number,
): Promise<{ readonly ended: 'accepted' | 'refused' | 'unknown'; readonly trouble: string | null }> {
  try {
    await line.writeHolding(unit, address, [order], { priority: 'write' });
    return { ended: 'accepted', trouble: null };
  } catch (error) {
    if (!(error instanceof StackhandError)) throw error;
    return { ended: afterWrite(error), trouble: error.message };
  }
}

interface Watched {
  readonly outcome: ParkOutcome;
  readonly told: Pick<ByMachine, 'reading' | 'trouble'>;
}

/** Looks until the goal is seen in enough looks in a row, or time is up. */
async function watchFor(access: WiredInverter, goal: Goal, watch: WatchFor): Promise<Watched> {
  const startedMs = access.clock.now().monoMs;
  let agreeing = 0;
  for (;;) {
    const told = await tryLook(access);
    const outcome = told.reading === null ? 'unknown' : judge(told.reading, goal, watch.quietAmps);
    const isGood = outcome === 'done' || outcome === 'state-only';
    agreeing = isGood ? agreeing + 1 : 0;
    if (agreeing >= LOOKS_IN_A_ROW) return { outcome, told };
    const leftMs = watch.withinMs - (access.clock.now().monoMs - startedMs);
    // A single good look at the very end is not enough, and is not called a failure of the inverter either.
    if (leftMs <= 0) return { outcome: isGood ? 'unknown' : outcome, told };
    await new Promise<void>((resolve) => access.clock.after(Math.min(watch.pollMs, leftMs), resolve));
  }
}

/** A look that fails is a look that tells nothing; the next may. */
async function tryLook(access: WiredInverter): Promise<Pick<ByMachine, 'reading' | 'trouble'>> {
  try {
    return { reading: await lookAtInverter(access), trouble: null };
  } catch (error) {
    if (!(error instanceof StackhandError)) throw error;
    return { reading: null, trouble: error.message };
  }
}

function judge(reading: InverterReading, goal: Goal, quietAmps: number): ParkOutcome {
  const { value: state } = reading.state;
  if (state === null) return 'unknown';
  if (!goal.states.has(state)) return 'state-not-reached';
  if (!goal.quiet) return 'done';
  const { value: amps } = reading.batteryAmps;
  if (amps === null) return 'state-only';
  return Math.abs(amps) <= quietAmps ? 'done' : 'current-flows';
}
