import { message } from '../../../src/kernel';
import type { Objection } from '../../../src/orchestrator/guards';
import { decided, event, grown, KeptJournal, later, type Moment, row, sentBack, told, types } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const overLeads = new KeptJournal('open/open-in-the-transfer');
const tick = { kind: 'tick' } as const;
const paced = (moment: Moment, pace: number): Moment => {
  const { plan } = moment.run;
  return { ...moment, run: { ...moment.run, plan: { ...plan, pace, site: { ...plan.site, training: true } } } };
};
const because = message('hold.danger');

describe('a wait', () => {
  const waiting = paced(byHand.after(event('wait.started', '029-wait-for')), 1);

  test('goes on until its time has come by the clock of the site', () => {
    expect(types(decided(later(waiting, 59.999), tick))).toEqual([]);
    expect(types(decided(later(waiting, 60), tick))[0]).toBe('step.done');
    expect(types(decided(later(paced(waiting, 10), 5.9), tick))).toEqual([]);
    expect(types(decided(later(paced(waiting, 10), 6), tick))[0]).toBe('step.done');
  });

  test('that is over is a fact in seconds', () => {
    expect(decided(later(waiting, 61), tick).runEvents[0]).toMatchObject({
      data: { facts: [{ key: 'site/waited/amps', value: 60, evidence: ['E3'] }] },
    });
  });

  test('begins again in full when the service was started again, by the clock of that start', () => {
    const { wallMs } = waiting.now;
    const started = { ...waiting, now: { wallMs: wallMs + 59_000, monoMs: 400, bootId: 'another' } };
    const { runEvents } = decided(started, { kind: 'restarted', software: 'test' });
    const again = grown(started, ...(runEvents as never[]));
    expect(types(decided(later(again, 59.9), tick))).toEqual([]);
    expect(types(decided(later(again, 60), tick))[0]).toBe('step.done');
  });

  test('is begun with its length in milliseconds', () => {
    const before = byHand.before(event('wait.started', '029-wait-for'));
    expect(decided(before, tick).runEvents[0]).toMatchObject({
      type: 'wait.started',
      data: { stepId: '029-wait-for', durationMs: 60_000 },
    });
  });
});

describe('a unit that writes', () => {
  const watching = paced(
    new KeptJournal('stackd-gen3/suspected-brick').after(event('prompt.opened', '074-S1-watch-flash')),
    1,
  );
  const { normalSeconds = 0, hardLimitSeconds = 0 } = watching.run.plan.route ?? {};
  const overdue = (moment: Moment) =>
    decided(moment, tick).runEvents.flatMap((one) => (one.type === 'prompt.overdue' ? [one.data] : []));
  const after = (moment: Moment, level: 'normal' | 'hard'): Moment =>
    grown(moment, { type: 'prompt.overdue', data: { stepId: '074-S1-watch-flash', level } });

  test('is told to be late at its normal limit, once', () => {
    expect(overdue(later(watching, normalSeconds - 1))).toEqual([]);
    const late = later(watching, normalSeconds);
    expect(overdue(late)).toEqual([{ stepId: '074-S1-watch-flash', level: 'normal' }]);
    expect(overdue(after(late, 'normal'))).toEqual([]);
  });

  test('is told to be past its hard limit, whatever was told before, once', () => {
    const past = later(watching, hardLimitSeconds);
    for (const moment of [past, after(past, 'normal')])
      expect(overdue(moment)).toEqual([{ stepId: '074-S1-watch-flash', level: 'hard' }]);
    expect(overdue(after(past, 'hard'))).toEqual([]);
  });

  test('is late by the time of a paced site', () => {
    expect(overdue(later(paced(watching, 10), normalSeconds / 10))).toHaveLength(1);
    expect(overdue(later(paced(watching, 10), normalSeconds / 10 - 1))).toEqual([]);
  });
});

describe('a question', () => {
  const before = byHand.before(event('prompt.opened', 'confirm-right-site'));

  test('is numbered, and says a reason only where there is one', () => {
    const [opened] = decided(before, tick).runEvents;
    expect(opened?.data).toStrictEqual({
      stepId: '001-confirm-right-site',
      promptId: 'run-1/001-confirm-right-site#1',
      revision: 1,
    });
  });

  test('after a lead that was silent says so', () => {
    const silent = told(overLeads.before(event('effect.intended', '056-S1-read-code')), ['S1/wire', 'silent']);
    expect(decided(silent, tick).runEvents.find(({ type }) => type === 'prompt.opened')).toMatchObject({
      data: { stepId: '056-S1-read-code', because: { id: 'because.lead-silent', params: { stack: 'S1' } } },
    });
  });

  test('that is open is taken back when a row objects to it by now', () => {
    const asked = byHand.after(event('prompt.opened', 'read-version'));
    const { runEvents } = decided(asked, tick, [row('read-version', { because })]);
    expect(runEvents[0]).toMatchObject({
      type: 'run.held',
      data: { by: expect.stringMatching(/^SI-99:/), stepIds: [] },
    });
  });
});

test('a look that told nothing is not taken again: a person is asked, and told why', () => {
  const looking = overLeads.after(event('effect.intended', '056-S1-read-code'));
  const effectId = looking.run.steps.get('056-S1-read-code')?.effectId ?? '';
  const ended = { kind: 'effect-ended', stepId: '056-S1-read-code', effectId } as const;
  const failed = decided(looking, { ...ended, outcome: 'failed', said: 'no answer' });
  expect(types(failed)).toEqual(['effect.ended', 'prompt.opened']);
  expect(failed.runEvents[1]).toMatchObject({
    data: { because: { id: 'because.machine-cannot-tell', params: { why: 'no answer' } } },
  });
});

