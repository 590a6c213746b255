import { paperChecklistHtml, paperChecklistText, planHtml, planSheet, reportHtml } from '../../src/reports';
import { startScenario } from '../support/rig';
import { planOf } from './plans';
import { reportOf } from './report-of';

const HOSTILE = `"><script>alert('1')</script><img src=x onerror=alert(2)>&\u202e\u001b[31m`;
const MARKUP = /<script|<img|alert\('1'\)|\u202e|\u001b/;

test('a site whose names are markup makes pages without it', () => {
  const plan = planOf({
    stacks: 2,
    name: HOSTILE.slice(0, 80),
    isolator: HOSTILE.slice(0, 80),
    sources: [{ id: 'PV1', kind: 'pv-string', isolator: HOSTILE.slice(0, 80) }],
    inverters: [{ id: 'INV1', model: HOSTILE.slice(0, 80), gridTied: true, stopsOnLossOfBms: 'unknown', leadOn: 'S1' }],
  });
  const targets = plan.targets.map((target) => ({ ...target, source: HOSTILE, date: HOSTILE }));
  for (const page of [planHtml(planSheet({ ...plan, targets })), paperChecklistHtml(plan)]) {
    expect(page).not.toMatch(MARKUP);
    expect(page).toContain('&lt;script&gt;');
  }
  expect(paperChecklistText(plan)).not.toMatch(/\u202e|\u001b/);
});

test('what people typed in a run stays text in its report', async () => {
  const rig = await startScenario({
    site: { stacks: 2, name: HOSTILE.slice(0, 80) },
    change: (plan) => ({
      ...plan,
      site: { ...plan.site, stacks: plan.site.stacks.map((stack) => ({ ...stack, serial: null })) },
    }),
    before: async (prompt, { engine, runId }) => {
      if (prompt.step !== 'identify-stack') return;
      const answer = { kind: 'text' as const, text: `${prompt.stack} ${HOSTILE}` };
      await engine.answer(runId, { promptId: prompt.promptId, revision: prompt.revision, answer }, { actor: HOSTILE });
    },
  });
  await rig.engine.note(rig.runId, { text: HOSTILE, about: HOSTILE }, { actor: HOSTILE });
  await rig.drive();
  const page = reportHtml(await reportOf(rig));
  expect(page).not.toMatch(MARKUP);
  expect(page.split('&lt;script&gt;').length).toBeGreaterThan(4);
});
