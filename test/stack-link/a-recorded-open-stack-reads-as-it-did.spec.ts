import { readFileSync } from 'node:fs';
import path from 'node:path';
import { replayLine } from '../../src/fieldbus';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { readStack, valueOf } from '../../src/stack-link';

/** The whole map 1 of a stack of the virtual plant, read over a serial port and recorded frame by frame. */
const RECORDING = path.join(__dirname, 'recordings', 'open-stack-map-1.jsonl');

/** The running image is asked for since. */
const askedThen = openBus.points.map(({ reading }) => reading).filter((reading) => reading !== 'running-image');

it('every later version asks the same, byte for byte, and understands the answers as then', async () => {
  const line = await replayLine(readFileSync(RECORDING, 'utf8').trimEnd().split('\n'));
  const read = await readStack(line, openBus, askedThen);
  const told = (reading: Parameters<typeof valueOf>[1], subject?: string) => valueOf(read, reading, subject);
  expect({
    serial: told('serial'),
    version: told('version', 'controller'),
    hardware: told('hardware-class'),
    code: told('lcd-code'),
    address: told('address'),
    addrSet: told('bank', 'ADDR_SET'),
    invSet: told('bank', 'INV_SET'),
    modules: told('module-count'),
    volts: told('volts'),
    warmest: told('temperature-max'),
    update: told('update-state'),
  }).toEqual({
    serial: 'TRAIN-0001',
    version: '1.4.0',
    hardware: 'OPEN-1',
    code: '',
    address: 1,
    addrSet: '100000',
    invSet: '101100',
    modules: 2,
    volts: expect.any(Number) as number,
    warmest: 21,
    update: 0,
  });
  expect(line.requestsLeft()).toBe(0);
});
