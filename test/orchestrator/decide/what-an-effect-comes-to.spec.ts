import type { Command } from '../../../src/orchestrator/commands';
import { decided, event, grown, KeptJournal, type Moment, types } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const overLeads = new KeptJournal('open/complete');
const AWAKE = '002-keep-host-awake';
const CODE = '056-S1-read-code';
const DARK = '041-S1-compare-with-lead';
const SEND = '074-S1-send-firmware';
const during = (journal: KeptJournal, stepId: string): Moment => journal.after(event('effect.intended', stepId));
const awake = during(byHand, AWAKE);
const code = during(overLeads, CODE);
const dark = during(overLeads, DARK);
const sending = during(overLeads, SEND);

type Ended = Extract<Command, { kind: 'effect-ended' }>;
const effectId = ({ run }: Moment, stepId: string): string => run.steps.get(stepId)?.effectId ?? '';
const ends = (moment: Moment, stepId: string, end: Partial<Ended> = {}) =>
  decided(moment, {
    ...{ kind: 'effect-ended', stepId, effectId: effectId(moment, stepId), outcome: 'ok', said: 'as it was asked' },
    ...end,
  });
const silent = { outcome: 'failed', said: 'No answer within 300 ms' } as const;

describe('an effect that ended', () => {
  test('is recorded as it was told, and its step is done', () => {
    const { runEvents } = ends(awake, AWAKE);
    expect(runEvents[0]?.type).toBe('effect.ended');
    expect(runEvents[0]?.data).toEqual({
      stepId: AWAKE,
      effectId: effectId(awake, AWAKE),
      outcome: 'ok',
      said: 'as it was asked',
      facts: [],
    });
    expect(runEvents[1]).toMatchObject({ type: 'step.done', data: { stepId: AWAKE } });
    expect(runEvents[1]).not.toHaveProperty('data.deviation');
  });

  test('otherwise than it should is a deviation where the work can go on', () => {
    const { runEvents } = ends(awake, AWAKE, { outcome: 'failed', said: 'no inhibitor' });
    expect(runEvents[1]).toMatchObject({
      ...{ type: 'step.done' },
      data: { deviation: { id: 'deviation.host-may-sleep', params: { why: 'no inhibitor' } } },
    });
  });

  test.each([
    ['of another beginning', AWAKE, { effectId: 'another' }],
    ['of a step that this plan has not', AWAKE, { stepId: 'nowhere' }],
    ['of a step at which nothing was begun', CODE, { effectId: 'another' }],
  ])('%s is nobody’s: nothing is written', (_, stepId, end) => {
    expect(types(ends(awake, stepId, end))).toEqual([]);
  });

  test('of a step that was left out meanwhile is part of the record, and nothing rests on it', () => {
    const because = { id: 'skip.on-the-way-back', params: {} };
    const out = grown(code, { type: 'step.skipped', data: { stepId: CODE, because, facts: [] } });
    const left = ends(out, CODE, { readings: { 'lcd-code': '19', serial: 'TRAIN-0001' } });
    expect(left.runEvents[0]).toMatchObject({ type: 'effect.ended', data: { facts: [] } });
    expect(types(left)).not.toContain('step.done');
  });
});

describe('how far an effect is', () => {
  const progress = (moment: Moment, stepId: string, change: object = {}) =>
    decided(moment, {
      ...{ kind: 'effect-progressed', stepId, effectId: effectId(moment, stepId), done: 232, of: 16_064 },
      ...change,
    });

  test('is kept in bytes done and bytes in all', () => {
    const { runEvents } = progress(sending, SEND);
    expect(runEvents.map(({ type, data }) => ({ type, data }))).toEqual([
      {
        type: 'effect.progressed',
        data: { stepId: SEND, effectId: effectId(sending, SEND), done: 232, of: 16_064 },
      },
    ]);
  });

  test.each([
    ['another beginning', { effectId: 'another' }],
    ['a step that this plan has not', { stepId: 'nowhere' }],
  ])('is nobody’s business of %s', (_, change) => {
    expect(types(progress(sending, SEND, change))).toEqual([]);
  });
});

