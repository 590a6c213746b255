import type { PromptView, RunView, SceneStack } from '../../src/orchestrator';
import type { PlantTruth } from '../../src/virtual-plant';
import { type Rig, startScenario } from '../support/rig';

const asked = (step: string, stack?: string) => (view: RunView) =>
  view.prompts.some((prompt) => prompt.step === step && (stack === undefined || prompt.stack === stack));
const stackOf = ({ scene }: RunView, tag: string): SceneStack => {
  const found = scene.stacks.find((stack) => stack.tag === tag);
  if (found === undefined) throw new Error(`There is no ${tag} in the scene.`);
  return found;
};
const bankOf = (view: RunView, tag: string, id: string) =>
  stackOf(view, tag).banks.find(({ bank }) => bank === id) ?? { pattern: 'no such bank' };

/** What the scene says that is not so at the plant. An unknown is never wrong. */
function lies({ scene }: RunView, truth: PlantTruth): readonly string[] {
  const linked = (one: string, other: string): boolean =>
    truth.links.some(({ from, to }) => [from, to].includes(one) && [from, to].includes(other));
  const say = (what: string, told: unknown, is: unknown): readonly string[] =>
    told === is ? [] : [`${what}: ${String(told)}, and it is ${String(is)}`];
  return [
    ...scene.stacks.flatMap(({ tag, power, writing, banks }) => {
      const real = truth.stacks.find((stack) => stack.tag === tag);
      return [
        ...(power === 'unknown' ? [] : say(`${tag} lit`, power === 'on', real?.lit)),
        ...(writing === 'untouched' || writing === 'written' ? say(`${tag} flashing`, false, real?.flashing) : []),
        ...banks.flatMap(({ bank, pattern }) =>
          pattern === null ? [] : say(`${tag} ${bank}`, pattern, real?.switches[bank as keyof typeof real.switches]),
        ),
      ];
    }),
    ...scene.links.flatMap(({ from, to, state }) =>
      state === 'unknown' ? [] : say(`${from}-${to}`, state === 'plugged', linked(from, to)),
    ),
    ...truth.breakers.flatMap(({ id, closed, locked }) =>
      scene.breakers.state === 'unknown'
        ? []
        : say(`${id} closed and not locked`, scene.breakers.state === 'closed', closed && !locked),
    ),
    ...scene.inverters.flatMap(({ id, state }) =>
      state === 'unknown'
        ? []
        : say(`${id} runs`, state === 'running', truth.inverters.find((one) => one.id === id)?.mode === 'running'),
    ),
    ...scene.sources.flatMap(({ id, state }) =>
      state === 'unknown' ? [] : say(`${id} on`, state === 'on', truth.sources.find((one) => one.id === id)?.on),
    ),
  ];
}

/** Everything that the scene says of what this prompt asks. */
function answersIn({ scene }: RunView, { step, stack, bank, message }: PromptView): readonly unknown[] {
  const place = scene.stacks.find(({ tag }) => tag === stack);
  if (step === 'tap-bank') {
    const shown = place?.banks.find((one) => one.bank === bank?.id);
    return [shown?.pattern, shown?.asFound];
  }
  if (step === 'read-code' || step === 'see-mode' || step === 'watch-flash') return [place?.lcd];
  if (step === 'read-count') return [place?.lcd, place?.readings.find(({ what }) => message.id.includes(what))];
  const subject = message.id.slice('ask.'.length).replace('-again', '');
  return [[...(place?.readings ?? []), ...scene.readings].find(({ what }) => what === subject)];
}

test.each(['parallel-stack-update', 'leave-parallel'])(
  'through all of %s the scene says nothing that is not so at the plant, and nothing of what is asked',
  async (procedure) => {
    const wrong: string[] = [];
    const leaked: string[] = [];
    const rig: Rig = await startScenario({
      site: { stacks: 3 },
      procedure,
      before: async (_prompt, { truth }) => {
        const view = await rig.view();
        wrong.push(...lies(view, truth.call(rig)));
        for (const one of view.prompts)
          if (answersIn(view, one).some((value) => value !== undefined && value !== null)) leaked.push(one.stepId);
      },
    });
    const end = await rig.drive();
    expect(end.outcome).toBe('complete');
    expect({ wrong, leaked }).toEqual({ wrong: [], leaked: [] });
    expect(lies(end, rig.truth())).toEqual([]);
  },
);

