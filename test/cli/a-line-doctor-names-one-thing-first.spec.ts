import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Diagnosis, doctorLine, type DoctorPorts, inOrder } from '../../src/cli/line-tools/doctor-line';
import { doctorLines } from '../../src/cli/line-tools/doctor-lines';
import { type Heard, findFrames, listen, openLine } from '../../src/fieldbus';
import { lineTarget } from '../../src/cli/line-tools/line-target';
import { realPorts } from '../../src/cli/line-tools/port-checks';
import { type MisbehavingSlave, rtuFrame } from '../support/misbehaving-slave';
import { aDevice, addressOf, LISTEN_MS, sunSpec, stopDevices, targetAt } from './line.fixture';
import { cli } from './terminal.fixture';

afterEach(stopDevices);

const REAL: DoctorPorts = { listen, facts: realPorts, tell: () => undefined };
const askFor = (unit: number, ...at: [number, number]): Buffer => rtuFrame(unit, 3, ...at, 0, 1);
const answerOf = (unit: number): Buffer => rtuFrame(unit, 3, 2, 0, 7);

function looked(slave: MisbehavingSlave, ask: boolean): Promise<Diagnosis> {
  return doctorLine(targetAt(slave), { listenMs: LISTEN_MS, ask }, REAL);
}

const codesOf = ({ findings }: Diagnosis): string[] => findings.map(({ code }) => code);

/** What a listener hears who hears these bytes. */
function heard(...chunks: readonly Buffer[]): Heard {
  const bytes = Buffer.concat(chunks);
  return { bytes, ...findFrames(bytes) };
}

/** A line on which these bytes are heard, whatever hangs on it: no pty has a baud, and none can be heard twice the same. */
function hearing(bytes: Heard): Promise<Diagnosis> {
  const target = lineTarget('serial:/dev/serial/by-id/any?baud=9600', {});
  return doctorLine(target, { listenMs: LISTEN_MS, ask: true }, { ...REAL, listen: async () => bytes });
}

describe.each(['rtu-over-tcp', 'serial'] as const)('over %s', (kind) => {
  it('a silent line is asked nothing unless told to', async () => {
    const slave = await aDevice(kind);
    const found = await looked(slave, false);
    expect(found).toMatchObject({ ok: true, heard: { bytes: 0, frames: 0 }, asked: null, findings: [] });
    expect(doctorLines(found).at(-1)).toBe('Nothing to change.');
    expect(slave.requests).toEqual([]);
  });

  it('a device that answers each question once has nothing to change; it was only read', async () => {
    const slave = await aDevice(kind);
    sunSpec(slave, 'SN-1', []);
    const found = await looked(slave, true);
    expect(found).toMatchObject({ ok: true, asked: { clean: 6, broken: 0, silent: 0, unasked: 0 } });
    expect(new Set(slave.requests.map(({ functionCode }) => functionCode))).toEqual(new Set([3]));
  });

  it('a device that refuses each question is there all the same', async () => {
    const slave = await aDevice(kind);
    slave.behave = (request, own) => [{ bytes: own.exception(request, 2) }];
    expect(await looked(slave, true)).toMatchObject({ ok: true, asked: { clean: 6 } });
  });

  it('while another master speaks nothing is asked, also when told to', async () => {
    const slave = await aDevice(kind);
    const every = setInterval(() => slave.say(askFor(9, 0, 0)), 5);
    const found = await looked(slave, true).finally(() => clearInterval(every));
    expect(codesOf(found)[0]).toBe('fieldbus.foreign-master');
    expect([found.asked, slave.requests]).toEqual([null, []]);
  });

  it('an echo is found, and the device behind it is still asked', async () => {
    const slave = await aDevice(kind);
    slave.behave = (request, own) => [{ bytes: request.bytes }, { bytes: own.honest(request) }];
    const found = await looked(slave, true);
    expect(codesOf(found)).toEqual(['fieldbus.echo-heard']);
    expect(found.asked).toMatchObject({ clean: 6, broken: 0 });
  });

  it('two answers to one question are two devices, at once or one after the other', async () => {
    for (const afterMs of [undefined, 15]) {
      const slave = await aDevice(kind);
      slave.behave = (request, own) => [
        { bytes: own.honest(request) },
        { bytes: own.honest(request), ...(afterMs === undefined ? {} : { afterMs }) },
      ];
      expect([afterMs, codesOf(await looked(slave, true))]).toEqual([afterMs, ['cli.two-devices']]);
    }
  });

  it('answers that are broken now and then are two devices or a cable', async () => {
    const slave = await aDevice(kind);
    slave.behave = (request, own) => [
      { bytes: request.number % 2 === 0 ? own.honest(request) : Buffer.from('01030499ff00', 'hex') },
    ];
    const found = await looked(slave, true);
    expect(codesOf(found)).toEqual(['cli.two-devices']);
    expect(found.asked).toMatchObject({ clean: 3, broken: 3, unasked: 0 });
    expect(found.findings[0]?.what).toContain('or the cable is bad');
  });

  it('answers that lack now and then are a matter of the cable', async () => {
    const slave = await aDevice(kind);
    slave.behave = (request, own) => (request.number % 3 === 0 ? [] : [{ bytes: own.honest(request) }]);
    expect(codesOf(await looked(slave, true))).toEqual(['cli.answers-missing']);
  });

  it('silence is told with what to look at first', async () => {
    const slave = await aDevice(kind);
    slave.behave = () => [];
    const found = await looked(slave, true);
    expect(codesOf(found)).toEqual(['fieldbus.no-answer']);
    expect(doctorLines(found).join('\n')).toContain('Look whether the device is on');
  });

  it('a gateway that answers for a dead device is told after one question', async () => {
    const slave = await aDevice(kind);
    slave.behave = (request, own) => [{ bytes: own.exception(request, 11) }];
    expect(codesOf(await looked(slave, true))).toEqual(['fieldbus.exception']);
    expect(slave.requests).toHaveLength(1);
  });
});

