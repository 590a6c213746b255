import { fork } from 'node:child_process';
import { GUARDS, rowOf } from '../../src/orchestrator';
import { type Family, PARTS, type Searched, searched } from './families';
import { type Missed, missed } from './missed';
import { ONLY_WHERE_NAMED } from './person';
import { LEFT_OUT } from './plans';
import { NOT_VISIBLE, PROTECTIONS } from './protections';
import { ABSTRACTIONS, type Budget, BUDGETS } from './state';
import { STRUCTURE } from './structure';
import { type Options, runProgram } from '../sim/options';

/** Of the rules and the plant, what the searches leave out on purpose. */
const CUTS: readonly string[] = [
  'A person who answers wrongly does so where a later look can find it; a lie that nothing can see is not explored (locks that were not set, a version that was made up, volts from memory).',
  'With two slips "I cannot see it" is met only as the first.',
  'SI-22 is never overridden here: the decision is to write an older version, and then one is written.',
  'Of a run one answer is corrected: taken back, told once more, told as not seen, told wrongly, or, where it was wrong, told as it was. Beside it at most a restart, a wrong answer or danger.',
  'A set goes on smaller where it is offered; no second run follows it.',
  'Over a lead the machine reads what is so, or nothing, or a unit that names no serial; a unit that lies is not explored. That a session proves who answers before it writes, and goes on where the unit says, is shown elsewhere and believed here.',
  ...Object.entries(ONLY_WHERE_NAMED).map(
    ([slip, why]) => `"${slip}" is met only where a protection names it: ${why}.`,
  ),
  ...Object.keys(LEFT_OUT).map((what) => `Left out of the plan: ${what}.`),
  'The product has one board, two banks and the detection of stacks; of the product that speaks the inverter has no lead.',
];

const USAGE = `npm run explore -- [--json]
npm run explore -- [--stacks N] [--leads] [--slips K] [--crashes K] [--faults K] [--aborts K] [--dangers K] [--corrections K] [--without ROW]... [--json]
  Takes the real rules through every state within its bounds, against an abstract plant, and each protection out once. With a number: one
  search with at most so many of each; --leads: of the product that is read and written over a lead to each stack. --without: with that row of the table of guards taken out, such as "SI-12 dark".
  The exit code is 1 where something wrong was found, or a protection was not missed.`;

interface Told {
  readonly searched: readonly Searched[];
  readonly protections: readonly Missed[];
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function nameOf({ name, stacks, slips, crashes, faults, aborts, dangers, corrections }: Family): string {
  const counted = Object.entries({ slips, crashes, faults, aborts, dangers, corrections }).filter(
    ([, most]) => most > 0,
  );
  return `${name} (${stacks} stacks; at most ${counted.map(([what, most]) => `${most} ${what}`).join(', ') || 'nothing wrong'})`;
}

function search(family: Family, without: readonly string[]): Searched {
  const found = searched(family, without, (states) => say(`  ${family.name}: ${states} states so far`));
  say(
    `${nameOf(family)}: ${found.states} states, ${found.transitions} transitions, ${found.seconds} s, ${found.wrongs.length} wrong`,
  );
  return found;
}

/** The part of a child: its families, and in the second part the protections too. */
function part(name: string): Told {
  const protections = name === 'second' ? [...PROTECTIONS.map(missed), ...STRUCTURE.map((look) => look())] : [];
  for (const { row, found, carries } of protections) if (!found || !carries) say(`NOT FOUND: ${row}`);
  if (protections.length > 0)
    say(`${protections.length} protections taken out, ${protections.filter(({ found }) => found).length} missed`);
  return { searched: (PARTS[name] ?? []).map((family) => search(family, [])), protections };
}

function inChild(name: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, ['--part', name], { execArgv: [...process.execArgv, '--max-old-space-size=3000'] });
    let told: Told | undefined;
    child.on('message', (message) => {
      told = message as Told;
    });
    child.on('exit', (status) =>
      told === undefined ? reject(new Error(`part ${name}: exit ${status}`)) : resolve(told),
    );
  });
}

