import { factsOf } from './as-found';
import { checkedSetup } from './check-setup';
import { partnersHeard } from './link-chain';
import { watchStanding } from './oracles/standing-oracles';
import type { FullPlantSetup, PlantSetup, StackSetup } from './plant-setup';
import type { PlantState, StackState } from './plant-state';
import { modulesComplete, modulesHeard } from './stack-modules';
import { versionsText } from './stack-words';
import { OPEN_COMPONENT, updateAsFound } from './wire/update-state';

function stackAsFound(setup: StackSetup, speaksModbus: boolean): StackState {
  return {
    tag: setup.tag,
    banks: { ADDR_SET: setup.address, INV_SET: setup.inv, IMPED_SET: setup.imped },
    latchedAddr: setup.address,
    takenInv: setup.inv,
    power: setup.on ? 'on' : 'off',
    poweredOnAtMs: null,
    shownCount: null,
    linkFault: false,
    contactorClosed: false,
    disconnectClosed: setup.disconnectClosed,
    inverterLead: false,
    versions: { ...setup.versions },
    modules: setup.modules.map((module) => ({
      add: module.add,
      latchedAdd: module.switchOn ? module.add : null,
      switchOn: module.switchOn,
      version: module.bricked ? '0000' : module.version,
      bricked: module.bricked,
    })),
    torn: false,
    rememberedStacks: setup.rememberedStacks ?? 0,
    rememberedModules: setup.rememberedModules ?? 0,
    restVolts: setup.openCircuitVolts,
    socPercent: setup.socPercent,
    driftVoltsPerHour: setup.driftVoltsPerHour,
    passed: null,
    update: speaksModbus ? updateAsFound(setup.versions[OPEN_COMPONENT] ?? '') : null,
  };
}

function chainOf(setup: FullPlantSetup): { from: string; to: string }[] {
  const tags = setup.stacks.map((stack) => stack.tag);
  return tags.slice(1).map((to, index) => ({ from: tags[index] ?? to, to }));
}

function withLeadNamed(setup: FullPlantSetup): FullPlantSetup {
  const master = setup.product.addressPatterns[String(setup.product.masterAddress)];
  const speaker =
    setup.stacks.find((stack) => stack.tag === setup.inverterLeadAt) ??
    setup.stacks.find((stack) => stack.address === master) ??
    setup.stacks[0];
  const inverterProtocolPattern = setup.inverterProtocolPattern ?? speaker?.inv;
  return { ...setup, inverterLeadAt: speaker?.tag, inverterProtocolPattern };
}

function bareState(setup: FullPlantSetup): PlantState {
  return {
    setup,
    clockMs: 0,
    anchoredAtMs: 0,
    busJoinedAtMs: null,
    seq: 1,
    cause: 'as found',
    stacks: setup.stacks.map((stack) => stackAsFound(stack, setup.product.generation === 'open1')),
    links: (setup.links ?? chainOf(setup)).map((link) => ({ ...link })),
    linksInHand: 0,
    breakers: setup.breakers.map(({ id, inverter, closed }) => ({ id, inverter, closed, locked: false })),
    inverters: setup.inverters.map(({ id, mode, demandWatts }) => ({ id, mode, demandWatts, capacitorVolts: 0 })),
    sources: setup.sources.map(({ id, on }) => ({ id, on })),
    tool: { connectedTo: null, state: 'idle', message: 'not connected', flash: null },
    alarms: [],
    standing: [],
    faults: setup.faults.map((call) => ({ call, bitten: 0, met: 0 })),
    asFound: {},
    asFoundVersions: {},
    oracles: [],
    log: [],
  };
}

/** A site as it stands before anybody touches it: running for long, counts remembered, nothing wrong recorded yet. */
export function createPlant(setup: PlantSetup): PlantState {
  const state = bareState(withLeadNamed(checkedSetup(setup)));
  for (const stack of state.stacks) {
    const written = state.setup.stacks.find((other) => other.tag === stack.tag);
    stack.inverterLead = stack.tag === state.setup.inverterLeadAt;
    stack.rememberedModules = written?.rememberedModules ?? modulesHeard(state, stack).length;
    stack.rememberedStacks = written?.rememberedStacks ?? partnersHeard(state, stack).length + 1;
  }
  for (const stack of state.stacks) stack.contactorClosed = stack.power === 'on' && modulesComplete(state, stack);
  state.asFound = factsOf(state);
  for (const stack of state.stacks) state.asFoundVersions[stack.tag] = versionsText(stack);
  watchStanding(state, false);
  return state;
}
