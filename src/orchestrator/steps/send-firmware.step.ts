import { ageMs, message } from '../../kernel';
import { flashSince } from '../flash-state';
import type { FactChange, Readings } from '../plan-types';
import type { EffectEnd } from '../run-state';
import {
  type EffectJudgement,
  fact,
  key,
  paceOf,
  stackOf,
  type StepContext,
  type StepDefinition,
  valueOf,
} from '../step';

/** How often a unit is begun to be written in a run; a person says each time what was changed (SI-29). */
export const TRIES = 3;

/** What the device itself says after the transfer: image, version, starts. */
const READ_BACK = ['image-sha256', 'boot-counter', 'blocks', 'blocks-repeated', 'seconds'];

function pastHardLimit({ run, step, now }: StepContext): boolean {
  const since = flashSince(run, stackOf(step));
  return since !== undefined && ageMs(since, now) * paceOf(run.plan) >= (run.plan.route?.hardLimitSeconds ?? 0) * 1000;
}

/** Written and proved by the device: its own hash over its flash, its version, its counter of starts (SI-28). */
function written({ step }: StepContext, { readings }: EffectEnd): readonly FactChange[] {
  const read = READ_BACK.flatMap((name) => {
    const value = readings[name];
    return value === undefined || value === null ? [] : [fact(key(step, name), value, 'E4')];
  });
  return [
    fact(key(step, 'flash'), 'writing', 'E4'),
    fact(key(step, 'busy-on'), stackOf(step), 'E4'),
    fact(key(step, 'tool'), 'finished', 'E4'),
    ...read,
  ];
}

/**
 * Only a first session that let no write leave, or the unit itself: it runs, and runs what it ran before. A later session that wrote
 * nothing says nothing of what an earlier one wrote, and a unit that runs may be running the new image.
 */
function untouched({ run, step }: StepContext, tried: number, readings: Readings): boolean {
  const before = valueOf(run, key(step, 'unit/running-hash'));
  const same = typeof before === 'string' && readings['running-hash'] === before;
  return (tried === 1 && readings.wrote === 0) || (readings['update-state'] === 'running' && same);
}

/** Nothing was written, or nobody knows: then the stack stays as it is and the device is asked again (SI-24, SI-26). */
function broken(c: StepContext, { outcome, said, readings }: EffectEnd): EffectJudgement {
  const { run, step } = c;
  const stack = stackOf(step);
  const tried = run.steps.get(step.id)?.tries ?? 1;
  if (outcome === 'failed' && untouched(c, tried, readings))
    return {
      verdict: 'held',
      by: 'SI-26',
      because: message('hold.nothing-written', { stack, why: said }),
      facts: [fact(key(step, 'flash'), 'not-started', 'E4')],
    };
  // One that says how far it is answers from its boot loader: it is not whole, and it is not gone.
  if (pastHardLimit(c) && readings.confirmed === undefined)
    return {
      verdict: 'held',
      by: 'SI-25',
      because: message('hold.unit-gone', { stack, why: said }),
      facts: [fact(key(step, 'flash'), 'torn', 'E3')],
    };
  return {
    verdict: 'held',
    by: 'SI-26',
    because: message(tried >= TRIES ? 'hold.transfer-broke-often' : 'hold.transfer-broke', { stack, why: said }),
    facts: [fact(key(step, 'flash'), 'writing', 'E3')],
  };
}

/**
 * The image goes to this stack block by block. The handler looks at the device before it writes anything, also when it is done again: the
 * device alone knows how far the image has come.
 */
export const sendFirmware: StepDefinition = {
  name: 'send-firmware',
  kind: 'act',
  hands: 'none',
  does: ['start-flash'],
  ifInterrupted: 'reprobe',
  minutes: null,
  skip: ({ run, step }) =>
    valueOf(run, key(step, 'already')) === run.plan.route?.image?.sha256
      ? message('skip.already-runs', { stack: stackOf(step) })
      : undefined,
  effect: 'send-firmware',
  ended: (c, end) => (end.outcome === 'ok' ? { verdict: 'done', facts: written(c, end) } : broken(c, end)),
};
