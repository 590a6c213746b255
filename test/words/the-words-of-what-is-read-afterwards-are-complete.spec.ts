import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TimelineKind } from '../../src/reports';
import { uiAfter as en } from '../../src/words/en/ui-after';
import { uiAfter as es } from '../../src/words/es/ui-after';
import { differingInSpanish } from './differing-in-spanish';

const ids = Object.keys(en) as (keyof typeof en)[];
const KINDS: Readonly<Record<TimelineKind, true>> = {
  ...{ planned: true, started: true, revised: true, ended: true, restarted: true, software: true },
  ...{ answer: true, machine: true, wait: true, overdue: true, skipped: true, again: true, corrected: true },
  ...{ held: true, chosen: true, deviation: true, danger: true, abort: true, note: true },
};
const FOLDER = path.join(__dirname, '../../web/src/after');
const page = readdirSync(FOLDER)
  .map((name) => readFileSync(path.join(FOLDER, name), 'utf8'))
  .join('\n');

it('every line of a timeline has a word for what it is', () => {
  expect(Object.keys(KINDS).filter((kind) => !(`kind-${kind}` in en))).toEqual([]);
});

it('Spanish says the same, with the same blanks, and leaves what is printed on the equipment', () => {
  expect(Object.keys(es)).toEqual(Object.keys(en));
  expect(differingInSpanish(en, es)).toEqual([]);
});

it('nothing is said that no page says', () => {
  const said = new Set([...page.matchAll(/'([a-z-]+)'/g)].map(([, id]) => id));
  expect(ids.filter((id) => !id.startsWith('kind-') && !said.has(id))).toEqual([]);
});
