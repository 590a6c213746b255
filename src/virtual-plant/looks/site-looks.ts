import { busbarVolts, capacitorVolts, inverterWatts, isAlive, seesBattery } from '../dc-bus';
import type { InverterScreenAnswer, PlainQuestion, PlantAnswers, ToolScreenAnswer } from '../eyes';
import { breakerOf, inverterOf, stackOf } from '../find';
import { isInSmoke } from '../oracles/judge-act';
import type { PlantState } from '../plant-state';
import { hostFacts } from '../power-feeds';
import { isTalking } from '../stack-words';
import { reading } from './stack-looks';

type Question<Name extends PlainQuestion['look']> = Extract<PlainQuestion, { look: Name }>;

const AMPS_PER_STACK = 100;

export function links(state: PlantState): PlantAnswers['links'] {
  return { plugged: state.links.map(({ from, to }) => ({ from, to })), inHand: state.linksInHand };
}

export function breakers(state: PlantState): PlantAnswers['breakers'] {
  return { breakers: state.breakers.map(({ id, closed, locked }) => ({ id, closed, locked })) };
}

export function busbar(state: PlantState): PlantAnswers['busbar-volts'] {
  return { volts: reading(busbarVolts(state), 2) };
}

export function breakerVolts(state: PlantState, question: Question<'breaker-volts'>): PlantAnswers['breaker-volts'] {
  const breaker = breakerOf(state, question.breaker);
  const setup = state.setup.breakers.find((other) => other.id === breaker.id);
  return {
    battery: reading(busbarVolts(state), 2),
    inverter: reading(capacitorVolts(state, breaker.inverter), 2),
    polarityOk: setup?.polarityReversed !== true,
  };
}

function toolVersions(state: PlantState, tag: string | null): ToolScreenAnswer['versions'] {
  if (tag === null) return null;
  const stack = stackOf(state, tag);
  if (!isTalking(state, stack)) return null;
  return { components: { ...stack.versions }, modules: stack.modules.map((module) => module.version) };
}

export function toolScreen(state: PlantState): ToolScreenAnswer {
  const { connectedTo, flash, message } = state.tool;
  if (!hostFacts(state).toolPowered) {
    const dark = { component: null, module: null, percent: 0, message: '', versions: null };
    return { powered: false, connectedTo, state: 'idle', ...dark };
  }
  const unit = flash?.units[flash.index];
  const elapsed = flash === null ? 0 : (state.clockMs - flash.unitStartedAtMs) / 1000;
  return {
    powered: true,
    connectedTo,
    state: state.tool.state,
    component: unit?.component ?? null,
    module: unit?.module ?? null,
    percent: unit === undefined || unit.seconds === 0 ? 0 : Math.min(99, Math.floor((100 * elapsed) / unit.seconds)),
    message,
    versions: toolVersions(state, connectedTo),
  };
}

export function inverterScreen(state: PlantState, question: Question<'inverter-screen'>): InverterScreenAnswer {
  const inverter = inverterOf(state, question.inverter);
  if (!isAlive(state, inverter))
    return { lit: false, mode: null, seesBattery: false, batteryWatts: 0, ampLimits: null };
  const sees = seesBattery(state, inverter);
  const speaker = state.stacks.find((stack) => stack.inverterLead);
  const limit = AMPS_PER_STACK * (speaker?.rememberedStacks ?? 0);
  return {
    lit: inverter.mode !== 'off',
    mode: inverter.mode,
    seesBattery: sees,
    batteryWatts: reading(inverterWatts(state, inverter), 0),
    ampLimits: sees ? { charge: limit, discharge: limit } : null,
  };
}

export function sources(state: PlantState): PlantAnswers['sources'] {
  const on = new Map(state.sources.map((source) => [source.id, source.on]));
  return { sources: state.setup.sources.map(({ id, kind }) => ({ id, kind, on: on.get(id) === true })) };
}

export function surroundings(state: PlantState): PlantAnswers['surroundings'] {
  const smoke = isInSmoke(state);
  return { smoke, words: smoke ? 'smoke rises from the stacks, it smells of solvent' : 'nothing unusual' };
}