test('before anybody said anything the scene knows addresses and roles, and nothing else', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const { scene } = await rig.view();
  expect(scene.stacks.map(({ tag, role, address }) => [tag, role, address])).toEqual([
    ['S1', 'master', 1],
    ['S2', 'slave', 2],
  ]);
  expect(
    scene.stacks.every(({ power, lcd, writing }) => power === 'unknown' && lcd === null && writing === 'untouched'),
  ).toBe(true);
  expect(
    scene.stacks.flatMap(({ banks, readings, versions }) => [
      ...banks.map(({ pattern }) => pattern),
      ...readings,
      ...versions,
    ]),
  ).toEqual(expect.not.arrayContaining([expect.anything()]));
  expect(scene.links.map(({ state }) => state)).toEqual(['unknown']);
  expect(scene.breakers.state).toBe('unknown');
  expect(scene.inverters.map(({ state, leadOn }) => [state, leadOn])).toEqual([['unknown', 'S1']]);
});

test('a bank that was moved by its drawing and not tapped since is marked so', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const view = await rig.drive(asked('see-mode', 'S1'));
  const bank = bankOf(view, 'S1', 'INV_SET');
  expect(bank).toMatchObject({ tapped: false, told: { evidence: ['E0'], byMachine: false } });
  expect(bankOf(view, 'S1', 'ADDR_SET')).toMatchObject({ tapped: true, told: { evidence: ['E2p'] } });
});

test('what was read from the LCD counts only until the stack is switched', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const isolated = await rig.drive(asked('see-mode', 'S1'));
  expect(stackOf(isolated, 'S1').power).toBe('on');
  expect(stackOf(isolated, 'S2')).toMatchObject({ power: 'off', lcd: null });
});

test('while the tool may write a stack, it is writing; afterwards it is written', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const during = await rig.drive(asked('watch-flash', 'S1'));
  expect(stackOf(during, 'S1')).toMatchObject({ writing: 'writing', toolOn: true, lcd: null });
  const after = await rig.drive(asked('start-update', 'S2'));
  expect(stackOf(after, 'S1')).toMatchObject({ writing: 'written', passed: true });
  expect(stackOf(after, 'S2').writing).toBe('writing');
});

test('what the stack itself reads back is marked as seen by the machine', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, wire: {}, procedure: 'leave-parallel' });
  const view = await rig.drive(asked('switch-off'));
  expect(stackOf(view, 'S1').readings.find(({ what }) => what === 'soc')).toMatchObject({
    unit: '%',
    evidence: ['E4'],
    byMachine: true,
  });
});

test('readings grow old', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(asked('park-inverter'));
  rig.clock.advance(7 * 60_000);
  const soc = stackOf(await rig.view(), 'S1').readings.find(({ what }) => what === 'soc');
  expect(soc?.minutes).toBeGreaterThanOrEqual(7);
});

test('one who must leave is told from any point where the site is, what to do first, and the card', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  const at = async (step: string) => (await rig.drive(asked(step))).leave;
  expect(await at('walk-round')).toMatchObject({ physical: 'as-found', minutes: 0, reaches: 'as-found' });
  expect(await at('open-and-lock-breakers')).toMatchObject({ physical: 'not-all-off', reaches: 'all-off-locked' });
  expect(await at('pull-links')).toMatchObject({ physical: 'all-off-locked', minutes: 0, reaches: 'all-off-locked' });
  const writing = await at('watch-flash');
  expect(writing).toMatchObject({ physical: 'updater-must-stay', reaches: 'updater-must-stay' });
  expect(writing?.card.title).toBe('DO NOT TOUCH. DO NOT SWITCH OFF.');
});

test('a planned run and an ended one have nobody to send away', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, procedure: 'leave-parallel' });
  const end = await rig.drive();
  expect(end.leave).toBeNull();
});

test('after an older journal was put back nothing of the plant is known, and every stack is suspect', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(asked('pull-links'));
  await rig.crash();
  await rig.engine.recover(true);
  const { scene } = await rig.view();
  expect(scene.stacks.every(({ power, writing }) => power === 'unknown' && writing === 'suspect')).toBe(true);
  expect(scene.stacks.flatMap(({ readings }) => readings)).toEqual([]);
});
