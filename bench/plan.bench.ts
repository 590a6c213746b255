// How long a plan and its sheet take for 16 stacks, against a calibration loop in the same process. Absolute times drift with the
// machine: the ratio is the figure to keep. `node -r ./test/storage/run-typescript.cjs bench/plan.bench.ts [--json]`
import { sha256 } from '../src/kernel';
import { buildPlan, findProcedure, type Plan } from '../src/orchestrator';
import { findProfile } from '../src/products';
import { paperChecklistHtml, planHtml, planSheet } from '../src/reports';
import { exampleSite } from '../src/stacks';
import { operatorToolFacts } from '../src/updater';

const STACKS = 16;
const ROUNDS = 15;

/** More stacks than the maker's table has addresses: the plan is made without the check of the site, which would refuse it. */
function planOfSixteen(): Plan {
  const profile = findProfile('homegrid-stackd-gen3');
  const [route] = profile.routes;
  if (route?.kind !== 'operator-tool') throw new Error('The first route of the profile is no tool.');
  return buildPlan({
    procedure: findProcedure('parallel-stack-update'),
    site: exampleSite({ stacks: STACKS }),
    product: { id: profile.id, revision: profile.revision, displayName: profile.displayName },
    slice: profile.stack,
    banks: profile.banks,
    route: operatorToolFacts(route, 5),
    targets: [{ component: 'main102', version: '04007', source: 'bench', date: '2026-01-01' }],
    placements: [],
    pace: 1,
  });
}

/** A fixed amount of hashing: the yardstick of this machine at this moment. */
function calibration(): number {
  let text = 'stackhand';
  for (let turn = 0; turn < 5000; turn += 1) text = sha256(text);
  return text.length;
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(ROUNDS / 2)] ?? 0;
}

function measured(): Readonly<Record<string, number>> {
  const plan = planOfSixteen();
  const calibrationMs = medianMs(calibration);
  const planAndSheetMs = medianMs(() => planSheet(planOfSixteen()));
  const planPageMs = medianMs(() => planHtml(planSheet(plan)));
  const checklistPageMs = medianMs(() => paperChecklistHtml(plan));
  const ratio = (ms: number): number => Math.round((ms / calibrationMs) * 100) / 100;
  return {
    stacks: STACKS,
    steps: plan.steps.length,
    calibrationMs: Math.round(calibrationMs * 100) / 100,
    planAndSheetMs: Math.round(planAndSheetMs * 100) / 100,
    planAndSheetRatio: ratio(planAndSheetMs),
    planPageRatio: ratio(planPageMs),
    checklistPageRatio: ratio(checklistPageMs),
  };
}

const figures = measured();
const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(20)} ${value}`);
console.log(process.argv.includes('--json') ? JSON.stringify(figures) : lines.join('\n'));
