import { findProfile } from '../../../src/products';
import { Plant } from '../../../src/virtual-plant';
import { OpenBench, openSetup, readPdu, writePdu } from './open-bench';

const inService = (tag = 'S1') => new OpenBench(Plant.create(openSetup()), tag);

/** A reading as the product's profile places and scales it. */
function published(bench: OpenBench, reading: string, subject: string | null = null): number | string {
  const point = findProfile('open-modbus-stack').bus?.points.find(
    (entry) => entry.reading === reading && (subject === null || entry.subject === subject),
  );
  if (point === undefined || point.at.model === null) throw new Error(`no ${reading}`);
  const at = bench.model(point.at.model);
  if (point.type === 'text') return bench.text(at + point.at.offset, point.words);
  const [high = 0, low = 0] = bench.words(at + point.at.offset, point.words);
  const raw = point.words === 2 ? high * 65_536 + low : point.type === 'i16' ? (high << 16) >> 16 : high;
  const [scale = 0] = 'offset' in point.scale ? bench.words(at + (point.scale.offset ?? 0), 1) : [point.scale.power];
  return Number((raw * 10 ** ((scale << 16) >> 16)).toFixed(4));
}

describe('a stack in service', () => {
  it('has SunS at 40000, then models 1, 802, 804 and the service block, then the end', () => {
    const bench = inService();
    expect(bench.text(40_000, 2)).toBe('SunS');
    expect([1, 802, 804, 64_870].map((id) => bench.words(bench.model(id), 2))).toEqual([
      [1, 66],
      [802, 62],
      [804, 46 + 16 * 2],
      [64_870, 226],
    ]);
    expect(bench.words(bench.model(64_870) + 228, 2)).toEqual([0xffff, 0]);
  });

  it.each(['S1', 'S2', 'S3'])('says of %s what the plant knows, where the profile looks for it', (tag) => {
    const bench = inService(tag).wait(60);
    const truth = bench.stack();
    expect(published(bench, 'serial')).toBe(truth.serial);
    expect(published(bench, 'version')).toBe('1.4.0');
    expect(published(bench, 'hardware-class')).toBe('OPEN-1');
    expect(published(bench, 'soc')).toBeCloseTo(truth.socPercent, 1);
    expect(published(bench, 'volts')).toBeCloseTo(truth.volts, 2);
    expect(published(bench, 'amps')).toBeCloseTo(-truth.amps, 1);
    expect(published(bench, 'module-count')).toBe(2);
    expect(Number(published(bench, 'cell-max-volts')) - Number(published(bench, 'cell-min-volts'))).toBeCloseTo(0.008);
    expect(published(bench, 'temperature-max')).toBe(21);
    expect(published(bench, 'address')).toBe(truth.address);
    expect(published(bench, 'contactor')).toBe(1);
    expect(published(bench, 'lcd-code')).toBe('');
    expect(published(bench, 'stack-count')).toBe(0xffff);
    expect(published(bench, 'boot-counter')).toBe(1);
    const bits = [...truth.switches.ADDR_SET].reduce((word, bit, index) => word + (bit === '1' ? 2 ** index : 0), 0);
    expect(published(bench, 'bank', 'ADDR_SET')).toBe(bits);
    expect(published(bench, 'bank', 'INV_SET')).toBe(0b011010);
  });

  it('shows the count of a detection while it stands there, and the code before', () => {
    const bench = inService();
    const set = (pattern: string) => {
      for (const [index, bit] of [...pattern].entries()) {
        bench.act({ act: 'set-switch', stack: 'S1', bank: 'INV_SET', number: index + 1, up: bit === '1' });
      }
      return bench.wait(4);
    };
    set('011111');
    expect([published(bench, 'lcd-code'), published(bench, 'stack-count')]).toEqual(['62', 0xffff]);
    bench.wait(40);
    expect([published(bench, 'lcd-code'), published(bench, 'stack-count')]).toEqual(['', 3]);
    set('010110');
    expect(published(bench, 'stack-count')).toBe(0xffff);
  });

  it('counts a module out that is switched off, and leaves its points without values', () => {
    const bench = inService().act({ act: 'module-switch', stack: 'S1', module: 2, on: false });
    expect(published(bench, 'module-count')).toBe(1);
    expect(published(bench, 'lcd-code')).toBe('20');
    const second = bench.model(804) + 48 + 16;
    expect(bench.words(second, 4)).toEqual([0xffff, 0xffff, 0xffff, 0xffff]);
  });
});

describe('what is asked wrongly', () => {
  const bench = inService();
  const answer = (pdu: Uint8Array) => bench.send(pdu)?.toString('hex');

  it.each([
    ['another function', Buffer.from([6, 0x9c, 0x40, 0, 1]), '8601'],
    ['no register', readPdu(40_000, 0), '8303'],
    ['126 registers', readPdu(40_000, 126), '8303'],
    ['before the map', readPdu(39_999, 2), '8302'],
    ['past the end', readPdu(40_442, 3), '8302'],
    ['a truncated read', Buffer.from([3, 0x9c, 0x40]), '8303'],
    ['a write with another byte count', Buffer.from([16, 0x9c, 0x40, 0, 1, 4, 0, 0]), '9003'],
    ['a write to a reading', writePdu(40_020, Buffer.alloc(2)), '9002'],
    ['a write into the middle of the command', writePdu(40_214 + 83, Buffer.alloc(36)), '9002'],
    ['a write across the whole block', writePdu(40_214 + 82, Buffer.alloc(246)), '9003'],
  ])('%s gets its exception', (_, pdu, wanted) => {
    expect(answer(pdu)).toBe(wanted);
  });

  it('reads the same with FC4', () => {
    expect(bench.send(readPdu(40_000, 100, 4))?.subarray(1)).toEqual(bench.send(readPdu(40_000, 100))?.subarray(1));
  });

  it('gives no answer to nothing', () => {
    expect(bench.send(Buffer.alloc(0))).toBeNull();
    expect(bench.send(Buffer.from([0x83, 2]))).toBeNull();
  });
});

describe('silence', () => {
  it('is all that a dark stack answers, and one that is still starting', () => {
    const bench = OpenBench.alone().press();
    expect(bench.send(readPdu(40_000, 2))).toBeNull();
    expect(bench.wait(5).press().wait(10).send(readPdu(40_000, 2))).toBeNull();
    expect(bench.wait(15).text(40_000, 2)).toBe('SunS');
    expect(bench.service(15, 2)).toEqual([0, 2]);
    expect(bench.service(17, 2)).toEqual([0, 25]);
  });
});
