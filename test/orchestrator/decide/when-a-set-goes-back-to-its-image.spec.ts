import { flashed } from '../../../src/orchestrator/flash-state';
import { notPassedAnyMore, revisedBack, rollBack } from '../../../src/orchestrator/roll-back';
import { event, grown, KeptJournal, type Moment, told } from './moments';

const overLeads = new KeptJournal('open/complete');
// The first stack passed; the second is about to be written.
const second = overLeads.before(event('effect.intended', 'S2-send-firmware'));
const { route } = second.run.plan;
if (route === null || route.image === undefined || route.image === null) throw new Error('This plan sends nothing.');
const { image } = route;
const before = { ...image, sha256: 'a'.repeat(64), version: '1.4.0', approvedBy: 'Bo' };

const planned = (moment: Moment, change: Partial<Moment['run']['plan']>): Moment => ({
  ...moment,
  run: { ...moment.run, plan: { ...moment.run.plan, ...change } },
});
const kept = told(planned(second, { route: { ...route, imageBefore: before } }), [
  'S1/unit/running-hash',
  before.sha256,
]);
const S2 = `SI-17:${second.run.plan.steps.find(({ step, stack }) => step === 'test-link' && stack === 'S2')?.id}`;
const back = ({ run }: Moment, by = S2) => rollBack(run, by);

test('a set goes back to the image that every written stack ran before', () => {
  expect(back(kept)).toEqual(before);
  expect(back(kept, 'abort')).toEqual(before);
});

test('where no such image is on the shelf, or a stack ran another one, that is said', () => {
  const { imageBefore: _none, ...rest } = kept.run.plan.route ?? route;
  expect(back(planned(kept, { route: rest }))).toMatchObject({ id: 'why-not.no-image-before' });
  expect(back(told(kept, ['S1/unit/running-hash', 'another']))).toMatchObject({
    id: 'why-not.ran-another',
    params: { stacks: 'S1' },
  });
  expect(back(planned(kept, { route: { ...route, kind: 'operator-tool', tool: 'BMS tool' } as never }))).toMatchObject({
    id: 'why-not.roll-back',
    params: { tool: 'BMS tool' },
  });
});

test('a stack that did not pass may run what was sent by now, and one that passed may not', () => {
  const both = told(kept, ['S2/flash', 'ended'], ['S2/passed', null], ['S2/unit/running-hash', image.sha256]);
  expect(back(both, 'abort')).toEqual(before);
  expect(back(told(both, ['S2/passed', true]), 'abort')).toMatchObject({ params: { stacks: 'S2' } });
  expect(back(told(both, ['S2/unit/running-hash', 'another']), 'abort')).toMatchObject({ params: { stacks: 'S2' } });
});

test.each([
  ['nothing was written', { ...kept, run: { ...kept.run, reached: new Set<string>() } }],
  ['it goes back already', planned(kept, { rollsBack: true })],
  ['nothing is updated', planned(kept, { route: null })],
  ['a danger stands', grown(kept, { type: 'danger.reported', data: { what: 'a smell' } })],
] as const)('nothing of the kind is said while %s', (_, moment) => {
  expect(back(moment)).toBeUndefined();
});

test('a stack that was written stays so, whatever is said of its tool and its LCD later', () => {
  const unsaid = told(kept, ['S1/flash', 'not-started'], ['S1/busy-on', null]);
  expect(back(unsaid)).toEqual(before);
  expect(flashed(unsaid.run)).toBe(true);
  expect(flashed({ ...unsaid.run, reached: new Set() })).toBe(false);
});

test('nothing of the kind is said at a row that is about no stack', () => {
  expect(back(kept, S2.replace('SI-17', 'SI-05'))).toBeUndefined();
});

test('the plan of the way back is its next revision, with the image from before as its target', () => {
  const plan = revisedBack(kept.run.plan, before);
  expect(plan).toMatchObject({ revision: kept.run.plan.revision + 1, rollsBack: true, route: { image: before } });
  expect(plan.targets).toEqual([
    {
      ...{ component: before.component, version: '1.4.0', date: 'with this plan' },
      source: `image ${'a'.repeat(16)}, approved by Bo`,
    },
  ]);
  expect(revisedBack({ ...kept.run.plan, route: null }, before).route).toBeNull();
});

test('of every stack that was written nothing has passed any more, and of no other', () => {
  expect(notPassedAnyMore(kept.run, 'x')).toEqual([
    { key: 'S1/passed', value: null, evidence: ['E0'], stepId: 'x' },
    { key: 'S1/flash', value: 'not-started', evidence: ['E3'], stepId: 'x' },
  ]);
});
