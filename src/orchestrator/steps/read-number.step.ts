import { message } from '../../kernel';
import type { StepParams } from '../plan-types';
import { done, fact, key, refused, stackOf, type StepDefinition } from '../step';

type Quantity = NonNullable<StepParams['quantity']>;

/** Unit and plausible range of what is read at a stack; outside it, it is a slip of the finger. */
const QUANTITIES: Readonly<Record<Quantity, { unit: string; range: readonly [number, number]; meter?: true }>> = {
  soc: { unit: '%', range: [0, 100] },
  temperature: { unit: '°C', range: [-40, 90] },
  'cell-spread': { unit: 'mV', range: [0, 2000] },
  volts: { unit: 'V', range: [0, 60], meter: true },
  amps: { unit: 'A', range: [-600, 600] },
  'amps-again': { unit: 'A', range: [-600, 600] },
  'amps-charging': { unit: 'A', range: [-600, 600] },
  'amps-discharging': { unit: 'A', range: [-600, 600] },
};

/** A number with its unit, typed at a stack. "I cannot see it" is recorded as not known. */
export const readNumber: StepDefinition = {
  name: 'read-number',
  kind: 'observe',
  hands: 'eyes',
  does: ['look'],
  ifInterrupted: 'ask',
  minutes: 0.5,
  prompt: ({ step }) => {
    const quantity = step.params.quantity ?? 'volts';
    const { unit, range, meter } = QUANTITIES[quantity];
    return {
      kind: 'number',
      message: message(`ask.${quantity}`, { stack: stackOf(step) }),
      unit,
      range,
      ...(meter === true ? { meter: true } : {}),
    };
  },
  judge: ({ step }, answer) => {
    const quantity = step.params.quantity ?? 'volts';
    const { unit, range, meter } = QUANTITIES[quantity];
    if (answer.kind === 'cannot-see') return done(fact(key(step, quantity), null, 'E0'));
    if (answer.kind !== 'number' || answer.unit !== unit) return refused(message('mean.number-in', { unit }));
    if (answer.value < range[0] || answer.value > range[1])
      return refused(message('mean.out-of-range', { low: range[0], high: range[1], unit }));
    const read = fact(key(step, quantity), answer.value);
    if (meter !== true) return done(read);
    if (!answer.meter) return refused(message('mean.name-the-meter'));
    return done(read, fact(key(step, 'meter'), answer.meter));
  },
  uses: ({ step }) => [key(step, 'power')],
};
