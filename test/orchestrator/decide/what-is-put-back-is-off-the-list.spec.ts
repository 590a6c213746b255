import type { Obligation } from '../../../src/orchestrator';
import { banksInDoubt, created, discharged, stillToPutBack, tornUnits } from '../../../src/orchestrator/obligations';
import { event, grown, idsOf, KeptJournal, type Moment, owed, owing, told } from './moments';

// Two stacks and one breaker, one inverter, three sources; nothing is known yet.
const begun = new KeptJournal('stackd-gen3/complete').after(event('run.started'));
const smaller = new KeptJournal('stackd-gen3/smaller-set').after(event('plan.revised'));

const inv = owed('S2/INV_SET', 'bank', { stack: 'S2', bank: 'INV_SET', original: '101100' });
const back = (moment: Moment, ...list: readonly Obligation[]): readonly string[] => {
  const { run, site } = owing(moment, ...list);
  return idsOf(discharged(run, site, 'x'));
};

describe('a bank', () => {
  const noted = told(begun, ['S2/as-found/INV_SET', '101100']);
  const moved = told(noted, ['S2/INV_SET/moved', '101100']);

  test('is back when it was tapped where it was found, after its last move', () => {
    expect(back(told(moved, ['S2/INV_SET', '101100']), inv)).toEqual(['S2/INV_SET']);
  });

  test('is not back where it was tapped elsewhere, or not seen', () => {
    expect(back(told(moved, ['S2/INV_SET', '100000']), inv)).toEqual([]);
    expect(back(told(moved, ['S2/INV_SET', null]), inv)).toEqual([]);
    expect(back(moved, inv)).toEqual([]);
  });

  test('is not back when it was moved after the tap', () => {
    expect(back(told(moved, ['S2/INV_SET', '101100'], ['S2/INV_SET/moved', '101100']), inv)).toEqual([]);
  });

  test('that was not moved is back only for an earlier run', () => {
    const tapped = told(noted, ['S2/INV_SET', '101100']);
    expect(back(tapped, inv)).toEqual([]);
    expect(back(tapped, { ...inv, runId: 'run-0' })).toEqual(['S2/INV_SET']);
  });

  test('is not back while a hand is asked to move it, nor is another one kept by that', () => {
    const tapped = told(moved, ['S2/INV_SET', '101100']);
    const asks = (stack: string, bank: string): Moment => {
      const move = begun.run.plan.steps.find(
        (one) => one.step === 'move-bank' && one.stack === stack && one.params.bank === bank,
      );
      return grown(tapped, { type: 'prompt.opened', data: { stepId: move?.id ?? '', promptId: 'p', revision: 1 } });
    };
    expect(back(asks('S2', 'INV_SET'), inv)).toEqual([]);
    expect(back(asks('S1', 'INV_SET'), inv)).toEqual(['S2/INV_SET']);
    expect(back(asks('S2', 'ADDR_SET'), inv)).toEqual(['S2/INV_SET']);
  });

  test('of which nobody noted where it was is never back, whatever is seen', () => {
    const unknown = { ...inv, original: null };
    const seen = told(begun, ['S2/INV_SET/moved', '101100'], ['S2/INV_SET', null]);
    expect(back(seen, unknown)).toEqual([]);
    expect(back(told(seen, ['S2/INV_SET', '101100']), unknown)).toEqual([]);
  });

  test('of a smaller set is back at the place of the whole one, not at its new number', () => {
    const addr = owed('S2/ADDR_SET', 'bank', { stack: 'S2', bank: 'ADDR_SET', original: '110000' });
    const renumbered = told(smaller, ['S2/ADDR_SET/moved', '010000'], ['S2/ADDR_SET', '010000']);
    expect(back(renumbered, addr)).toEqual([]);
    expect(back(told(renumbered, ['S2/ADDR_SET', '110000']), addr)).toEqual(['S2/ADDR_SET']);
  });
});

