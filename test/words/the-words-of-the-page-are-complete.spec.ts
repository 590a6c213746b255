import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languages, LANGUAGES } from '../../src/words';
import { ui as en } from '../../src/words/en/ui';
import { ui as es } from '../../src/words/es/ui';
import { hardwareWordsIn } from '../../src/words/hardware-words';
import { pseudoText } from '../../src/words/pseudo';

const ids = Object.keys(en) as (keyof typeof en)[];
const blanks = (text = '') => [...new Set(text.match(/\{[a-zA-Z]+/g) ?? [])].sort().join();
const labels = (text = '') => hardwareWordsIn(text).join();
const asks = (text = '') => /\?$/.test(text);

describe.each([
  ['es', es],
  ['en-XA', Object.fromEntries(Object.entries(en).map(([id, text]) => [id, pseudoText(text)]))],
] as const)('%s', (_language, ui: Readonly<Record<string, string>>) => {
  it('says every text of the page', () => {
    expect(ids.filter((id) => (ui[id] ?? '').trim() === '')).toEqual([]);
  });

  it('says nothing that the page no longer has', () => {
    expect(Object.keys(ui).filter((id) => !(id in en))).toEqual([]);
  });

  it('has the same blanks, and the same words of the hardware', () => {
    expect(ids.filter((id) => blanks(ui[id]) !== blanks(en[id]) || labels(ui[id]) !== labels(en[id]))).toEqual([]);
  });
});

it('a question stays a question in Spanish, with both its marks', () => {
  expect(ids.filter((id) => asks(en[id]) !== asks(es[id]))).toEqual([]);
  expect(Object.entries(es).filter(([, text]) => text.split('?').length !== text.split('¿').length)).toEqual([]);
});

it('Spanish is not much longer: half as long again at most, and a button never by more than twelve letters', () => {
  const long = ids.filter((id) => (es[id] ?? '').length > Math.max(en[id].length * 1.6, en[id].length + 12));
  expect(long).toEqual([]);
});

it.each(['t.svelte.ts', 'own-words.svelte.ts'])(
  '%s fetches the words of every language that a person can choose',
  (file) => {
    const page = readFileSync(path.join(__dirname, '../../web/src/words', file), 'utf8');
    const fetched = [...page.matchAll(/^ +'?([A-Za-z-]+)'?: (?:async|spanish)/gm)].map(([, language]) => language);
    expect(['en', ...fetched].sort()).toEqual([...languages].sort());
  },
);

it('a language that nobody read says so itself', () => {
  expect(LANGUAGES.es.reviewed).toBe(false);
  expect(es['ui.settings.unread']).toMatch(/^Español: todavía no/);
});
