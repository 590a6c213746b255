import { type Message, message } from '../../kernel';
import type { PlannedStep } from '../plan-types';
import type { Answer } from '../prompts';
import { done, fact, type Judgement, refused, type StepDefinition } from '../step';

function sourceWords(c: Parameters<NonNullable<StepDefinition['prompt']>>[0]) {
  const source = c.run.plan.site.sources.find((candidate) => candidate.id === c.step.params.source);
  return { source: source?.id ?? '', kind: source?.kind ?? '', isolator: source?.isolator ?? '' };
}

const OFF_OR_ON = [
  { id: 'off', message: message('option.source-off') },
  { id: 'on', message: message('option.source-on') },
];

/** What is seen at the isolator counts, not that somebody went there. */
function seen(step: PlannedStep, answer: Answer, wanted: 'off' | 'on', otherwise: Message): Judgement {
  const key = `source/${step.params.source}`;
  if (answer.kind === 'cannot-see') return done(fact(key, null, 'E0'));
  if (answer.kind !== 'choice') return refused(message('mean.choose-one'));
  return answer.option === wanted ? done(fact(key, wanted)) : refused(otherwise);
}

/** One energy source is switched off at its isolator, before the inverter is opened (SI-02). */
export const switchSourceOff: StepDefinition = {
  name: 'switch-source-off',
  kind: 'confirm',
  hands: 'hands',
  does: ['park'],
  ifInterrupted: 'ask',
  minutes: 2,
  prompt: (c) => ({ kind: 'choice', message: message('ask.source-off', sourceWords(c)), options: OFF_OR_ON }),
  judge: ({ step }, answer) => seen(step, answer, 'off', message('mean.source-first')),
};

/** The source goes back on; discharges what parking left open. */
export const switchSourceOn: StepDefinition = {
  name: 'switch-source-on',
  kind: 'confirm',
  hands: 'hands',
  does: ['restore-source'],
  ifInterrupted: 'ask',
  minutes: 2,
  prompt: (c) => ({ kind: 'choice', message: message('ask.source-on', sourceWords(c)), options: OFF_OR_ON }),
  judge: ({ step }, answer) => seen(step, answer, 'on', message('mean.source-stays')),
};
