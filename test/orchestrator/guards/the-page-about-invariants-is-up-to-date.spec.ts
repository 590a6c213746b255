import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { invariantsPage } from './invariants-page';
import { ENFORCED_ELSEWHERE } from './scenarios';

const page = path.join(__dirname, '../../../docs/invariants.md');

// Write it anew with: WRITE_PAGES=1 npx jest test/orchestrator/guards
test('docs/invariants.md says what the table of guards and its scenarios say', () => {
  const text = invariantsPage();
  if (process.env['WRITE_PAGES'] === '1') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

test('every test that the page names is there', () => {
  const names = Object.values(ENFORCED_ELSEWHERE).map((one) => one.test);
  expect(names.filter((name) => !existsSync(path.join(__dirname, name)))).toEqual([]);
});
