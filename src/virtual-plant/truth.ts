import { differences } from './as-found';
import { ampsOf, busbarVolts, capacitorVolts, inverterWatts, isAlive, restVolts, seesBattery, socOf } from './dc-bus';
import { lcdCode } from './lcd';
import { reading } from './looks/stack-looks';
import { sources } from './looks/site-looks';
import type { PlantState, StackState } from './plant-state';
import type { PlantTruth, StackTruth } from './plant-types';
import { hostFacts } from './power-feeds';
import { isAtTarget, isFlashing, isLit } from './stack-words';
import { addressOf, addressPattern, isMaster } from './switch-meaning';
import { flashBytes, sha256Hex } from './wire/update-state';

function imageInFlash({ update }: StackState): StackTruth['image'] {
  if (update === null || update.flash === '' || update.waiting !== null) return null;
  const bytes = flashBytes(update);
  return { sha256: sha256Hex(bytes), bytes: bytes.length };
}

function stackTruth(state: PlantState, stack: StackState): StackTruth {
  return {
    tag: stack.tag,
    serial: state.setup.stacks.find((setup) => setup.tag === stack.tag)?.serial ?? '',
    power: stack.power,
    lit: isLit(stack),
    code: lcdCode(state, stack),
    contactorClosed: stack.contactorClosed,
    disconnectClosed: stack.disconnectClosed,
    switches: { ...stack.banks },
    latchedAddressPattern: addressPattern(state, stack),
    address: addressOf(state, stack),
    isMaster: isMaster(state, stack),
    versions: { ...stack.versions },
    modules: stack.modules.map((module, index) => ({ position: index + 1, ...module })),
    torn: stack.torn,
    flashing: isFlashing(state, stack),
    image: imageInFlash(stack),
    blocksWritten: stack.update?.blocksWritten ?? 0,
    blocksRepeated: stack.update?.blocksRepeated ?? 0,
    atTarget: isAtTarget(state, stack),
    rememberedStacks: stack.rememberedStacks,
    rememberedModules: stack.rememberedModules,
    amps: reading(ampsOf(state, stack), 3),
    volts: reading(restVolts(state, stack), 3),
    socPercent: reading(socOf(state, stack), 3),
    inverterLead: stack.inverterLead,
  };
}

/** The whole truth about the plant, as a copy. */
export function truthOf(state: PlantState): PlantTruth {
  return {
    nowMs: state.clockMs,
    stacks: state.stacks.map((stack) => stackTruth(state, stack)),
    links: state.links.map((link) => ({ ...link })),
    linksInHand: state.linksInHand,
    busbarVolts: reading(busbarVolts(state), 3),
    breakers: state.breakers.map(({ id, closed, locked }) => ({ id, closed, locked })),
    inverters: state.inverters.map((inverter) => ({
      id: inverter.id,
      mode: inverter.mode,
      alive: isAlive(state, inverter),
      seesBattery: seesBattery(state, inverter),
      batteryWatts: reading(inverterWatts(state, inverter), 1),
      dcSideVolts: reading(capacitorVolts(state, inverter.id), 2),
    })),
    sources: sources(state).sources,
    host: hostFacts(state),
    tool: { connectedTo: state.tool.connectedTo, flashing: state.tool.flash?.stack ?? null },
    differsFromAsFound: differences(state),
    oracles: state.oracles.map((record) => ({ ...record })),
    faultsBitten: state.faults.map((entry) => ({ name: entry.call.name, times: entry.bitten })),
    log: state.log.map((entry) => ({ ...entry })),
  };
}
