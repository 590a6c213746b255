import type { Draft } from '../../../src/orchestrator/draft';
import { machineLooks } from '../../../src/orchestrator/machine-look';
import { event, grown, KeptJournal, type Moment, told } from './moments';

const overLeads = new KeptJournal('open/complete');
const on = overLeads.before(event('effect.intended', '056-S1-read-code'));
const begun = overLeads.after(event('run.started'));
const { steps } = on.run.plan;

const looks = (moment: Moment, id: string) => {
  const step = moment.run.plan.steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`This plan has no ${id}.`);
  return machineLooks({ run: moment.run, site: moment.site, now: moment.now } as unknown as Draft, step);
};
const plan = (moment: Moment, change: Partial<Moment['run']['plan']>): Moment => ({
  ...moment,
  run: { ...moment.run, plan: { ...moment.run.plan, ...change } },
});
const site = (moment: Moment, change: Partial<Moment['run']['plan']['site']>): Moment =>
  plan(moment, { site: { ...moment.run.plan.site, ...change } });
const wire = on.run.plan.site.stacks[0]?.wire as never;
const named = (name: string, subject?: string): string =>
  steps.find(({ step, stack, params }) => step === name && stack === 'S1' && params.subject === subject)?.id ?? '';
const CODE = '056-S1-read-code';
const DARK = named('compare-with-lead', 'dark');
const PARK = steps.find(({ step }) => step === 'park-inverter')?.id ?? '';

test('the machine looks where the stack at hand has a lead and can be asked for it', () => {
  expect(looks(on, CODE)).toBe('looks');
  expect(looks(plan(on, { wire: { ...on.run.plan.wire, readable: [] } as never }), CODE)).toBe('cannot');
  expect(looks(on, named('move-bank'))).toBe('cannot');
});

test('without a lead nobody is asked but a person', () => {
  const { wire: _none, ...rest } = on.run.plan;
  expect(looks({ ...on, run: { ...on.run, plan: rest } }, CODE)).toBe('cannot');
  const bare = on.run.plan.site.stacks.map(({ wire: _lead, ...stack }) => stack);
  expect(looks(site(on, { stacks: bare }), CODE)).toBe('cannot');
  expect(looks(site(on, { stacks: [] }), CODE)).toBe('cannot');
});

test('a stack that is off is asked nothing, but whether it is silent', () => {
  const off = told(on, ['S1/power', 'off']);
  expect(looks(off, CODE)).toBe('cannot');
  expect(looks(off, DARK)).toBe('looks');
  expect(looks(told(off, ['S1/wire', 'silent']), DARK)).toBe('looks');
});

describe('one that did not answer', () => {
  const silent = told(on, ['S1/wire', 'silent']);

  test('is not waited for at every question', () => {
    expect(looks(silent, CODE)).toBe('silent');
    expect(looks(told(silent, ['S1/wire', 'answers']), CODE)).toBe('looks');
  });

  test('is asked again after its power changed, or when the question is asked again', () => {
    expect(looks(told(silent, ['S1/power', 'on']), CODE)).toBe('looks');
    const again = grown(silent, {
      type: 'steps.reopened',
      data: { stepIds: [CODE], because: { id: 'hold.danger', params: {} }, by: 'try-again', facts: [] },
    });
    expect(looks(again, CODE)).toBe('looks');
    expect(looks(told(again, ['S1/wire', 'silent']), CODE)).toBe('silent');
  });

  test('is not asked before anything is known of its power either', () => {
    const first = told(begun, ['S1/wire', 'silent']);
    expect(looks(first, CODE)).toBe('silent');
    expect(looks(begun, CODE)).toBe('looks');
  });
});

test('a look that ended is not taken again where a person can be asked, and is where nobody can', () => {
  const ended = (id: string): Moment =>
    grown(
      on,
      { type: 'effect.intended', data: { stepId: id, effectId: 'e', effect: 'read-stack' } },
      { type: 'effect.ended', data: { stepId: id, effectId: 'e', outcome: 'failed', said: 'no answer', facts: [] } },
    );
  expect(looks(ended(CODE), CODE)).toBe('cannot');
  expect(looks(ended(DARK), DARK)).toBe('looks');
});

test('an inverter is asked over its own lead', () => {
  const [inverter] = on.run.plan.site.inverters;
  if (inverter === undefined) throw new Error('This site has no inverter.');
  const lead = { ...inverter, wire } as typeof inverter;
  expect(looks(on, PARK)).toBe('cannot');
  expect(looks(site(on, { inverters: [lead] }), PARK)).toBe('looks');
  expect(looks(site(on, { inverters: [{ ...lead, id: 'INV2' }] }), PARK)).toBe('cannot');
  expect(looks(site(on, { inverters: [inverter, { ...lead, id: 'INV2' }] }), PARK)).toBe('cannot');
  expect(looks(site(on, { inverters: [lead, { ...inverter, id: 'INV2' }] }), PARK)).toBe('looks');
});
