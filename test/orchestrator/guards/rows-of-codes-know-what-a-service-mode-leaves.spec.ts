import { modeShown } from '../../../src/orchestrator/guards/mode-shown';
import { contextOf } from '../../../src/orchestrator/step';
import { event, KeptJournal, type Moment, told } from '../decide/moments';

const begun = new KeptJournal('stackd-gen3/complete').after(event('run.started'));
const [step] = begun.run.plan.steps;
const bank = begun.run.plan.banks.find(({ id }) => id === 'INV_SET');
const service = bank?.patterns.find(({ use }) => use === 'service')?.pattern ?? '';
const other = bank?.patterns.find(({ use }) => use !== 'service')?.pattern ?? '';
const shown = ({ run, site, now }: Moment, text: string) => {
  if (step === undefined) throw new Error('This plan has no step.');
  return modeShown(contextOf({ run, site, now }, step), 'S1', text);
};
const slice = (change: Partial<Moment['run']['plan']['slice']>): Moment => {
  const { plan } = begun.run;
  return { ...begun, run: { ...begun.run, plan: { ...plan, slice: { ...plan.slice, ...change } } } };
};
const still = (code: string, ...reask: readonly string[]) => ({
  because: { id: 'hold.mode-still-shown', params: { stack: 'S1', code, bank: 'INV SET' } },
  reask: [...reask, 'S1/code'],
});

test('its own code is left by a mode, and every other known code is what it is', () => {
  expect(shown(begun, '62')).toEqual(still('62'));
  for (const code of ['19', '25']) expect(shown(told(begun, ['S1/INV_SET', service]), code)).toBeUndefined();
});

test('its bank is put back first, where a hand had moved it', () => {
  const moved = told(begun, ['S1/INV_SET/moved', '101100']);
  expect(shown(moved, '62')).toEqual(still('62', 'S1/INV_SET/moved', 'S1/INV_SET'));
});

test('anything unknown is, while its bank stands in a service position', () => {
  expect([service, other]).not.toContain('');
  expect(shown(told(begun, ['S1/INV_SET', service]), '7')).toEqual(still('7'));
  expect(shown(told(begun, ['S1/INV_SET', other]), '7')).toBeUndefined();
  expect(shown(told(begun, ['S2/INV_SET', service]), '7')).toBeUndefined();
  expect(shown(begun, '7')).toBeUndefined();
});

test.each(['count-alone', 'count-alone-again', 'count-set', 'count-set-again', 'module-count'])(
  'the number of its %s is, and another number is not',
  (count) => {
    expect(shown(told(begun, [`S1/${count}`, 3]), '3')).toEqual(still('3'));
    expect(shown(told(begun, [`S1/${count}`, 3]), '4')).toBeUndefined();
    expect(shown(told(begun, [`S2/${count}`, 3]), '3')).toBeUndefined();
  },
);

test.each(['before', 'after'])('a version that was read %s the update is, and another one is not', (when) => {
  for (const { key } of begun.run.plan.slice.components) {
    const read = told(begun, [`S1/${when}/${key}`, ['1003', '30159']]);
    expect(shown(read, 'V30159')).toEqual(still('V30159'));
    expect(shown(read, 'V30158')).toBeUndefined();
    expect(shown(told(begun, [`S1/${when}/${key}`, '30159']), 'V30159')).toBeUndefined();
  }
});

test('nothing is left by a mode where nothing is shown, or where the product has none', () => {
  for (const text of ['none', '']) expect(shown(told(begun, ['S1/INV_SET', service]), text)).toBeUndefined();
  expect(shown(slice({ detections: [] }), '62')).toBeUndefined();
});
