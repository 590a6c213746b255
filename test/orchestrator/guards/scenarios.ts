import { END } from './end.scenarios';
import { FLASH } from './flash.scenarios';
import type { GuardScenario } from './guard-scenario';
import { PEOPLE } from './people.scenarios';
import { SET } from './set.scenarios';

/** Every scenario, in the order of the invariants. */
export const SCENARIOS: readonly GuardScenario[] = [...PEOPLE, ...SET, ...FLASH, ...END].sort((a, b) =>
  a.invariant.localeCompare(b.invariant),
);

const numbers = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 22, 24, 25, 30, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42,
];
const later = [44, 45, 46, 47, 49, 50, 52, 53, 54, 55];
/** The invariants that this job owns (safety.md, §2). */
export const HAND: readonly string[] = [...numbers, ...later].map((number) => `SI-${String(number).padStart(2, '0')}`);

/** Rows that nothing at the plant can single out, and why they stand in the table all the same. */
export const NEVER_ALONE: Readonly<Record<string, string>> = {
  'SI-09 notFoundInService':
    'SI-40 finds a service position before the breakers close. The row finds it before anything is taken apart.',
  'SI-12 powerSeen':
    'What is not known to be off counts as on for every other row. The row has it looked at while the person stands there.',
  'SI-35 leftOutDark':
    'A stack is switched off before it is left out (SI-04), and a wrong button shows itself at once (SI-13). The row looks again before the set comes on, and before the breakers close.',
  'SI-15 busyOnTheRightOne':
    'Only a lit stack can show 25, and SI-04 and SI-16 keep every other one dark. The row names the wrong LCD at once instead of after the flash.',
  'SI-15 toolStarted':
    'Where nothing was started SI-24 has the tool watched to its limit, and SI-30 lets no stack pass. The row has the update started again at once.',
  'SI-12 seenDark':
    'A button that is pressed at a lit stack puts it out, and the next question says so; no oracle can trip. The row keeps a second cold start from counting that nobody saw.',
  'SI-36 detectionBankAsRecorded':
    'A wrong INV SET does no harm while the breakers are open; SI-41 looks at the same before they close. The row finds it while the right switches are at hand.',
  'SI-42 inverterSees':
    'An inverter that sees no battery moves no current, which SI-42 itsShare finds. The row names the inverter, before five minutes are waited.',
};

/** What enforces an invariant that is no row of the table, and the test that shows it. */
export const ENFORCED_ELSEWHERE: Readonly<
  Record<string, { readonly by: string; readonly test: string; readonly without: string }>
> = {
  'SI-06': {
    by: 'the check of every sentence of the catalogue',
    test: 'the-words-promise-nothing.spec.ts',
    without: 'nothing moves at the plant by a word: the check finds a catalogue that promises',
  },
  'SI-08': {
    by: 'the type of `run.held`: no hold is written without a physical state',
    test: 'every-hold-names-where-the-site-is.spec.ts',
    without: 'cannot be switched off: the event has no shape without it',
  },
  'SI-45': {
    by: 'prompt id and revision, and the receipt of a key',
    test: 'an-answer-counts-once-and-for-its-own-question.spec.ts',
    without: 'an answer re-addressed to the question that is open now: flash-while-linked',
  },
  'SI-46': {
    by: 'the fold of the journal',
    test: 'the-journal-is-written-before-anybody-is-told.spec.ts',
    without: 'a service that goes on from an older state shows a done act as open: tool-moved-during-flash',
  },
  'SI-47': {
    by: 'the engine appends before it answers',
    test: 'the-journal-is-written-before-anybody-is-told.spec.ts',
    without: 'a journal that says "stored" and loses it: tool-moved-during-flash after a kill',
  },
  'SI-49': {
    by: 'waits and gaps on the monotonic clock',
    test: 'no-decision-rests-on-the-wall-clock.spec.ts',
    without: 'a clock whose monotonic reading is the wall: power-on-gap-under-10s',
  },
  'SI-50': {
    by: 'the fold and `decide` are pure',
    test: 'the-verdict-follows-from-the-record.spec.ts',
    without: 'cannot be switched off: there is no other source of a verdict than the events',
  },
  'SI-52': {
    by: 'the plan, stored by value in the first event; questions asked anew after `software.changed`',
    test: 'a-run-keeps-its-facts-and-asks-anew-after-other-software.spec.ts',
    without: 'a plan made anew from a profile that changed: flash-downgrade',
  },
  'SI-53': {
    by: 'only an answer ends a hands or eyes step; ticks and effects end waits',
    test: 'no-timer-answers-for-hands.spec.ts',
    without: 'a timer that says "off" for a person: cable-moved-live',
  },
  'SI-54': {
    by: 'the run id in every prompt id',
    test: 'an-answer-counts-once-and-for-its-own-question.spec.ts',
    without: 'the answer of another site, re-addressed: flash-while-linked',
  },
  'SI-55': {
    by: 'the plan refuses a pace on a real site, and every wait ignores one',
    test: 'only-a-training-site-has-a-pace.spec.ts',
    without: 'a real site declared as training with a pace: power-on-gap-under-10s',
  },
};
