import { message } from '../../kernel';
import { fact, key, stackOf, type StepDefinition } from '../step';
import { otherUnit } from '../wire-facts';

const BEFORE = ['serial', 'hardware-class', 'version', 'boot-counter', 'running-hash'] as const;

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
    return {
      verdict: 'done',
      facts: [fact(key(step, 'link-tested'), true, 'E4'), fact(key(step, 'wire'), 'answers', 'E4'), ...unit],
    };
  },
};
