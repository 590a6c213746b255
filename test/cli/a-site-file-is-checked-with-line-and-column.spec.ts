import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { siteFromYaml } from '../../src/stacks';
import { cli, FakeTerminal } from './terminal.fixture';

const GOOD = path.join(__dirname, '../../examples/three-stacks.yaml');
const folder = mkdtempSync(path.join(os.tmpdir(), 'stackhand-cli-'));

function file(name: string, text: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, text);
  return place;
}

describe('site check', () => {
  it('says nothing against the examples', async () => {
    const { code, out } = await cli(['site', 'check', GOOD, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, problems: [] });
  });

  it('names line and column of broken YAML', async () => {
    const { code, err } = await cli(['site', 'check', file('broken.yaml', 'id: garage\nname: [\n')]);
    expect(code).toBe(2);
    expect(err).toMatch(/line \d+, column \d+/);
  });

  it('names line, column and field of a wrong value, and of an address given twice', async () => {
    const text = readFileSync(GOOD, 'utf8').replace('colour: blue', 'colour: pink').replace('address: 3', 'address: 3');
    const colour = await cli(['site', 'check', file('pink.yaml', text)]);
    expect(colour.err).toMatch(/line 4, column \d+ \(colour\).*pink.*blue, orange/);
    const twice = await cli([
      'site',
      'check',
      file('twice.yaml', readFileSync(GOOD, 'utf8').replace('address: 2', 'address: 1')),
      '--json',
    ]);
    expect(twice.code).toBe(2);
    expect(JSON.parse(twice.out).problems[0].where).toMatch(/^line \d+, column \d+ \(stacks/);
  });

  it('a product that nobody described is refused with the ids there are', async () => {
    const text = readFileSync(GOOD, 'utf8').replace('product: homegrid-stackd-gen3', 'product: unheard-of');
    const { code, err } = await cli(['site', 'check', file('product.yaml', text)]);
    expect([code, err.includes('homegrid-stackd-gen3')]).toEqual([2, true]);
  });
});

describe('site show and compare', () => {
  it('tells a site in words', async () => {
    const { out } = await cli(['site', 'show', GOOD]);
    expect(out).toContain('TRAINING · BLUE');
    expect(out).toContain('Stack S3: address 3');
  });

  it('tells what differs by path', async () => {
    const after = file('after.yaml', readFileSync(GOOD, 'utf8').replace('people: 2', 'people: 1'));
    expect((await cli(['site', 'compare', GOOD, after])).out).toBe('people: 2 -> 1\n');
    expect(JSON.parse((await cli(['site', 'compare', GOOD, GOOD, '--json'])).out)).toEqual({
      equal: true,
      differences: [],
    });
  });
});

describe('site record', () => {
  const ANSWERS = [
    ...['garage', 'Garage of the Smiths', 'pink', 'green', 'Europe/Berlin', 'homegrid-stackd-gen3', '2', 'n'],
    ...['2', '', 'SN-0001', '', '2', 'gen3', '4.8', '', '-', '', '', '', ''],
    ...['2', '', '', 'Sol 12', 'y', 'unknown', 'S1', '', '', 'beside the inverter'],
    ...[
      '1',
      'PV1',
      'pv-string',
      'under the inverter',
      'own-battery',
      'grid',
      'grid',
      'externalPrecharge',
      '-',
      '',
      'Red switch',
    ],
  ];

  it('asks until the answer will do, writes a site that reads back, and never overwrites', async () => {
    const place = path.join(folder, 'recorded.yaml');
    const first = await cli(['site', 'record', place], new FakeTerminal().type(...ANSWERS).endInput());
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toContain('This will not do');
    const read = siteFromYaml(readFileSync(place, 'utf8'));
    expect(read).toMatchObject({
      site: { id: 'garage', colour: 'green', joinLimit: null, stacks: [{ tag: 'S1' }, { tag: 'S2', serial: null }] },
    });
    const again = await cli(['site', 'record', place], new FakeTerminal().endInput());
    expect([again.code, again.err.includes('cli.file-exists'), again.out]).toEqual([2, true, '']);
  });

  it('writes nothing when the answers end early', async () => {
    const { code, err } = await cli(
      ['site', 'record', path.join(folder, 'half.yaml')],
      new FakeTerminal().type('garage').endInput(),
    );
    expect([code, err.includes('cli.input-ended')]).toEqual([2, true]);
    expect(() => readFileSync(path.join(folder, 'half.yaml'))).toThrow('ENOENT');
  });
});
