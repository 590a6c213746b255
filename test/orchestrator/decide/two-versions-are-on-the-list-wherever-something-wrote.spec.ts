import type { FactValue, Obligation } from '../../../src/orchestrator';
import { discharged, versionsMayDiffer } from '../../../src/orchestrator/obligations';
import { event, idsOf, KeptJournal, type Moment, owed, owing, told } from './moments';

// Two stacks; nothing is known yet.
const begun = new KeptJournal('stackd-gen3/complete').after(event('run.started'));
const written = told(begun, ['S1/flash', 'ended']);
const unit = owed('S1/unit', 'unit', { stack: 'S1' });
const versions = owed('versions', 'versions');

const listed = (moment: Moment, ...list: readonly Obligation[]): readonly string[] => {
  const { run, site } = owing(moment, ...list);
  return idsOf(versionsMayDiffer(run, site));
};

describe('that the set may carry two versions is put on the list', () => {
  test('where a stack was written, or is', () => {
    expect(listed(begun)).toEqual([]);
    expect(listed(written)).toEqual(['versions']);
    expect(listed(told(begun, ['S2/flash', 'writing']))).toEqual(['versions']);
    expect(versionsMayDiffer(written.run, owing(written).site)).toEqual([
      {
        type: 'obligation.created',
        data: { obligation: { id: 'versions', kind: 'versions' }, runId: 'run-1', original: null },
      },
    ]);
  });

  test('where this run put a unit there, among whatever else is owed', () => {
    expect(listed(begun, owed('links', 'links'), unit)).toEqual(['versions']);
  });

  test.each([
    ['a unit of an earlier run', { ...unit, runId: 'run-0' }],
    ['a unit that a decision took off', { ...unit, status: 'left' as const }],
    ['a bank', owed('S1/INV_SET', 'bank', { stack: 'S1', bank: 'INV_SET' })],
  ])('and not for %s', (_, one) => {
    expect(listed(begun, one)).toEqual([]);
  });

  test.each([
    ['it stands there by an earlier run', { ...versions, runId: 'run-0' }],
    ['this run closed what it had opened itself', { ...versions, status: 'discharged' as const, closedBy: 'run-1' }],
    [
      'this run closed what an earlier one left',
      owed('versions', 'versions', { runId: 'run-0', status: 'left', closedBy: 'run-1' }),
    ],
    ['this run opened it, whoever closed it', { ...versions, status: 'left' as const, closedBy: 'run-9' }],
  ])('and not once more where %s', (_, one) => {
    expect(listed(written, one)).toEqual([]);
  });

  test('and again where an earlier run had settled it', () => {
    const settled = owed('versions', 'versions', { runId: 'run-0', status: 'discharged', closedBy: 'run-0' });
    expect(listed(written, settled)).toEqual(['versions']);
  });
});

describe('in a run in which no stack can pass', () => {
  const { plan } = begun.run;
  const steps = plan.steps.filter(({ step }) => step !== 'pass-stack');
  const joins: Moment = { ...begun, run: { ...begun.run, plan: { ...plan, steps } } };
  const earlier = owed('versions', 'versions', { runId: 'run-0' });
  const isBack = (moment: Moment): readonly string[] => {
    const { run, site } = owing(moment, earlier);
    return idsOf(discharged(run, site, 'x'));
  };
  const read = (moment: Moment, ...stacks: readonly string[]): Moment =>
    told(moment, ...stacks.map((tag): [string, FactValue] => [`${tag}/before/main102`, ['04001']]));

  test('they are one again when all carry the same', () => {
    expect(isBack(read(joins, 'S1', 'S2'))).toEqual(['versions']);
    expect(isBack(read(joins, 'S1'))).toEqual([]);
  });

  test('and were read since the last one was written, and not only told of', () => {
    const before = read(joins, 'S1', 'S2');
    const wrote = told(before, ['S1/flash', 'ended']);
    expect(isBack(wrote)).toEqual([]);
    expect(isBack(read(wrote, 'S2'))).toEqual([]);
    expect(isBack(told(wrote, ['S1/soc', 50]))).toEqual([]);
    expect(isBack(read(wrote, 'S1'))).toEqual(['versions']);
  });

  test('also where another LCD than that of the written one was seen busy', () => {
    expect(isBack(read(told(joins, ['S1/busy-on', 'S2']), 'S1', 'S2'))).toEqual(['versions']);
  });

  test('a stack alone carries what it carries', () => {
    const [one] = plan.site.stacks;
    if (one === undefined) throw new Error('No stack.');
    const alone: Moment = {
      ...joins,
      run: { ...joins.run, plan: { ...joins.run.plan, site: { ...plan.site, stacks: [one] } } },
    };
    expect(isBack(told(alone, ['S1/flash', 'ended']))).toEqual(['versions']);
  });
});
