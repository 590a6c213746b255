import type { EffectHandler } from '../../src/orchestrator';
import { OPEN_IMAGE, type Rig, startScenario } from '../support/rig';

jest.setTimeout(60_000);

const WHO = { actor: 'Ana' };
type Effects = Readonly<Record<string, EffectHandler>>;

const brokenOff = ({ hold }: { readonly hold: { readonly by: string } | null }) =>
  hold?.by.startsWith('SI-26') === true;

async function tryAgain(rig: Rig, words = 'another lead') {
  const { hold } = await rig.view();
  await rig.engine.choose(rig.runId, { promptId: hold?.promptId ?? '', offer: 'try-again', words }, WHO);
}

it('minutes later it goes on: what had to be so before the first byte is not asked of a boot loader', async () => {
  let broken = 1;
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    plant: { faults: [{ name: 'wire-answer-lost', stack: 'S1', every: 60, times: 1 }] },
    spoil: (effects) => breaking(effects, () => broken-- > 0),
  });
  await rig.drive(brokenOff);
  rig.clock.advance(20 * 60_000);
  await tryAgain(rig);
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete', deviations: [] });
  expect(rig.holds).toEqual([]);
  expect(rig.truth().stacks.map(({ image }) => image?.sha256)).toEqual([OPEN_IMAGE.sha256, OPEN_IMAGE.sha256]);
});

/** A transfer whose end nobody learns: it is told as broken off although the handler did its work. */
function breaking(effects: Effects, when: () => boolean): Effects {
  const send = effects['send-firmware'];
  if (send === undefined) throw new Error('no such effect');
  return {
    ...effects,
    'send-firmware': async (run, stepId, help) =>
      when() ? { outcome: 'unknown', said: 'the lead came off' } : send(run, stepId, help),
  };
}

it('an abort sends nothing: the hold stays until a person chooses', async () => {
  const rig = await startScenario({ wire: {}, site: { stacks: 2 }, spoil: (effects) => breaking(effects, () => true) });
  await rig.drive(brokenOff);
  for (let turn = 0; turn < 3; turn += 1) await rig.engine.abort(rig.runId, 'enough', WHO);
  const { run } = await rig.engine.state(rig.runId);
  expect(run.hold?.by).toContain('SI-26');
  expect(
    [...run.steps.values()]
      .map(({ tries }) => tries ?? 0)
      .sort()
      .at(-1),
  ).toBe(1);
  expect((await rig.view()).hold?.physical).toBe('updater-must-stay');
});

it('a fourth beginning is a decision of a person, and stands in the report', async () => {
  let broken = 3;
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    spoil: (effects) => breaking(effects, () => broken-- > 0),
  });
  for (let turn = 0; turn < 3; turn += 1) {
    await rig.drive(brokenOff);
    await tryAgain(rig, `lead number ${turn + 2}`);
  }
  const view = await rig.drive();
  expect(view).toMatchObject({ outcome: 'complete-with-deviations' });
  expect(view.deviations.map(({ guard, why }) => [guard, why])).toEqual([['SI-29', 'lead number 4']]);
});

it('a unit that runs the new image was written, whatever a later session says', async () => {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    spoil: (effects) => ({
      ...effects,
      // Its counter of starts stands still: a proof that never comes.
      'send-firmware': async (run, stepId, help) => {
        const counter = run.facts.get('S1/unit/boot-counter');
        const facts = counter && run.facts.with([['S1/unit/boot-counter', { ...counter, value: 999 }]]);
        const told = { ...run, facts: facts ?? run.facts };
        return effects['send-firmware']?.(told, stepId, help) ?? { outcome: 'failed', said: 'no such effect' };
      },
    }),
  });
  await rig.drive(brokenOff);
  await tryAgain(rig);
  const view = await rig.drive(brokenOff);
  expect(view.hold?.because.title).not.toContain('Nothing was written');
  expect(view.hold?.offers.map(({ id }) => id)).not.toContain('restore');
  const end = await rig.drive();
  expect(end).toMatchObject({ outcome: 'degraded', physical: 'updater-must-stay' });
  expect(rig.truth().links).toEqual([]);
  expect(end.obligations.map(({ id }) => id)).toContain('versions');
});

it('a unit that runs the image already is held and judged, and not written', async () => {
  const rig = await startScenario({ wire: {}, site: { stacks: 1 }, procedure: 'single-stack-update' });
  await rig.drive();
  const written = rig.truth().stacks[0]?.blocksWritten;
  await rig.nextRun('single-stack-update');
  expect(await rig.drive()).toMatchObject({ outcome: 'complete', deviations: [] });
  expect(rig.holds).toEqual([]);
  expect(rig.truth().stacks[0]?.blocksWritten).toBe(written);
});