describe('the cables', () => {
  const links = owed('links', 'links');
  const plugged = told(begun, ['site/links-in-hand', 1], ['site/links-plugged', 1]);

  test('are back when all of them were plugged since they were pulled', () => {
    expect(back(plugged, links)).toEqual(['links']);
  });

  test.each([0, 2, null])('are not back when %p were plugged', (count) => {
    expect(back(told(plugged, ['site/links-plugged', count]), links)).toEqual([]);
  });

  test('are not back when they were pulled again, or never plugged', () => {
    expect(back(told(plugged, ['site/links-in-hand', 1]), links)).toEqual([]);
    expect(back(begun, links)).toEqual([]);
  });

  test('are not back in a set without all of its stacks', () => {
    expect(back(told(smaller, ['site/links-plugged', 1]), links)).toEqual([]);
  });
});

describe('the breakers', () => {
  const breakers = owed('breakers', 'breakers');
  const closed = told(begun, ['site/locks', 1], ['site/breakers-closed', 1]);

  test('are back when all were closed since they were locked', () => {
    expect(back(closed, breakers)).toEqual(['breakers']);
  });

  test('are not back when one is open, or they were locked again, or nobody told', () => {
    expect(back(told(closed, ['site/breakers-closed', 0]), breakers)).toEqual([]);
    expect(back(told(closed, ['site/locks', 1]), breakers)).toEqual([]);
    expect(back(begun, breakers)).toEqual([]);
  });
});

describe('inverters and sources', () => {
  const [inverters, sources] = [owed('inverters', 'inverters'), owed('sources', 'sources')];
  const two: Moment = {
    ...begun,
    run: {
      ...begun.run,
      plan: {
        ...begun.run.plan,
        site: {
          ...begun.run.plan.site,
          inverters: [...begun.run.plan.site.inverters, { ...begun.run.plan.site.inverters[0], id: 'INV2' } as never],
        },
      },
    },
  };

  test('are back when every one of them is', () => {
    expect(back(told(two, ['inverter/INV1', 'running']), inverters)).toEqual([]);
    expect(back(told(two, ['inverter/INV1', 'running'], ['inverter/INV2', 'running']), inverters)).toEqual([
      'inverters',
    ]);
    const some = told(begun, ['source/PV1', 'on'], ['source/AC1', 'on']);
    expect(back(some, sources)).toEqual([]);
    expect(back(told(some, ['source/GEN1', 'on']), sources)).toEqual(['sources']);
  });

  test('are not while one of them runs and does not see its battery', () => {
    const blind = told(begun, ['inverter/INV1', 'running'], ['inverter/INV1/sees-battery', false]);
    expect(back(blind, inverters)).toEqual([]);
    for (const seen of [true, null])
      expect(back(told(blind, ['inverter/INV1/sees-battery', seen]), inverters)).toEqual(['inverters']);
  });

  const unparking = (moment: Moment): Moment => ({ ...moment, run: { ...moment.run, wayBack: 'unpark' } });
  const stepOf = (name: string): string => begun.run.plan.steps.find(({ step }) => step === name)?.id ?? '';
  const parkedOne = unparking(
    grown(begun, { type: 'prompt.opened', data: { stepId: stepOf('switch-source-off'), promptId: 'p', revision: 1 } }),
  );

  test('that a run had not come to are no matter of its way back', () => {
    const first = begun.run.plan.steps.find(({ step }) => step === 'switch-source-off')?.params.source ?? '';
    expect(back(parkedOne, inverters, sources)).toEqual(['inverters']);
    expect(back(told(parkedOne, [`source/${first}`, 'on']), sources)).toEqual(['sources']);
  });

  test('that were parked and do not see their battery are a matter of it', () => {
    const park = grown(begun, {
      type: 'prompt.opened',
      data: { stepId: stepOf('park-inverter'), promptId: 'p', revision: 1 },
    });
    const runs = told(unparking(park), ['inverter/INV1', 'running']);
    expect(back(runs, inverters)).toEqual(['inverters']);
    expect(back(told(runs, ['inverter/INV1/sees-battery', false]), inverters)).toEqual([]);
  });

  test('that an earlier run parked are, on any way', () => {
    expect(back(parkedOne, { ...inverters, runId: 'run-0' }, { ...sources, runId: 'run-0' })).toEqual([]);
  });
});

