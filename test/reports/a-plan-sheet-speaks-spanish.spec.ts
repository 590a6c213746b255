import { planSheet } from '../../src/reports';
import { planOf } from './plans';

const spanish = (procedure = 'parallel-stack-update') =>
  planSheet(planOf({ stacks: 3 }, { procedure }), undefined, 'es');
/** Words of English that are no words of Spanish. */
const ENGLISH = /(?<![\p{L}])(?:the|of|and|to|is|are|with|stack|wait|read|put|back|only|if|when)(?![\p{L}])/iu;

it.each(['parallel-stack-update', 'join-parallel', 'leave-parallel', 'restore-only'])(
  '%s: whatever a person at the site reads has no English in it',
  (procedure) => {
    const { title, steps, hands, customerNotice, packing, site } = spanish(procedure);
    const read = [
      title,
      hands.sentence,
      ...steps.flatMap((step) => [step.title, ...step.obligations]),
      ...customerNotice,
      ...Object.values(packing).flat(),
      ...site.whenTheBatteryIsSilent,
    ];
    expect(read.length).toBeGreaterThan(40);
    // What the person who described the site wrote is not ours to translate.
    expect(read.map((text) => text.replaceAll(site.name, '…')).filter((text) => ENGLISH.test(text))).toEqual([]);
  },
);

it('says the notice for the customer', () => {
  expect(spanish().customerNotice[3]).toMatch(/^¿Falla la red/);
  expect(spanish().hands.sentence).toMatch(/manos junto a las torres\. .*Programe una visita\./);
});

it('has words for every step, not its name in the program', () => {
  for (const language of ['en', 'es'] as const) {
    const { steps } = planSheet(planOf({ stacks: 2 }), undefined, language);
    expect(steps.filter(({ title, step }) => title.toLowerCase().endsWith(step))).toEqual([]);
  }
});