it('killed while the unit restarts, it is waited for as without', async () => {
  const rig = await startScenario({ wire: {}, site: { stacks: 1 }, procedure: 'single-stack-update' });
  await rig.drive(() => rig.truth().stacks[0]?.power === 'booting' && (rig.truth().stacks[0]?.blocksWritten ?? 0) > 0);
  await rig.crash();
  expect(await rig.drive()).toMatchObject({ outcome: 'complete', deviations: [] });
  expect(rig.holds).toEqual([]);
});

it('a port that is not there at the first byte is no broken transfer', async () => {
  let missing = true;
  const rig = await startScenario({
    wire: {},
    site: { stacks: 1 },
    procedure: 'single-stack-update',
    spoil: (effects) => ({
      ...effects,
      'send-firmware': async (run, stepId, help) => {
        if (!missing) return effects['send-firmware']?.(run, stepId, help) ?? { outcome: 'failed', said: 'none' };
        missing = false;
        return { outcome: 'failed', said: 'The port is not there.', readings: { wrote: 0 } };
      },
    }),
  });
  const { hold } = await rig.drive(({ hold: held }) => held !== null);
  expect(hold?.because.title).toContain('Nothing was written to S1');
  rig.clock.advance(16 * 60_000);
  await tryAgain(rig);
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
});

it('signs of a person and of a machine are not compared: once one stack is read by a person, all are', async () => {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    spoil: (effects) => ({
      ...effects,
      'read-stack': async (run, stepId, help) =>
        stepId.includes('-S1-read-number-amps-charging')
          ? silence
          : (effects['read-stack']?.(run, stepId, help) ?? silence),
    }),
    says: (prompt, { plant, clock }) => {
      if (prompt.message.id !== 'ask.amps-charging') return undefined;
      // Their clamp hangs the other way round than the sign of the stacks.
      const { amps } = plant.look(clock.now().wallMs - Date.UTC(2026, 0, 5, 8), {
        look: 'amps',
        stack: prompt.stack ?? '',
      });
      return { kind: 'number', value: -Math.abs(Math.round(amps * 10) / 10), unit: 'A' };
    },
  });
  const view = await rig.drive();
  expect(view.outcome).toMatch(/^complete/);
});

it('volts are measured by a person at every stack once one of them was', async () => {
  let measured = false;
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    spoil: (effects) => ({
      ...effects,
      'read-stack': async (run, stepId, help) => {
        if (!stepId.includes('-S2-read-number-volts')) return effects['read-stack']?.(run, stepId, help) ?? silence;
        measured = true;
        return silence;
      },
    }),
  });
  const view = await rig.drive();
  expect(measured).toBe(true);
  expect(view).toMatchObject({ outcome: 'complete' });
  const asked = rig.asked.filter(({ message }) => message.id === 'ask.volts').map(({ stack }) => stack);
  expect(new Set(asked)).toEqual(new Set(['S1', 'S2']));
});

const silence = { outcome: 'failed', said: 'No answer' } as const;

it('a stack that went dark by itself in its transfer is switched on again, and goes on where it was', async () => {
  const rig = await startScenario({
    wire: {},
    site: { stacks: 2 },
    plant: { faults: [{ name: 'wire-adapter-gone', stack: 'S1', on: 'write', every: 9, times: 1, ms: 1_800_000 }] },
  });
  const { hold } = await rig.drive(brokenOff);
  expect(hold?.because.line).toBe('Leave it on. Dark by itself? Switch it on. It goes on there.');
  const before = rig.truth().stacks[0]?.blocksWritten ?? 0;
  await rig.door.act({ act: 'press-power', stack: 'S1', holdMs: 5000 });
  expect(rig.truth().stacks[0]?.power).toBe('off');
  rig.clock.advance(2_000_000);
  await rig.door.act({ act: 'press-power', stack: 'S1', holdMs: 1000 });
  await rig.door.pause(60_000);
  await tryAgain(rig, 'it was dark, switched it on');
  expect(await rig.drive()).toMatchObject({ outcome: 'complete' });
  expect(before).toBeGreaterThan(0);
  // The hand that put it out is all that the plant has to say.
  expect(rig.truth().oracles.map(({ oracle }) => oracle)).toEqual(['power-off-during-flash']);
});
