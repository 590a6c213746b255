import type { RunView } from '../../src/orchestrator';
import { reportHtml } from '../../src/reports';
import { startScenario } from '../support/rig';
import { reportOf } from './report-of';

const WHO = { actor: 'Ana' };

test('no second look and a limit entered on site are deviations with who and when', async () => {
  const rig = await startScenario({
    site: { stacks: 2, joinLimit: null },
    before: async (prompt, { engine, runId }) => {
      if (prompt.step !== 'second-look') return;
      const answer = { kind: 'cannot-see' as const, why: 'alone today' };
      await engine.answer(runId, { promptId: prompt.promptId, revision: prompt.revision, answer }, WHO);
    },
  });
  await rig.drive();
  const report = await reportOf(rig);
  expect(report.verdict.outcome).toBe('complete-with-deviations');
  expect(report.verdict.deviations.map(({ what, by }) => [what, by])).toEqual([
    [expect.stringContaining('Joining limit'), 'Ana'],
    [expect.stringContaining('No second person'), 'Ana'],
  ]);
  expect(report.verdict.borrowed).toEqual([expect.stringContaining('entered on site by Ana')]);
  expect(report.verdict.answers.find(({ asked }) => asked.includes('second person'))?.answer).toContain('alone today');
  for (const { what } of report.verdict.deviations) expect(reportHtml(report)).toContain(what.slice(0, 20));
});

test('a limit of a sibling product is named as what it is', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  const { verdict } = await reportOf(rig);
  expect(verdict.outcome).toBe('complete');
  expect(verdict.borrowed).toEqual([expect.stringContaining('borrowed')]);
});

test('an overridden rule stands with its reason, its invariant and its step', async () => {
  const found = (view: RunView): boolean => view.hold !== null;
  const rig = await startScenario({
    site: { stacks: 2 },
    before: async (prompt, { engine, runId }) => {
      if (prompt.message.id !== 'ask.count-batteries-on-inverter') return;
      const answer = { kind: 'count' as const, value: 1 };
      await engine.answer(runId, { promptId: prompt.promptId, revision: prompt.revision, answer }, WHO);
    },
  });
  const held = await rig.drive(found);
  expect(held.hold?.by).toMatch(/^SI-09/);
  const choice = { promptId: held.hold?.promptId ?? '', offer: 'override' as const, words: 'inverter counts sets' };
  await rig.engine.choose(rig.runId, choice, { actor: 'Eva' });
  await rig.drive();
  const report = await reportOf(rig);
  expect(report.verdict.outcome).toBe('complete-with-deviations');
  expect(report.verdict.findings).toEqual([]);
  expect(report.verdict.deviations).toEqual([
    expect.objectContaining({ why: 'inverter counts sets', by: 'Eva', invariant: 'SI-09' }),
  ]);
  expect(report.timeline.some(({ what }) => what.startsWith('HELD (SI-09'))).toBe(true);
});

test('what a restoring run left out is listed with the reason', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive((view) => view.prompts.some((prompt) => prompt.step === 'see-mode'));
  await rig.engine.abort(rig.runId, 'called away', WHO);
  await rig.drive();
  const { verdict } = await reportOf(rig);
  expect(verdict.outcome).toBe('restored-not-updated');
  const restoring = verdict.skipped.filter(({ because }) => because.includes('only puts back'));
  expect(restoring.length).toBeGreaterThan(20);
  expect(
    verdict.duties
      .filter(({ back }) => back === false)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['breakers', 'inverters', 'sources']);
});

test('versions, switches, counts and shares of a whole run stand in its report', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  const { verdict } = await reportOf(rig);
  expect(
    verdict.versions.filter(({ stack }) => stack === 'S1').map(({ component, atTarget }) => [component, atTarget]),
  ).toEqual([
    ['display101', true],
    ['main102', true],
    ['bms100', true],
    ['moduleGen3', true],
  ]);
  expect(verdict.switches.every(({ same }) => same === true)).toBe(true);
  expect(verdict.counts.map(({ of, again }) => `${of} ${again}`)).toEqual(['alone 1', 'alone 1', 'set 2']);
  expect(verdict.shares.map(({ mode, within }) => [mode, within])).toEqual([
    ['charging', true],
    ['discharging', true],
  ]);
  expect(verdict.powerGaps.map(({ from, to, tooShort }) => [from, to, tooShort])).toEqual([['S2', 'S1', false]]);
  expect(verdict.photos.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
  expect(verdict.answers[0]?.at).toBe('2026-01-05 09:00:00');
});
