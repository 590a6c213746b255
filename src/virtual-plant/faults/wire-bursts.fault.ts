import { amount, type WireFault } from '../wire-fault';
import { eachFrame, noise } from '../wire/changed-frames';
import { seededRandom } from '../wire/seeded-random';

/** A bad stretch is not bad throughout: so much of what goes through it is spoilt. */
const SPOILT_IN_BAD = 0.7;

export const wireBursts: WireFault = {
  name: 'wire-bursts',
  side: 'wire',
  id: 'W19',
  bites:
    'The line is good and bad in turns: of its stretches of `frames` requests (20 when not said) a `share` (0.2 when not said) is bad, and there most answers are noise. `seed` draws other stretches.',
  noticed: 'Errors come in heaps. Three in a row say nothing about the line as a whole.',
  times: 1_000_000,
  onAnswer: (call, { out, at, frame, random }) => {
    const stretch = Math.floor((frame - 1) / Math.max(1, amount(call, 'frames', 20)));
    const isBad = seededRandom(amount(call, 'seed', 1) + stretch * 7919, at)() < amount(call, 'share', 0.2);
    if (!isBad || random() >= SPOILT_IN_BAD || out.length === 0) return undefined;
    return eachFrame(out, (bytes, one) => ({ ...one, bytes: noise(bytes.length, random) }));
  },
};
