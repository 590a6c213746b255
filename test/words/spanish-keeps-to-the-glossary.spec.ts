import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUES, type Words } from '../../src/words';
import { ui } from '../../src/words/es/ui';
import { uiAfter } from '../../src/words/es/ui-after';
import { uiTraining } from '../../src/words/es/ui-training';
import { HARDWARE_WORDS } from '../../src/words/hardware-words';

const page = readFileSync(path.join(__dirname, '../../docs/glossary.md'), 'utf8');
const section = /## The same words in Spanish\n(.*?)\n## /s.exec(page)?.[1] ?? '';
const terms = (cell: string) => cell.split(',').map((term) => term.trim());
const rows = [...section.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
  .map(([, word = '', spanish = '', not = '']) => ({ word, spanish: terms(spanish), not: terms(not) }))
  .filter(({ word }) => word !== 'word' && !word.startsWith('-'));

const textsOf = ({ title, line = '', lines = [], done = '', notDone = '' }: Words) => [
  title,
  line,
  ...lines,
  done,
  notDone,
];
const said = [
  ...Object.entries(CATALOGUES.es).map(([id, words]) => ({ id, text: textsOf(words).join(' ') })),
  ...Object.entries({ ...ui, ...uiTraining, ...uiAfter }).map(([id, text]) => ({ id, text })),
];
const texts = said.map(({ id, text }) => ({ id, text: text.replace(/\{\w+/g, '').toLowerCase() }));
const saidIn = (term: string, { text }: { text: string }) =>
  new RegExp(`(?<![\\p{L}])${term.toLowerCase()}(?![\\p{L}])`, 'u').test(text);

it('has its table', () => {
  expect(rows.length).toBeGreaterThan(30);
});

it('says every term that the table names', () => {
  expect(rows.flatMap(({ spanish }) => spanish).filter((term) => !texts.some((text) => saidIn(term, text)))).toEqual(
    [],
  );
});

it('never says one that it refuses', () => {
  const refused = rows.flatMap(({ not }) =>
    not.flatMap((term) => texts.filter((text) => saidIn(term, text)).map(({ id }) => `${id}: ${term}`)),
  );
  expect(refused).toEqual([]);
});

it('names every word of the hardware that is never translated', () => {
  const listed = /These are never translated, in no language: (.*?)\.\n\n/s.exec(section)?.[1]?.split(/,\s+/) ?? [];
  expect(listed.sort()).toEqual([...HARDWARE_WORDS].sort());
});
