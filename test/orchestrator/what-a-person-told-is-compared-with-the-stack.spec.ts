import type { Answer, PromptView } from '../../src/orchestrator';
import { type Rig, startScenario } from '../support/rig';

jest.setTimeout(60_000);

const heldAt = async (rig: Rig) => (await rig.drive((view) => view.hold !== null)).hold;

it('switches tapped otherwise than the stack reads them stop the run, and both values are shown', async () => {
  const rig = await startScenario({ wire: {}, says: tappedWrongly('S2') });
  const hold = await heldAt(rig);
  expect(hold?.because.title).toBe('INV SET of S2: told 111100, the stack reads 101100.');
  expect(hold?.physical).toBe('as-found');
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
});

/** The power button of S2 is not pressed the first time, and the operator says that it was. */
const staysOn = () => {
  let slips = 1;
  return {
    says: (prompt: PromptView): Answer | undefined =>
      prompt.step === 'switch-off' && prompt.stack === 'S2' && slips-- > 0
        ? { kind: 'choice', option: 'off' }
        : undefined,
  };
};

it('a stack that was said to be dark and still answers is not dark, and its card does not say so', async () => {
  const rig = await startScenario({ wire: {}, ...staysOn() });
  const hold = await heldAt(rig);
  expect(hold?.because.title).toBe('Stack S2 still answers on its port: it is not off.');
  expect(hold?.physical).toBe('not-all-off');
  expect(rig.truth().oracles).toEqual([]);
});

it('an abort at that hold switches it off before it ends', async () => {
  const rig = await startScenario({ wire: {}, ...staysOn() });
  await heldAt(rig);
  await rig.engine.abort(rig.runId, 'enough for today', { actor: 'Ana' });
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'restored-not-updated', physical: 'all-off-locked' });
  expect(rig.truth().stacks.map(({ power }) => power)).toEqual(['off', 'off', 'off']);
});

it.each(['wire-exceptions', 'wire-wrong-unit'])('%s is no silence', async (name) => {
  const rig = await startScenario({
    wire: {},
    ...staysOn(),
    plant: { faults: [{ name, stack: 'S2', every: 1 }] },
  });
  const view = await rig.drive(({ hold }) => hold?.because.title.includes('still answers') === true);
  expect(view.hold?.physical).toBe('not-all-off');
  const { run } = await rig.engine.state(rig.runId);
  expect(run.facts.get('S2/seen-silent')).toBeUndefined();
});

it('one lost frame is no silence either', async () => {
  let looks = 0;
  const rig = await startScenario({
    wire: {},
    ...staysOn(),
    spoil: (effects) => ({
      ...effects,
      'read-stack': async (run, stepId, help) => {
        // The plant loses what is asked first in this comparison.
        if (stepId.includes('S2-compare-with-lead') && run.facts.get('S2/power')?.value === 'off')
          looks = help.leastLooks;
        return effects['read-stack']?.(run, stepId, help) ?? { outcome: 'failed', said: 'no such effect' };
      },
    }),
  });
  const hold = await heldAt(rig);
  expect(hold?.because.title).toBe('Stack S2 still answers on its port: it is not off.');
  expect(looks).toBe(3);
});

/** INV SET of these stacks is tapped wrongly, each once. */
const tappedWrongly = (...tags: readonly string[]) => {
  const left = new Set(tags);
  return (prompt: PromptView): Answer | undefined =>
    prompt.step === 'tap-bank' && prompt.bank?.id === 'INV_SET' && left.delete(prompt.stack ?? '')
      ? { kind: 'switches', positions: ['up', 'up', 'up', 'up', 'down', 'down'] }
      : undefined;
};

it('two that are wrong at once are both found, one after the other', async () => {
  const rig = await startScenario({ wire: {}, says: tappedWrongly('S1', 'S2') });
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete' });
  expect(rig.holds.map((text) => text.slice(text.indexOf('INV SET')))).toEqual([
    'INV SET of S1: told 111100, the stack reads 101100.',
    'INV SET of S2: told 111100, the stack reads 101100.',
  ]);
  expect(rig.truth().differsFromAsFound).toEqual([]);
});

it.each(['before it was compared', 'after it was compared'])('a correction %s is compared too', async (when) => {
  const rig = await startScenario({
    wire: {},
    says: when.startsWith('before') ? tappedWrongly('S2') : () => undefined,
  });
  if (when.startsWith('before')) await heldAt(rig);
  else
    await rig.drive(({ steps }) =>
      steps.some(({ step, stack, status }) => step === 'photograph' && stack === 'S2' && status === 'done'),
    );
  const { steps } = await rig.view();
  const tap = steps.find(({ step, stack, id }) => step === 'tap-bank' && stack === 'S2' && id.endsWith('INV_SET'));
  const answer: Answer = { kind: 'switches', positions: ['up', 'down', 'down', 'down', 'down', 'down'] };
  await rig.engine.correct(rig.runId, { stepId: tap?.id ?? '', why: 'looked again', answer }, { actor: 'Ana' });
  const hold = await heldAt(rig);
  expect(hold?.because.title).toBe('INV SET of S2: told 100000, the stack reads 101100.');
});

it('leads in each other’s stack are found before anything is read, and nothing is written', async () => {
  const rig = await startScenario({
    wire: {},
    change: (plan) => {
      const [first, second, ...rest] = plan.site.stacks;
      if (first?.wire === undefined || second?.wire === undefined) throw new Error('no leads');
      const stacks = [{ ...first, wire: second.wire }, { ...second, wire: first.wire }, ...rest];
      return { ...plan, site: { ...plan.site, stacks } };
    },
  });
  const hold = await heldAt(rig);
  expect(hold?.because.title).toBe('Lead of S1: stack S2 answers (TRAIN-0002, not TRAIN-0001).');
  expect(rig.truth().stacks.every(({ blocksWritten }) => blocksWritten === 0)).toBe(true);
});

it('an address that was moved wrongly while it was dark is read back when it is on', async () => {
  let slips = 1;
  const rig = await startScenario({
    wire: {},
    slip: (act) => {
      const wrong = act.act === 'set-switch' && act.stack === 'S3' && act.bank === 'ADDR_SET' && act.number === 2;
      return wrong && slips-- > 0 ? null : undefined;
    },
    says: (prompt): Answer | undefined =>
      prompt.step === 'tap-bank' && prompt.stack === 'S3' && prompt.bank?.id === 'ADDR_SET' && slips === 0
        ? { kind: 'switches', positions: ['up', 'down', 'down', 'down', 'down', 'down'] }
        : undefined,
  });
  const hold = await heldAt(rig);
  expect(hold?.because.title).toBe('ADDR SET of S3: told 100000, the stack reads 110000.');
});

it('a label that cannot be read hinders no write where the lead says who it is', async () => {
  const rig = await startScenario({
    wire: {},
    says: ({ step, stack }) => (step === 'identify-stack' && stack === 'S1' ? { kind: 'cannot-see' } : undefined),
  });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete-with-deviations' });
  expect(rig.holds).toEqual([]);
});
