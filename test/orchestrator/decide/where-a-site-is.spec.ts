import {
  closing,
  joinedNow,
  notDark,
  parked,
  physicalStateOf,
  stoppedAs,
  wasParked,
} from '../../../src/orchestrator/physical';
import { event, grown, KeptJournal, type Moment, told } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const found = byHand.after(event('run.started'));
const { steps } = found.run.plan;
const shown = (moment: Moment, name: string, more: Partial<(typeof steps)[number]['params']> = {}): Moment => {
  const step = steps.find(
    (one) => one.step === name && Object.entries(more).every(([key, value]) => one.params[key as 'source'] === value),
  );
  if (step === undefined) throw new Error(`This plan has no ${name}.`);
  return grown(moment, {
    type: 'prompt.opened',
    data: { stepId: step.id, promptId: `run-1/${step.id}#1`, revision: 1 },
  });
};
const is = ({ run }: Moment) => physicalStateOf(run);

test('nothing was moved before something was to be', () => {
  expect(is(found)).toBe('as-found');
  expect(parked(found.run)).toBe(false);
});

describe('parked', () => {
  const source = steps.find(({ step }) => step === 'switch-source-off')?.params.source ?? '';
  const off = shown(found, 'switch-source-off');
  const both = shown(off, 'park-inverter');

  test('from when one inverter or source was to be, until all that were are back', () => {
    expect(is(off)).toBe('parked');
    expect(is(told(off, [`source/${source}`, 'on']))).toBe('as-found');
    expect(is(told(both, [`source/${source}`, 'on']))).toBe('parked');
    expect(is(told(both, ['inverter/INV1', 'running']))).toBe('parked');
    expect(is(told(both, [`source/${source}`, 'on'], ['inverter/INV1', 'running']))).toBe('as-found');
  });

  test('is told of each by itself', () => {
    expect(wasParked(off.run, 'source', source)).toBe(true);
    expect(wasParked(off.run, 'source', 'nowhere')).toBe(false);
    expect(wasParked(off.run, 'inverter', 'INV1')).toBe(false);
    expect(wasParked(both.run, 'inverter', 'INV1')).toBe(true);
  });
});

describe('opened', () => {
  const opening = shown(found, 'open-and-lock-breakers');
  const dark = [
    ['S1/power', 'off'],
    ['S2/power', 'off'],
  ] as const;

  test('from when a breaker was to be opened, or a stack switched off', () => {
    expect(is(opening)).toBe('not-all-off');
    expect(is(shown(found, 'switch-off'))).toBe('not-all-off');
  });

  test('is all off when every breaker has a lock and every stack is known to be dark', () => {
    const off = told(opening, ['site/locks', 1], ...dark);
    expect(is(off)).toBe('all-off-locked');
    expect(is(told(off, ['site/locks', 0]))).toBe('not-all-off');
    expect(is(told(off, ['S2/power', null]))).toBe('not-all-off');
    expect(notDark(told(off, ['S2/power', 'on']).run)).toEqual(['S2']);
  });

  test('is not all off while a stack is asked to be switched on: its switch may have been pressed', () => {
    const asked = shown(told(opening, ['site/locks', 1], ...dark), 'switch-on');
    expect(is(asked)).toBe('not-all-off');
    expect(notDark(asked.run)).toHaveLength(1);
    expect(is(told(asked, ...dark))).toBe('all-off-locked');
  });
});

describe('closed again', () => {
  const locked = told(
    shown(found, 'open-and-lock-breakers'),
    ['site/locks', 1],
    ['S1/power', 'off'],
    ['S2/power', 'off'],
  );
  const closed = told(locked, ['site/breakers-closed', 1]);

  test('from when the breakers were to be, or somebody told that they are', () => {
    expect(closing(locked.run)).toBe(false);
    expect(is(shown(locked, 'close-breakers'))).toBe('live');
    expect(closing(closed.run)).toBe(true);
    expect(closing(told(closed, ['site/locks', 1]).run)).toBe(false);
  });

  test('is in service when all are, and what was parked is back', () => {
    expect(is(closed)).toBe('in-service');
    expect(is(told(closed, ['site/breakers-closed', 0]))).toBe('live');
    const parkedFirst = shown(closed, 'park-inverter');
    expect(is(parkedFirst)).toBe('live');
    expect(is(told(parkedFirst, ['inverter/INV1', 'running']))).toBe('in-service');
  });
});

test('a unit that writes, is torn or says that it is half written outranks all of it', () => {
  for (const moment of [found, byHand.atItsEnd()])
    for (const fact of [
      ['S1/flash', 'writing'],
      ['S1/flash', 'torn'],
    ] as const)
      expect(is(told(moment, fact))).toBe('updater-must-stay');
  expect(is(told(found, ['S1/update-state', 1]))).toBe('updater-must-stay');
});

test('of a run that stands in an older journal the worst is known, and nothing else', () => {
  expect(physicalStateOf({ ...found.run, outOfDate: 'not-all-off' })).toBe('not-all-off');
});

test('the set is joined while the cables are plugged since they were pulled, however many', () => {
  expect(joinedNow(found.run)).toBe(false);
  const plugged = told(found, ['site/links-in-hand', 1], ['site/links-plugged', null]);
  expect(joinedNow(plugged.run)).toBe(true);
  expect(joinedNow(told(plugged, ['site/links-in-hand', 1]).run)).toBe(false);
  expect(joinedNow(told(found, ['site/links-plugged', 1]).run)).toBe(true);
});

test('only what was not opened, and not written, is merely given up', () => {
  const written = told(found, ['S1/flash', 'ended']);
  for (const state of ['as-found', 'parked'] as const) {
    expect(stoppedAs(found.run, state)).toBe('abandoned');
    expect(stoppedAs(written.run, state)).toBe('degraded');
  }
  for (const state of ['not-all-off', 'all-off-locked', 'live', 'in-service', 'updater-must-stay'] as const)
    expect(stoppedAs(found.run, state)).toBe('degraded');
});
