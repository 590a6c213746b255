import { paperChecklistHtml, paperChecklistText, planHtml, planSheet, reportHtml } from '../../src/reports';
import { findProfile } from '../../src/products';
import { startScenario } from '../support/rig';
import { planOf } from './plans';
import { reportOf } from './report-of';

const VOID = new Set(['meta', 'br', 'hr', 'img', 'input', 'link']);

/** What is wrong with the tags of a page: unclosed, closed twice, or closed in the wrong order. */
function tagProblems(page: string): readonly string[] {
  const problems: string[] = [];
  const open: string[] = [];
  for (const [, closing, name = '', selfClosed] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*?)?(\/?)>/gi)) {
    if (VOID.has(name) || selfClosed === '/') continue;
    if (closing === '') open.push(name);
    else if (open.pop() !== name) problems.push(`</${name}>`);
  }
  return [...problems, ...open.map((name) => `<${name}>`)];
}

const textOf = (page: string): string => page.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]*>/g, ' ');

async function pages(options: Parameters<typeof planOf>[0]): Promise<readonly string[]> {
  const rig = await startScenario({ site: options });
  await rig.drive();
  const plan = planOf(options);
  const profile = findProfile(plan.site.product);
  const sheet = planSheet(plan, { ...profile, needs: profile.routes[0]?.needs ?? [] });
  return [planHtml(sheet), paperChecklistHtml(plan), reportHtml(await reportOf(rig))];
}

test.each([{ stacks: 2 }, { stacks: 3, generation: 'gen2' as const }])(
  'every page of %j is well-formed, self-contained and readable without eyes',
  async (options) => {
    for (const page of await pages(options)) {
      expect(tagProblems(page)).toEqual([]);
      expect(page).not.toMatch(/<script|<link|<img|\son[a-z]+=|url\(|@import|javascript:/i);
      expect(page.match(/(?:src|href)="(?!http:\/\/www\.w3\.org)/g)).toBeNull();
      expect(page.match(/<h1>/g)).toHaveLength(1);
      const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [table] of page.matchAll(/<table>.*?<\/table>/gs))
        expect(table).toMatch(/<caption>.+<th scope="col">/s);
      for (const [svg] of page.matchAll(/<svg.*?<\/svg>/gs)) expect(svg).toMatch(/role="img".*<title.*<desc/s);
    }
  },
);

test('no page and no paper promises more than was measured', async () => {
  const plan = planOf({ stacks: 2 });
  for (const page of [...(await pages({ stacks: 2 })), paperChecklistText(plan)]) {
    expect(textOf(page).match(/\b(?:safe|safely|safety|dead|de-?energi[sz]ed)\b.{0,30}/gi)).toBeNull();
  }
});

test('a training site is marked on every page, a real one on none', async () => {
  for (const page of await pages({ stacks: 2 })) {
    expect(page).toMatch(/<title>TRAINING/);
    expect(page).toMatch(/class="training" role="note">TRAINING/);
  }
  const plan = planOf({ stacks: 2, training: false, name: 'Hill Road' }, { placements: [] });
  for (const page of [planHtml(planSheet(plan)), paperChecklistHtml(plan)])
    expect(textOf(page)).not.toContain('TRAINING');
});

test('on paper the training mark is repeated above the text, not over it, and blanks go to the next line', () => {
  const page = paperChecklistHtml(planOf({ stacks: 2 }));
  expect(page).not.toContain('position: fixed');
  expect(page).toMatch(/@media print \{.*\.training \{[^}]*table-header-group;[^}]*break-inside: avoid/s);
  expect(page).toMatch(/\.blank \{[^}]*inline-block/);
});
