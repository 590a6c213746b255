import { message } from '../../../src/kernel';
import type { Answer } from '../../../src/orchestrator';
import { decided, event, grown, KeptJournal, type Moment, types } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const overLeads = new KeptJournal('open/complete');
const asked = byHand.after(event('prompt.opened', 'S1-read-count'));
const one: Answer = { kind: 'count', value: 1 };
const code = (name: string) => expect.objectContaining({ code: `orchestrator.${name}` });

const correct = (moment: Moment, stepId: string, given?: Answer) =>
  decided(moment, { kind: 'correct', stepId, why: 'misread', answer: given });
const idOf = (name: string): string => asked.run.plan.steps.find(({ id }) => id.endsWith(name))?.id ?? '';
const soc = idOf('S1-read-number-soc');
const early = byHand.before(event('prompt.opened', 'count-things'));
const value: Answer = { kind: 'number', value: 51, unit: '%' };

test('is of an answer that was given, and of nothing else', () => {
  expect(() => correct(early, 'nowhere', value)).toThrow(code('nothing-to-correct'));
  expect(() => correct(early, idOf('park-inverter-INV1'), value)).toThrow(code('nothing-to-correct'));
  expect(() => correct(asked, asked.run.steps.open()[0]?.id ?? '', one)).toThrow(code('nothing-to-correct'));
  // The machine read it: there is no answer of a person.
  const read = overLeads.before(event('prompt.opened', 'count-things'));
  const byMachine = read.run.plan.steps.find(({ id }) => id.endsWith('S1-read-number-soc'))?.id ?? '';
  expect(read.run.steps.get(byMachine)?.status).toBe('done');
  expect(() => correct(read, byMachine, value)).toThrow(code('nothing-to-correct'));
});

test('is of an answer that stands: one that was taken back is asked again anyhow', () => {
  const back = grown(early, ...correct(early, soc).runEvents);
  expect(back.run.steps.get(soc)).toMatchObject({ status: 'open', answer: { kind: 'number' } });
  expect(() => correct(back, soc, value)).toThrow(code('nothing-to-correct'));
});

test('and of what a person said last: where the machine has read it since, there is nothing to correct', () => {
  const read = overLeads.before(event('prompt.opened', 'count-things'));
  const byMachine = read.run.plan.steps.find(({ id }) => id.endsWith('S1-read-number-soc'))?.id ?? '';
  const asked = { stepId: byMachine, promptId: 'before', revision: 1 };
  const said = grown(
    read,
    { type: 'answer.given', data: { ...asked, answer: value } },
    {
      type: 'steps.reopened',
      data: { stepIds: [byMachine], because: message('because.corrected', { why: 'misread' }), by: 'SI-34', facts: [] },
    },
    { type: 'step.done', data: { stepId: byMachine, facts: [] } },
  );
  expect(said.run.steps.get(byMachine)).toMatchObject({ status: 'done', answer: value });
  expect(() => correct(said, byMachine, value)).toThrow(code('nothing-to-correct'));
});

test('with a value stands in the place of the answer, under its own question', () => {
  const { promptId, revision } = early.run.steps.get(soc) ?? {};
  expect(correct(early, soc, value).runEvents.slice(0, 4)).toMatchObject([
    { type: 'answer.corrected', data: { stepId: soc, why: 'misread' } },
    { type: 'steps.reopened', data: { stepIds: [soc], by: 'correction', because: { params: { why: 'misread' } } } },
    { type: 'answer.given', data: { stepId: soc, promptId, revision, answer: value } },
    { type: 'step.done', data: { stepId: soc } },
  ]);
});

test('without a value asks again', () => {
  const made = types(correct(early, soc));
  expect(made.slice(0, 2)).toEqual(['answer.corrected', 'steps.reopened']);
  expect(made).not.toContain('answer.given');
  expect(made).toContain('prompt.opened');
});

test('of a value that does not do either is refused', () => {
  expect(() => correct(early, soc, { kind: 'number', value: 5100, unit: '%' })).toThrow(code('correction-refused'));
});

test('at a hold looks whether the hold was about it, and in a danger does not', () => {
  const held = new KeptJournal('stackd-gen3/held').atItsEnd();
  const read = held.run.plan.steps.find(({ id }) => id.endsWith('S1-read-number-soc') && id < '030')?.id ?? '';
  const resumed = correct(held, read, value).runEvents.find(({ type }) => type === 'run.resumed');
  expect(resumed).toMatchObject({ data: { offer: 'try-again', changed: 'misread' } });
  const danger = grown(held, { type: 'danger.reported', data: { what: 'a smell' } });
  expect(types(correct(danger, read, value))).not.toContain('run.resumed');
  expect(types(correct(early, soc, value))).not.toContain('run.resumed');
});

test('while a unit writes is of what is said of the writing only', () => {
  const watching = byHand.after(event('prompt.opened', 'watch-flash'));
  expect(() => correct(watching, soc, value)).toThrow(code('not-while-writing'));
  const start = watching.run.plan.steps.find(({ step, stack }) => step === 'start-update' && stack === 'S1')?.id ?? '';
  expect(types(correct(watching, start, { kind: 'choice', option: 'S1' }))).toContain('answer.corrected');
});

