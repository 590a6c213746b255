import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { IDENTITY_READINGS, identityOf, readStack, valueOf } from '../../src/stack-link';
import { sunSpecImage } from './register-image';

const SERVICE = 40246;
const BOOT = SERVICE + 15;
const UPTIME = SERVICE + 17;

function openStack() {
  const image = sunSpecImage(40000, [
    [1, 66],
    [802, 62],
    [804, 110],
    [64870, 226],
  ]);
  image
    .putText(40002 + 2, 16, 'Maker')
    .putText(40002 + 42, 8, '1.4.0')
    .putText(40002 + 50, 16, 'SN-1');
  image.put(40070 + 11, 505).put(40070 + 56, -1);
  image
    .put(40134 + 3, 4)
    .put(40134 + 13, -25, 5280)
    .put(40134 + 41, -1, -2);
  image
    .putText(SERVICE + 3, 8, 'OPEN-1')
    .putText(SERVICE + 11, 4, 'B1')
    .putText(SERVICE + 19, 2, '19');
  return image.put(BOOT, 0, 7, 0, 600).put(SERVICE + 21, 0xffff, 2, 0b000001, 0b111111, 1);
}

it('gives every reading of the map with value, register and model', async () => {
  const readings = await readStack(openStack(), openBus);
  expect(readings.list).toHaveLength(openBus.points.length);
  const shown = readings.list.find(({ reading }) => reading === 'volts');
  expect(shown).toEqual({
    ...{ reading: 'volts', subject: null, value: 52.8, why: null },
    ...{ raw: [5280], register: 40148, model: 804 },
  });
  expect(valueOf(readings, 'soc')).toBe(50.5);
  expect(valueOf(readings, 'amps')).toBe(-2.5);
  expect(valueOf(readings, 'lcd-code')).toBe('19');
  expect(valueOf(readings, 'stack-count')).toBeNull();
  expect(valueOf(readings, 'bank', 'ADDR_SET')).toBe('100000');
  expect(valueOf(readings, 'bank', 'INV_SET')).toBe('111111');
});

it('says who the stack is', async () => {
  const readings = await readStack(openStack(), openBus, IDENTITY_READINGS);
  expect(identityOf(readings)).toEqual({
    ...{ maker: 'Maker', model: null, serial: 'SN-1', hardwareClass: 'OPEN-1', bootloader: 'B1' },
    ...{ versions: { controller: '1.4.0' }, bootCounter: 7, uptimeSeconds: 600 },
  });
});

it('reads only what is wanted, and watches the boot counter all the same', async () => {
  const image = openStack();
  const readings = await readStack(image, openBus, ['serial', 'hardware-class']);
  expect(readings.list.map(({ value }) => value)).toEqual(['SN-1', 'OPEN-1']);
  expect(image.reads.filter(({ address }) => address === BOOT)).toHaveLength(2);
});

it.each([
  ['boot counter', (image: ReturnType<typeof openStack>) => image.put(BOOT, 0, 8)],
  ['uptime', (image: ReturnType<typeof openStack>) => image.put(UPTIME, 0, 3)],
])('reads everything again when the %s tells of a restart', async (_sign, restart) => {
  const image = openStack();
  image.beforeRead = (number) => {
    // Six reads of the walk, the seventh looks at the counter; the stack restarts before the values come.
    if (number === 8) restart(image).putText(40002 + 42, 8, '1.5.0');
  };
  const readings = await readStack(image, openBus, ['version', 'soc']);
  expect(valueOf(readings, 'version')).toBe('1.5.0');
});

it('gives up by name on a stack that restarts every time', async () => {
  const image = openStack();
  image.beforeRead = (number) => image.put(BOOT, 0, number);
  await expect(readStack(image, openBus)).rejects.toMatchObject({ code: 'stack-link.restarted-meanwhile' });
});

it('walks the chain only once where the models are handed back in', async () => {
  const image = openStack();
  const { models } = await readStack(image, openBus);
  image.reads.length = 0;
  await readStack(image, openBus, undefined, { models });
  expect(image.reads).toHaveLength(6);
});
