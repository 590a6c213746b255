import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEVICE_LIES, EVERY_FAULT, FAULTS, WIRE_FAULTS } from '../../src/virtual-plant';
import { say } from '../../src/words';

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** What a device can do wrong, and the faults of the plant that do it. */
const DEVICE_LIST: Readonly<Record<string, string>> = {
  D1: 'power lost at any word of its flash, and in every step around it',
  D2: 'a reset while it starts',
  D3: 'the old firmware runs after all',
  D4: 'the new firmware under another version',
  D5: 'its boot loader only',
  D6: 'half on',
  D7: 'a power button that bounces',
  D8: 'an erase that takes long',
  D9: 'an image of another hardware, taken or rejected',
  D10: 'code 25 for ever',
  D11: 'code 19 for ever, or until the next detection',
  D12: 'code 20 and version 0000 after a module was written',
  D13: 'what it had learnt is forgotten',
  D14: 'a count that is wrong by one, or an old one',
  D15: 'an address that is taken only at the next start',
  D16: 'unequal volts: a contactor closes on them, which the plant records as inrush',
  D17: 'an updater that hangs on the loads',
  D18: 'volts that drift by the hour',
  D19: 'a serial number that is not there, or is there twice',
  D20: 'a counter or a clock that wraps',
};

function listOfDevices(): string {
  const rows = Object.entries(DEVICE_LIST).map(([id, what]) => {
    const by = EVERY_FAULT.filter(({ ids }) => ids.includes(id)).map(({ name }) => `\`${name}\``);
    return row(id, what, by.join(', '));
  });
  return [row('list', 'what a device can do', 'the faults that do it'), row('---', '---', '---'), ...rows].join('\n');
}

test('every wrong of a device is one that the plant can do', () => {
  const done = new Set(EVERY_FAULT.flatMap(({ ids }) => ids));
  expect(Object.keys(DEVICE_LIST).filter((id) => !done.has(id))).toEqual([]);
});

function faultsPage(): string {
  // A fault that is about a code has it in its name.
  const named = (id: string, fault: string): string => {
    const params = {
      stack: 'S1',
      stacks: 'S1',
      found: '1',
      code: /^code-(\d+)/.exec(fault)?.[1] ?? '25',
      bank: 'ADDR SET',
      part: 'a board',
      spread: 1.2,
      limit: 0.5,
      low: 'S2',
      meaning: '',
      lookAt: '',
    };
    return say({ id, params }).title;
  };
  const words = (id: string | null, fault: string): string =>
    id === null ? 'none: the steps mend it' : `\`${id}\`: ${named(id, fault)}`;
  const overLead = (id: string | null | undefined): string => {
    if (id === null) return ' Over a lead: none is needed.';
    return id === undefined ? '' : ` Over a lead: \`${id}\`.`;
  };
  const rows = FAULTS.map((fault) =>
    row(
      ...[`\`${fault.name}\``, fault.ids.join(' '), fault.side, fault.bites, fault.when, fault.ends],
      `${words(fault.problemCode, fault.name)}${overLead(fault.overLead)}`,
    ),
  );
  const lies = DEVICE_LIES.map(({ name, ids, bites, when, noticed, problemCode }) =>
    row(`\`${name}\``, ids.join(' '), bites, when, noticed, problemCode === null ? 'none' : `\`${problemCode}\``),
  );
  return `# Faults

What the virtual plant, or the hands at it, can do wrong (\`--fault NAME\`), and the words by which the person is told. Generated from
\`src/virtual-plant/faults\`; \`WRITE_PAGES=1 npx jest test/docs\` writes it. How each ends is proven in \`test/orchestrator/faults\`.

Every fault of this table takes \`stack\`, \`times\` (how often it bites), \`after\` (occasions that it lets pass first), \`every\` (only each
such occasion) and \`probability\` (0 to 1, drawn from the seed of the plant). A fault is what a plant may be told to do, not what the
products of a profile are known to do. D1 to D20 are what a device can do, O1 to O12 what a person can do.

${listOfDevices()}

${row('fault', 'list', 'side', 'what happens', 'when', 'how it ends', 'the words that name it')}
${row('---', '---', '---', '---', '---', '---', '---')}
${rows.join('\n')}

## On the line to a stack that speaks Modbus

Each frame of a service port or an inverter's port can be spoiled, in both directions. Every one of these takes \`stack\` (a stack or an
inverter), \`on\` (\`read\` or \`write\`), \`at\` (this request), \`every\` (each such request), \`probability\` and \`times\` (at most so often).
The chance is drawn from the seed of the plant.

${row('fault', 'list', 'what happens', 'how a careful master notices')}
${row('---', '---', '---', '---')}
${WIRE_FAULTS.map(({ name, id, bites, noticed }) => row(`\`${name}\``, id, bites, noticed)).join('\n')}

## A stack that lies on its service port

Its frames are right, what stands in them is not. \`stack\` says which stack; left out, all.

${row('fault', 'list', 'what happens', 'when', 'what gives it away', 'the words that name it')}
${row('---', '---', '---', '---', '---', '---')}
${lies.join('\n')}
`;
}

test.each([['faults.md', faultsPage]])('docs/%s is what the source says', (file, page) => {
  const place = path.resolve(__dirname, '../../docs', file);
  if (process.env['WRITE_PAGES'] === '1') writeFileSync(place, page());
  expect(readFileSync(place, 'utf8')).toBe(page());
});
