import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { portLines, portRows } from '../../src/cli/line-tools/list-lines';
import { type PortFacts, realPorts } from '../../src/cli/line-tools/port-checks';
import { cli } from './terminal.fixture';

const ID = 'usb-FTDI_FT232R_USB_UART_A10K3XYZ-if00-port0';

let root: string;
let facts: PortFacts;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'ports-'));
  facts = { ...realPorts, dev: path.join(root, 'dev'), sys: path.join(root, 'sys') };
  mkdirSync(path.join(facts.dev, 'serial', 'by-id'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function plugIn(device: string, id?: string, latencyMs?: number): string {
  const full = path.join(facts.dev, device);
  writeFileSync(full, '');
  if (id !== undefined) symlinkSync(`../../${device}`, path.join(facts.dev, 'serial', 'by-id', id));
  if (latencyMs === undefined) return full;
  const folder = path.join(facts.sys, 'bus', 'usb-serial', 'devices', device);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'latency_timer'), `${latencyMs}\n`);
  return full;
}

const codes = (): readonly (readonly string[])[] =>
  portRows(facts).map(({ findings }) => findings.map(({ code }) => code));

/** A system that says this of every port; the tests may run as root, to whom nothing is forbidden. */
const saying = (code: string): PortFacts => ({
  ...facts,
  mayUse: () => {
    throw Object.assign(new Error(code), { code });
  },
});

it('a port that is as it should be has nothing to change, and is named by its id', () => {
  const device = plugIn('ttyUSB0', ID, 1);
  expect(portRows(facts)).toEqual([
    {
      path: path.join(facts.dev, 'serial', 'by-id', ID),
      device,
      name: 'by-id',
      permission: 'ok',
      held: 'cannot-tell',
      latencyMs: 1,
      findings: [],
    },
  ]);
});

it('a latency timer of 16 ms says what it costs and the very command that changes it', () => {
  plugIn('ttyUSB0', ID, 16);
  const text = portLines(portRows(facts)).join('\n');
  const file = path.join(facts.sys, 'bus', 'usb-serial', 'devices', 'ttyUSB0', 'latency_timer');
  for (const part of ['latency timer 16 ms', '38 %', `echo 1 | sudo tee ${file}`, 'cli.latency-timer'])
    expect(text).toContain(part);
});

it('a port that this user may not open names the group that owns it', () => {
  const device = plugIn('ttyUSB0', ID);
  const groups = path.join(root, 'group');
  writeFileSync(groups, `root:x:0:\nplugdev:x:${process.getgid?.() ?? 0}:\n`);
  const [row] = portRows({ ...saying('EACCES'), groups });
  expect(row?.permission).toBe('denied');
  expect(row?.findings).toMatchObject([{ code: 'cli.port-no-permission', where: device }]);
  // Nobody is put into the group root: where that owns the port, the port is what must change.
  expect(row?.findings[0]?.remedy).toContain(process.getgid?.() === 0 ? `chmod a+rw ${device}` : 'usermod -aG plugdev');
});

it.each([
  ['ENOENT', 'missing'],
  ['EIO', 'cannot-tell'],
])('where the system says %s, the permission is %s', (code, permission) => {
  plugIn('ttyUSB0', ID);
  expect(portRows(saying(code))).toMatchObject([{ permission, findings: [] }]);
});

it('a name that the next plugging in gives away is said to be one', () => {
  plugIn('ttyACM0');
  expect(codes()).toEqual([['cli.port-name-not-lasting']]);
});

it('without any port it says what to plug in', () => {
  const text = portLines(portRows(facts)).join('\n');
  expect(text).toContain('Plug in the adapter');
  expect(text).toContain('tcp://HOST:PORT');
});

it('the command lists this machine and ends with 0, whatever is plugged in', async () => {
  const { code, out } = await cli(['line', 'list', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ ports: JSON.parse(JSON.stringify(portRows(realPorts))) as unknown });
});
