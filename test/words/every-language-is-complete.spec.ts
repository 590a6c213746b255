import { blanksOf, CATALOGUES, chooseLanguage, en, languages, say, wordsProblems, type Words } from '../../src/words';
import { hardwareWordsIn } from '../../src/words/hardware-words';
import { pseudoText } from '../../src/words/pseudo';

const textsOf = ({ title, line, lines = [], done, notDone }: Words) => [title, line, ...lines, done, notDone];
const partsOf = (words: Words) => Object.entries(words).map(([part, text]) => [part, [text].flat().length]);
/** The blanks of each text, with the family that names their values and whether they choose between two words. */
const blanksIn = (words: Words) =>
  textsOf(words)
    .flatMap((text) =>
      [...(text ?? '').matchAll(/\{([a-zA-Z]+)(:[a-z]+)?/g)].map(([, name, family = '']) => `${name}${family}`),
    )
    .sort();
const optionalIn = (words: Words) => textsOf(words).map((text) => [...blanksOf(text ?? '').optional].sort());
const neededIn = (words: Words) => textsOf(words).map((text) => [...blanksOf(text ?? '').needed].sort());
const others = languages.filter((language) => language !== 'en');
const ids = Object.keys(en) as (keyof typeof en)[];

describe.each(others)('%s', (language) => {
  const catalogue = CATALOGUES[language];

  it('has the messages of English, no more and no fewer', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...ids].sort());
  });

  it('says each in the same parts: title, line, lines, buttons', () => {
    const differing = ids.filter(
      (id) => JSON.stringify(partsOf(catalogue[id] ?? { title: '' }).sort()) !== JSON.stringify(partsOf(en[id]).sort()),
    );
    expect(differing).toEqual([]);
  });

  it('needs the blanks of English in every part, and may leave out the same', () => {
    const differing = ids.filter((id) => {
      const words = catalogue[id] ?? { title: '' };
      return (
        JSON.stringify(neededIn(words)) !== JSON.stringify(neededIn(en[id])) ||
        JSON.stringify(optionalIn(words)) !== JSON.stringify(optionalIn(en[id]))
      );
    });
    expect(differing).toEqual([]);
  });

  it('names the values of a blank by the same family', () => {
    const families = (words: Words) => [...new Set(blanksIn(words).filter((blank) => blank.includes(':')))];
    expect(ids.filter((id) => families(catalogue[id] ?? { title: '' }).join() !== families(en[id]).join())).toEqual([]);
  });

  it('keeps to the tone of its language, in as many words as that needs', () => {
    expect(language === 'en-XA' ? [] : wordsProblems(catalogue, language)).toEqual([]);
  });

  it('never translates what is printed on the equipment', () => {
    const differing = ids.filter((id) => {
      const [there, here] = [catalogue[id] ?? { title: '' }, en[id]].map((words) =>
        hardwareWordsIn(textsOf(words).join(' ')).join(', '),
      );
      return there !== here;
    });
    expect(differing).toEqual([]);
  });
});

describe('The pseudo-language', () => {
  it('has accents, brackets and two fifths more, and leaves blanks and words of the hardware alone', () => {
    expect(pseudoText('Move {bank:bank} of {stacks?stack|stacks} {stacks}[ to ON].')).toMatch(
      /^⟦Móvé \{bank:bank\} óf \{stacks\?stáçk\|stáçks\} \{stacks\}\[ tó ON\]\.[~ ]+⟧$/,
    );
    const text = 'Read the LCD.';
    expect(pseudoText(text).length).toBeGreaterThanOrEqual(text.length * 1.4);
    expect(pseudoText('A sentence that is long enough for several lines of a phone.')).not.toMatch(/~{7}/);
  });

  it('says a message with its blanks filled', () => {
    const { title } = say({ id: 'hold.locks-missing', params: { found: 2 } }, 'en-XA');
    expect(title).toMatch(/^⟦2 lóçks: .*⟧$/);
  });
});

describe('Choosing a language', () => {
  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['en-XA', 'en-XA'],
    ['es', 'es'],
    ['es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['ES-419', 'es'],
    ['EN-xa', 'en-XA'],
    ['en-GB,fr;q=0.9', 'en'],
    ['de-AT, de;q=0.9, fr;q=0.2', 'en'],
    ['en;q=0.3, en-XA;q=0.4', 'en-XA'],
    ['en-XA;q=0, en', 'en'],
    ['*', 'en'],
    ['en-XA;q=none', 'en'],
    [';;,,;q=', 'en'],
    ['x'.repeat(100_000), 'en'],
  ])('%s', (header, chosen) => {
    expect(chooseLanguage(header)).toBe(chosen);
  });
});