test('an answer that did not do is asked again anyhow: there is nothing to correct', () => {
  const mode = byHand.after(event('prompt.opened', 'S1-see-mode'));
  const [open] = mode.run.steps.open();
  const { promptId = '', revision = 0 } = mode.run.steps.get(open?.id ?? '') ?? {};
  const wrong: Answer = { kind: 'code', text: '19' };
  const refused = grown(mode, ...decided(mode, { kind: 'answer', promptId, revision, answer: wrong }).runEvents);
  expect(refused.run.steps.get(open?.id ?? '')).toMatchObject({ status: 'open', answer: wrong });
  expect(() => correct(refused, open?.id ?? '', wrong)).toThrow(code('nothing-to-correct'));
});

test('a deviation is told once more only where the same step told the same', () => {
  const [first = '', second = ''] = early.run.plan.steps.map(({ id }) => id);
  const asOf = { order: 1, at: early.now };
  const told = (stepId: string, id: 'deviation.no-serial' | 'deviation.no-photo', place?: typeof asOf) => ({
    type: 'step.done' as const,
    data: {
      stepId,
      facts: [],
      deviation: message(id, { stack: 'S1' }),
      ...(place === undefined ? {} : { asOf: place }),
    },
  });
  const count = (...more: readonly ReturnType<typeof told>[]) =>
    grown(early, told(first, 'deviation.no-serial'), told(second, 'deviation.no-photo'), ...more).run.deviations.length;
  const before = count();
  expect(count(told(first, 'deviation.no-serial', asOf))).toBe(before);
  expect(count(told(second, 'deviation.no-serial', asOf))).toBe(before + 1);
  expect(count(told(first, 'deviation.no-photo', asOf))).toBe(before + 1);
  expect(count(told(first, 'deviation.no-serial'))).toBe(before + 1);
});

describe('what rests on a corrected answer is asked again', () => {
  /** Another answer, or the same, as a correction: what it makes anew. */
  const again = (moment: Moment, stepId: string, answer = moment.run.steps.get(stepId)?.answer) =>
    correct(moment, stepId, answer).runEvents.flatMap((one) => (one.type === 'steps.reopened' ? [one.data] : []))[0];
  const shownCode = byHand.after(event('prompt.opened', '204-S1-read-code'));

  test('done or shown, later than it, and nothing besides', () => {
    const on = ['201-S1-switch-on', '202-S1-read-number-amps', '204-S1-read-code'];
    expect(again(shownCode, '201-S1-switch-on', { kind: 'cannot-see' })).toHaveProperty('stepIds', on);
  });

  test('but nothing where it is told once more as it was', () => {
    expect(again(shownCode, '201-S1-switch-on')).toHaveProperty('stepIds', ['201-S1-switch-on']);
  });

  test('with a value what is shown and rests on it is asked again too, and nothing that stands before it', () => {
    const amps = byHand.after(event('prompt.opened', '202-S1-read-number-amps'));
    expect(again(amps, '201-S1-switch-on', { kind: 'choice', option: 'zeros' })).toHaveProperty('stepIds', [
      '201-S1-switch-on',
      '202-S1-read-number-amps',
    ]);
  });

  test('of what it rests on by way of others only what was established by those', () => {
    const { answer } = shownCode.run.steps.get('008-S1-tap-bank-INV_SET') ?? {};
    if (answer?.kind !== 'switches') throw new Error('This answer was of another kind.');
    const other: Answer = { kind: 'switches', positions: [...answer.positions].reverse() };
    const names = (again(shownCode, '008-S1-tap-bank-INV_SET', other)?.stepIds ?? []).map((id) => id.slice(4));
    const shown = shownCode.run.steps.open().map(({ id }) => id.slice(4));
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) if (!shown.includes(name)) expect(name).toMatch(/^S1-(tap|move)-bank-INV_SET$/);
  });

  test('and what the machine is at ends where it ends', () => {
    const reads = overLeads.after(event('effect.intended', 'S1-read-code'));
    const [going] = reads.run.steps.open().filter(({ id }) => reads.run.steps.get(id)?.effectId !== undefined);
    const tapped = reads.run.plan.steps.find(({ step, stack }) => step === 'tap-bank' && stack === 'S1')?.id ?? '';
    expect(going?.id).toContain('S1-read-code');
    expect(again(reads, tapped, { kind: 'cannot-see' })?.stepIds).not.toContain(going?.id);
  });

  test('nor where something else was established since, whatever is told of before', () => {
    const off = shownCode.run.plan.steps.find(({ step, stack }) => step === 'switch-off' && stack === 'S1')?.id ?? '';
    const made = correct(shownCode, off, { kind: 'choice', option: 'half-on' }).runEvents;
    expect(made.find(({ type }) => type === 'steps.reopened')?.data).toHaveProperty('stepIds', [off]);
    expect(grown(shownCode, ...made).run.facts.get('S1/power')).toEqual(shownCode.run.facts.get('S1/power'));
  });

  test('and what rests on that in its turn, and what is shown behind it', () => {
    const shown = byHand.after(event('prompt.opened', '058-S1-read-code'));
    const resting = ['008-S1-tap-bank-INV_SET', '055-S1-move-bank-INV_SET', '056-S1-tap-bank-INV_SET'];
    const { answer } = shown.run.steps.get('008-S1-tap-bank-INV_SET') ?? {};
    if (answer?.kind !== 'switches') throw new Error('This answer was of another kind.');
    const other: Answer = { kind: 'switches', positions: [...answer.positions].reverse() };
    const stepIds = [...resting, '058-S1-read-code'];
    expect(again(shown, '008-S1-tap-bank-INV_SET', other)).toHaveProperty('stepIds', stepIds);
  });

  test('what is shown behind an answer that is asked again is not done before it', () => {
    const asked = byHand.before(event('answer.given', 'close-breakers'));
    const measured = asked.run.plan.steps.findLast(({ step }) => step === 'read-breaker-side')?.id ?? '';
    const closing = asked.run.steps.open().map(({ id }) => id);
    expect(closing).toHaveLength(1);
    const made = correct(asked, measured).runEvents;
    expect(made.find(({ type }) => type === 'steps.reopened')?.data).toHaveProperty('stepIds', [measured, ...closing]);
    expect(
      grown(asked, ...made)
        .run.steps.open()
        .map(({ id }) => id),
    ).toEqual([measured]);
  });

  test('but where its value stands at once, what is shown behind it stays', () => {
    const asked = byHand.before(event('answer.given', 'close-breakers'));
    const measured = asked.run.plan.steps.findLast(({ step }) => step === 'read-breaker-side')?.id ?? '';
    const other: Answer = { kind: 'number', value: 53, unit: 'V', meter: 'M1' };
    expect(again(asked, measured, other)).toHaveProperty('stepIds', [measured]);
  });

  test('and a wait behind it begins anew, and what a tool or the machine is at does not', () => {
    const waits = byHand.after(event('wait.started', '029-wait-for'));
    const amps = '028-S2-read-number-amps';
    expect(waits.run.steps.get(amps)?.status).toBe('done');
    expect(types(correct(waits, amps))).not.toContain('wait.started');
    const reopened = correct(waits, amps).runEvents.find(({ type }) => type === 'steps.reopened');
    expect(reopened?.data).toHaveProperty('stepIds', [amps, '029-wait-for']);
    const watched = byHand.after(event('prompt.opened', 'S1-watch-flash'));
    const start = watched.run.plan.steps.find(({ step, stack }) => step === 'start-update' && stack === 'S1')?.id ?? '';
    const back = correct(watched, start).runEvents.find(({ type }) => type === 'steps.reopened');
    expect(back?.data).toHaveProperty('stepIds', [start]);
  });
});

