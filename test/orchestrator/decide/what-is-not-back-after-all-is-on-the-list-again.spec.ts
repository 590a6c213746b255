import type { Obligation } from '../../../src/orchestrator';
import { openAgain } from '../../../src/orchestrator/obligations';
import { event, idsOf, KeptJournal, type Moment, owed, owing, told } from './moments';

// Two stacks and one breaker, one inverter, three sources; nothing is known yet.
const complete = new KeptJournal('stackd-gen3/complete');
const begun = complete.after(event('run.started'));
const smaller = new KeptJournal('stackd-gen3/smaller-set').after(event('plan.revised'));

describe('a bank that was put back, and is seen elsewhere since', () => {
  const inv = owed('S2/INV_SET', 'bank', { stack: 'S2', bank: 'INV_SET', original: '101100' });
  const put = { ...inv, status: 'discharged', closedBy: 'run-1' } as const;
  const noted = told(begun, ['S2/as-found/INV_SET', '101100'], ['S2/INV_SET/moved', '101100']);
  const at = (moment: Moment, one: Obligation) => [moment.run, owing(moment, one).site] as const;
  const again = (place: string | null, one: Obligation = put, moment = noted) =>
    openAgain(...at(told(moment, ['S2/INV_SET', place]), one));

  test('is on the list again with where it was found, whoever moved it', () => {
    expect(again('100000')).toMatchObject([
      {
        ...{ type: 'obligation.created' },
        data: { obligation: { id: 'S2/INV_SET', kind: 'bank', stack: 'S2', bank: 'INV_SET' }, original: '101100' },
      },
    ]);
    expect(again('100000', { ...put, runId: 'run-0' })).toMatchObject([{ data: { runId: 'run-0' } }]);
  });

  test('is on it where nobody can see it any more, or saw it since its last move; not where it stands as it was found', () => {
    expect(again('101100')).toEqual([]);
    expect(again(null)).toHaveLength(1);
    const moved = told(noted, ['S2/INV_SET', '101100'], ['S2/INV_SET/moved', '101100']);
    expect(openAgain(moved.run, owing(moved, put).site)).toHaveLength(1);
  });

  test('is on it as soon as a hand is asked to move it once more, wherever to', () => {
    const asked = told(
      complete.after(event('prompt.opened', 'S2-move-bank-ADDR_SET')),
      ['S2/as-found/ADDR_SET', '010000'],
      ['S2/ADDR_SET/moved', '010000'],
      ['S2/ADDR_SET', '010000'],
    );
    const addr = { ...put, id: 'S2/ADDR_SET', bank: 'ADDR_SET', original: '010000' } as const;
    expect(idsOf(openAgain(asked.run, owing(asked, addr).site))).toEqual(['S2/ADDR_SET']);
    const beside = told(
      asked,
      ['S2/INV_SET/moved', '101100'],
      ['S2/as-found/INV_SET', '101100'],
      ['S2/INV_SET', '101100'],
    );
    expect(openAgain(beside.run, owing(beside, put).site)).toEqual([]);
  });

  test('is not where it is on the list already, or was decided to stay', () => {
    expect(again('100000', inv)).toEqual([]);
    expect(again('100000', { ...put, status: 'left' })).toEqual([]);
  });

  test('is on it also where an earlier run had put it back, once this one was at it', () => {
    const earlier = { ...put, runId: 'run-0', closedBy: 'run-0' } as const;
    const never = told(begun, ['S2/as-found/INV_SET', '101100']);
    expect(openAgain(never.run, owing(never, earlier).site)).toEqual([]);
    expect(idsOf(openAgain(...at(told(never, ['S2/INV_SET', '100000']), earlier)))).toEqual(['S2/INV_SET']);
    expect(idsOf(openAgain(...at(told(never, ['S2/INV_SET/moved', '101100']), earlier)))).toEqual(['S2/INV_SET']);
    expect(openAgain(...at(told(never, ['S2/INV_SET', '101100']), earlier))).toEqual([]);
  });

  test('in a smaller set is measured by how the site was found, not by its new number', () => {
    const addr = { ...put, id: 'S2/ADDR_SET', bank: 'ADDR_SET', original: '110000' };
    const renumbered = told(smaller, ['S2/ADDR_SET/moved', '010000'], ['S2/ADDR_SET', '010000']);
    expect(openAgain(renumbered.run, owing(renumbered, addr).site)).toHaveLength(1);
    const whole = told(renumbered, ['S2/ADDR_SET', '110000']);
    expect(openAgain(whole.run, owing(whole, addr).site)).toEqual([]);
  });
});

describe('what was told to be back, and is not after all', () => {
  const closed = (kind: Obligation['kind'], closedBy = 'run-1'): Obligation =>
    owed(kind, kind, { status: 'discharged', closedBy, runId: 'run-0' });
  const again = (moment: Moment, one: Obligation) => {
    const { run, site } = owing(moment, one);
    return openAgain(run, site);
  };
  const inService = told(
    begun,
    ...([
      ['site/links-in-hand', 1],
      ['site/links-plugged', 1],
      ['site/locks', 1],
      ['site/breakers-closed', 1],
      ['inverter/INV1', 'running'],
      ...['PV1', 'AC1', 'GEN1'].map((source) => [`source/${source}`, 'on'] as const),
    ] as const),
  );

  test.each([
    ['inverters', ['inverter/INV1', null]],
    ['inverters', ['inverter/INV1/sees-battery', false]],
    ['sources', ['source/PV1', 'off']],
    ['breakers', ['site/breakers-closed', 0]],
    ['links', ['site/links-plugged', 0]],
  ] as const)('is on the list again as the same: %s, with %p', (kind, fact) => {
    expect(again(inService, closed(kind))).toEqual([]);
    expect(again(told(inService, fact), closed(kind))).toEqual([
      { type: 'obligation.created', data: { obligation: { id: kind, kind }, runId: 'run-0', original: null } },
    ]);
    for (const other of [
      closed(kind, 'run-0'),
      { ...closed(kind), status: 'left' },
      { ...closed(kind), status: 'open' },
    ])
      expect(again(told(inService, fact), other as Obligation)).toEqual([]);
  });
});

test('versions that were one are open again when a stack that had passed is written once more', () => {
  const again = (moment: Moment, one: Obligation): readonly string[] => {
    const { run, site } = owing(moment, one);
    return idsOf(openAgain(run, site));
  };
  const passed = told(begun, ['S1/flash', 'ended'], ['S1/passed', true], ['S2/passed', true]);
  const once = told(passed, ['S2/passed', null]);
  const done = owed('versions', 'versions', { status: 'discharged', closedBy: 'run-1' });
  expect(again(once, done)).toEqual(['versions']);
  expect(again(passed, done)).toEqual([]);
  expect(again(once, { ...done, closedBy: 'run-0' })).toEqual([]);
  expect(again(once, { ...done, status: 'left' })).toEqual([]);
  expect(again(once, owed('versions', 'versions'))).toEqual([]);
  expect(idsOf(openAgain(once.run, owing(once).site))).toEqual([]);
});
