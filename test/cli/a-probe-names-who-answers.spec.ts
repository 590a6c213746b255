import { probeLine } from '../../src/cli/line-tools/probe-line';
import { probeLines } from '../../src/cli/line-tools/probe-lines';
import { mbapFrame, rtuFrame } from '../support/misbehaving-slave';
import { aDevice, addressOf, LISTEN_MS, openStack, stopDevices, sunSpec, targetAt } from './line.fixture';
import { cli } from './terminal.fixture';

afterEach(stopDevices);

const EVERY_WIRE = ['modbus-tcp', 'rtu-over-tcp', 'serial'] as const;
const SERIAL_WIRES = ['rtu-over-tcp', 'serial'] as const;
/** Somebody else reads one register at 0 of unit 9. */
const FOREIGN = rtuFrame(9, 3, 0, 0, 0, 1);

describe.each(EVERY_WIRE)('over %s', (kind) => {
  it('a stack of a known product says who it is, and nothing but reads went out', async () => {
    const slave = await aDevice(kind);
    openStack(slave, 'SN-1001');
    const found = await probeLine(targetAt(slave), LISTEN_MS);
    expect(found).toMatchObject({ ok: true, answers: true, findings: [] });
    expect(found.device).toMatchObject({
      product: 'open-modbus-stack',
      identity: { maker: 'Example', model: 'Device 7', serial: 'SN-1001', hardwareClass: 'OPEN-1' },
      code: { shown: '62' },
      stackCount: 3,
      address: 1,
    });
    expect(probeLines(found).join('\n')).toMatch(/code +62: \S/);
    expect(new Set(slave.requests.map(({ functionCode }) => functionCode))).toEqual(new Set([3]));
  });

  it('any device that speaks SunSpec says its name and its models', async () => {
    const slave = await aDevice(kind);
    sunSpec(slave, 'INV-7', [[103, 50]]);
    const found = await probeLine(targetAt(slave), LISTEN_MS);
    expect(found).toMatchObject({ ok: true, device: { product: null, identity: { serial: 'INV-7' } } });
    expect(probeLines(found).join('\n')).toContain('103 (inverter, three phases)');
  });

  it('a device that is not the product named is said to be another', async () => {
    const slave = await aDevice(kind);
    sunSpec(slave, 'INV-7', [[103, 50]]);
    const found = await probeLine(targetAt(slave, { product: 'open-modbus-stack' }), LISTEN_MS);
    expect(found).toMatchObject({
      ok: false,
      findings: [{ code: 'cli.other-device', value: 'Example Device 7 INV-7' }],
    });
  });

  it('a device that answers without SunSpec is asked for its product', async () => {
    const found = await probeLine(targetAt(await aDevice(kind)), LISTEN_MS);
    expect(found).toMatchObject({ ok: false, answers: true, device: null });
    expect(found.findings).toMatchObject([{ code: 'stack-link.no-sunspec' }]);
    expect(found.findings[0]?.remedy).toContain('--product: open-modbus-stack');
  });

  it('silence is one thing to try, and then the next', async () => {
    const slave = await aDevice(kind);
    slave.behave = () => [];
    const found = await probeLine(targetAt(slave, { unit: 5 }), LISTEN_MS);
    expect(found).toMatchObject({ ok: false, answers: false, findings: [{ code: 'fieldbus.no-answer' }] });
    expect(found.findings[0]?.then?.length).toBeGreaterThan(1);
    expect(probeLines(found).join('\n')).toContain('one at a time:\n  2. ');
  });

  it.each([10, 11])('a gateway that answers exception %i for a dead device is no device', async (code) => {
    const slave = await aDevice(kind);
    slave.behave = (request, own) => [{ bytes: own.exception(request, code) }];
    const found = await probeLine(targetAt(slave), LISTEN_MS);
    expect(found).toMatchObject({ ok: false, answers: false, findings: [{ code: 'fieldbus.exception' }] });
    expect(found.findings[0]?.remedy).toContain('the gateway is well, the device behind it is silent');
    expect(slave.requests).toHaveLength(1);
  });

  it('a device that answers as another unit is told so', async () => {
    const slave = await aDevice(kind);
    slave.behave = (request) => [
      {
        bytes:
          kind === 'modbus-tcp' ? mbapFrame(request.transaction, 2, 3, 4, 0, 0, 0, 0) : rtuFrame(2, 3, 4, 0, 0, 0, 0),
      },
    ];
    const found = await probeLine(targetAt(slave), LISTEN_MS);
    expect(found).toMatchObject({ ok: false, answers: false, findings: [{ code: 'fieldbus.wrong-answer' }] });
    expect(found.findings[0]?.remedy).toContain('the one that shall be unit 1');
  });
});