function report({ searched: all, protections }: Told, json: boolean): number {
  const named = new Set([...PROTECTIONS.flatMap(({ rows }) => rows), ...Object.keys(NOT_VISIBLE)]);
  const forgotten = GUARDS.map(rowOf).filter((row) => !named.has(row));
  const errors = all.flatMap(({ family, wrongs }) => wrongs.map((wrong) => ({ family: family.name, ...wrong })));
  const open = all.filter(({ whole }) => !whole).map(({ family }) => family.name);
  const unfound = protections.filter(({ found, carries }) => !found || !carries);
  const sum = (of: (one: Searched) => number): number => all.reduce((total, one) => total + of(one), 0);
  const [states, transitions] = [sum((one) => one.states), sum((one) => one.transitions)];
  if (json) {
    const bounds = all.map(({ family, states: met, transitions: taken, ends, whole, seconds }) => ({
      ...family,
      states: met,
      transitions: taken,
      ends,
      whole,
      seconds,
    }));
    const notVisible = Object.entries(NOT_VISIBLE).map(([row, why]) => ({ row, why }));
    process.stdout.write(
      `${JSON.stringify({ bounds, states, transitions, errors, protections, notVisible, forgotten, abstractions: ABSTRACTIONS, cuts: CUTS })}\n`,
    );
  } else {
    for (const { row, what, wrong, states: met, trace } of protections)
      process.stdout.write(
        `without ${row}: ${wrong} (${what}; ${met} states)\n${trace.map((line) => `    ${line}\n`).join('')}`,
      );
    for (const [row, why] of Object.entries(NOT_VISIBLE)) process.stdout.write(`not visible: ${row}: ${why}\n`);
    for (const line of [...ABSTRACTIONS, ...CUTS]) process.stdout.write(`abstraction: ${line}\n`);
    for (const { family, wrong, trace } of errors)
      process.stdout.write(`ERROR in ${family}: ${wrong}\n${trace.map((line) => `    ${line}\n`).join('')}`);
    process.stdout.write(
      `${states} states, ${transitions} transitions, ${errors.length} errors; ${protections.length - unfound.length} of ${protections.length} protections found when taken out\n`,
    );
  }
  for (const what of [
    ...open.map((name) => `not explored to its end: ${name}`),
    ...forgotten.map((row) => `neither looked for nor named: ${row}`),
  ])
    say(what);
  return errors.length + unfound.length + open.length + forgotten.length > 0 ? 1 : 0;
}

/** The product that is explored has addresses for so many. */
const MOST_STACKS = 15;

/** The one search that the options ask for; undefined: all of every CI run. */
function asked(options: Options): Family | undefined {
  if (!['stacks', 'leads', 'without', ...BUDGETS].some((name) => options.has(name))) return undefined;
  const budget = Object.fromEntries(BUDGETS.map((name) => [name, options.number(name, 0)])) as unknown as Budget;
  const stacks = options.number('stacks', 2, 2, MOST_STACKS);
  const site = options.has('leads') ? { leads: true } : {};
  return { name: 'as asked', stacks, site, ...budget, blindNeeds: Math.max(1, budget.slips) };
}

async function main(options: Options): Promise<number> {
  if (options.has('part')) {
    for (const name of options.among('part', Object.keys(PARTS))) process.send?.(part(name));
    return 0;
  }
  const family = asked(options);
  if (family !== undefined) {
    const without = options.has('without') ? options.among('without', GUARDS.map(rowOf)) : [];
    return report({ searched: [search(family, without)], protections: [] }, options.has('json'));
  }
  const told = await Promise.all(Object.keys(PARTS).map(inChild));
  return report(
    { searched: told.flatMap((one) => one.searched), protections: told.flatMap((one) => one.protections) },
    options.has('json'),
  );
}

void runProgram({
  usage: USAGE,
  options: ['stacks=', 'leads', ...BUDGETS.map((name) => `${name}=`), 'without=', 'part=', 'json'],
  main,
});
