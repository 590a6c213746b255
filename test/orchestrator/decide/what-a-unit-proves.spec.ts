import { contextOf } from '../../../src/orchestrator/step';
import {
  answeredBy,
  bootPatience,
  leadFact,
  otherUnit,
  readable,
  unproven,
} from '../../../src/orchestrator/wire-facts';
import { event, KeptJournal, type Moment, told } from './moments';

const on = new KeptJournal('open/complete').before(event('effect.intended', '056-S1-read-code'));
const stepOf = (name: string, stack?: string) => {
  const step = on.run.plan.steps.find((one) => one.step === name && one.stack === stack);
  if (step === undefined) throw new Error(`This plan has no ${name}.`);
  return step;
};
const S1 = stepOf('read-code', 'S1');
const SITE = stepOf('plug-links');
const c = (step = S1, { run, site, now }: Moment = on) => contextOf({ run, site, now }, step);
/** The same site, which does not say what serial its stacks have. */
const unlabelled: Moment = {
  ...on,
  run: {
    ...on.run,
    plan: {
      ...on.run.plan,
      site: { ...on.run.plan.site, stacks: on.run.plan.site.stacks.map((stack) => ({ ...stack, serial: undefined })) },
    } as never,
  },
};

test('a unit is proven by its serial, where it says one and somebody knows which it should be', () => {
  expect(unproven(c(), 'TRAIN-0001')).toBe(false);
  for (const found of [undefined, null, '', 7]) expect(unproven(c(), found)).toBe(true);
  expect(unproven(c(S1, told(unlabelled, ['S1/identity', null])), 'TRAIN-0001')).toBe(true);
  expect(unproven(c(S1, told(unlabelled, ['S1/identity', 'TRAIN-0001'])), 'TRAIN-0001')).toBe(false);
  expect(unproven(c(SITE), undefined)).toBe(false);
});

test('another unit is named where it is one of the plan, and is another one where not', () => {
  expect(otherUnit(c(), 'TRAIN-0001')).toBeUndefined();
  expect(otherUnit(c(), undefined)).toBeUndefined();
  expect(otherUnit(c(), 'TRAIN-0002')).toMatchObject({
    id: 'hold.other-stack-answers',
    params: { stack: 'S1', wanted: 'TRAIN-0001', found: 'TRAIN-0002', other: 'S2' },
  });
  expect(otherUnit(c(), 'STRANGER')).toMatchObject({ id: 'hold.other-unit-answers', params: { other: '' } });
  expect(otherUnit(c(S1, told(unlabelled, ['S1/identity', null])), 'TRAIN-0002')).toBeUndefined();
});

test('a look at a stack says whether it answers, and with what evidence', () => {
  expect(leadFact(S1, true)).toEqual([{ key: 'S1/wire', value: 'answers', evidence: ['E4'] }]);
  expect(leadFact(S1, false)).toEqual([{ key: 'S1/wire', value: 'silent', evidence: ['E3'] }]);
  expect(leadFact(SITE, true)).toEqual([]);
});

test('a reading is had where the map has all of it', () => {
  const [known = ''] = on.run.plan.wire?.readable ?? [];
  expect(readable(c(), known)).toEqual([known]);
  expect(readable(c(), known, 'nothing')).toBeUndefined();
  const { wire: _none, ...rest } = on.run.plan;
  expect(readable(c(S1, { ...on, run: { ...on.run, plan: rest } }), known)).toBeUndefined();
});

test('what the machine reads is judged as what a person types, with the evidence of a reading', () => {
  const judge = answeredBy(
    (_c, answer) =>
      answer.kind === 'count' && answer.value > 0
        ? {
            verdict: 'done',
            facts: [
              { key: 'a', value: 1, evidence: ['E2'] },
              { key: 'b', value: null, evidence: ['E0'] },
            ],
          }
        : { verdict: 'refused', because: { id: 'mean.type-a-count', params: {} } },
    ({ count }) => (typeof count === 'number' ? { kind: 'count', value: count } : undefined),
  );
  expect(judge(c(), { count: 2 }, 'ok')).toEqual({
    verdict: 'done',
    facts: [
      { key: 'a', value: 1, evidence: ['E4'] },
      { key: 'b', value: null, evidence: ['E0'] },
    ],
  });
  expect(judge(c(), { count: 0 }, 'ok')).toEqual({ verdict: 'ask', because: { id: 'mean.type-a-count', params: {} } });
  expect(judge(c(), {}, 'ok')).toEqual({ verdict: 'ask' });
});

test('a stack that was just switched on is given half as long again as it is said to start in', () => {
  const starts = (value: number | null): Moment => {
    const { slice } = on.run.plan;
    const powerOn = { ...slice.powerOn, bootSeconds: { ...slice.powerOn.bootSeconds, value } } as typeof slice.powerOn;
    return { ...on, run: { ...on.run, plan: { ...on.run.plan, slice: { ...slice, powerOn } } } };
  };
  expect(bootPatience(c(S1, starts(20)))).toBe(30);
  expect(bootPatience(c(S1, starts(null)))).toBe(60);
});