it('on Modbus TCP nobody can be heard: it is seen whether a connection is taken, and asked when told to', async () => {
  const slave = await aDevice('modbus-tcp');
  expect(await looked(slave, true)).toMatchObject({ ok: true, heard: null, asked: { clean: 6 } });
  const target = targetAt(slave);
  await slave.stop();
  expect(codesOf(await doctorLine(target, { listenMs: LISTEN_MS, ask: true }, REAL))).toEqual(['fieldbus.unreachable']);
});

describe('by listening alone', () => {
  it('two masters are told from one whose devices answer late', async () => {
    const [a, b] = [askFor(1, 0, 0), askFor(2, 0, 0)];
    const crossed = [a, b, answerOf(1), answerOf(2)];
    const inTurn = [a, answerOf(1), b, answerOf(2)];
    expect(codesOf(await hearing(heard(...crossed, ...crossed)))).toEqual([
      'cli.two-masters',
      'fieldbus.foreign-master',
    ]);
    expect(codesOf(await hearing(heard(...inTurn, ...inTurn, ...crossed)))).toEqual(['fieldbus.foreign-master']);
    expect(codesOf(await hearing(heard(a, a, a, b, answerOf(2))))).toEqual(['fieldbus.foreign-master']);
  });

  it('a master that writes is said to', async () => {
    const found = await hearing(heard(rtuFrame(3, 6, 0, 1, 0, 9)));
    expect(found.findings[0]).toMatchObject({ code: 'fieldbus.foreign-master', value: 'unit 3: WRITES 1' });
    expect(found.findings[0]?.what).toContain('also writes');
  });

  it('what is broken between whole frames is told; what the listening cut is not', async () => {
    const noise = Buffer.from('fffe', 'hex');
    const whole = askFor(1, 0, 0);
    expect(codesOf(await hearing(heard(noise, whole, whole, noise)))).toEqual(['fieldbus.foreign-master']);
    expect(codesOf(await hearing(heard(whole, noise, whole)))).toEqual([
      'fieldbus.foreign-master',
      'cli.broken-frames',
    ]);
  });

  it('baud and parity are found at which most is whole, and the address is written out', async () => {
    const right = heard(askFor(1, 0, 0), answerOf(1));
    const told: string[] = [];
    const found = await doctorLine(
      lineTarget('serial:/dev/serial/by-id/any?baud=9600', {}),
      { listenMs: 10, ask: true },
      {
        ...REAL,
        listen: async (address) =>
          address.kind === 'serial' && address.baud === 19_200 && address.parity === 'even'
            ? right
            : heard(Buffer.from('f0e1d2c3', 'hex')),
        tell: (text) => told.push(text),
      },
    );
    expect(codesOf(found)).toEqual(['cli.line-settings', 'fieldbus.foreign-master']);
    expect(found.findings[0]?.remedy).toBe(
      'Write the line as serial:/dev/serial/by-id/any?baud=19200&parity=even&stop=1',
    );
    expect(told).toHaveLength(1);
  });

  it('noise at every setting is no Modbus, and nothing is guessed', async () => {
    expect(codesOf(await hearing(heard(Buffer.from('f0e1d2c3', 'hex'))))).toEqual(['cli.line-garbage']);
  });

  it('noise is listened to on a real port, at every setting, and nothing is sent', async () => {
    const slave = await aDevice('serial');
    const every = setInterval(() => slave.say(Buffer.from('f0e1d2c3', 'hex')), 3);
    const found = await doctorLine(targetAt(slave), { listenMs: 100, ask: true }, REAL).finally(() =>
      clearInterval(every),
    );
    expect([codesOf(found), slave.requests]).toEqual([['cli.line-garbage'], []]);
  });
});

