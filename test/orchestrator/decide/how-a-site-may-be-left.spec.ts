import type { RunState } from '../../../src/orchestrator';
import { leftIn, wayOut } from '../../../src/orchestrator/way-out';
import { event, KeptJournal, later, type Moment, told } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const found = byHand.after(event('run.started'));
const parked = byHand.after(event('step.done', '029-wait-for'));
const notAllOff = byHand.after(event('step.done', 'open-and-lock-breakers'));
const allOff = byHand.after(event('step.done', 'pull-links'));
const live = byHand.after(event('step.done', 'close-breakers'));
const inService = byHand.atItsEnd();
const watching = byHand.after(event('prompt.opened', '074-S1-watch-flash'));
const torn = told(watching, ['S1/flash', 'torn']);

const way = ({ run, now }: Moment) => {
  const { message, minutes } = wayOut(run, now);
  return { id: message.id, minutes, said: message.params };
};
const but = (moment: Moment, plan: Partial<RunState['plan']>): Moment => ({
  ...moment,
  run: { ...moment.run, plan: { ...moment.run.plan, ...plan } },
});

test('as found, and all off behind locked breakers, a site may be left at once', () => {
  for (const moment of [found, allOff]) expect(way(moment)).toMatchObject({ id: 'leave.now', minutes: 0 });
});

test('a parked site is left when every inverter and source is back, in the minutes that takes', () => {
  expect(way(parked)).toEqual({ id: 'leave.parked', minutes: 11, said: { minutes: 11 } });
  const { site } = parked.run.plan;
  expect(way(but(parked, { site: { ...site, inverters: [...site.inverters, ...site.inverters] } })).minutes).toBe(16);
  expect(way(but(parked, { site: { ...site, sources: site.sources.slice(1) } })).minutes).toBe(9);
});

test('with breakers open, every stack that is not known to be dark is named and counted, to the begun minute', () => {
  expect(way(notAllOff)).toEqual({ id: 'leave.not-all-off', minutes: 11, said: { minutes: 11, stacks: 'S1, S2' } });
  const one = told(notAllOff, ['S2/power', 'off']);
  expect(way(one)).toMatchObject({ minutes: 11, said: { stacks: 'S1' } });
  const unlocked = told(one, ['S1/power', 'off'], ['site/locks', 0]);
  expect(way(unlocked)).toMatchObject({ id: 'leave.not-all-off', minutes: 10, said: { stacks: '' } });
});

test('with breakers closed it is parked and switched off first', () => {
  for (const moment of [live, inService])
    expect(way(moment)).toEqual({ id: 'leave.live', minutes: 20, said: { minutes: 20, stacks: 'S1, S2' } });
});

describe('while a unit writes', () => {
  const { route } = watching.run.plan;
  const limit = (route?.hardLimitSeconds ?? 0) / 60;

  test('the limit of its update says the longest, to the begun minute', () => {
    const { id, minutes } = way(watching);
    expect(id).toBe('leave.writing');
    expect(minutes).toBe(Math.ceil(limit));
    expect(way(later(watching, 61)).minutes).toBe(Math.ceil(limit - 61 / 60));
  });

  test('the minutes are those of the site, and never fewer than none', () => {
    const tenfold = but(watching, { pace: 10, site: { ...watching.run.plan.site, training: true } });
    expect(way(later(tenfold, 6)).minutes).toBe(Math.ceil(limit - 1));
    expect(way(later(watching, 36_000)).minutes).toBe(0);
  });

  test('nobody can say how long where it is torn, or no update was planned', () => {
    expect(way(torn)).toMatchObject({ id: 'leave.torn', minutes: null });
    expect(way(but(watching, { route: null }))).toMatchObject({ id: 'leave.torn', minutes: null });
  });
});

test('the way out ends as found where nothing was opened, and behind locked breakers where something was', () => {
  expect([found, parked].map(({ run }) => leftIn(run))).toEqual(['as-found', 'as-found']);
  expect([notAllOff, allOff, live, inService].map(({ run }) => leftIn(run))).toEqual([
    'all-off-locked',
    'all-off-locked',
    'all-off-locked',
    'all-off-locked',
  ]);
  expect([watching, torn].map(({ run }) => leftIn(run))).toEqual(['updater-must-stay', 'updater-must-stay']);
});