describe('the versions', () => {
  const versions = owed('versions', 'versions');
  const earlier = owed('versions', 'versions', { runId: 'run-0' });
  const passed = told(begun, ['S1/flash', 'ended'], ['S1/passed', true], ['S2/passed', true]);

  test('are one again when every stack passed', () => {
    expect(back(passed, versions)).toEqual(['versions']);
    expect(back(told(passed, ['S2/passed', null]), versions)).toEqual([]);
  });

  test('are one still where this run opened them and no tool ever began', () => {
    expect(back(begun, versions)).toEqual(['versions']);
    expect(back(begun, earlier)).toEqual([]);
    expect(back(told(begun, ['S1/flash', 'writing']), versions)).toEqual([]);
  });

  test('are not one where the wait after a write was waited at any stack', () => {
    expect(back(told(begun, ['S2/waited/hold', 120]), versions)).toEqual([]);
  });

  test('are not one in a set without all of its stacks', () => {
    expect(back(told(smaller, ['S1/passed', true], ['S2/passed', true]), versions)).toEqual([]);
  });
});

describe('a stack that had been left out', () => {
  const member = owed('S2/member', 'member', { stack: 'S2' });
  const inService = [
    ['site/links-in-hand', 1],
    ['site/links-plugged', 1],
    ['site/locks', 1],
    ['site/breakers-closed', 1],
  ] as const;

  test('is back when it is in service in the set', () => {
    expect(back(told(begun, ...inService), member)).toEqual(['S2/member']);
    expect(back(told(begun, ...inService), { ...member, id: 'S9/member', stack: 'S9' })).toEqual([]);
  });

  test.each([
    ['the cables are out', ['site/links-in-hand', 1]],
    ['the breakers are locked', ['site/locks', 1]],
    ['not all breakers are closed', ['site/breakers-closed', 0]],
  ] as const)('is not back while %s', (_, fact) => {
    expect(back(told(begun, ...inService, fact), member)).toEqual([]);
  });

  test('is not back before anything was told', () => {
    expect(back(begun, member)).toEqual([]);
    expect(back(told(begun, ...inService.slice(0, 2)), member)).toEqual([]);
    expect(back(told(begun, ...inService.slice(2)), member)).toEqual([]);
  });
});

test('a unit is taken off by a decision only, and what is closed is not closed again', () => {
  const unit = owed('S1/unit', 'unit', { stack: 'S1' });
  const closed = owed('links', 'links', { status: 'left' });
  const plugged = told(begun, ['site/links-in-hand', 1], ['site/links-plugged', 1]);
  expect(back(plugged, unit, closed)).toEqual([]);
});

test('a torn unit is put on the list once', () => {
  const torn = told(begun, ['S2/flash', 'torn']);
  const unit = owed('S2/unit', 'unit', { stack: 'S2' });
  expect(tornUnits(torn.run, owing(torn).site)).toEqual([
    {
      type: 'obligation.created',
      data: { obligation: { id: 'S2/unit', kind: 'unit', stack: 'S2' }, runId: 'run-1', original: null },
    },
  ]);
  expect(tornUnits(torn.run, owing(torn, unit).site)).toEqual([]);
  expect(idsOf(tornUnits(torn.run, owing(torn, { ...unit, status: 'left' }).site))).toEqual(['S2/unit']);
});

test('a stack that still writes is put on the list when its run ends, and not before', () => {
  const writing = told(begun, ['S1/flash', 'writing']);
  expect(tornUnits(writing.run, owing(writing).site)).toEqual([]);
  expect(idsOf(tornUnits({ ...writing.run, status: 'ended' }, owing(writing).site))).toEqual(['S1/unit']);
});

