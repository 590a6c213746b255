import type { AnswerTo, PlainQuestion, PlantAnswers, PlantQuestion } from '../eyes';
import type { PlantState } from '../plant-state';
import { hostFacts } from '../power-feeds';
import { photoOf } from './photo';
import * as site from './site-looks';
import * as stack from './stack-looks';

type PlainName = PlainQuestion['look'];
type Looks = {
  [Name in PlainName]: (state: PlantState, question: Extract<PlainQuestion, { look: Name }>) => PlantAnswers[Name];
};

const LOOKS: Looks = {
  lcd: stack.lcd,
  lamps: stack.lamps,
  switches: stack.switches,
  links: site.links,
  breakers: site.breakers,
  amps: stack.amps,
  'busbar-volts': site.busbar,
  'stack-volts': stack.stackVolts,
  'breaker-volts': site.breakerVolts,
  'tool-screen': site.toolScreen,
  host: hostFacts,
  'inverter-screen': site.inverterScreen,
  sources: site.sources,
  'stack-label': stack.label,
  'state-of-charge': stack.stateOfCharge,
  temperature: stack.temperature,
  'cell-spread': stack.cellSpread,
  surroundings: site.surroundings,
};

function plain(state: PlantState, question: PlainQuestion): PlantAnswers[PlainName] {
  return LOOKS[question.look](state, question as never);
}

function any(state: PlantState, question: PlantQuestion): PlantAnswers[PlantQuestion['look']] {
  if (question.look !== 'photo') return plain(state, question);
  return photoOf(question.of, plain(state, question.of), state.clockMs);
}

/** Answers one question from the plant as it stands; nothing changes by looking. */
export function answer<Question extends PlantQuestion>(state: PlantState, question: Question): AnswerTo<Question> {
  return any(state, question) as AnswerTo<Question>;
}
