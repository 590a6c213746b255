import { inrushOfJoining } from '../contactors';
import { ampsOf, capacitorVolts, inverterWatts, isWiredToBus, liveBusVolts } from '../dc-bus';
import { breakerOf, inverterOf, moduleOf, stackOf } from '../find';
import type { ActName, ActOf, PlantAct } from '../hands';
import { cabledWith } from '../link-chain';
import type { PlantState } from '../plant-state';
import type { OracleName } from '../plant-types';
import { pressLeads } from '../power-button';
import { isFlashing, isLit } from '../stack-words';
import { addressMeaning, addressOf, serviceOf } from '../switch-meaning';

/** What an act would do wrong, judged just before the hand moves; null when nothing. */
export type HandOracle = {
  [Name in ActName]: {
    readonly oracle: OracleName;
    readonly act: Name;
    wrong(state: PlantState, act: ActOf<Name>): string | null;
  };
}[ActName];

function amps(value: number): string {
  return `${value.toFixed(1)} A`;
}

function offUnderCurrent(state: PlantState, act: ActOf<'press-power'>): string | null {
  const stack = stackOf(state, act.stack);
  const flows = ampsOf(state, stack);
  const cut = pressLeads(state, stack, act.holdMs) === 'off' && Math.abs(flows) > state.setup.quietAmps;
  return cut ? `${act.stack} at ${amps(flows)}` : null;
}

function offDuringFlash(state: PlantState, act: ActOf<'press-power'>): string | null {
  const stack = stackOf(state, act.stack);
  if (pressLeads(state, stack, act.holdMs) !== 'off') return null;
  if (isFlashing(state, stack)) return `${act.stack} while it was written`;
  return stack.torn ? `${act.stack} while torn` : null;
}

function isPoweredOnBy(state: PlantState, act: ActOf<'press-power'>): boolean {
  return pressLeads(state, stackOf(state, act.stack), act.holdMs) === 'on';
}

function gapTooShort(state: PlantState, act: ActOf<'press-power'>): string | null {
  if (!isPoweredOnBy(state, act)) return null;
  const linked = cabledWith(state, act.stack);
  const gapMs = state.setup.product.powerOnGapSeconds * 1000;
  const early = state.stacks.find(
    (other) =>
      other.tag !== act.stack && linked.has(other.tag) && state.clockMs - (other.poweredOnAtMs ?? -gapMs) < gapMs,
  );
  if (early === undefined || early.poweredOnAtMs === null) return null;
  return `${act.stack} ${((state.clockMs - early.poweredOnAtMs) / 1000).toFixed(1)} s after ${early.tag}`;
}

function wrongOrder(state: PlantState, act: ActOf<'press-power'>): string | null {
  const { powerOnOrder } = state.setup.product;
  if (powerOnOrder === 'any' || !isPoweredOnBy(state, act)) return null;
  const own = addressMeaning(state, stackOf(state, act.stack).banks.ADDR_SET);
  if (own === null) return null;
  const linked = cabledWith(state, act.stack);
  const early = state.stacks.find((other) => {
    const address = addressOf(state, other);
    if (other.tag === act.stack || !linked.has(other.tag) || !isLit(other) || address === null) return false;
    return powerOnOrder === 'lastToMaster' ? address < own : address > own;
  });
  return early === undefined
    ? null
    : `${act.stack} (address ${own}) after ${early.tag} (address ${addressOf(state, early)})`;
}

function cableLive(state: PlantState, act: ActOf<'plug-link'> | ActOf<'unplug-link'>): string | null {
  const lit = [act.from, act.to].filter((tag) => isLit(stackOf(state, tag)));
  return lit.length === 0 ? null : `${act.from}-${act.to} while ${lit.join(' and ')} lit`;
}

function latchedSwitchLive(state: PlantState, act: ActOf<'set-switch'>): string | null {
  const stack = stackOf(state, act.stack);
  if (act.bank === 'ADDR_SET' && isLit(stack)) return `${act.stack} ADDR_SET ${act.number}`;
  if (act.bank !== 'ADD' || !moduleOf(stack, act.module).switchOn) return null;
  return `${act.stack} module ${act.module} ADD ${act.number}`;
}

function breakerUnderCurrent(state: PlantState, act: ActOf<'set-breaker'>): string | null {
  const breaker = breakerOf(state, act.breaker);
  const bus = liveBusVolts(state);
  if (!breaker.closed || act.closed || bus === null) return null;
  const flows = inverterWatts(state, inverterOf(state, breaker.inverter)) / bus;
  return Math.abs(flows) > state.setup.quietAmps ? `${act.breaker} opened at ${amps(flows)}` : null;
}

