import { message } from '../../kernel';
import type { Readings, StepParams } from '../plan-types';
import type { Answer } from '../prompts';
import {
  done,
  fact,
  type Judgement,
  key,
  refused,
  stackOf,
  type StepContext,
  type StepDefinition,
  valueOf,
} from '../step';
import { DARK_VOLTS } from '../flash-state';
import { answeredBy, bootPatience, readable } from '../wire-facts';

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

/** What is read of a stack for each of them. */
const READ: Readonly<Record<Quantity, readonly string[]>> = {
  soc: ['soc'],
  temperature: ['temperature-max', 'temperature-min'],
  'cell-spread': ['cell-max-volts', 'cell-min-volts'],
  volts: ['volts'],
  amps: ['amps'],
  'amps-again': ['amps'],
  'amps-charging': ['amps'],
  'amps-discharging': ['amps'],
};

/** One method for the set: every stack's own measurement, read the same way (SI-05). */
const OWN_METER = 'each BMS, read over its port';

/** False once a stack of the set has no lead, or was measured by a person: then a person measures all of them with one meter (SI-05). */
const allByOwnMeter = ({ run }: StepContext): boolean =>
  run.plan.site.stacks.every(({ tag, wire }) => {
    const meter = valueOf(run, `${tag}/meter`);
    return wire !== undefined && (meter === undefined || meter === OWN_METER);
  });

/** A share is judged by its sign too: once a person read one of the stacks, a person reads them all the same way. */
function shareByMachine({ run, step }: StepContext): boolean {
  const { quantity } = step.params;
  if (quantity !== 'amps-charging' && quantity !== 'amps-discharging') return true;
  return run.plan.site.stacks.every(({ tag, wire }) => {
    const evidence = run.facts.get(`${tag}/${quantity}`)?.evidence;
    return wire !== undefined && (evidence === undefined || evidence.includes('E4'));
  });
}

/** Of the two temperatures the one nearer to a limit counts; without a published window, the warmer. */
function nearerToALimit([warm, cold]: readonly number[], { run }: StepContext): number {
  const window = run.plan.slice.flashWindow.temperatureCelsius.value;
  const [low, high] = window ?? [Number.NEGATIVE_INFINITY, 0];
  return (cold ?? 0) - low < high - (warm ?? 0) ? (cold ?? 0) : (warm ?? 0);
}

function numberOf(readings: Readings, c: StepContext): Answer | undefined {
  const quantity = c.step.params.quantity ?? 'volts';
  const read = READ[quantity].map((name) => readings[name]);
  if (!read.every((one) => typeof one === 'number')) return undefined;
  const [first = 0, second = 0] = read;
  const { unit, meter } = QUANTITIES[quantity];
  const value =
    quantity === 'temperature'
      ? nearerToALimit(read, c)
      : quantity === 'cell-spread'
        ? Math.round((first - second) * 1000)
        : first;
  return { kind: 'number', value, unit, ...(meter === true ? { meter: OWN_METER } : {}) };
}

function judge({ step }: StepContext, answer: Answer): Judgement {
  const quantity = step.params.quantity ?? 'volts';
  const { unit, range, meter } = QUANTITIES[quantity];
  if (answer.kind === 'cannot-see') return done(fact(key(step, quantity), null, 'E0'));
  if (answer.kind !== 'number' || answer.unit !== unit) return refused(message('mean.number-in', { unit }));
  if (answer.value < range[0] || answer.value > range[1])
    return refused(message('mean.out-of-range', { low: range[0], high: range[1], unit }));
  const read = fact(key(step, quantity), answer.value);
  if (meter !== true) return done(read);
  if (!answer.meter) return refused(message('mean.name-the-meter'));
  return done(read, fact(key(step, 'meter'), answer.meter), fact(key(step, 'gave-volts'), answer.value > DARK_VOLTS));
}

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
  judge,
  byMachine: {
    effect: 'read-stack',
    wants: (c) =>
      (c.step.params.quantity === 'volts' && !allByOwnMeter(c)) || !shareByMachine(c)
        ? undefined
        : readable(c, ...READ[c.step.params.quantity ?? 'volts']),
    patienceSeconds: bootPatience,
    judge: answeredBy(judge, numberOf),
  },
  uses: ({ step }) => [key(step, 'power')],
};