test('a look that another unit answered holds the run, and one that nobody can name proves nothing', () => {
  const looking = overLeads.after(event('effect.intended', '056-S1-read-code'));
  const effectId = looking.run.steps.get('056-S1-read-code')?.effectId ?? '';
  const ended = { kind: 'effect-ended', stepId: '056-S1-read-code', effectId, outcome: 'ok', said: 'read' } as const;
  const other = decided(looking, { ...ended, readings: { 'lcd-code': '', serial: 'TRAIN-0002' } });
  expect(other.runEvents[1]).toMatchObject({
    type: 'run.held',
    data: { by: 'SI-15:056-S1-read-code', because: { id: 'hold.other-stack-answers', params: { other: 'S2' } } },
  });
  const nobody = decided(looking, { ...ended, readings: { 'lcd-code': '' } });
  expect(nobody.runEvents[1]).toMatchObject({
    type: 'prompt.opened',
    data: { because: { id: 'because.unit-not-proven' } },
  });
});

test('while the machine is at work nothing of its step is objected to', () => {
  const looking = overLeads.after(event('effect.intended', '056-S1-read-code'));
  expect(types(decided(looking, tick, [row('read-code', { because })]))).toEqual([]);
});

test('a step that is shown, and of which nothing goes on, is begun anew', () => {
  const ended = byHand.before(event('step.done', '002-keep-host-awake'));
  expect(ended.run.steps.open().map(({ id }) => id)).toEqual(['002-keep-host-awake']);
  expect(types(decided(ended, tick))).toEqual(['effect.intended']);
});

describe('an objection', () => {
  const ready = byHand.before(event('prompt.opened', 'open-and-lock-breakers'));
  const wanted = { because, reask: ['S1/amps-again'] } as const;
  const against = (objection: Objection, moment = ready) =>
    decided(moment, tick, [row('open-and-lock-breakers', objection)]);
  const by = `SI-99:${ready.run.plan.steps.find(({ step }) => step === 'open-and-lock-breakers')?.id}`;

  test('holds the run where it names nothing to ask again', () => {
    expect(against({ because }).runEvents).toMatchObject([{ type: 'run.held', data: { by, because, stepIds: [] } }]);
  });

  test('asks again what it names', () => {
    const [reopened] = against(wanted).runEvents;
    expect(reopened).toMatchObject({ type: 'steps.reopened', data: { by, because } });
    expect(reopened).toHaveProperty('data.stepIds', [expect.stringContaining('S1-read-number-amps-again')]);
  });

  test('sends back twice, and holds the third time', () => {
    expect(types(against(wanted, sentBack(ready, by)))[0]).toBe('steps.reopened');
    expect(types(against(wanted, sentBack(ready, by, 2)))[0]).toBe('run.held');
  });

  test('to what only grew old is nobody’s failed try', () => {
    const often = sentBack(ready, `${by}:stale`, 20);
    expect(types(against({ ...wanted, stale: true }, often))[0]).toBe('steps.reopened');
  });

  test('takes back what cannot be true beside what was found, and only what is known', () => {
    const [reopened] = against({ ...wanted, doubts: ['S1/power', 'S1/amps'] }).runEvents;
    const amps = ready.run.facts.get('S1/amps')?.stepId;
    expect(reopened).toHaveProperty('data.facts', [{ key: 'S1/amps', value: null, evidence: ['E0'], stepId: amps }]);
  });

  test('to a step that goes back to a label does everything from there again', () => {
    const joining = byHand.before(event('step.done', '212-S1-accept-count'));
    const [reopened] = decided(joining, tick, [row('accept-count', { because, redo: true })]).runEvents;
    const { steps } = joining.run.plan;
    const place = (id = ''): number => steps.findIndex((step) => step.id === id);
    const from = place(steps[place('212-S1-accept-count')]?.redo?.from);
    const shown = steps.slice(from, place('212-S1-accept-count')).map(({ id }) => id);
    expect(shown.length).toBeGreaterThan(20);
    expect(reopened).toHaveProperty('data.stepIds', shown);
  });
});

test('a run that goes round is held, and nothing of the round is written', () => {
  // What it asks for again is judged without a person, so that nothing ever stops it.
  const ready = byHand.before(event('prompt.opened', 'plug-links'));
  const round = row('plug-links', { because, stale: true, reask: ['S1/count-accepted'] });
  expect(ready.run.facts.get('S1/count-accepted')?.stepId).toContain('accept-count');
  const { runEvents, siteEvents } = decided(ready, tick, [round]);
  expect(runEvents).toMatchObject([
    { type: 'run.held', data: { by: expect.stringContaining('SI-48'), because: { id: 'hold.goes-round' } } },
  ]);
  expect(siteEvents).toEqual([]);
});

test('notes are kept in their order, with who wrote them and when', () => {
  const asked = byHand.after(event('prompt.opened', 'read-version'));
  const note = (text: string) => ({ type: 'note.added', data: { text, stepId: null, photo: null } }) as never;
  const { run } = grown(asked, note('the cover is cracked'), note('it rains'));
  expect(run.notes).toMatchObject([
    { text: 'the cover is cracked', by: 'Ana', at: asked.now },
    { text: 'it rains', by: 'Ana' },
  ]);
});

test('why a run was aborted stays with it, also when that is decided later', () => {
  const watching = byHand.after(event('prompt.opened', 'watch-flash'));
  const asked = grown(watching, { type: 'abort.requested', data: { why: 'called away' } });
  expect(asked.run.abort).toEqual({ why: 'called away', decided: false, rejoined: false });
  const after = grown(asked, { type: 'abort.decided', data: { policy: 'hold-mixed' } });
  expect(after.run.abort).toMatchObject({ why: 'called away', decided: true });
});
