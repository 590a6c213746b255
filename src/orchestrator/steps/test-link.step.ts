import { message } from '../../kernel';
import { fact, key, stackOf, type StepDefinition } from '../step';
import type { FactChange, PlannedStep, Readings } from '../plan-types';
import { otherUnit } from '../wire-facts';

const BEFORE = ['serial', 'hardware-class', 'version', 'boot-counter', 'running-hash'] as const;

const alreadyThere = (step: PlannedStep, readings: Readings): readonly FactChange[] => [
  fact(key(step, 'already'), readings['running-hash'] ?? null, 'E4'),
  fact(key(step, 'flash'), 'ended', 'E4'),
  fact(key(step, 'tool'), 'finished', 'E4'),
];

/** The lead is read many times before anything is written through it; one answer that is not clean and nothing is written (SI-17). */
export const testLink: StepDefinition = {
  name: 'test-link',
  kind: 'act',
  hands: 'none',
  does: ['connect-tool'],
  ifInterrupted: 'repeat',
  minutes: 0.2,
  effect: 'test-link',
  ended: (c, { outcome, said, readings }) => {
    const { step } = c;
    const stack = stackOf(step);
    const other = otherUnit(c, readings.serial);
    if (other !== undefined) return { verdict: 'held', by: 'SI-15', because: other, facts: [] };
    const why = { stack, why: said };
    if (readings.fits === 0)
      return { verdict: 'held', by: 'SI-21', because: message('hold.image-does-not-fit', why), facts: [] };
    if (outcome !== 'ok')
      return { verdict: 'held', by: 'SI-17', because: message('hold.link-not-clean', why), facts: [] };
    // What the unit says of itself before the first byte: what it is compared with afterwards, also by another process.
    const unit = BEFORE.map((name) => fact(key(step, `unit/${name}`), readings[name] ?? null, 'E4'));
    const tested = [fact(key(step, 'link-tested'), true, 'E4'), fact(key(step, 'wire'), 'answers', 'E4'), ...unit];
    // An earlier run brought it this far: the unit itself says that it runs the image, and goes on to be held and judged like one just written.
    const runsIt = readings['running-hash'] === c.run.plan.route?.image?.sha256;
    return { verdict: 'done', facts: [...tested, ...(runsIt ? alreadyThere(step, readings) : [])] };
  },
};
