import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** Nothing is touched at a set that smells, leaks or is warm. */
export const walkRound: StepDefinition = {
  name: 'walk-round',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 5,
  prompt: () => ({
    kind: 'choice',
    message: message('ask.walk-round'),
    options: [
      { id: 'nothing', message: message('option.nothing-found') },
      { id: 'loose', message: message('option.loose-or-damaged') },
      { id: 'danger', message: message('option.smell-heat') },
    ],
  }),
  judge: (_c, answer) => {
    if (answer.kind === 'choice' && answer.option === 'nothing') return done(fact('site/walk-round', 'nothing'));
    return refused(
      message(answer.kind === 'choice' && answer.option === 'danger' ? 'mean.press-danger' : 'mean.repair-first'),
    );
  },
};
