import { exampleSite, locateSiteProblem, locateSiteProblems, siteFromYaml, siteToYaml } from '../../src/stacks';

const good = siteToYaml(exampleSite({ stacks: 2 }));

function problemsOf(text: string) {
  const result = siteFromYaml(text);
  return 'problems' in result ? result.problems : [];
}

function lineOf(text: string, part: string): number {
  return text.split('\n').findIndex((line) => line.includes(part)) + 1;
}

describe('a site file', () => {
  it('names line, column and field of a wrong value, what was found and what is allowed', () => {
    const text = good.replace('colour: blue', 'colour: pink');
    expect(problemsOf(text)).toEqual([
      {
        code: 'stacks.value-not-allowed',
        what: 'The field colour does not hold what it must.',
        where: `line ${lineOf(text, 'pink')}, column 9 (colour)`,
        value: 'pink',
        allowed: 'blue, orange, green, purple, grey',
        remedy: 'Choose one of the allowed words.',
      },
    ]);
  });

  it('finds a field inside the second stack', () => {
    const text = good.replace('address: 2', 'address: two');
    const where = `line ${lineOf(text, 'address: two')}, column 14 (stacks[1].address)`;
    expect(problemsOf(text)).toMatchObject([
      { code: 'stacks.field-wrong-type', where, value: 'two', allowed: 'a number' },
    ]);
  });

  it('tells to put a number into quotes where a text is wanted', () => {
    const text = good.replace('serial: TRAIN-0002', 'serial: 000123');
    expect(problemsOf(text)).toMatchObject([
      { code: 'stacks.field-wrong-type', remedy: 'Put the value into quotes: "123".' },
    ]);
  });

  it('points a missing field to the block that lacks it', () => {
    const text = good.replace('    address: 2\n', '');
    const where = `line ${lineOf(text, 'tag: S2')}, column 5 (stacks[1].address)`;
    expect(problemsOf(text)).toMatchObject([{ code: 'stacks.field-missing', where }]);
  });

  it('points an unknown field to its name and guesses the right one', () => {
    const text = good.replace('timeZone:', 'time_zone:');
    const unknown = problemsOf(text).find((problem) => problem.code === 'stacks.field-unknown');
    expect(unknown).toMatchObject({
      where: `line ${lineOf(text, 'time_zone')}, column 1 (time_zone)`,
      remedy: 'Did you mean timeZone?',
    });
  });

  it.each([
    ['shareTolerancePercent: 20', 'shareTolerancePercent: 90', 'at most 50'],
    ['volts: 0.5', 'volts: 0', 'more than 0'],
    ['people: 2', 'people: 1.5', 'a whole number'],
    ['tag: S2', 'tag: "S 2"', 'letters, digits and dashes, at most 12, e.g. S1'],
    ['serial: TRAIN-0002', 'serial: X', 'at least 3 characters'],
    ['training: true', 'training: yes', 'true or false'],
    ['sources:', 'sources: 5\nx:', 'a list'],
  ])('says for %s turned into %s that %s is allowed', (before, after, allowed) => {
    expect(problemsOf(good.replace(before, after)).map((problem) => problem.allowed)).toContain(allowed);
  });

  it('refuses a field that stands twice, at the second one', () => {
    const text = good.replace('people: 2', 'people: 2\npeople: 1');
    const where = `line ${lineOf(text, 'people: 1')}, column 1 (people)`;
    expect(problemsOf(text)).toMatchObject([{ code: 'stacks.yaml-duplicate-key', where, value: 'people' }]);
  });

  it.each([
    ['an open bracket', 'id: [1, 2', 1],
    ['a tab', 'id: a\nstacks:\n\t- 1', 3],
    ['two documents', 'id: a\n---\nid: b', 2],
    ['a foreign tag', 'id: !!js/function a', 1],
  ])('names the line of %s', (_, text, line) => {
    const [problem] = problemsOf(text);
    expect(problem?.code).toBe('stacks.yaml-syntax');
    expect(problem?.where).toMatch(new RegExp(`^line ${line}, column \\d+`));
  });

  it.each(['', '\n\n', '# only a comment\n', '---\n', '~'])('says that %j holds no site', (text) => {
    expect(problemsOf(text)).toMatchObject([{ code: 'stacks.site-is-empty' }]);
  });

  it('is read the same with a byte order mark and with the line ends of Windows', () => {
    expect(siteFromYaml(`\uFEFF${good.replaceAll('\n', '\r\n')}`)).toEqual(siteFromYaml(good));
    expect(problemsOf(good)).toEqual([]);
  });

  it('says which fields a site has when it is a list', () => {
    expect(problemsOf('- a')).toMatchObject([
      { code: 'stacks.field-wrong-type', where: 'line 1, column 1 (the whole file)' },
    ]);
  });

  it('gives the problems of a check their lines', () => {
    const where = `line ${lineOf(good, 'address: 2')}, column 14 (stacks[1].address)`;
    expect(locateSiteProblem(good, 'stacks[1].address')).toBe(where);
    const problem = { code: 'stacks.duplicate-address', what: 'Twice.', where: 'stacks[1].address', remedy: 'Look.' };
    expect(locateSiteProblems(good, [problem])).toEqual([{ ...problem, where }]);
  });

  it('gives a path that does not exist the place of what would contain it', () => {
    expect(locateSiteProblem(good, 'stacks[1].colour')).toContain(`line ${lineOf(good, 'tag: S2')}, column 5`);
    expect(locateSiteProblem(good, 'nothing.of[3].this')).toBe('line 1, column 1 (nothing.of[3].this)');
  });
});
