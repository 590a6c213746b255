import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { LOOKS, wear } from './looks';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const FOUND = `({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ target, any, all, none }) => id + ' at ' + target.join(' ') + ': ' + [...any, ...all, ...none].map(({ message }) => message).join('; ')))`;

/**
 * What axe finds on the page as it stands, in every look; all rules in the first look, in the others those that colours can break. Its source
 * goes in by the debugger: the policy of the door lets no page fetch it.
 */
export async function axeFinds(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const look of LOOKS) {
    await wear(page, look);
    if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE);
    const rules = look === 'light' ? '' : `runOnly: ['color-contrast', 'link-in-text-block'],`;
    const here = await page.evaluate<string[]>(
      `axe.run(document, { ${rules} resultTypes: ['violations'] }).then(${FOUND})`,
    );
    found.push(...here.map((each) => `${screen}, ${look}: ${each}`));
  }
  await wear(page, 'light');
  return found;
}
