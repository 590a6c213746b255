import { en, wordsProblems } from '../../src/words';

const problemsOf = (id: string, title: string, line?: string) =>
  wordsProblems({ [id]: line === undefined ? { title } : { title, line } });

describe('The tone of a sentence', () => {
  it('is kept by every sentence of the catalogue', () => {
    expect(wordsProblems(en)).toEqual([]);
  });

  it('is short: twelve words for what to do, sixteen for why', () => {
    expect(problemsOf('ask.long', 'One two three four five six seven eight nine ten eleven twelve thirteen.')).toEqual([
      'ask.long: a title of 13 words, 12 allowed',
    ]);
    expect(problemsOf('ask.long', 'Short.', 'a b c d e f g h i j k l m n o p q')).toEqual([
      'ask.long: a line of 17 words, 16 allowed',
    ]);
  });

  it('counts a blank as one word, the longer of two choices, and what stands in brackets', () => {
    expect(problemsOf('ask.full', '{a} b c d e f g h i j {k?one more|many} l.')).toEqual([
      'ask.full: a title of 13 words, 12 allowed',
    ]);
    expect(problemsOf('ask.full', 'a b c d e f g h i j[ and two more].')).toEqual([
      'ask.full: a title of 13 words, 12 allowed',
    ]);
  });

  it.each(['Please wait.', 'Ensure that it is off.', 'This ensures power.', 'Updated successfully.'])(
    'neither promises nor begs: %s',
    (title) => {
      expect(problemsOf('wait.x', title)).toHaveLength(1);
    },
  );

  it.each([
    'Stack {stack} is safe.',
    'The bus is dead.',
    'The busbar is de-energised.',
    'The busbar is deenergized now.',
  ])('SI-06: does not call anything so without a measurement: %s', (title) => {
    expect(problemsOf('wait.x', title)[0]).toContain('without a measured value and its time');
  });

  it('SI-06: a value alone is not enough, a value with its time is', () => {
    expect(problemsOf('wait.x', 'Busbar dead: {volts} V.')).toHaveLength(1);
    expect(problemsOf('wait.x', 'Busbar dead: {volts} V at {time}.')).toEqual([]);
  });

  it.each([
    ['Asegure que está apagado.', 'says "Asegure"'],
    ['Espere por favor.', 'says "por favor"'],
    ['Actualizada con éxito.', 'says "con éxito"'],
    ['La torre es segura.', 'says "segura" without'],
    ['La barra está sin tensión.', 'says "sin tensión" without'],
  ])('keeps Spanish to the same: %s', (title, problem) => {
    expect(wordsProblems({ 'wait.x': { title } }, 'es')[0]).toContain(problem);
    expect(wordsProblems({ 'wait.x': { title } })).toEqual([]);
  });

  it('lets Spanish have fourteen words where English has twelve, and no more', () => {
    const title = (words: number) => ({ 'wait.x': { title: `${'palabra '.repeat(words)}.` } });
    expect(wordsProblems(title(14), 'es')).toEqual([]);
    expect(wordsProblems(title(15), 'es')).toHaveLength(1);
    expect(wordsProblems(title(13))).toHaveLength(1);
  });

  it('does not find those words within others', () => {
    expect(problemsOf('wait.x', 'A deadline, a safeguard, pleased.')).toEqual([]);
  });

  it.each([
    ['ask.code', 'Does the LCD show 62?'],
    ['mean.other-mode', 'It should show 25.'],
    ['mean.bank', 'Set it to 011111.'],
    ['dip.reads-other', 'Not {wanted}.'],
    ['ask.version', 'Is it {target}?'],
  ])('never carries the wanted value: %s "%s"', (id, title) => {
    expect(problemsOf(id, title)).toHaveLength(1);
  });

  it('may name a value where nothing is to be read', () => {
    expect(problemsOf('danger.card', 'Call 112/911.')).toEqual([]);
  });

  it('finds a blank that cannot be read, a button too long, an empty line', () => {
    expect(problemsOf('ask.x', 'Read {stack-name}.')).toHaveLength(1);
    expect(wordsProblems({ 'ask.x': { title: 'Press.', done: 'I have really pressed it' } })).toEqual([
      'ask.x: a button of 5 words, 4 allowed',
    ]);
    expect(problemsOf('ask.x', 'Press.', '')).toEqual(['ask.x: an empty line']);
  });

  it('finds a title that is no whole sentence', () => {
    expect(problemsOf('hold.x', 'Two masters')).toEqual(['hold.x: the title is no whole sentence']);
  });
});
