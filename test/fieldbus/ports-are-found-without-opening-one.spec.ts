import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ftdiLatencyMs, listen, listPorts } from '../../src/fieldbus';
import { rtuFrame } from '../support/misbehaving-slave';
import { aSlave, closeAll } from './line.fixture';

describe('the ports of a machine', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'dev-'));
  const dev = path.join(root, 'dev');
  const id = 'usb-FTDI_FT232R_USB_UART_A10K3XYZ-if00-port0';

  beforeAll(() => {
    for (const folder of ['by-id', 'by-path']) mkdirSync(path.join(dev, 'serial', folder), { recursive: true });
    for (const name of ['ttyUSB0', 'ttyACM3', 'ttyS0', 'tty1', 'null']) writeFileSync(path.join(dev, name), '');
    symlinkSync('../../ttyUSB0', path.join(dev, 'serial', 'by-id', id));
    symlinkSync('../../ttyUSB0', path.join(dev, 'serial', 'by-path', 'pci-0000:00:14.0-usb-0:2:1.0-port0'));
    symlinkSync('../../ttyUSB9', path.join(dev, 'serial', 'by-id', 'usb-unplugged'));
    const latency = path.join(root, 'sys', 'bus', 'usb-serial', 'devices', 'ttyUSB0');
    mkdirSync(latency, { recursive: true });
    writeFileSync(path.join(latency, 'latency_timer'), '16\n');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('are listed once each, by the name that lasts longest', () => {
    expect(listPorts(dev)).toEqual([
      { path: path.join(dev, 'serial', 'by-id', id), device: path.join(dev, 'ttyUSB0'), name: 'by-id' },
      { path: path.join(dev, 'ttyACM3'), device: path.join(dev, 'ttyACM3'), name: 'device' },
    ]);
  });

  test('are none where there is no such folder', () => {
    expect(listPorts(path.join(root, 'nowhere'))).toEqual([]);
  });

  test('tell the latency timer of an FTDI adapter, through any of its names', () => {
    const sys = path.join(root, 'sys');
    expect(ftdiLatencyMs(path.join(dev, 'serial', 'by-id', id), sys)).toBe(16);
    expect(ftdiLatencyMs(path.join(dev, 'ttyACM3'), sys)).toBeUndefined();
    expect(ftdiLatencyMs(path.join(dev, 'gone'), sys)).toBeUndefined();
  });
});

describe('listening', () => {
  afterEach(closeAll);

  test('hears another master and its slave, and says nothing', async () => {
    const slave = await aSlave('serial');
    const request = rtuFrame(9, 3, 0, 0, 0, 2);
    const answer = rtuFrame(9, 3, 4, 1, 2, 3, 4);
    const speaking = setInterval(() => slave.say(Buffer.concat([request, Buffer.from([0xff]), answer])), 30);

    const heard = await listen(slave.address, 200).finally(() => clearInterval(speaking));

    expect(new Set(heard.frames.map((frame) => `${frame.shape} ${Buffer.from(frame.bytes).toString('hex')}`))).toEqual(
      new Set([`request ${request.toString('hex')}`, `answer ${answer.toString('hex')}`]),
    );
    expect(heard.stray).toBe(heard.frames.length / 2);
    expect(slave.requests).toHaveLength(0);
  });

  test('ends with a named loss when the port goes away', async () => {
    const slave = await aSlave('serial');
    const heard = listen(slave.address, 60_000).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await slave.pullPlug();

    expect(await heard).toMatchObject({ code: 'fieldbus.line-lost' });
  });
});
