import { message } from '../../kernel';
import { done, fact, refused, type StepDefinition } from '../step';

/** The volts across the busbar with every stack off; the meter is proven before and after (SI-06: a value and a time, never a promise). */
export const readBusbar: StepDefinition = {
  name: 'read-busbar',
  kind: 'observe',
  hands: 'two',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 3,
  prompt: () => ({ kind: 'number', message: message('ask.busbar'), unit: 'V', range: [-60, 60], meter: true }),
  judge: (_c, answer) => {
    if (answer.kind === 'cannot-see') return done(fact('site/busbar', null, 'E0'));
    if (answer.kind !== 'number' || answer.unit !== 'V') return refused(message('mean.number-in', { unit: 'V' }));
    if (!answer.meter) return refused(message('mean.name-the-meter'));
    return done(fact('site/busbar', answer.value), fact('site/busbar/meter', answer.meter));
  },
};
