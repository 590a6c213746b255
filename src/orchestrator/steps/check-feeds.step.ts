import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** After the park: is everything still powered that the job needs? The site file only says what should be (SI-33). */
export const checkFeeds: StepDefinition = {
  name: 'check-feeds',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 1,
  prompt: () => ({
    kind: 'choice',
    message: message('ask.feeds'),
    options: [
      { id: 'all-on', message: message('option.all-on') },
      { id: 'something-died', message: message('option.something-died') },
    ],
  }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact('site/feeds', null, 'E0'));
    if (answer.kind !== 'choice') return refused(message('mean.choose-one'));
    return done(fact('site/feeds', answer.option === 'all-on' ? 'on' : 'lost'));
  },
};
