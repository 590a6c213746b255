// What is mutated, and which specs are to notice it: those that are quick and about it. What only a long seeded sweep would notice
// counts as a survivor.
const guards = 'test/orchestrator/guards/';

/** What decides: which step is next, what an answer means, what a run has come to. */
const CORE = [
  ...['abort', 'advance', 'decide', 'due', 'evolve', 'hold', 'machine-look', 'obligations', 'offers', 'physical'],
  ...['reopen', 'roll-back', 'smaller-set', 'take-answer', 'take-choice', 'take-correction', 'take-outcome'],
  ...['way-back', 'way-out', 'wire-facts'],
];

export const PARTS = {
  guards: {
    mutate: ['src/orchestrator/guards/*.ts'],
    specs: [`${guards}rows-of-`, `${guards}the-first-row-`, `${guards}every-row-`, `${guards}the-page-about-`],
  },
  flash: {
    mutate: ['src/updater/flash/*.ts', '!src/updater/flash/flash-problems.ts', 'src/updater/images/image-fits.ts'],
    specs: [
      'test/updater/a-session-that-',
      'test/updater/a-unit-that-',
      'test/updater/an-image-is-',
      'test/updater/how-a-session-',
      'test/updater/the-table-of-a-flash-session-says-',
      'test/updater/what-speaks-',
    ],
  },
  line: {
    mutate: ['src/fieldbus/{guarded-line,rtu-answer,request-queue}.ts'],
    specs: [
      'test/fieldbus/a-line-is-one-',
      'test/fieldbus/a-line-that-is-not-open-',
      'test/fieldbus/an-answer-counts-',
      'test/fieldbus/the-line-is-left-',
    ],
  },
  state: {
    mutate: ['src/orchestrator/{flash-state,set-versions,banks,only-if}.ts'],
    specs: [`${guards}rows-of-`, `${guards}what-the-rows-`, 'test/orchestrator/decide/'],
  },
  core: {
    mutate: [`src/orchestrator/{${CORE.join(',')}}.ts`],
    specs: ['test/golden/', 'test/orchestrator/'],
    // Their tests judge the rules, or take longer than any mutant gets.
    without: /guards|faults|any-order-of|random-answers|an-odd-key|complete-leaves|a-smaller-set-survives/,
    // A whole run takes a third of a second; the tests of single decisions, which come first, a few milliseconds.
    budgetMs: 4_000,
  },
};

/** Words are checked by the tests of the words. An emptied key of a fact or name of an act does not compile in most places. */
export const LEFT_OUT = ['StringLiteral'];

/** Milliseconds of tests that one mutant gets. */
export const BUDGET_MS = 3000;