describe('to be looked at again', () => {
  const before = (id: string): Moment => byHand.before(event('prompt.opened', id));

  test('a thing must be as it was: not after a switch of this stack was moved', () => {
    const moved = before('051-S1-see-mode');
    expect(() => correct(moved, '049-S1-read-code')).toThrow(code('too-late-to-ask-again'));
    expect(() => correct(moved, '049-S1-read-code', { kind: 'cannot-see' })).toThrow(code('too-late-to-ask-again'));
    expect(types(correct(moved, '049-S1-read-code', { kind: 'code', text: '19' }))).toContain('answer.corrected');
  });

  test('nor after anything was switched, opened or pulled', () => {
    expect(() => correct(before('033-photograph'), '031-S2-read-number-amps-again')).toThrow(
      code('too-late-to-ask-again'),
    );
  });

  test('but a move that was left out, because nothing asked for it, moved nothing', () => {
    const { run } = byHand.atItsEnd();
    const answered = (id: string): boolean => run.steps.get(id)?.answer !== undefined;
    const left = run.plan.steps.findIndex(
      ({ step, stack, params }) => step === 'move-bank' && stack === 'S1' && params.onlyIf === 'partners-are-missed',
    );
    const looked =
      run.plan.steps.slice(0, left).findLast(({ id, step }) => step === 'read-code' && answered(id))?.id ?? '';
    const next = run.plan.steps.slice(left).find(({ id }) => answered(id))?.id ?? '';
    const asked = before(next);
    expect(asked.run.steps.get(run.plan.steps[left]?.id ?? '')?.status).toBe('skipped');
    expect(types(correct(asked, looked))).toContain('answer.corrected');
  });

  test('but a switch of another stack changes nothing of this one', () => {
    expect(types(correct(before('045-S2-tap-bank-ADDR_SET'), '042-S1-tap-bank-ADDR_SET'))).toContain(
      'answer.corrected',
    );
  });

  test('nor does a wait', () => {
    expect(types(correct(before('030-S1-read-number-amps-again'), '028-S2-read-number-amps'))).toContain(
      'answer.corrected',
    );
  });
});
