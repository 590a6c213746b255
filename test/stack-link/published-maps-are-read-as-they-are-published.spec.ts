import { busMaps } from '../../src/products';
import { type BusSlice, readStack } from '../../src/stack-link';
import { aLine, aSlave, closeAll } from '../fieldbus/line.fixture';
import { RegisterImage, sunSpecImage } from './register-image';

function mapNamed(id: string): BusSlice {
  const map = busMaps.find((candidate) => candidate.id === id);
  if (map === undefined) throw new Error(`no map ${id}`);
  return map;
}

type Shown = readonly (readonly [string, string | null, string | number | null])[];

async function shown(image: Parameters<typeof readStack>[0], map: BusSlice): Promise<Shown> {
  const { list } = await readStack(image, map);
  return list.map(({ reading, subject, value }) => [reading, subject, value] as const);
}

const words = (text: string, registers: number): number[] => {
  const bytes = Buffer.alloc(registers * 2);
  bytes.write(text, 'latin1');
  return Array.from({ length: registers }, (_, index) => bytes.readUInt16BE(index * 2));
};

describe('Pace Modbus V1.3', () => {
  const STATUS = [0xff38, 5273, 57, 99];
  const TEXTS = [...words('P16S100A-V1.3', 10), ...words('P16S100A', 10), ...words('PACK-0042', 10)];
  const EXPECTED: Shown = [
    ['amps', null, -2],
    ['volts', null, 52.73],
    ['soc', null, 57],
    ['version', 'controller', 'P16S100A-V1.3'],
    ['model', null, 'P16S100A'],
    ['serial', null, 'PACK-0042'],
  ];

  it('is read in two requests that touch no register in between', async () => {
    const image = new RegisterImage().put(0, ...STATUS).put(150, ...TEXTS);
    expect(await shown(image, mapNamed('pace-modbus-v13'))).toEqual(EXPECTED);
    expect(image.reads).toEqual([
      { address: 0, count: 3 },
      { address: 150, count: 30 },
    ]);
  });

  describe('over a real line', () => {
    afterEach(closeAll);

    it.each(['modbus-tcp', 'rtu-over-tcp'] as const)('%s', async (kind) => {
      const slave = await aSlave(kind);
      slave.registers.set(STATUS, 0);
      slave.registers.set(TEXTS, 150);
      expect(await shown(await aLine(slave), mapNamed('pace-modbus-v13'))).toEqual(EXPECTED);
    });
  });
});

describe('SunSpec battery models', () => {
  const minus = (power: number): number => 0x10000 - power;

  it('are read for the bank and for its first string', async () => {
    const image = sunSpecImage(40000, [
      [1, 66],
      [802, 62],
      [803, 26 + 32],
      [804, 46 + 16],
    ]);
    const [common, battery, bank, string] = [40002, 40070, 40134, 40194];
    image
      .putText(common + 2, 16, 'Maker')
      .putText(common + 18, 16, 'B-10')
      .putText(common + 42, 8, '3.1')
      .putText(common + 50, 16, 'B7');
    image
      .put(battery + 11, 655)
      .put(battery + 34, 5210, 0, 0, 3301)
      .put(battery + 40, 3295)
      .put(battery + 44, minus(125));
    image.put(battery + 56, minus(1)).put(battery + 59, minus(2), minus(3), minus(1));
    image
      .put(bank + 2, 3, 2, 251)
      .put(bank + 7, minus(15))
      .put(bank + 23, minus(1));
    image
      .put(string + 3, 8)
      .put(string + 8, 66)
      .put(string + 13, 41, 521, 3302)
      .put(string + 17, 3290);
    image
      .put(string + 20, 25)
      .put(string + 22, 0x8000)
      .put(string + 41, minus(1), minus(1), minus(3), 0);

    expect(await shown(image, mapNamed('sunspec-battery'))).toEqual([
      ['maker', null, 'Maker'],
      ['model', null, 'B-10'],
      ['version', 'controller', '3.1'],
      ['serial', null, 'B7'],
      ['soc', 'bank', 65.5],
      ['volts', 'bank', 52.1],
      ['amps', 'bank', -12.5],
      ['cell-max-volts', 'bank', 3.301],
      ['cell-min-volts', 'bank', 3.295],
      ['stack-count', 'bank', 3],
      ['temperature-max', 'bank', 25.1],
      ['temperature-min', 'bank', -1.5],
      ['module-count', 'string', 8],
      ['soc', 'string', 66],
      ['amps', 'string', 4.1],
      ['volts', 'string', 52.1],
      ['cell-max-volts', 'string', 3.302],
      ['cell-min-volts', 'string', 3.29],
      ['temperature-max', 'string', 25],
      ['temperature-min', 'string', null],
    ]);
  });

  it('that a device does not have read as nothing, by name', async () => {
    const image = sunSpecImage(0, [[1, 65]]);
    const { list } = await readStack(image, mapNamed('sunspec-battery'));
    expect(list.filter(({ value }) => value === null).map(({ why }) => why)).toContain('the device has no model 802');
    expect(list.filter(({ model, value }) => model !== 1 && value !== null)).toEqual([]);
  });
});
