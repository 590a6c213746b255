import { decided, event, KeptJournal, type Moment, told, types } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const abort = { kind: 'abort', why: 'called away' } as const;
const after = (step: string): Moment => byHand.after(event('step.done', step));

const decision = (moment: Moment) => {
  const { runEvents } = decided(moment, abort);
  const policy = runEvents.flatMap((one) => (one.type === 'abort.decided' ? [one.data.policy] : []));
  const hold = runEvents.flatMap((one) => (one.type === 'run.held' ? [one.data] : []))[0];
  const end = runEvents.flatMap((one) => (one.type === 'run.ended' ? [one.data] : []))[0];
  return { policy, hold, end };
};

test('before anything was moved the run ends as it was found, and asks for nothing more', () => {
  for (const moment of [after('tell-customer'), byHand.before(event('prompt.opened', 'walk-round'))])
    expect(types(decided(moment, abort))).toEqual(['abort.requested', 'abort.decided', 'run.ended']);
  const { policy, end } = decision(after('tell-customer'));
  expect(policy).toEqual(['abandon']);
  expect(end).toMatchObject({ outcome: 'abandoned', physical: 'as-found', because: { id: 'ended.abandoned' } });
});

test.each([
  ['unpark', after('029-wait-for')],
  ['switch-off', after('open-and-lock-breakers')],
  ['restore-and-join', after('pull-links')],
] as const)('%s is a way back that is led at once', (policy, moment) => {
  const { policy: found, hold, end } = decision(moment);
  expect({ found, hold, end }).toEqual({ found: [policy], hold: undefined, end: undefined });
  expect(types(decided(moment, abort)).length).toBeGreaterThan(2);
});

test('while a unit writes it is noted, and decided afterwards', () => {
  const watching = byHand.after(event('prompt.opened', 'watch-flash'));
  expect(types(decided(watching, abort))).toEqual(['abort.requested']);
});

test('of a set of which some were written a person decides', () => {
  const mixed = after('S1-pass-stack');
  expect(types(decided(mixed, abort)).at(-1)).toBe('run.held');
  const { policy, hold } = decision(mixed);
  expect(policy).toEqual(['hold-mixed']);
  expect(hold).toMatchObject({
    ...{ by: 'abort', because: { id: 'hold.abort-mixed' }, stepIds: [] },
    offers: ['finish-forward', 'stop-here'],
  });
});

test('where a stack was written before anything was opened, inverter and sources do not go back to work', () => {
  const written = told(after('029-wait-for'), ['S1/flash', 'ended']);
  const { policy, hold, end } = decision(written);
  expect({ policy, end }).toEqual({ policy: ['hold-written'], end: undefined });
  expect(hold).toMatchObject({
    ...{ by: 'abort', because: { id: 'hold.abort-written' }, stepIds: [] },
    offers: ['finish-forward', 'stop-here'],
  });
});

test('a run that is given up after a stack was written, and nothing parked, is not as it was found', () => {
  const { policy, end } = decision(told(after('tell-customer'), ['S1/flash', 'ended']));
  expect(policy).toEqual(['abandon']);
  expect(end).toMatchObject({ outcome: 'degraded', because: { id: 'ended.degraded' } });
});

test('of three a smaller set of those that passed is offered too', () => {
  const three = new KeptJournal('stackd-gen3/smaller-set').after(event('step.done', 'S2-pass-stack'));
  expect(decision(three).hold?.offers).toEqual(['finish-forward', 'smaller-set', 'stop-here']);
});

test('while the set goes back to service it is finished, or left as it is', () => {
  const { policy, hold } = decision(after('close-breakers'));
  expect(policy).toEqual(['hold-returning']);
  expect(hold).toMatchObject({ because: { id: 'hold.abort-returning' }, offers: ['finish-forward', 'stop-here'] });
});

test('between the plugs and the count everything of the join that was done is done again', () => {
  const joined = after('plug-links');
  const { policy } = decision(joined);
  expect(policy).toEqual(['redo-join']);
  const done = joined.run.plan.steps
    .filter(({ id, groups }) => groups.includes('join') && joined.run.steps.get(id)?.status !== 'pending')
    .map(({ id }) => id);
  const [reopened] = decided(joined, abort).runEvents.filter(({ type }) => type === 'steps.reopened');
  expect(reopened).toMatchObject({ data: { stepIds: done, by: 'abort', because: { id: 'hold.abort-redo-join' } } });
});

test('a torn unit is stopped at, and nothing goes forward from there', () => {
  const { policy, hold } = decision(told(after('read-busbar'), ['S1/flash', 'torn']));
  expect(policy).toEqual(['hold-torn']);
  expect(hold).toMatchObject({ because: { id: 'hold.abort-torn' }, offers: ['stop-here'] });
});

test('what was decided once is not decided again', () => {
  const held = decided(after('S1-pass-stack'), abort);
  expect(types(held).filter((type) => type === 'abort.decided')).toHaveLength(1);
  const again = new KeptJournal('stackd-gen3/aborted-and-joined-again').after(event('abort.decided'));
  expect(types(decided(again, { kind: 'tick' }))).not.toContain('abort.decided');
});
