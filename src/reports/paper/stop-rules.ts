import { valueOr } from '../../kernel';
import type { Plan } from '../../orchestrator';

/** What stops a person who works from paper: the gates that Stackhand would keep, in words. */
export function stopRules({ site, slice, route, steps }: Plan): readonly string[] {
  const several = site.stacks.length > 1;
  const opens = steps.some(({ step }) => step === 'open-and-lock-breakers');
  const limit = site.joinLimit?.volts ?? valueOr(slice.matching.maxDeltaVolts, null);
  return [
    ...(opens
      ? [
          `Open no breaker and switch no stack off while a stack carries more than ${valueOr(slice.quietAmps, 1)} A. Read twice, 60 s apart.`,
          `Until the end: ${site.breakers.length} of ${site.breakers.length} breakers locked open, counted.`,
        ]
      : []),
    'Move no switch and no plug while an LCD or a lamp of that stack is lit. Lit with zeros is not off.',
    ...(several
      ? [
          'While the set is apart, one stack is on, no other.',
          `The count is 1 alone and ${site.stacks.length} together. Another number: all off, find it, redo, twice at most.`,
          `Join only stacks that carry the same versions and stand ${limit === null ? 'no further apart than the limit that you wrote down' : `at most ${limit} V apart`}: one meter, one hour.`,
        ]
      : []),
    ...(route === null
      ? []
      : [
          `While a stack is written${route.busyCode === null ? '' : ` (LCD ${route.busyCode})`}: hands off. Normal up to ${Math.ceil(route.normalSeconds / 60)} min; after ${Math.ceil(route.hardLimitSeconds / 60)} min call the maker and leave it powered. Write to no other stack.`,
          'Begin no stack before the one before has passed: versions, codes, hold.',
        ]),
    'A code that this product does not list: stop, take a photo, call the maker.',
    ...(opens
      ? [
          'Close no breaker before every bank stands as recorded, and not with its two sides more than 3 V apart, unless the stacks precharge by themselves.',
        ]
      : []),
  ];
}
