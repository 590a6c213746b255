import { restsApart, smallerSet, wasWritten } from '../../../src/orchestrator/smaller-set';
import { decided, event, grown, KeptJournal, type Moment, told } from './moments';

const byHand = new KeptJournal('stackd-gen3/complete');
const apart = byHand.after(event('step.done', 'pull-links'));
const three = new KeptJournal('stackd-gen3/smaller-set').after(event('run.held'));
const hold = three.run.hold?.by ?? '';

const but = (moment: Moment, change: Partial<Moment['run']>): Moment => ({
  ...moment,
  run: { ...moment.run, ...change },
});

describe('the stacks lie apart', () => {
  test('once the cables were to be pulled, and until they are plugged again', () => {
    expect(restsApart(byHand.before(event('prompt.opened', 'pull-links')).run)).toBe(false);
    expect(restsApart(byHand.after(event('prompt.opened', 'pull-links')).run)).toBe(true);
    expect(restsApart(apart.run)).toBe(true);
    expect(restsApart(byHand.after(event('step.done', 'plug-links')).run)).toBe(false);
  });

  test('and not while breakers are to be closed', () => {
    const closing = told(apart, ['site/breakers-closed', 0]);
    expect(restsApart(closing.run)).toBe(false);
    expect(restsApart(told(closing, ['site/locks', 1]).run)).toBe(true);
  });

  test.each([
    ['a danger stands', grown(apart, { type: 'danger.reported', data: { what: 'a smell' } })],
    ['the run goes back', but(apart, { wayBack: 'restore-and-join' })],
    ['a stack writes', told(apart, ['S1/flash', 'writing'])],
    ['a stack is torn', told(apart, ['S1/flash', 'torn'])],
    ['a stack says that it is half written', told(apart, ['S1/update-state', 1])],
  ] as const)('and no set goes on without one while %s', (_, { run }) => {
    expect(restsApart(run)).toBe(false);
  });

  test('and not in a procedure that joins nothing', () => {
    const steps = apart.run.plan.steps.filter(({ step }) => step !== 'plug-links');
    expect(restsApart({ ...apart.run, plan: { ...apart.run.plan, steps } })).toBe(false);
  });
});