describe('what a step puts on the list', () => {
  const { steps } = begun.run.plan;
  const pull = steps.find(({ step }) => step === 'pull-links') ?? steps[0];
  if (pull === undefined) throw new Error('This plan has not this step.');
  const noted = told(begun, ['S1/as-found/ADDR_SET', '100000'], ['S2/as-found/ADDR_SET', '010000']);
  const at = (moment: Moment, step = pull) => created(moment.run, moment.site, step);
  const addr = owed('S2/ADDR_SET', 'bank', { stack: 'S2', bank: 'ADDR_SET', original: '010000' });

  test('is all of its group, each bank with where it was found', () => {
    expect(at(owing(noted)).map(({ data }) => data)).toMatchObject([
      { obligation: { id: 'links' }, original: null, runId: 'run-1' },
      { obligation: { id: 'S1/ADDR_SET' }, original: '100000' },
      { obligation: { id: 'S2/ADDR_SET' }, original: '010000' },
    ]);
  });

  test('is not put there twice, and again where it was closed', () => {
    expect(idsOf(at(owing(noted, addr)))).toEqual(['links', 'S1/ADDR_SET']);
    expect(idsOf(at(owing(noted, { ...addr, status: 'discharged' })))).toContain('S2/ADDR_SET');
  });

  test('is still of the run that moved it first', () => {
    const put = { ...addr, runId: 'run-0', status: 'discharged', closedBy: 'run-1' } as const;
    expect(at(owing(noted, put)).map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ runId: 'run-0', original: '010000' }),
    );
    expect(at(owing(noted, { ...put, closedBy: 'run-0' })).map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ obligation: expect.objectContaining({ id: 'S2/ADDR_SET' }), runId: 'run-1' }),
    );
  });
});

test('a unit of which the tool alone says that it has ended is on the list of its site when the run ends there', () => {
  const ended: Moment = { ...begun, run: { ...begun.run, status: 'ended' } };
  const facts = (code: string | null, evidence: 'E2' | 'E3' | 'E4', passed: boolean | null) => {
    const stepId = begun.run.plan.steps[0]?.id ?? '';
    const said = [
      { key: 'S1/flash', value: 'ended', evidence: [evidence] },
      { key: 'S1/code', value: code, evidence: ['E2'] },
      { key: 'S1/passed', value: passed, evidence: ['E2'] },
    ] as const;
    const { run } = grown(ended, { type: 'step.done', data: { stepId, facts: said } });
    return idsOf(tornUnits({ ...run, status: 'ended' }, owing(ended).site));
  };
  expect(facts(null, 'E3', null)).toEqual(['S1/unit']);
  expect(facts('none', 'E3', null)).toEqual([]);
  expect(facts(null, 'E4', null)).toEqual([]);
  expect(facts(null, 'E3', true)).toEqual([]);
});

describe('of what is open, a smaller set is still to put back', () => {
  const all = [
    owed('sources', 'sources'),
    owed('links', 'links'),
    owed('versions', 'versions'),
    owed('S3/member', 'member', { stack: 'S3' }),
    owed('S3/INV_SET', 'bank', { stack: 'S3', bank: 'INV_SET', original: '101100' }),
    owed('S2/INV_SET', 'bank', { stack: 'S2', bank: 'INV_SET', original: '101100' }),
    owed('S2/ADDR_SET', 'bank', { stack: 'S2', bank: 'ADDR_SET', original: '110000' }),
    owed('S1/ADDR_SET', 'bank', { stack: 'S1', bank: 'ADDR_SET', original: '100000' }),
    owed('breakers', 'breakers', { status: 'left' }),
  ];
  const still = ({ run }: Moment): readonly string[] =>
    stillToPutBack(run, owing(begun, ...all).site).map(({ id }) => id);

  test('what does not wait for the stack that was left out', () => {
    expect(still(smaller)).toEqual(['sources', 'S2/INV_SET', 'S1/ADDR_SET']);
  });

  test('and a whole set everything', () => {
    expect(still(begun)).toEqual(all.slice(0, -1).map(({ id }) => id));
  });
});

describe('a bank that stands elsewhere than it was noted', () => {
  const seen = told(begun, ['S1/as-found/INV_SET', '101100'], ['S1/INV_SET', '100001']);

  test('is put on the list with what was noted, once', () => {
    expect(banksInDoubt(seen.run, owing(seen).site)).toMatchObject([
      { data: { obligation: { id: 'S1/INV_SET', inDoubt: true }, original: '101100' } },
    ]);
    const open = owed('S1/INV_SET', 'bank', { stack: 'S1', bank: 'INV_SET' });
    expect(banksInDoubt(seen.run, owing(seen, open).site)).toEqual([]);
  });

  test('is no matter of a product that has no such bank', () => {
    const { plan } = seen.run;
    const run = { ...seen.run, plan: { ...plan, slice: { ...plan.slice, detections: [] } } };
    expect(banksInDoubt(run, owing(seen).site)).toEqual([]);
  });
});
