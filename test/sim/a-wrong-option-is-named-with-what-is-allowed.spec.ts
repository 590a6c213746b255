import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Options } from './options';

const ROOT = path.join(__dirname, '../..');
const KNOWN = ['seeds=', 'bug=', 'json'];
const read = (...args: string[]): Options => new Options(args, KNOWN);

test.each<[string, string[], string]>([
  ['an option that nobody knows', ['--sedes', '5'], 'Unknown option --sedes; allowed are --seeds VALUE, --bug VALUE'],
  ['a word that belongs to none', ['5'], '"5" belongs to no option; allowed are --seeds VALUE'],
  ['an option without its value', ['--seeds', '--json'], '--seeds needs a value.'],
  ['an option that ends the line', ['--seeds'], '--seeds needs a value.'],
  ['a value where none belongs', ['--json=yes'], '--json takes no value; it is given yes.'],
])('%s is refused before anything runs', (_, args, said) => {
  expect(() => read(...args)).toThrow(said);
});

test.each<[string, (options: Options) => unknown, string]>([
  ['no number', (o) => o.number('seeds', 1), '--seeds is abc; allowed is a whole number from 0.'],
  ['no name of a list', (o) => o.among('seeds', ['one', 'two']), '--seeds is abc; allowed are one, two.'],
])('a value that is %s is refused with what is allowed', (_, ask, said) => {
  expect(() => ask(read('--seeds', 'abc'))).toThrow(said);
});

test('a number outside its range, and an option given twice, are refused', () => {
  expect(() => read('--seeds', '0').number('seeds', 1, 1)).toThrow('--seeds is 0; allowed is a whole number from 1.');
  expect(() => read('--seeds=9').number('seeds', 1, 1, 8)).toThrow('allowed is a whole number from 1 to 8.');
  expect(() => read('--seeds', '1', '--seeds', '2').number('seeds', 1)).toThrow('given "1" and "2"');
});

test('what is meant is read, in either spelling, and what is left out has its default', () => {
  const options = read('--seeds=7', '--bug', 'one,three', '--json');
  expect(options.number('seeds', 1)).toBe(7);
  expect(options.among('bug', ['one', 'two', 'three'])).toEqual(['one', 'three']);
  expect(options.has('json')).toBe(true);
  expect(read().number('seeds', 1000)).toBe(1000);
  expect(read().among('bug', ['one', 'two'])).toEqual(['one', 'two']);
  const stories = ['sent', 'sent, nothing written'];
  expect(read('--bug', 'sent, nothing written').among('bug', stories)).toEqual(['sent, nothing written']);
});

test.each([
  [
    ['-r', './test/storage/run-typescript.cjs', 'test/planted/planted.ts', '--bug', 'nope'],
    '--bug is nope; allowed are',
  ],
  [['scripts/mutate.mjs', 'guards', 'nope'], '"nope" is neither a part nor a file of one'],
])('a program ends with 2 and says so: %s', (args, said) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(said);
});