describe('the port', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'doctor-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('a taken port is told, and is the first thing', async () => {
    const slave = await aDevice('serial');
    const line = await openLine(slave.address, targetAt(slave).timing);
    const found = await looked(slave, true).finally(() => line.close());
    expect(codesOf(found)).toEqual(['fieldbus.port-taken']);
    expect(found.heard).toBeNull();
  });

  it('a name that does not last is told with the one that does, behind everything else', async () => {
    const slave = await aDevice('serial');
    slave.behave = () => [];
    const dev = path.join(root, 'dev');
    mkdirSync(path.join(dev, 'serial', 'by-id'), { recursive: true });
    const lasting = path.join(dev, 'serial', 'by-id', 'usb-adapter');
    symlinkSync(slave.address.kind === 'serial' ? slave.address.path : '', lasting);
    const ports = { ...REAL, facts: { ...realPorts, dev } };
    const found = await doctorLine(targetAt(slave), { listenMs: LISTEN_MS, ask: true }, ports);
    expect(codesOf(found)).toEqual(['fieldbus.no-answer', 'cli.port-name-not-lasting']);
    expect(found.findings[1]?.remedy).toContain(`serial:${lasting}?baud=115200`);
    const text = doctorLines(found);
    expect(text.at(-1)).toBe('Behind it wait: cli.port-name-not-lasting');
  });

  it('a right that is missing is told once, with the command', () => {
    const problem = (code: string) => ({ code, what: '', remedy: '' });
    const both = inOrder([
      problem('cli.latency-timer'),
      problem('fieldbus.no-permission'),
      problem('cli.port-no-permission'),
    ]);
    expect(both.map(({ code }) => code)).toEqual(['cli.port-no-permission', 'cli.latency-timer']);
  });

  it('a latency timer of 16 ms is told though all else is well', async () => {
    const slave = await aDevice('serial');
    const device = slave.address.kind === 'serial' ? path.basename(await realOf(slave.address.path)) : '';
    const folder = path.join(root, 'sys', 'bus', 'usb-serial', 'devices', device);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'latency_timer'), '16\n');
    const ports = { ...REAL, facts: { ...realPorts, sys: path.join(root, 'sys') } };
    const found = await doctorLine(targetAt(slave), { listenMs: LISTEN_MS, ask: false }, ports);
    expect(codesOf(found)).toEqual(['cli.latency-timer']);
  });
});

describe('the command', () => {
  it('ends with 0 where nothing is to be changed, with 1 otherwise', async () => {
    const slave = await aDevice('serial');
    const well = await cli(['line', 'doctor', addressOf(slave), '--listen', '0.1', '--json']);
    expect([well.code, JSON.parse(well.out)]).toMatchObject([0, { ok: true, findings: [] }]);
    await slave.pullPlug();
    const gone = await cli(['line', 'doctor', addressOf(slave), '--listen', '0.1']);
    expect(gone.code).toBe(1);
    expect(gone.out).toContain('Change this first');
    expect(gone.out).toContain('fieldbus.port-missing');
  });
});

async function realOf(link: string): Promise<string> {
  const { realpath } = await import('node:fs/promises');
  return realpath(link);
}