describe.each(SERIAL_WIRES)('over %s', (kind) => {
  it('another master is named by what it asks, and nothing is sent', async () => {
    const slave = await aDevice(kind);
    openStack(slave, 'SN-1001');
    const every = setInterval(() => slave.say(FOREIGN), 5);
    const found = await probeLine(targetAt(slave), 4 * LISTEN_MS).finally(() => clearInterval(every));
    expect(found.findings).toMatchObject([
      { code: 'fieldbus.foreign-master', value: 'unit 9: reads holding registers 0' },
    ]);
    expect(slave.requests).toEqual([]);
  });

  it('an adapter that echoes is named, and the device is read in spite of it', async () => {
    const slave = await aDevice(kind);
    openStack(slave, 'SN-1001');
    slave.behave = (request, own) => [{ bytes: request.bytes }, { bytes: own.honest(request) }];
    const found = await probeLine(targetAt(slave), LISTEN_MS);
    expect(found).toMatchObject({ ok: false, answers: true, device: { identity: { serial: 'SN-1001' } } });
    expect(found.findings.map(({ code }) => code)).toEqual(['fieldbus.echo-heard']);
  });

  it('noise in place of an answer asks for baud and parity first', async () => {
    const slave = await aDevice(kind);
    slave.behave = () => [{ bytes: Buffer.from('f00ff00ff00ff00f', 'hex') }];
    const found = await probeLine(targetAt(slave), LISTEN_MS);
    expect(found).toMatchObject({ answers: false, findings: [{ code: 'fieldbus.garbled' }] });
    expect(found.findings[0]?.remedy).toContain('baud and parity');
  });
});

describe('the command', () => {
  it('ends with 0 for a device that was read, with 1 for one that was not', async () => {
    const slave = await aDevice('modbus-tcp');
    openStack(slave, 'SN-1001');
    const good = await cli(['line', 'probe', addressOf(slave), '--json']);
    expect([good.code, JSON.parse(good.out)]).toMatchObject([
      0,
      { ok: true, device: { identity: { serial: 'SN-1001' } } },
    ]);
    slave.behave = (request, own) => [{ bytes: own.exception(request, 11) }];
    const bad = await cli(['line', 'probe', addressOf(slave)]);
    expect([bad.code, bad.err]).toEqual([1, '']);
  });

  it('a port that is not there is named, with what to do', async () => {
    const { code, out } = await cli(['line', 'probe', 'serial:/dev/serial/by-id/nobody', '--listen', '0.1']);
    expect([code, out.includes('fieldbus.port-missing')]).toEqual([1, true]);
  });

  it.each([
    ['line probe udp://x', 'fieldbus.bad-address', 'rtu+tcp://'],
    ['line probe tcp://x --unit 0', '--unit', '1 to 247'],
    ['line probe tcp://x --product nobody', 'products.profile-unknown', 'open-modbus-stack'],
    ['line probe tcp://x --product homegrid-stackd-gen3', 'cli.product-without-bus', 'open-modbus-stack'],
    ['line probe tcp://x --listen 0', '--listen', '0.1 to 3600'],
    ['line probe', 'cli.argument-missing', 'line'],
  ])('%s: names what is allowed', async (line, ...parts) => {
    const { code, out, err } = await cli(line.split(' '));
    expect([code, out]).toEqual([2, '']);
    for (const part of parts) expect(err).toContain(part);
  });
});
