import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { productsPage, profiles } from '../../src/products';

const page = path.join(__dirname, '../../docs/products.md');

// Write it anew with: WRITE_PAGES=1 npx jest test/products
it('docs/products.md says what the profiles say', () => {
  const text = productsPage(profiles);
  if (process.env['WRITE_PAGES'] === '1') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});
