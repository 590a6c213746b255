import type { Answer } from '../../src/orchestrator';
import { type Rig, startScenario } from '../support/rig';

jest.setTimeout(60_000);

const heldAt = async (rig: Rig) => (await rig.drive((view) => view.hold !== null)).hold;

it('switches tapped otherwise than the stack reads them stop the run, and both values are shown', async () => {
  let slips = 1;
  const rig = await startScenario({
    wire: {},
    says: (prompt): Answer | undefined => {
      if (prompt.step !== 'tap-bank' || prompt.stack !== 'S2' || prompt.bank?.id !== 'INV_SET' || slips-- <= 0)
        return undefined;
      return { kind: 'switches', positions: ['up', 'up', 'up', 'up', 'down', 'down'] };
    },
  });
  const hold = await heldAt(rig);
  expect(hold?.because.title).toBe('INV SET of S2: told 111100, the stack reads 101100.');
  expect(hold?.physical).toBe('as-found');
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
});

it('a stack that was said to be dark and still answers is not dark', async () => {
  let slips = 1;
  const rig = await startScenario({
    wire: {},
    slip: (act) => (act.act === 'press-power' && act.stack === 'S2' && slips-- > 0 ? null : undefined),
    says: (prompt): Answer | undefined =>
      prompt.step === 'switch-off' && prompt.stack === 'S2' ? { kind: 'choice', option: 'off' } : undefined,
  });
  const hold = await heldAt(rig);
  expect(hold?.because.title).toBe('Stack S2 still answers on its port: it is not off.');
  expect(rig.truth().oracles).toEqual([]);
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