describe('a look of the machine', () => {
  const read = (readings: Ended['readings'], end: Partial<Ended> = {}) => ends(code, CODE, { readings, ...end });
  const asked = (id: string, params: object = {}) => ({
    type: 'prompt.opened',
    data: { stepId: CODE, because: { id, params } },
  });

  test('is an answer: with its readings, and with the evidence of the device itself', () => {
    const readings = { 'lcd-code': '19', serial: 'TRAIN-0001' };
    const { runEvents } = read(readings);
    expect(runEvents.slice(0, 2)).toMatchObject([
      {
        ...{ type: 'effect.ended' },
        data: { readings, facts: [{ key: 'S1/wire', value: 'answers', evidence: ['E4'] }] },
      },
      { type: 'step.done', data: { stepId: CODE } },
    ]);
    expect(runEvents[1]).toHaveProperty(
      'data.facts',
      expect.arrayContaining([{ key: 'S1/code', value: '19', evidence: ['E4'] }]),
    );
  });

  test('that nobody answered is a question to a person, with what was said', () => {
    const { runEvents } = ends(code, CODE, silent);
    expect(runEvents[0]).toHaveProperty('data.facts', [{ key: 'S1/wire', value: 'silent', evidence: ['E3'] }]);
    expect(runEvents[0]).not.toHaveProperty('data.readings');
    expect(runEvents[1]).toMatchObject(asked('because.machine-cannot-tell', { why: silent.said }));
    // What came with a failed look counts no more than the look.
    const { runEvents: late } = read({ 'lcd-code': '19', serial: 'TRAIN-0001' }, silent);
    expect(late[1]).toMatchObject(asked('because.machine-cannot-tell', { why: silent.said }));
  });

  test('at a unit that nobody can name is a question, and its reading counts for nothing', () => {
    const { runEvents } = read({ 'lcd-code': '19' });
    expect(runEvents[0]).toHaveProperty('data.facts', [{ key: 'S1/wire', value: 'silent', evidence: ['E3'] }]);
    expect(runEvents[1]).toMatchObject(asked('because.unit-not-proven', { stack: 'S1' }));
  });

  test('that brought no such reading is a question too, though the unit answers', () => {
    const { runEvents } = read({ serial: 'TRAIN-0001' });
    expect(runEvents[0]).toHaveProperty('data.facts', [{ key: 'S1/wire', value: 'answers', evidence: ['E4'] }]);
    expect(runEvents[1]).toMatchObject(asked('because.machine-cannot-tell', { why: 'as it was asked' }));
  });

  test('whose reading cannot be is a question that says why', () => {
    const volts = during(overLeads, '159-S1-read-number-volts');
    const { runEvents } = ends(volts, '159-S1-read-number-volts', {
      readings: { volts: 51_000, serial: 'TRAIN-0001' },
    });
    expect(runEvents[1]).toMatchObject({ type: 'prompt.opened' });
    expect(runEvents[1]).not.toHaveProperty('data.because.id', 'because.machine-cannot-tell');
    expect(runEvents[1]).toHaveProperty('data.because.id', expect.stringMatching(/^mean\./));
  });

  test('at another unit than the plan’s stops the run, and only that look is taken again', () => {
    const { runEvents } = read({ 'lcd-code': '19', serial: 'TRAIN-0002' });
    expect(runEvents).toMatchObject([
      { type: 'effect.ended', data: { facts: [] } },
      {
        ...{ type: 'run.held' },
        data: { by: `SI-15:${CODE}`, because: { id: 'hold.other-stack-answers' }, stepIds: [CODE] },
      },
    ]);
  });
});

describe('a look at which no person can be asked', () => {
  test('takes silence for an answer', () => {
    const { runEvents } = ends(dark, DARK, silent);
    expect(runEvents.slice(0, 2)).toMatchObject([
      { data: { facts: [{ key: 'S1/wire', value: 'silent' }] } },
      { type: 'step.done', data: { facts: [{ key: 'S1/seen-silent', value: true, evidence: ['E3'] }] } },
    ]);
  });

  test('that contradicts a person stops the run with what is known instead, and both are asked again', () => {
    const { runEvents } = ends(dark, DARK, { readings: { serial: 'TRAIN-0001' } });
    const off = dark.run.plan.steps.findLast(
      ({ step, stack, id }) => step === 'switch-off' && stack === 'S1' && dark.run.steps.get(id)?.status === 'done',
    );
    expect(runEvents).toMatchObject([
      {
        data: {
          facts: [
            { key: 'S1/wire', value: 'answers', evidence: ['E4'] },
            { key: 'S1/power', value: 'on', evidence: ['E4'] },
          ],
        },
      },
      {
        ...{ type: 'run.held' },
        data: { by: `SI-09:${DARK}`, because: { id: 'hold.still-answers' }, stepIds: [off?.id, DARK] },
      },
    ]);
  });

  test('and somebody whom nobody can name answers: whether it is dark is not known any more', () => {
    const { runEvents } = ends(dark, DARK, { readings: {} });
    expect(runEvents[0]).toHaveProperty('data.facts', [
      { key: 'S1/wire', value: 'silent', evidence: ['E3'] },
      { key: 'S1/power', value: null, evidence: ['E0'] },
    ]);
    expect(runEvents[1]).toMatchObject({ type: 'run.held', data: { by: `SI-09:${DARK}` } });
  });
});

describe('a transfer that broke', () => {
  const broke = { outcome: 'unknown', said: 'the line was cut' } as const;

  test('holds the run with what it left behind, and is done anew from there', () => {
    const { runEvents, siteEvents } = ends(sending, SEND, broke);
    expect(runEvents).toMatchObject([
      { type: 'effect.ended', data: { facts: [{ key: 'S1/flash', value: 'writing', evidence: ['E3'] }] } },
      {
        ...{ type: 'run.held' },
        data: { by: `SI-26:${SEND}`, stepIds: [SEND], because: { id: 'hold.transfer-broke' } },
      },
    ]);
    expect(siteEvents).toEqual([]);
  });

  test('and whose unit is gone puts the unit on the list of its site', () => {
    const { runEvents, siteEvents } = ends(
      { ...sending, now: { ...sending.now, wallMs: sending.now.wallMs + 9e6, monoMs: sending.now.monoMs + 9e6 } },
      SEND,
      broke,
    );
    expect(runEvents[0]).toHaveProperty('data.facts.0.value', 'torn');
    expect(runEvents[1]).toHaveProperty('data.by', `SI-25:${SEND}`);
    expect(siteEvents).toMatchObject([
      { type: 'obligation.created', data: { obligation: { kind: 'unit', stack: 'S1' } } },
    ]);
  });

  test('in a danger leaves the hold of the danger', () => {
    const { runEvents: said } = decided(sending, { kind: 'danger', what: 'a smell' });
    const danger = grown(sending, ...said);
    expect(danger.run.status).toBe('held');
    expect(types(ends(danger, SEND, broke))).toEqual(['effect.ended']);
  });
});
