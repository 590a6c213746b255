import type { FactValue } from '../../../src/orchestrator';
import {
  isAskedFor,
  isBusyCode,
  notComeUp,
  seenBusyByItself,
  writesUnasked,
} from '../../../src/orchestrator/flash-state';
import { event, grown, KeptJournal, type Moment, told } from './moments';

const begun = new KeptJournal('stackd-gen3/complete').after(event('run.started'));
const stepOf = (name: string, stack: string): string =>
  begun.run.plan.steps.find(({ step, stack: of }) => step === name && of === stack)?.id ?? '';
/** The same moment when this step had told this. */
const toldBy = (stepId: string, key: string, value: FactValue, moment = begun): Moment =>
  grown(moment, { type: 'step.done', data: { stepId, facts: [{ key, value, evidence: ['E2'] }] } });
const asked = grown(begun, {
  type: 'prompt.opened',
  data: { stepId: stepOf('start-update', 'S1'), promptId: 'p', revision: 1 },
});

test('the busy code of the product is one, however it is written, and no other code is', () => {
  for (const text of ['25', ' 25 ', 'ERROR 25'])
    expect({ text, is: isBusyCode(begun.run, text) }).toEqual({ text, is: true });
  for (const text of ['19', '20', 'none', ''])
    expect({ text, is: isBusyCode(begun.run, text) }).toEqual({ text, is: false });
});

test('an update is asked for from when its start is shown, at that stack only', () => {
  expect(isAskedFor(begun.run, 'S1')).toBe(false);
  expect(isAskedFor(asked.run, 'S1')).toBe(true);
  expect(isAskedFor(asked.run, 'S2')).toBe(false);
});

test('a unit began by itself where a look at its LCD told of it, and not where its start did', () => {
  expect(seenBusyByItself(begun.run, 'S1')).toBe(false);
  expect(seenBusyByItself(toldBy(stepOf('read-code', 'S1'), 'S1/busy-on', 'S1').run, 'S1')).toBe(true);
  expect(seenBusyByItself(toldBy(stepOf('start-update', 'S1'), 'S1/busy-on', 'S1').run, 'S1')).toBe(false);
});

test('a unit writes unasked before it was asked for, and when it begins once more by itself', () => {
  const writing = told(begun, ['S1/flash', 'writing']);
  expect(writesUnasked(begun.run, 'S1')).toBe(false);
  expect(writesUnasked(writing.run, 'S1')).toBe(true);
  expect(writesUnasked(told(asked, ['S1/flash', 'writing']).run, 'S1')).toBe(false);
  const again = toldBy(stepOf('read-code', 'S1'), 'S1/busy-on', 'S1', told(asked, ['S1/flash', 'writing']));
  expect(writesUnasked(again.run, 'S1')).toBe(true);
});

describe('a stack did not come up', () => {
  const facts = (...list: readonly (readonly [string, FactValue])[]) => notComeUp(told(begun, ...list).run);

  test('where it gave no volts when it was on alone', () => {
    expect(facts(['S2/gave-volts', false])).toEqual(['S2']);
    expect(facts(['S2/gave-volts', true])).toEqual([]);
    expect(facts()).toEqual([]);
  });

  test('where its LCD is busy still after its update was said to have ended', () => {
    expect(facts(['S1/flash', 'ended'], ['S1/code', '25'])).toEqual(['S1']);
    expect(facts(['S1/flash', 'ended'], ['S1/code', 'none'])).toEqual([]);
    expect(facts(['S1/flash', 'ended'])).toEqual([]);
    expect(facts(['S1/code', '25'])).toEqual([]);
    expect(facts(['S1/flash', 'writing'], ['S1/code', '25'])).toEqual([]);
  });

  test('where the tool alone says that it has ended, and no LCD was seen', () => {
    const by = (value: string, evidence: 'E2' | 'E3') => {
      const stepId = stepOf('read-code', 'S1');
      const said = [
        { key: 'S1/flash', value, evidence: [evidence] },
        { key: 'S1/code', value: null, evidence: ['E0'] },
      ] as const;
      return notComeUp(grown(begun, { type: 'step.done', data: { stepId, facts: said } }).run);
    };
    expect(by('ended', 'E3')).toEqual(['S1']);
    expect(by('ended', 'E2')).toEqual([]);
    expect(by('writing', 'E3')).toEqual([]);
    expect(facts(['S1/code', null])).toEqual([]);
  });

  test('where nobody has read its LCD since it was to be switched on after its update', () => {
    const updated = told(begun, ['S1/flash', 'ended'], ['S1/code', 'none'], ['S1/power', 'off']);
    const shown = grown(updated, {
      type: 'prompt.opened',
      data: { stepId: stepOf('switch-on', 'S1'), promptId: 'p', revision: 1 },
    });
    expect(notComeUp(updated.run)).toEqual([]);
    expect(notComeUp(shown.run)).toEqual(['S1']);
    expect(notComeUp(told(shown, ['S1/power', 'on']).run)).toEqual(['S1']);
    expect(notComeUp(told(shown, ['S1/power', 'on'], ['S1/code', 'none']).run)).toEqual([]);
    expect(notComeUp(told(shown, ['S1/power', 'off']).run)).toEqual([]);
    expect(notComeUp(told(shown, ['S1/passed', true]).run)).toEqual([]);
    expect(notComeUp(told(shown, ['S1/flash', 'not-started']).run)).toEqual([]);
  });
});
