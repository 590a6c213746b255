import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type BankDrawing, drawBank, MOUNTINGS, positionsOf, readBankSvg, type SwitchBank } from '../../src/dip-config';
import { profiles } from '../../src/products';
import { openBrowser } from './support/browser';

jest.setTimeout(120_000);

const ROOT = path.resolve(__dirname, '../..');
const BANKS = profiles.flatMap((profile) =>
  profile.banks.flatMap((bank) => (bank.width === null ? [] : [{ of: profile.id, bank }])),
);

const patterns = (width: number): string[] =>
  Array.from({ length: 2 ** width }, (_, number) => number.toString(2).padStart(width, '0'));

interface Wanted {
  readonly drawing: BankDrawing;
  readonly says: Record<string, unknown>;
}

/** Every pattern of the bank as it stands, and on its way to the pattern with every lever on the other side. */
function wantedOf(bank: SwitchBank & { width: number }): Wanted[] {
  return MOUNTINGS.flatMap((mounting) =>
    patterns(bank.width).flatMap((pattern) => {
      const turned = [...pattern].map((bit) => (bit === '1' ? '0' : '1')).join('');
      return [undefined, turned].map((target) => ({
        drawing: drawBank(bank, {
          stack: 'S2',
          mounting,
          pattern,
          recorded: true,
          ...(target === undefined ? {} : { target }),
        }),
        says: {
          mounting,
          from: positionsOf(bank, pattern),
          to: positionsOf(bank, target ?? pattern),
          fromPattern: pattern,
          toPattern: target ?? pattern,
        },
      }));
    }),
  );
}

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = path.join(__dirname, 'support', 'drawings.vite.config.mjs');
  execFileSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'error'], { cwd: ROOT });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.evaluate(readFileSync(path.join(ROOT, '.cache', 'browser-drawings', 'drawings.js'), 'utf8'));
});

afterAll(() => browser?.close());

it.each(BANKS.map(({ of, bank }) => [of, bank.id, bank] as const))(
  '%s, every pattern of %s in both polarities and every mounting, read back from the document',
  async (_of, _id, bank) => {
    for (const upIs of ['ON', 'OFF'] as const) {
      const wanted = wantedOf({ ...bank, width: bank.width ?? 0, upIs });
      const drawn = await page.evaluate<string[]>(`drawn(${JSON.stringify(wanted.map(({ drawing }) => drawing))})`);
      expect(drawn).toHaveLength(wanted.length);
      wanted.forEach(({ says }, place) => expect(readBankSvg(drawn[place] ?? '')).toMatchObject(says));
    }
  },
);
