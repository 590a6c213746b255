import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cli } from './terminal.fixture';

const DOCS = readFileSync(path.join(__dirname, '../../docs/cli.md'), 'utf8');

/** The words behind "Commands:" in a help text, without `help` itself. */
async function commandsBelow(words: readonly string[]): Promise<string[]> {
  const { out } = await cli([...words, '--help']);
  const [, list = ''] = out.split('Commands:\n');
  return (list.split('\n\n')[0] ?? '')
    .split('\n')
    .flatMap((row) => /^ {2}([a-z][a-z0-9-]*)/.exec(row)?.[1] ?? [])
    .filter((word) => word !== 'help');
}

async function everyCommand(words: readonly string[] = []): Promise<string[]> {
  const below = await commandsBelow(words);
  if (below.length === 0) return [words.join(' ')];
  return (await Promise.all(below.map((word) => everyCommand([...words, word])))).flat();
}

it('every command of the program has its place in docs/cli.md, and help with an example', async () => {
  const commands = await everyCommand();
  expect(commands).toEqual(expect.arrayContaining(['image add', 'run start', 'serve']));
  for (const command of commands) {
    expect(DOCS).toMatch(new RegExp(`\`${command}[ \`]`));
    const { out } = await cli([...command.split(' '), '--help']);
    expect([command, out]).toEqual([command, expect.stringMatching(/Examples?:\n {2}\S/)]);
  }
});
