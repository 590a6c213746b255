import type { Obligation } from '../../../src/orchestrator';
import { decided, event, grown, KeptJournal, type Moment, owing, told } from './moments';

const ends = (name: string): Moment => new KeptJournal(name).before(event('run.ended'));
const complete = ends('stackd-gen3/complete');
const apart = ends('stackd-gen3/left-parallel-and-joined');
const tick = { kind: 'tick' } as const;
const end = (moment: Moment) => decided(moment, tick).runEvents.find(({ type }) => type === 'run.ended')?.data;
const left = (moment: Moment) =>
  decided(moment, tick).siteEvents.flatMap((one) => (one.type === 'obligation.left' ? [one.data] : []));
const run = (moment: Moment, change: Partial<Moment['run']>): Moment => ({
  ...moment,
  run: { ...moment.run, ...change },
});
const plan = (moment: Moment, change: Partial<Moment['run']['plan']>): Moment =>
  run(moment, { plan: { ...moment.run.plan, ...change } });
const ended = (outcome: string, id = `ended.${outcome}`, params: object = {}) => ({ outcome, because: { id, params } });

/** Kept runs that were led back, and how each ends where nothing was written. */
const LED_BACK = [
  ['aborted-and-unparked', 'abandoned'],
  ['aborted-and-switched-off', 'restored-not-updated'],
  ['aborted-and-joined-again', 'restored-not-updated'],
] as const;

test('a run that did what it was for is complete, and says with what it deviated', () => {
  expect(end(complete)).toMatchObject(ended('complete'));
  const deviated = grown(complete, {
    type: 'deviation.recorded',
    data: { what: { id: 'deviation.danger-not-over', params: {} }, why: 'left', guard: 'SI-01', stepId: '' },
  });
  expect(end(deviated)).toMatchObject(ended('complete-with-deviations'));
});

test('a run of a smaller set is degraded, and names who is in it and who is not', () => {
  const smaller = ends('stackd-gen3/smaller-set');
  expect(end(smaller)).toMatchObject(ended('degraded', 'ended.smaller-set', { stacks: 'S1, S2', left: 'S3' }));
});

test('a run that wrote everything back says what runs now', () => {
  const back = plan(complete, { rollsBack: true });
  const version = complete.run.plan.targets.map((one) => one.version).join(', ');
  expect(version).not.toBe('');
  expect(end(back)).toMatchObject(ended('restored-not-updated', 'ended.rolled-back', { version }));
});

test('a run that was led back is not complete, whatever it came to before', () => {
  for (const [name, outcome] of LED_BACK) expect(end(ends(`stackd-gen3/${name}`))).toMatchObject(ended(outcome));
  expect(end(plan(ends('stackd-gen3/aborted-and-switched-off'), { rollsBack: true }))).toMatchObject(
    ended('restored-not-updated'),
  );
});

test.each(LED_BACK)('of a run that was written into, %s, nobody says that it was %s', (name) => {
  const written = told(ends(`stackd-gen3/${name}`), ['S1/flash', 'ended']);
  expect(end(written)).toMatchObject(ended('degraded'));
});

describe('a set that is taken apart for good', () => {
  const cable = (status: Obligation['status'], id = 'S1/link') =>
    ({ id, kind: 'link', stack: 'S1', status, runId: 'run-1' }) as unknown as Obligation;
  const owed = owing(apart, cable('open'), cable('discharged', 'S2/link'));

  test('leaves what is open on the list of its site, with the reason', () => {
    expect(left(owed)).toEqual([
      { id: 'S1/link', runId: 'run-1', why: 'leave-parallel ends with the set apart and the breakers locked' },
    ]);
  });

  test('leaves nothing where the run was led back, or was another', () => {
    expect(left(run(owed, { wayBack: 'restore-and-join' }))).toEqual([]);
    expect(left(owing(complete, cable('open')))).toEqual([]);
  });
});
