import { dueInMs } from '../../../src/orchestrator/due';
import { event, grown, KeptJournal, later, type Moment } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const brick = new KeptJournal('stackd-gen3/suspected-brick');
const waiting = byHand.after(event('wait.started', '029-wait-for'));
const watching = brick.after(event('prompt.opened', '074-S1-watch-flash'));
const route = watching.run.plan.route;
if (route === null || route === undefined) throw new Error('This run updates nothing.');

const due = ({ run, site, now }: Moment): number | undefined => dueInMs(run, site, now);
const paced = (moment: Moment, pace: number, training = true): Moment => {
  const { plan } = moment.run;
  return { ...moment, run: { ...moment.run, plan: { ...plan, pace, site: { ...plan.site, training } } } };
};
/** From here to the limit, as the flash began before the person was asked. */
const sinceMs = (moment: Moment): number => {
  const left = due(moment);
  if (left === undefined) throw new Error('Nothing is due.');
  return route.normalSeconds * 1000 - left;
};

test('nothing is due of a run that is not going on, whatever it waits for', () => {
  for (const status of ['planned', 'held', 'ended'] as const)
    expect(due({ ...waiting, run: { ...waiting.run, status } })).toBeUndefined();
});

test('nothing is due where only a person is waited for, or the machine', () => {
  expect(due(byHand.after(event('prompt.opened', 'confirm-right-site')))).toBeUndefined();
  expect(due(byHand.after(event('effect.intended', 'keep-host-awake')))).toBeUndefined();
});

test('a wait is due when the rest of it has gone, and at once when it is over', () => {
  const unpaced = paced(waiting, 1);
  expect(due(unpaced)).toBe(60_000);
  expect(due(later(unpaced, 14))).toBe(46_000);
  expect(due(later(unpaced, 60))).toBe(0);
  expect(due(later(unpaced, 75))).toBe(0);
});

test('a training site is paced, and no other', () => {
  expect(due(paced(waiting, 10))).toBe(6000);
  expect(due(later(paced(waiting, 10), 1))).toBe(5000);
  expect(due(paced(waiting, 10, false))).toBe(60_000);
});

test('the soonest of several waits is due', () => {
  const first = waiting.run.steps.open()[0]?.id ?? '';
  const other = waiting.run.plan.steps.find(({ id }) => waiting.run.steps.get(id)?.status === 'pending')?.id ?? '';
  const begun = { type: 'wait.started', data: { stepId: other, durationMs: 9000 } } as const;
  const behind = grown(paced(waiting, 1), begun);
  expect(behind.run.steps.open().map(({ id }) => id)).toEqual([first, other]);
  // It stands behind the first: nothing looks at it before that is over.
  expect(due(behind)).toBe(60_000);
  const { plan } = behind.run;
  const steps = plan.steps.map((step) => (step.id === other ? { ...step, needs: [] } : step));
  expect(due(grown(behind, { type: 'plan.revised', data: { plan: { ...plan, steps }, left: [] } }))).toBe(9000);
});

test('a unit that writes is due at its normal limit, then at its hard one, then no more', () => {
  const unpaced = paced(watching, 1);
  const gone = sinceMs(unpaced);
  expect(gone).toBeGreaterThanOrEqual(0);
  const normal = grown(unpaced, { type: 'prompt.overdue', data: { stepId: '074-S1-watch-flash', level: 'normal' } });
  expect(due(normal)).toBe(route.hardLimitSeconds * 1000 - gone);
  const hard = grown(normal, { type: 'prompt.overdue', data: { stepId: '074-S1-watch-flash', level: 'hard' } });
  expect(due(hard)).toBeUndefined();
});

test('the limits of a unit that writes go with the clock and with the pace', () => {
  const unpaced = paced(watching, 1);
  expect(due(later(unpaced, 30))).toBe((due(unpaced) ?? 0) - 30_000);
  const tenfold = paced(watching, 10);
  expect(due(later(tenfold, 3))).toBe((due(tenfold) ?? 0) - 3000);
  expect((due(tenfold) ?? 0) * 10).toBe(route.normalSeconds * 1000 - 10 * sinceMs(unpaced));
});
