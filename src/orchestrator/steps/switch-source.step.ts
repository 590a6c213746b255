import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

function sourceWords(c: Parameters<NonNullable<StepDefinition['prompt']>>[0]) {
  const source = c.run.plan.site.sources.find((candidate) => candidate.id === c.step.params.source);
  return { source: source?.id ?? '', kind: source?.kind ?? '', isolator: source?.isolator ?? '' };
}

/** One energy source is switched off at its isolator, before the inverter is opened (SI-02). */
export const switchSourceOff: StepDefinition = {
  name: 'switch-source-off',
  kind: 'confirm',
  hands: 'hands',
  does: ['park'],
  ifInterrupted: 'ask',
  minutes: 2,
  prompt: (c) => ({ kind: 'confirm', message: message('ask.source-off', sourceWords(c)) }),
  judge: ({ step }, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact(`source/${step.params.source}`, 'off', 'E0'))
      : refused(message('mean.source-first')),
};

/** The source goes back on; discharges what parking left open. */
export const switchSourceOn: StepDefinition = {
  name: 'switch-source-on',
  kind: 'confirm',
  hands: 'hands',
  does: ['restore-source'],
  ifInterrupted: 'ask',
  minutes: 2,
  prompt: (c) => ({ kind: 'confirm', message: message('ask.source-on', sourceWords(c)) }),
  judge: ({ step }, answer) =>
    answer.kind === 'confirm' && answer.button === 'done'
      ? done(fact(`source/${step.params.source}`, 'on', 'E0'))
      : refused(message('mean.source-stays')),
};
