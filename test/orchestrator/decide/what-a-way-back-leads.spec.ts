import type { PlannedStep, WayBack } from '../../../src/orchestrator';
import type { Draft } from '../../../src/orchestrator/draft';
import { leftOut } from '../../../src/orchestrator/way-back';
import { event, grown, KeptJournal, type Moment, told } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const overLeads = new KeptJournal('open/complete');
const smaller = new KeptJournal('stackd-gen3/smaller-set').after(event('plan.revised'));

/** What of the plan is still led, and what is said of the rest. */
function ledOf(moment: Moment, wayBack?: WayBack) {
  const draft = { site: moment.site, run: { ...moment.run, wayBack } } as unknown as Draft;
  const { steps } = moment.run.plan;
  const because = (step: PlannedStep) => leftOut(draft, step);
  return {
    led: steps.filter((step) => because(step) === undefined),
    said: new Set(steps.flatMap((step) => because(step)?.id ?? [])),
  };
}
const names = (steps: readonly PlannedStep[]): readonly string[] => [...new Set(steps.map(({ step }) => step))].sort();

test('without a way back all is led but what only a way back needs', () => {
  const { led, said } = ledOf(byHand.after(event('run.started')));
  const rest = byHand.atItsEnd().run.plan.steps.filter((step) => !led.includes(step));
  expect(rest.length).toBeGreaterThan(0);
  expect(rest.every(({ groups }) => groups.includes('left-off'))).toBe(true);
  expect(led.some(({ groups }) => groups.includes('left-off'))).toBe(false);
  expect([...said]).toEqual(['skip.only-on-the-way-back']);
});

describe('back from a park', () => {
  const parked = byHand.after(event('step.done', '029-wait-for'));

  test('leads what was parked to work again, and nothing else', () => {
    const { led, said } = ledOf(parked, 'unpark');
    expect(names(led)).toEqual(['resume-inverter', 'switch-source-on']);
    expect(led.filter(({ step }) => step === 'switch-source-on')).toHaveLength(3);
    expect([...said]).toEqual(['skip.restoring']);
  });

  test('leaves alone what it had not come to', () => {
    const early = byHand.before(event('prompt.opened', 'park-inverter'));
    const { led } = ledOf(early, 'unpark');
    const { steps } = early.run.plan;
    const off = steps.filter(
      ({ id, step }) => step === 'switch-source-off' && early.run.steps.get(id)?.shownOrder !== undefined,
    );
    expect([1, 2]).toContain(off.length);
    expect(names(led)).toEqual(['switch-source-on']);
    expect(led.map(({ params }) => params.source).sort()).toEqual(off.map(({ params }) => params.source).sort());
  });
});

describe('back from opened breakers', () => {
  test('leads the locks, every power-off, and the current that was read before', () => {
    const { led } = ledOf(byHand.after(event('step.done', 'open-and-lock-breakers')), 'switch-off');
    expect(names(led)).toEqual(['open-and-lock-breakers', 'read-number', 'switch-off', 'wait-for']);
    const waits = led.filter(({ step }) => step === 'wait-for').map(({ params }) => params.why);
    const quantities = led.flatMap(({ params }) => params.quantity ?? []);
    expect({ waits, quantities }).toEqual({
      waits: ['amps'],
      quantities: ['amps', 'amps', 'amps-again', 'amps-again'],
    });
  });

  test('reads no current that was not read before', () => {
    const { led } = ledOf(byHand.after(event('run.started')), 'switch-off');
    expect(names(led)).toEqual(['open-and-lock-breakers', 'switch-off']);
  });

  test('looks whether a stack that speaks is silent, and compares nothing else', () => {
    const { led } = ledOf(overLeads.after(event('step.done', 'open-and-lock-breakers')), 'switch-off');
    const compared = led.filter(({ step }) => step === 'compare-with-lead');
    expect(compared.length).toBeGreaterThan(0);
    expect(compared.every(({ params }) => params.subject === 'dark')).toBe(true);
    expect(names(led)).toContain('compare-with-lead');
  });
});

describe('back from a set that was taken apart', () => {
  const apart = byHand.after(event('step.done', 'pull-links'));

  test('leads the join and the end, and of the updates only what is dark or put back', () => {
    const { led } = ledOf(apart, 'restore-and-join');
    expect(led.some(({ groups }) => groups.includes('join'))).toBe(true);
    expect(led.some(({ step, groups }) => step === 'finish' || groups.includes('return'))).toBe(false);
    expect(names(led.filter(({ groups }) => groups.includes('update')))).toEqual(['switch-off']);
  });

  test('puts back a bank that stands in a service position, at its own stack', () => {
    const moved = byHand.after(event('step.done', 'S1-move-bank-INV_SET'));
    const { led } = ledOf(moved, 'restore-and-join');
    const back = led.filter(({ step, groups }) => groups.includes('update') && step !== 'switch-off');
    expect(new Set(back.map(({ stack }) => stack))).toEqual(new Set(['S1']));
    expect(names(back)).toEqual(['move-bank', 'tap-bank']);
    for (const { step, params } of back)
      expect(params).toMatchObject(step === 'move-bank' ? { bank: 'INV_SET', to: 'as-found' } : { as: 'now' });
  });
});

describe('a stack that was left out of its set', () => {
  const own = (moment: Moment, wayBack?: WayBack) => ledOf(moment, wayBack).led.filter(({ stack }) => stack === 'S3');

  test('is taken off its tool, marked and switched off, whatever else is led', () => {
    const asFound = told(smaller, ['S3/ADDR_SET', '110000']);
    expect(names(own(asFound))).toEqual(['disconnect-tool', 'mark-left-out', 'switch-off']);
    expect(names(own(asFound, 'restore-and-join'))).toEqual(['disconnect-tool', 'mark-left-out', 'switch-off']);
    expect([...ledOf(smaller).said]).toContain('skip.left-out');
  });

  test('is put back where it stands in a service position, but not to an address at the join', () => {
    const service = told(smaller, ['S3/INV_SET/moved', '011111'], ['S3/ADDR_SET/moved', '010000']);
    const back = own(service).filter(({ params }) => params.bank !== undefined);
    expect(new Set(back.map(({ params }) => params.bank))).toContain('INV_SET');
    expect(back.some(({ groups }) => groups.includes('join'))).toBe(false);
    expect(names(back)).toEqual(['move-bank', 'tap-bank']);
  });

  test('and the others go on as before', () => {
    const { led } = ledOf(smaller);
    expect(led.some(({ stack, groups }) => stack === 'S2' && groups.includes('join'))).toBe(true);
    expect(names(led.filter(({ stack }) => stack === undefined))).toContain('plug-links');
  });
});

test('what is left out is skipped with that reason, and is not asked for', () => {
  const moment = grown(byHand.after(event('run.started')), { type: 'abort.requested', data: { why: 'called away' } });
  expect(ledOf(moment, 'restore-and-join').said).toEqual(new Set(['skip.restoring']));
});
