import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rtuFrame } from '../support/misbehaving-slave';
import { aDevice, addressOf, openStack, stopDevices, sunSpec } from './line.fixture';
import { cli } from './terminal.fixture';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'record-'));
  file = path.join(folder, 'line.jsonl');
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await stopDevices();
});

const PRODUCT = ['--product', 'open-modbus-stack'];
const record = (address: string, ...more: readonly string[]) =>
  cli(['line', 'record', address, '--out', file, ...more]);
const replay = (...more: readonly string[]) => cli(['line', 'record', '--replay', file, ...more]);

describe.each(['modbus-tcp', 'rtu-over-tcp', 'serial'] as const)('over %s', (kind) => {
  it('one reading of a whole map is recorded, by reads alone, and replays strictly', async () => {
    const slave = await aDevice(kind);
    openStack(slave, 'SN-1001');
    const recorded = await record(addressOf(slave), ...PRODUCT, '--json');
    expect([recorded.code, JSON.parse(recorded.out)]).toMatchObject([0, { written: file, findings: [] }]);
    expect(new Set(slave.requests.map(({ functionCode }) => functionCode))).toEqual(new Set([3]));

    const told = { ok: true, left: 0, requests: slave.requests.length, answers: slave.requests.length };
    for (const how of [PRODUCT, []]) {
      const replayed = await replay(...how, '--json');
      expect([replayed.code, JSON.parse(replayed.out)]).toMatchObject([0, told]);
    }
  });

  it('asked as another unit it differs, and the frame is named', async () => {
    const slave = await aDevice(kind);
    openStack(slave, 'SN-1001');
    await record(addressOf(slave), ...PRODUCT);
    const { code, out } = await replay(...PRODUCT, '--unit', '2');
    expect([code, out.startsWith('Does NOT replay')]).toEqual([4, true]);
    expect(out).toContain('frame 1');
    expect(out).toContain('fieldbus.replay-differs');
  });

  it('a device that is no such product is recorded as far as it came, and that replays too', async () => {
    const slave = await aDevice(kind);
    const recorded = await record(addressOf(slave), ...PRODUCT);
    expect([recorded.code, recorded.out.includes('stack-link.no-sunspec')]).toEqual([1, true]);
    expect((await replay(...PRODUCT)).code).toBe(0);
  });
});

it('a recording that goes on behind what is asked is not strictly replayed', async () => {
  const slave = await aDevice('modbus-tcp');
  openStack(slave, 'SN-1001');
  await record(addressOf(slave), ...PRODUCT);
  const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
  const last = rows.filter((row) => row.includes('"sent"')).at(-1) ?? '';
  writeFileSync(file, [...rows, last].join('\n'));
  const { code, out } = await replay(...PRODUCT);
  expect([code, out.includes('cli.replay-unfinished')]).toEqual([4, true]);
});

it.each(['rtu-over-tcp', 'serial'] as const)(
  'over %s: what is heard is written down, and nothing is sent',
  async (kind) => {
    const slave = await aDevice(kind);
    const said = rtuFrame(9, 3, 0, 0, 0, 1);
    const every = setInterval(() => slave.say(said), 10);
    const { code, out } = await record(addressOf(slave), '--seconds', '0.4').finally(() => clearInterval(every));
    expect([code, slave.requests]).toEqual([0, []]);
    expect(out).toContain(`Written: ${file}`);
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(JSON.parse(rows[0] ?? '')).toMatchObject({ format: 'stackhand-line/1', line: addressOf(slave) });
    expect(rows.slice(1).join('')).toContain(said.toString('hex'));
    expect(await replay()).toMatchObject({ code: 0, out: expect.stringContaining('0 requests') as string });
  },
);

describe('what cannot be done', () => {
  it('a file that is there is kept, and the line is not touched', async () => {
    const slave = await aDevice('modbus-tcp');
    sunSpec(slave, 'SN-1', []);
    writeFileSync(file, 'mine');
    const { code, err } = await record(addressOf(slave), ...PRODUCT);
    expect([code, err.includes('cli.file-exists'), readFileSync(file, 'utf8')]).toEqual([2, true, 'mine']);
    expect(slave.connections).toBe(0);
  });

  it('a line that is not there leaves no file behind', async () => {
    const { code, out } = await record('serial:/dev/serial/by-id/nobody', ...PRODUCT);
    expect([code, existsSync(file)]).toEqual([1, false]);
    expect(out).toContain('fieldbus.port-missing');
  });

  it.each([
    ['line record --out x', '<line>', 'cli.option-missing'],
    ['line record tcp://x', '--out', 'cli.option-missing'],
    ['line record tcp://x --replay y', '--replay', 'without a line'],
    ['line record --replay nowhere.jsonl', '--replay', 'cli.file-unreadable'],
    ['line record tcp://x --out y --seconds 0', '--seconds', 'cli.bad-value'],
  ])('%s: names what lacks', async (line, ...parts) => {
    const { code, err } = await cli(line.split(' '));
    expect(code).toBe(2);
    for (const part of parts) expect(err).toContain(part);
  });

  it('a file that is no recording is named by its line', async () => {
    writeFileSync(file, '{"format":"other"}\n');
    const { code, err } = await replay();
    expect([code, err.includes('line 1'), err.includes('fieldbus.bad-recording')]).toEqual([2, true, true]);
  });
});
