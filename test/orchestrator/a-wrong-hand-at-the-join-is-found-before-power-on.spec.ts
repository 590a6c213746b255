import type { PromptView } from '../../src/orchestrator';
import type { PlantAct } from '../../src/virtual-plant';
import { startScenario, type Rig } from '../support/rig';
import { toldIn } from './guards/guard-scenario';

const isJoined = (rig: Rig): boolean => rig.asked.some(({ step }) => step === 'plug-links');

/** The address of S1 could not be seen; asked to set it again after the cables are in, the person sets that of S2. */
const setsTheOther = () => {
  let [blind, wrong] = [1, 1];
  return async (prompt: PromptView, rig: Rig) => {
    const restored = prompt.bank?.id === 'ADDR_SET' && rig.asked.some(({ message }) => message.id === 'ask.volts');
    if (prompt.step === 'tap-bank' && prompt.stack === 'S1' && restored && blind-- > 0)
      return { kind: 'cannot-see' as const };
    if (prompt.step !== 'move-bank' || prompt.drawing?.bank !== 'ADDR_SET' || !isJoined(rig) || wrong-- <= 0)
      return undefined;
    for (const [index, bit] of [...'100000'].entries())
      await rig.door.act({ act: 'set-switch', stack: 'S2', bank: 'ADDR_SET', number: index + 1, up: bit === '1' });
    return { kind: 'confirm' as const, button: 'done' as const };
  };
};

/** The second person puts right what stands otherwise. */
const putsRight = async (prompt: PromptView, rig: Rig): Promise<void> => {
  if (prompt.step !== 'second-look') return;
  for (const [stack, pattern] of [
    ['S1', '100000'],
    ['S2', '010000'],
  ] as const)
    for (const [index, bit] of [...pattern].entries())
      await rig.door.act({ act: 'set-switch', stack, bank: 'ADDR_SET', number: index + 1, up: bit === '1' });
};

it('asks for a second look again when switches were moved after it', async () => {
  const rig = await startScenario({ site: { stacks: 2 }, says: setsTheOther(), before: putsRight });
  const view = await rig.drive();
  expect(rig.truth().oracles).toEqual([]);
  expect(view.outcome).toBe('complete');
  expect(rig.asked.filter(({ step }) => step === 'second-look')).toHaveLength(2);
});

/** At the join the button of S1 is pressed in place of S2's, and then nobody presses anything to put S1 out. */
const pressesTheOther = () => {
  let [wrong, lazy] = [1, 1];
  return (act: PlantAct, joined: boolean): PlantAct | null | undefined => {
    if (!joined || act.act !== 'press-power') return undefined;
    if (act.stack === 'S2' && wrong-- > 0) return { ...act, stack: 'S1' };
    return act.stack === 'S1' && lazy-- > 0 ? null : undefined;
  };
};

it('lets no stack come on after one that is nearer to the master', async () => {
  const press = pressesTheOther();
  const rig: { now?: Rig } = {};
  rig.now = await startScenario({
    site: { stacks: 2 },
    slip: (act) => press(act, rig.now !== undefined && isJoined(rig.now)),
  });
  await rig.now.drive((view) => view.hold !== null);
  expect(rig.now.truth().oracles.map(({ oracle }) => oracle)).not.toContain('wrong-power-on-order');
  expect(await toldIn(rig.now)).toContain('SI-37 hold.power-on-order');
});
