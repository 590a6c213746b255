import type { RunView } from '../../src/orchestrator';
import { verdictOf } from '../../src/reports';
import { type Rig, type Scenario, startScenario } from '../support/rig';
import { recordOf } from './report-of';

const WHO = { actor: 'Ana' };
const asked = (step: string, stack?: string) => (view: RunView) =>
  view.prompts.some((prompt) => prompt.step === step && (stack === undefined || prompt.stack === stack));

async function agreed(rig: Rig): Promise<string | null> {
  const { run, site, events } = await recordOf(rig);
  const verdict = verdictOf(run, site, events);
  expect(verdict.findings).toEqual([]);
  expect(verdict.agrees).toBe(true);
  if (verdict.outcome?.startsWith('complete') === true) expect(verdict.shortfalls).toEqual([]);
  else expect(verdict.shortfalls).not.toEqual([]);
  return verdict.outcome;
}

const whole: readonly Scenario[] = [
  { site: { stacks: 1 }, procedure: 'single-stack-update' },
  { site: { stacks: 1, generation: 'gen2' }, procedure: 'single-stack-update' },
  { site: { stacks: 2 } },
  { site: { stacks: 3, generation: 'gen2' } },
  { site: { stacks: 3, people: 1 } },
  { site: { stacks: 2, joinLimit: null } },
  { site: { stacks: 2, reconnect: 'bmsPrecharges' } },
  { site: { stacks: 2, reconnect: 'inverterBusChargedFromGridOrPv' } },
  { site: { stacks: 3 }, procedure: 'leave-parallel' },
];

test.each(whole)('a run that goes well: %j', async (scenario) => {
  const rig = await startScenario(scenario);
  await rig.drive();
  expect(await agreed(rig)).toMatch(/^complete/);
});

test('a set that leaves parallel and joins again', async () => {
  const rig = await startScenario({ site: { stacks: 3 }, procedure: 'leave-parallel' });
  await rig.drive();
  await rig.nextRun('join-parallel');
  await rig.drive();
  expect(await agreed(rig)).toBe('complete');
});

const faults = [
  { name: 'code-20-after-module-flash', stack: 'S2' },
  { name: 'code-25-stuck', stack: 'S2' },
  { name: 'count-one-short' },
  { name: 'half-on', stack: 'S2' },
  { name: 'link-left-in' },
  { name: 'version-unchanged', stack: 'S1' },
  { name: 'voltage-drifted-apart', volts: 2 },
  { name: 'code-19-stays', stack: 'S1' },
];

test.each(faults)('a run that meets $name', async (fault) => {
  const rig = await startScenario({ site: { stacks: 2 }, plant: { faults: [fault] }, patience: 1 });
  await rig.drive();
  expect(await agreed(rig)).not.toBeNull();
});

test.each(['read-number', 'see-mode', 'watch-flash', 'plug-links', 'close-breakers', 'set-demand'])(
  'a run that is aborted while "%s" is asked, and the restore after it',
  async (step) => {
    const rig = await startScenario({ site: { stacks: 2 } });
    await rig.drive(asked(step));
    await rig.engine.abort(rig.runId, 'called away', WHO);
    await rig.drive();
    await agreed(rig);
    const ended = await rig.view();
    if (ended.outcome !== 'restored-not-updated') return;
    await rig.nextRun('restore-only');
    await rig.drive();
    expect(await agreed(rig)).toBe('complete');
  },
);

test('a run that was killed again and again says when it was silent', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  for (const step of ['pull-links', 'watch-flash', 'read-count', 'close-breakers']) {
    await rig.drive(asked(step));
    await rig.crash();
  }
  await rig.drive();
  expect(await agreed(rig)).toBe('complete');
  const { run, site, events } = await recordOf(rig);
  expect(verdictOf(run, site, events).restarts).toHaveLength(4);
});

test('a correction stands in the record and changes nothing else', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(asked('plug-links'));
  const tapped = (await rig.view()).steps.find((step) => step.step === 'tap-bank' && step.stack === 'S2');
  const positions = ['down', 'up', 'down', 'down', 'down', 'down'] as const;
  await rig.engine.correct(
    rig.runId,
    { stepId: tapped?.id ?? '', why: 'looked twice', answer: { kind: 'switches', positions: [...positions] } },
    WHO,
  );
  await rig.drive();
  expect(await agreed(rig)).toBe('complete');
});

test('a power-on that is told once more, late, is no second power-on', async () => {
  const rig = await startScenario({ site: { stacks: 3 } });
  const gapsOf = async () => {
    const { run, site, events } = await recordOf(rig);
    return verdictOf(run, site, events).powerGaps;
  };
  await rig.drive(asked('close-breakers'));
  const before = await gapsOf();
  expect(before.map(({ from, to, tooShort }) => [from, to, tooShort])).toEqual([
    ['S3', 'S2', false],
    ['S2', 'S1', false],
  ]);
  const joined = (tag: string) =>
    rig.asked.findLast(({ step, stack }) => step === 'switch-on' && stack === tag)?.stepId ?? '';
  for (const tag of ['S3', 'S1']) {
    const stepId = joined(tag);
    const answer = { kind: 'choice', option: tag } as const;
    await rig.engine.correct(rig.runId, { stepId, why: 'looked at the log of the phone', answer }, WHO);
  }
  expect(await gapsOf()).toEqual(before);
  await rig.drive();
  expect(await agreed(rig)).toBe('complete');
});

test('a run that has not ended has no outcome', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive(asked('plug-links'));
  const { run, site, events } = await recordOf(rig);
  const verdict = verdictOf(run, site, events);
  expect(verdict).toMatchObject({ outcome: null, recordedOutcome: null, agrees: true, findings: [] });
  expect(verdict.shortfalls[0]).toMatch(/steps were not done/);
});
