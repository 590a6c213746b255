import { message } from '../../kernel';
import type { Answer } from '../prompts';
import { done, fact, type Judgement, key, refused, stackOf, type StepContext, type StepDefinition } from '../step';
import { answeredBy, readable } from '../wire-facts';

function judge({ step }: StepContext, answer: Answer): Judgement {
  const name = `${step.params.counted === 'set' ? 'count-set' : 'count-alone'}${step.params.as === 'after' ? '-again' : ''}`;
  if (answer.kind === 'cannot-see') return done(fact(key(step, name), null, 'E0'));
  if (answer.kind !== 'count') return refused(message('mean.type-a-count'));
  return done(fact(key(step, name), answer.value));
}

/** The number that follows the detection; typed twice, ten seconds apart, because a "1" can be a half-read SOC (slip 29). */
export const readCount: StepDefinition = {
  name: 'read-count',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: ({ step }) => ({
    kind: 'count',
    message: message(step.params.as === 'after' ? 'ask.count-again' : 'ask.count', { stack: stackOf(step) }),
  }),
  judge,
  byMachine: {
    effect: 'read-stack',
    wants: (c) => readable(c, 'stack-count'),
    patienceSeconds: ({ run }) =>
      run.plan.slice.detections.find((detection) => detection.id === 'stacks')?.maxWaitSeconds.value ?? 180,
    judge: answeredBy(judge, ({ 'stack-count': count }) =>
      typeof count === 'number' ? { kind: 'count', value: count } : undefined,
    ),
  },
  uses: ({ step }) => [key(step, 'power')],
};