function disconnectUnderCurrent(state: PlantState, act: ActOf<'set-disconnect'>): string | null {
  const flows = ampsOf(state, stackOf(state, act.stack));
  const cut = !act.closed && Math.abs(flows) > state.setup.quietAmps;
  return cut ? `disconnect of ${act.stack} opened at ${amps(flows)}` : null;
}

function breakerInrush(state: PlantState, act: ActOf<'set-breaker'>): string | null {
  const breaker = breakerOf(state, act.breaker);
  const bus = liveBusVolts(state);
  if (!act.closed || breaker.closed || bus === null || isWiredToBus(state, breaker.inverter)) return null;
  const volts = capacitorVolts(state, breaker.inverter);
  if (Math.abs(bus - volts) <= state.setup.capacitorLimitVolts) return null;
  return `${act.breaker} at ${bus.toFixed(2)} V onto ${breaker.inverter}'s capacitors at ${volts.toFixed(2)} V`;
}

function disconnectInrush(state: PlantState, act: ActOf<'set-disconnect'>): string | null {
  const stack = stackOf(state, act.stack);
  const joins = act.closed && !stack.disconnectClosed && stack.contactorClosed;
  return joins ? inrushOfJoining(state, stack) : null;
}

function reversedPolarity(state: PlantState, act: ActOf<'set-breaker'>): string | null {
  const setup = state.setup.breakers.find((breaker) => breaker.id === act.breaker);
  return act.closed && setup?.polarityReversed === true ? act.breaker : null;
}

function closedOnServicePattern(state: PlantState, act: ActOf<'set-breaker'>): string | null {
  if (!act.closed || breakerOf(state, act.breaker).closed) return null;
  const left = state.stacks.find((stack) => serviceOf(state, stack.banks.INV_SET) !== null);
  return left === undefined ? null : `${act.breaker} closed with ${left.tag} INV_SET ${left.banks.INV_SET}`;
}

function moduleOffDuringFlash(state: PlantState, act: ActOf<'module-switch'>): string | null {
  const flash = state.tool.flash;
  const written = flash?.stack === act.stack && flash.units[flash.index]?.module === act.module;
  return written && !act.on ? `module ${act.module} of ${act.stack} while it was written` : null;
}

function toolMoved(state: PlantState): string | null {
  return state.tool.flash === null ? null : `the tool left ${state.tool.flash.stack} while it was written`;
}

export const HAND_ORACLES: readonly HandOracle[] = [
  { oracle: 'bms-off-under-current', act: 'press-power', wrong: offUnderCurrent },
  { oracle: 'power-off-during-flash', act: 'press-power', wrong: offDuringFlash },
  { oracle: 'power-off-during-flash', act: 'module-switch', wrong: moduleOffDuringFlash },
  { oracle: 'power-on-gap-under-10s', act: 'press-power', wrong: gapTooShort },
  { oracle: 'wrong-power-on-order', act: 'press-power', wrong: wrongOrder },
  { oracle: 'cable-moved-live', act: 'unplug-link', wrong: cableLive },
  { oracle: 'cable-moved-live', act: 'plug-link', wrong: cableLive },
  { oracle: 'latched-switch-moved-live', act: 'set-switch', wrong: latchedSwitchLive },
  { oracle: 'breaker-moved-under-current', act: 'set-breaker', wrong: breakerUnderCurrent },
  { oracle: 'breaker-moved-under-current', act: 'set-disconnect', wrong: disconnectUnderCurrent },
  { oracle: 'inrush', act: 'set-breaker', wrong: breakerInrush },
  { oracle: 'inrush', act: 'set-disconnect', wrong: disconnectInrush },
  { oracle: 'breaker-closed-on-reversed-polarity', act: 'set-breaker', wrong: reversedPolarity },
  { oracle: 'service-pattern-with-breaker-closed', act: 'set-breaker', wrong: closedOnServicePattern },
  { oracle: 'tool-moved-during-flash', act: 'tool-connect', wrong: toolMoved },
];

/** Hands at a stack at all: refused above the low-voltage class, and in smoke. */
export function handsAtStack(act: PlantAct): string | null {
  if ('from' in act) return act.from;
  return 'stack' in act ? act.stack : null;
}
