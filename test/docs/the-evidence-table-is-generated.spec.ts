import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { planFor } from '../../src/app/plan-request';
import { trainingPlacements } from '../../src/app/demo/training-wish';
import { EMPTY_SITE, evolve, type Plan, type PlannedStep, type RunState, stepDefinition } from '../../src/orchestrator';
import { type ProductProfile, profiles } from '../../src/products';
import { notVerifiable } from '../../src/reports';
import { exampleSite, type Site } from '../../src/stacks';
import { say } from '../../src/words';
import { approved, OPEN_IMAGE } from '../support/rig';

const PAGE = path.resolve(__dirname, '../../docs/evidence.md');
const AT = { wallMs: 0, monoMs: 0, bootId: 'page' };
const GENERATIONS: Readonly<Record<string, 'gen3' | 'gen2' | 'open1'>> = {
  'homegrid-stackd-gen3': 'gen3',
  'homegrid-stackd-gen2': 'gen2',
  'open-modbus-stack': 'open1',
};

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

/** A site of this product in which every stack, and the inverter, has a lead where the product can be read. */
function siteOf({ bus }: ProductProfile, generation: 'gen3' | 'gen2' | 'open1'): Site {
  const site = exampleSite({ stacks: 3, generation });
  if (bus === null) return site;
  const wire = (of: string) => ({ line: `serial:/dev/serial/by-id/${of}`, unit: 1 });
  return {
    ...site,
    stacks: site.stacks.map((stack) => ({ ...stack, wire: wire(stack.tag) })),
    inverters: site.inverters.map((inverter) => ({ ...inverter, wire: wire(inverter.id) })),
  };
}

async function planOf(profile: ProductProfile): Promise<Plan> {
  const site = siteOf(profile, GENERATIONS[profile.id] ?? 'gen3');
  const image = profile.bus === null ? undefined : await approved(OPEN_IMAGE.bytes);
  const placements = trainingPlacements(profile);
  return planFor({ procedure: 'parallel-stack-update', site, placements, image }, profile);
}

/** What the machine reads for a step, the best evidence there is, and what a person's answer is worth. */
function evidenceRow(run: RunState, step: PlannedStep): string | undefined {
  const { byMachine, prompt, kind, effect } = stepDefinition(step.step);
  const c = { run, site: EMPTY_SITE, step, now: AT };
  const wants = run.plan.wire === undefined ? undefined : byMachine?.wants(c);
  if (byMachine === undefined && kind !== 'observe') return undefined;
  if (effect !== undefined) return undefined;
  const asked = prompt?.(c).message;
  const title = asked === undefined ? 'Told and read are compared' : say(asked).title.replaceAll('S1', '…');
  const reads = wants === undefined ? '–' : wants.length === 0 ? 'state and current' : wants.join(', ');
  const told = step.step === 'photograph' ? 'E1' : 'E2';
  const person = prompt === undefined ? '–' : told;
  return row(title, reads, wants === undefined ? told : 'E4', person);
}

async function section(profile: ProductProfile): Promise<string> {
  const head = `## ${profile.displayName}`;
  if (GENERATIONS[profile.id] === undefined)
    return `${head}\n\nNo run can be planned: no source states its voltage class, so nothing of it is led (SI-07).`;
  const plan = await planOf(profile);
  const run = evolve(undefined, {
    type: 'run.planned',
    data: { runId: 'page', plan, software: '' },
    at: AT,
    actor: '',
  });
  const mine = plan.steps.filter(({ stack }) => stack === undefined || stack === plan.site.stacks[0]?.tag);
  const rows = [...new Set(mine.flatMap((step) => evidenceRow(run, step) ?? []))];
  const cannot = notVerifiable(plan).map(({ invariant, what, why, best }) => row(invariant, what, why, best));
  return [
    head,
    '',
    table(['question', 'read from the unit', 'best evidence', 'by a person'], rows),
    '',
    'What cannot be verified, and stands so in every report:',
    '',
    table(['invariant', 'what', 'why', 'best evidence'], cannot),
  ].join('\n');
}

async function page(): Promise<string> {
  const sections = [];
  for (const profile of profiles) sections.push(await section(profile));
  return `# Evidence

For each product: what answers a question of a run, and how good that answer is. Generated from the profiles and the steps;
\`WRITE_PAGES=1 npx jest test/docs\` writes it, and the same test fails while the page says something else. The classes stand in the
[glossary](glossary.md): E4 is read by the machine from the unit itself together with its serial, E3 indirectly, E2 typed by a person.

Where a stack has a lead the machine looks first and a person is asked only for what it does not say. What a person told and what the unit
reads are compared; a difference stops the run and shows both.

${sections.join('\n\n')}
`;
}

it('docs/evidence.md says what the profiles and the steps can prove', async () => {
  const text = await page();
  if (process.env['WRITE_PAGES'] === '1') writeFileSync(PAGE, text);
  expect(readFileSync(PAGE, 'utf8')).toBe(text);
});