describe('a smaller set', () => {
  const tagsOf = (by: string, { run } = three) => {
    const smaller = smallerSet(run, by);
    return smaller !== undefined && 'members' in smaller
      ? { members: smaller.members.map(({ tag }) => tag), left: smaller.left.map(({ tag }) => tag) }
      : smaller;
  };
  const at = (step: string, stack: string): string =>
    three.run.plan.steps.find((one) => one.step === step && one.stack === stack && one.groups.includes('update'))?.id ??
    '';

  test('is the set without the stack that the hold is about', () => {
    expect(tagsOf(hold)).toEqual({ members: ['S1', 'S2'], left: ['S3'] });
  });

  test('leaves out all that had not passed, where one was written and did not', () => {
    const second = told(three, ['S2/passed', null], ['S4/passed', true], ['S4/as-found/ADDR_SET', '001000']);
    const four = { ...second, run: { ...second.run, plan: fourth(second) } };
    const by = `SI-30:${at('pass-stack', 'S2')}`;
    expect(tagsOf(by, four)).toEqual({ members: ['S1', 'S4'], left: ['S2', 'S3'] });
  });

  /** The second stack was not written and did not pass; the others passed. */
  const unwritten = told(
    three,
    ['S2/passed', null],
    ['S2/flash', 'not-started'],
    ['S2/busy-on', null],
    ['S3/passed', true],
  );

  test('leaves out one alone, where it was not written', () => {
    expect(tagsOf(`SI-30:${at('pass-stack', 'S2')}`, unwritten)).toEqual({ members: ['S1', 'S3'], left: ['S2'] });
  });

  test('has a master and a second stack', () => {
    const first = told(three, ['S1/passed', null], ['S1/flash', 'not-started'], ['S1/busy-on', null]);
    expect(tagsOf(`SI-30:${at('pass-stack', 'S1')}`, first)).toMatchObject({ id: 'why-not.master-left-out' });
    const alone = told(three, ['S2/passed', null]);
    expect(tagsOf(hold, alone)).toMatchObject({ id: 'why-not.no-set-left' });
  });

  test('is not made where a stack that gets another number was not noted', () => {
    const unnoted = told(unwritten, ['S3/as-found/ADDR_SET', null]);
    const by = `SI-30:${at('pass-stack', 'S2')}`;
    expect(tagsOf(by, unnoted)).toMatchObject({ id: 'why-not.addresses-not-noted' });
    expect(tagsOf(by, told(unwritten, ['S1/as-found/ADDR_SET', null]))).toMatchObject({ left: ['S2'] });
    const { plan } = unnoted.run;
    const slice = { ...plan.slice, addressing: { ...plan.slice.addressing, bank: null } } as typeof plan.slice;
    expect(tagsOf(by, but(unnoted, { plan: { ...plan, slice } }))).toMatchObject({ left: ['S2'] });
  });

  test('is no answer to a row that is not about a stack, to one that passed, or at the join', () => {
    expect(tagsOf(hold.replace('SI-30', 'SI-05'))).toBeUndefined();
    expect(tagsOf(hold, told(three, ['S3/passed', true]))).toBeUndefined();
    const joining = three.run.plan.steps.find(({ step, groups }) => step === 'switch-on' && groups.includes('join'));
    expect(tagsOf(`SI-12:${joining?.id}`)).toBeUndefined();
    expect(tagsOf('SI-35:nowhere')).toBeUndefined();
  });

  test('is made while the stacks lie apart only', () => {
    expect(tagsOf(hold, grown(three, { type: 'danger.reported', data: { what: 'a smell' } }))).toBeUndefined();
  });

  test('leaves out what does not carry what the master carries, before the cables are plugged', () => {
    const plug = three.run.plan.steps.find(({ step }) => step === 'plug-links')?.id;
    expect(tagsOf(`SI-35:${plug}`)).toEqual({ members: ['S1', 'S2'], left: ['S3'] });
    expect(tagsOf(`SI-05:${plug}`)).toBeUndefined();
  });

  test('is joined when each stack that was left out has its card', () => {
    const { promptId = '' } = three.run.hold ?? {};
    const command = { kind: 'choose', promptId, offer: 'smaller-set', words: 'for the workshop' } as const;
    const revised = decided(three, command).runEvents.flatMap((one) => (one.type === 'plan.revised' ? [one.data] : []));
    const steps = revised[0]?.plan.steps ?? [];
    const card = steps.filter(({ step }) => step === 'mark-left-out');
    expect(card).toMatchObject([{ id: 'r2-S3-mark-left-out', stack: 'S3' }]);
    const plug = steps.filter(({ step }) => step === 'plug-links');
    expect(plug).toHaveLength(1);
    expect(plug[0]?.needs).toContain('r2-S3-mark-left-out');
    expect(steps.length).toBe(three.run.plan.steps.length + 1);
    expect(revised[0]?.plan.site.stacks.map(({ tag, address }) => [tag, address])).toEqual([
      ['S1', 1],
      ['S2', 2],
    ]);
  });

  test('after an abort leaves out all that did not pass', () => {
    expect(tagsOf('abort')).toEqual({ members: ['S1', 'S2'], left: ['S3'] });
  });
});

/** A fourth stack that has passed. */
function fourth({ run }: Moment): Moment['run']['plan'] {
  const { plan } = run;
  const [last] = plan.site.stacks.slice(-1);
  if (last === undefined) throw new Error('This plan has no stacks.');
  const stacks = [...plan.site.stacks, { ...last, tag: 'S4', serial: 'TRAIN-0004', address: 4 }];
  return { ...plan, site: { ...plan.site, stacks } };
}

test('a stack was written where its update ended, or where its LCD was seen busy', () => {
  const begun = byHand.after(event('run.started'));
  expect(wasWritten(begun.run, 'S1')).toBe(false);
  expect(wasWritten(told(begun, ['S1/flash', 'ended']).run, 'S1')).toBe(true);
  expect(wasWritten(told(begun, ['S1/busy-on', 'S1']).run, 'S1')).toBe(true);
  expect(wasWritten(told(begun, ['S1/flash', 'maybe'], ['S1/busy-on', null]).run, 'S1')).toBe(false);
});
