import { cli, FakeTerminal, notingCommands } from './terminal.fixture';

describe('a wrong command line names field, value and what is allowed', () => {
  const wrong: readonly [line: string, ...parts: string[]][] = [
    ['serve --port abc', '--port', 'found abc', '0 to 65535', 'cli.bad-value'],
    ['serve --port 70000', '--port', 'found 70000', 'cli.bad-value'],
    ['demo --stacks 0', '--stacks', 'found 0', '1 to 16', 'cli.bad-value'],
    ['demo --generation gen4', '--generation', 'found gen4', 'gen3, gen2', 'cli.bad-value'],
    ['demo --operator you', '--operator', 'found you', 'scripted, me', 'cli.bad-value'],
    ['demo --pace fast', '--pace', 'found fast', 'cli.bad-value'],
    ['plant', '--site, --stacks', 'found nothing', 'one of the two', 'cli.bad-value'],
    ['plant --stacks 2 --site a.yaml', '--site, --stacks', 'found both', 'cli.bad-value'],
    ['run watch run-1 --plant ftp://x', '--plant', 'found ftp://x', 'http://127.0.0.1', 'cli.bad-value'],
    ['plan --target main102', '--target', 'found main102', 'component=version', 'cli.bad-value'],
    ['plan --place main102=04010', '--place', 'found main102=04010', 'older-than=04015', 'cli.bad-value'],
    ['plan --place main102=04010,older-than=', '--place', 'older-than=version', 'cli.bad-value'],
    ['run show', 'run', 'found nothing', 'show', 'cli.argument-missing'],
    ['run list --foo', '--foo', '--json', 'cli.unknown-option'],
    ['plan --image abc', '--image', 'found abc', '64 hexadecimal', 'cli.bad-value'],
    ['image add nowhere.bin', '<file>', 'nowhere.bin (ENOENT)', 'cli.file-unreadable'],
    ['fly', 'found fly', 'serve, plant, demo', 'cli.unknown-command'],
    ['run', 'stackhand run', 'start, list, show, error-19, watch', 'cli.command-missing'],
    ['report a b', 'stackhand report', 'found b', 'cli.too-many-arguments'],
    ['journal looked-at Ana --why seen', 'journal looked-at', 'found Ana', 'cli.too-many-arguments'],
    ['journal looked-at', '--why', 'found nothing', 'who looked, and what stands how', 'cli.option-missing'],
    ['journal looked-at --why=', '--why', 'found nothing', '1 to 500 characters', 'cli.bad-value'],
    ['run choose run-1 --offer 1 --words=', '--words', 'found nothing', '1 to 500 characters', 'cli.bad-value'],
    ['run correct run-1 --step 1 --why=', '--why', 'found nothing', '1 to 500 characters', 'cli.bad-value'],
    ['run answer run-1 --answer', '--answer', 'found nothing', 'cli.value-missing'],
    ['site check nowhere.yaml', '<file>', 'nowhere.yaml (ENOENT)', 'cli.file-unreadable'],
    ['profile show nobody', 'product', 'found nobody', 'homegrid-stackd-gen3', 'products.profile-unknown'],
  ];
  it.each(wrong)('%s', async (line, ...parts) => {
    const { code, out, err } = await cli(line.split(' '));
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const part of parts) expect(err).toContain(part);
  });

  it('a plan without its site says which option is missing', async () => {
    const { code, err } = await cli(['plan', '--procedure', 'join-parallel']);
    expect([code, err.includes('--site:')]).toEqual([2, true]);
  });

  it('an address from the environment is judged by the name of its variable', async () => {
    const { code, err } = await cli(['run', 'list'], new FakeTerminal({ STACKHAND_URL: 'nonsense' }));
    expect(code).toBe(2);
    expect(err).toContain('STACKHAND_URL');
  });
});

describe('a right command line hands on what it says', () => {
  it('serve, plant and demo get their options', async () => {
    const given = notingCommands();
    await cli(['serve', '--data', 'here', '--port', '0', '--json'], undefined, given);
    await cli(
      ['plant', '--stacks', '2', '--pace', '2.5', '--fault', 'half-on', '--fault', 'link-left-in'],
      undefined,
      given,
    );
    await cli(['demo', '--operator', 'me', '--fresh'], undefined, given);
    expect(given.given).toEqual([
      { dataFolder: 'here', port: 0, json: true },
      expect.objectContaining({ siteFile: undefined, stacks: 2, pace: 2.5, faults: ['half-on', 'link-left-in'] }),
      expect.objectContaining({ stacks: 3, generation: 'gen3', operator: 'me', fresh: true, faults: [], json: false }),
    ]);
  });

  it('every command has help with an example', async () => {
    const commands = [
      'serve',
      'plant',
      'demo',
      'plan',
      'report',
      'doctor',
      'site check',
      'site show',
      'site compare',
      'site record',
      'profile check',
      'profile show',
      'journal verify',
      'journal export',
    ];
    const runs = ['start', 'list', 'show', 'watch', 'answer', 'choose', 'correct', 'note', 'abort', 'danger'];
    for (const command of [...commands, ...runs.map((name) => `run ${name}`)]) {
      const { code, out } = await cli([...command.split(' '), '--help']);
      expect([command, code]).toEqual([command, 0]);
      expect(out).toMatch(/Examples?:\n {2}\S/);
      expect(out).toContain('--json');
    }
  });
});
