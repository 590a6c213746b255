import { type Answer, type PromptView, runStream, type RunView } from '../../src/orchestrator';
import { type Rig, startScenario } from '../support/rig';
import { toldIn } from './guards/guard-scenario';

jest.setTimeout(60_000);

const off: Answer = { kind: 'choice', option: 'off' };
const isPassed = async (rig: Rig, stack: string): Promise<boolean> =>
  (await rig.engine.state(rig.runId)).run.facts.get(`${stack}/passed`)?.value === true;

/** Says once, where the test is true, that a stack is off, and presses no button. */
const saysOffOnce = (here: (prompt: PromptView, rig: Rig) => boolean | Promise<boolean>) => {
  let slips = 1;
  return async (prompt: PromptView, rig: Rig): Promise<Answer | undefined> =>
    prompt.step === 'switch-off' && slips > 0 && (await here(prompt, rig)) && slips-- > 0 ? off : undefined;
};

it('a stack that was said to be off is seen before the button of the next is pressed', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    says: saysOffOnce(({ stack }, here) => stack === 'S1' && isPassed(here, 'S1')),
  });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(await toldIn(rig)).toContain('SI-13 hold.wrong-stack-lit');
  expect(rig.truth().oracles).toEqual([]);
});

it('a stack that was said to be off is measured on the busbar before the switches of the set are moved back', async () => {
  const rig = await startScenario({
    site: { stacks: 2 },
    says: saysOffOnce(
      ({ stack }, here) =>
        stack === 'S2' && here.asked.some((one) => one.message.id === 'ask.volts' && one.stack === 'S2'),
    ),
  });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(await toldIn(rig)).toContain('SI-12 hold.busbar-live');
  expect(rig.truth().oracles).toEqual([]);
});

it('a second stack that comes on before the write is heard on its own lead before the first byte', async () => {
  let presses = 1;
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    before: async ({ message, stack }, here) => {
      const isAlone = here.asked.some((one) => one.message.id === 'ask.switch-on-alone' && one.stack === 'S1');
      if (message.id !== 'ask.move-bank' || stack !== 'S1' || !isAlone || presses-- <= 0) return;
      await here.door.act({ act: 'press-power', stack: 'S2', holdMs: 3000 });
    },
  });
  const written = () => rig.truth().stacks.map(({ image }) => image?.sha256 ?? null);
  const before = written();
  const heard = ({ hold }: RunView): boolean => hold?.because.title.startsWith('Stack S2 still answers') === true;
  expect((await rig.drive(heard)).hold?.because.title).toBe('Stack S2 still answers on its port: it is not off.');
  expect(written()).toEqual(before);
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
});

/** Moves nothing back of INV SET of S1 the n-th time, and taps what should stand there. */
const leavesTheMode = (nth: number) => {
  let moves = 0;
  let lies = 1;
  return (prompt: PromptView): Answer | undefined => {
    if (prompt.stack !== 'S1') return undefined;
    if (prompt.message.id === 'ask.move-bank' && String(prompt.drawing?.bank) === 'INV_SET') {
      moves += 1;
      return moves === nth ? { kind: 'confirm', button: 'done' } : undefined;
    }
    if (prompt.message.id !== 'ask.tap-bank' || prompt.bank?.id !== 'INV_SET' || moves !== nth || lies-- <= 0)
      return undefined;
    return { kind: 'switches', positions: ['up', 'down', 'up', 'up', 'down', 'down'] };
  };
};

const factsOf = (data: unknown): readonly { readonly key: string }[] =>
  (data as { readonly facts?: readonly { readonly key: string }[] }).facts ?? [];

/** What was known of S1 when the run first objected to the mode on its LCD. */
async function knownWhenTold(rig: Rig): Promise<readonly string[]> {
  const events = await rig.journal.read(runStream(rig.runId));
  const at = events.findIndex(
    ({ type, data }) =>
      type === 'steps.reopened' && (data as { because?: { id: string } }).because?.id === 'hold.mode-still-shown',
  );
  return at < 0 ? ['never told'] : events.slice(0, at).flatMap(({ data }) => factsOf(data).map(({ key }) => key));
}

it('a bank that was not put back after the versions were read shows on the LCD before the stack is written', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, says: leavesTheMode(4) });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(await knownWhenTold(rig)).toContain('S1/before/main102');
  expect(await knownWhenTold(rig)).not.toContain('S1/flash');
});

it('a bank of the master that was not put back after the count shows on the LCD before the breakers close', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, says: leavesTheMode(8) });
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(await toldIn(rig)).toContain('SI-34 hold.mode-still-shown');
  expect(rig.truth().oracles).toEqual([]);
});
