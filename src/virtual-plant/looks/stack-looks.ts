import { ampsOf, busbarVolts, restVolts, socOf } from '../dc-bus';
import type { LampsAnswer, PlainQuestion, PlantAnswers } from '../eyes';
import { moduleOf, stackOf, stackSetupOf } from '../find';
import { readLcd } from '../lcd';
import type { PlantState, StackState } from '../plant-state';

type Question<Name extends PlainQuestion['look']> = Extract<PlainQuestion, { look: Name }>;

/** A meter's reading: `digits` behind the point, and never minus zero. */
export function reading(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}

export function lcd(state: PlantState, question: Question<'lcd'>): PlantAnswers['lcd'] {
  return readLcd(state, stackOf(state, question.stack));
}

/** The lamps of a running stack. A bricked module's lamp is at odds with its switch. */
export function lamps(state: PlantState, question: Question<'lamps'>): LampsAnswer {
  const stack = stackOf(state, question.stack);
  const bms = stack.power === 'on' || stack.power === 'booting';
  const modules = stack.modules.map((module, index) => ({
    position: index + 1,
    switchOn: module.switchOn,
    led: bms && module.switchOn !== module.bricked,
  }));
  return { bms, modules };
}

export function switches(state: PlantState, question: Question<'switches'>): PlantAnswers['switches'] {
  const stack = stackOf(state, question.stack);
  const pattern = question.bank === 'ADD' ? moduleOf(stack, question.module).add : stack.banks[question.bank];
  const onIsUp = state.setup.product.banks[question.bank].up === 'ON';
  return { switches: [...pattern].map((bit) => ((bit === '1') === onIsUp ? 'up' : 'down')) };
}

export function amps(state: PlantState, question: Question<'amps'>): PlantAnswers['amps'] {
  return { amps: reading(ampsOf(state, stackOf(state, question.stack)), 1) };
}

/** At the stack's own terminals: its contactor, or the busbar through its disconnect, or nothing. */
export function terminalVolts(state: PlantState, stack: StackState): number {
  if (stack.disconnectClosed) return busbarVolts(state);
  return stack.contactorClosed ? restVolts(state, stack) : 0;
}

export function stackVolts(state: PlantState, question: Question<'stack-volts'>): PlantAnswers['stack-volts'] {
  return { volts: reading(terminalVolts(state, stackOf(state, question.stack)), 2) };
}

export function label(state: PlantState, question: Question<'stack-label'>): PlantAnswers['stack-label'] {
  const setup = stackSetupOf(state, question.stack);
  const { generation } = state.setup.product;
  return {
    serial: setup.serial,
    generation,
    antennaPort: generation === 'gen3',
    moduleLabels: setup.modules.map((module, index) =>
      module.label === '' ? `${setup.serial}-M${index + 1}` : module.label,
    ),
  };
}

export function stateOfCharge(
  state: PlantState,
  question: Question<'state-of-charge'>,
): PlantAnswers['state-of-charge'] {
  const stack = stackOf(state, question.stack);
  const readable = stack.power === 'on' && !stack.torn;
  return { percent: readable ? reading(socOf(state, stack), 0) : null };
}

export function temperature(state: PlantState, question: Question<'temperature'>): PlantAnswers['temperature'] {
  return { celsius: stackSetupOf(state, question.stack).temperatureC };
}

export function cellSpread(state: PlantState, question: Question<'cell-spread'>): PlantAnswers['cell-spread'] {
  return { millivolts: stackSetupOf(state, question.stack).cellSpreadMillivolts };
}
