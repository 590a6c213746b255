import type { Answer } from '../../../src/orchestrator';
import { decided, event, grown, KeptJournal, type Moment, told, types } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const asked = byHand.after(event('prompt.opened', 'S1-read-count'));
const code = (name: string) => expect.objectContaining({ code: `orchestrator.${name}` });

/** The one question that is open. */
function question({ run }: Moment) {
  const [step] = run.steps.open();
  const state = run.steps.get(step?.id ?? '');
  if (step === undefined || state?.promptId === undefined) throw new Error('No question is open.');
  return { stepId: step.id, promptId: state.promptId, revision: state.revision };
}
const answer = (moment: Moment, given: Answer, change: Partial<ReturnType<typeof question>> = {}) => {
  const { promptId, revision } = { ...question(moment), ...change };
  return decided(moment, { kind: 'answer', promptId, revision, answer: given });
};
const one: Answer = { kind: 'count', value: 1 };

describe('an answer', () => {
  test('is taken for the question and the revision that were shown', () => {
    const { stepId, promptId, revision } = question(asked);
    const { runEvents, refused } = answer(asked, one);
    expect(refused).toBeUndefined();
    expect(runEvents.slice(0, 2)).toMatchObject([
      { type: 'answer.given', data: { stepId, promptId, revision, answer: one } },
      { type: 'step.done', data: { stepId } },
    ]);
  });

  test.each([
    ['another question', { promptId: 'run-1/nowhere#1' }],
    ['another revision', { revision: 2 }],
  ])('to %s is refused, and moves nothing', (_, change) => {
    const { runEvents, refused } = answer(asked, one, change);
    expect(refused).toEqual(code('prompt-closed'));
    expect(runEvents).toEqual([]);
  });

  test('to an older revision is told which one is asked', () => {
    const { refused } = answer(asked, one, { revision: 7 });
    expect(refused).toMatchObject({ problems: [{ value: 'revision 7', allowed: 'revision 1' }] });
  });

  test('is refused while the run is held', () => {
    const { runEvents, refused } = answer({ ...asked, run: { ...asked.run, status: 'held' } }, one);
    expect(refused).toEqual(code('prompt-closed'));
    expect(runEvents).toEqual([]);
  });

  test('of another kind than was asked is none; not to have seen it is one', () => {
    expect(() => answer(asked, { kind: 'code', text: '1' })).toThrow(code('other-kind-of-answer'));
    expect(types(answer(asked, { kind: 'cannot-see', why: 'fogged up' }))).toContain('answer.given');
  });
});

describe('an answer that does not do', () => {
  const mode = byHand.after(event('prompt.opened', 'S1-see-mode'));
  const wrong: Answer = { kind: 'code', text: '19' };
  const refusedOften = (moment: Moment, times: number): Moment =>
    Array.from({ length: times }).reduce<Moment>((before) => {
      const { stepId, revision } = question(before);
      const because = { id: 'mean.other-mode', params: {} };
      return grown(before, { type: 'answer.refused', data: { stepId, because, revision: revision + 1 } });
    }, moment);

  test('is kept, and the question is asked again under its next revision', () => {
    const { stepId, revision } = question(mode);
    expect(answer(mode, wrong).runEvents).toMatchObject([
      { type: 'answer.given', data: { stepId, answer: wrong } },
      { type: 'answer.refused', data: { stepId, revision: revision + 1, because: { id: 'mean.other-mode' } } },
    ]);
  });

  test('is the last when it is the fifth', () => {
    expect(types(answer(refusedOften(mode, 3), wrong))).toEqual(['answer.given', 'answer.refused']);
    const { stepId } = question(mode);
    const fifth = answer(refusedOften(mode, 4), wrong);
    expect(fifth.runEvents[2]).toMatchObject({
      type: 'run.held',
      data: { by: `SI-29:${stepId}`, stepIds: [stepId], because: { id: 'mean.other-mode' } },
    });
  });

  test('is never the last while a unit writes: looking again is all there is to do', () => {
    const watching = byHand.after(event('prompt.opened', 'watch-flash'));
    const busy: Answer = { kind: 'code', text: '25' };
    expect(types(answer(refusedOften(watching, 30), busy))).toEqual(['answer.given', 'answer.refused']);
  });
});

describe('not to see a bank again', () => {
  const tapping = byHand.after(event('prompt.opened', '043-S1-tap-bank-INV_SET'));
  const unseen: Answer = { kind: 'cannot-see', why: 'fogged up' };
  const facts = (moment: Moment) => answer(moment, unseen).runEvents.find(({ type }) => type === 'step.done')?.data;

  test('is not to know how it stands', () => {
    expect(facts(tapping)).toHaveProperty('facts', [{ key: 'S1/INV_SET', value: null, evidence: ['E0'] }]);
    const asNoted = told(tapping, ['S1/INV_SET', '101100']);
    expect(facts(asNoted)).toHaveProperty('facts', [{ key: 'S1/INV_SET', value: null, evidence: ['E0'] }]);
  });

  test('leaves it as it was seen where that is not as it was noted, and it was never moved', () => {
    const elsewhere = told(tapping, ['S1/INV_SET', '001101']);
    expect(facts(elsewhere)).toHaveProperty('facts', []);
    const moved = told(elsewhere, ['S1/INV_SET/moved', '101100']);
    expect(facts(moved)).toHaveProperty('facts', [{ key: 'S1/INV_SET', value: null, evidence: ['E0'] }]);
  });
});

test('what is taken back while it is shown is known no more, and what is done stays known', () => {
  const moving = byHand.after(event('prompt.opened', 'S1-move-bank-INV_SET'));
  const { stepId } = question(moving);
  const { runEvents } = decided(moving, { kind: 'restarted', software: 'another' });
  expect(runEvents.find(({ type }) => type === 'steps.reopened')).toMatchObject({
    data: { stepIds: [stepId], facts: [{ key: 'S1/INV_SET/moved', value: null, evidence: ['E0'], stepId }] },
  });
  const held = new KeptJournal('stackd-gen3/held').atItsEnd();
  const [, again] = decided(held, {
    ...{ kind: 'choose', promptId: held.run.hold?.promptId ?? '', offer: 'try-again', words: 'looked again' },
  } as const).runEvents;
  expect(again).toMatchObject({ type: 'steps.reopened', data: { facts: [] } });
});
