import fc from 'fast-check';
import { MbapPort, RtuPort, type WireDevice } from '../../../src/virtual-plant';

/** Answers with the PDU it was asked, so that a frame that was cut wrongly shows. */
const mirror: WireDevice = {
  name: 'S1',
  answer: (unit, pdu) => (unit === 1 ? pdu : null),
  onRequest: () => undefined,
  onAnswer: ({ out }) => out,
  onIdle: () => [],
  other: () => null,
  random: () => 0,
};

const bytesOut = (out: readonly { readonly bytes: Uint8Array }[]): string =>
  Buffer.concat(out.map(({ bytes }) => bytes)).toString('hex');

/** Check values worked by hand from the standard: reading 40000 of unit 1, and the CRC example 02 07 -> 41 12. */
const READ = Buffer.from('01039c40000a', 'hex');

function crc(bytes: Uint8Array): Buffer {
  let value = 0xffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
  }
  return Buffer.from([value & 0xff, value >> 8]);
}

const rtu = (body: Uint8Array): Buffer => Buffer.concat([body, crc(body)]);
const write = (count: number): Buffer =>
  Buffer.concat([Buffer.from([1, 16, 0x9c, 0x40, 0, count, count * 2]), Buffer.alloc(count * 2, 7)]);

describe('Modbus TCP', () => {
  const mbap = (transaction: number, unit: number, pdu: Uint8Array): Buffer => {
    const head = Buffer.alloc(7);
    head.writeUInt16BE(transaction, 0);
    head.writeUInt16BE(pdu.length + 1, 4);
    head.writeUInt8(unit, 6);
    return Buffer.concat([head, pdu]);
  };
  const requests = Buffer.concat([1, 2, 3].map((number) => mbap(number, 1, READ.subarray(1))));

  it('answers pipelined requests the same however the segments fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: requests.length })), (cuts) => {
        const port = new MbapPort(mirror);
        const places = [0, ...[...new Set(cuts)].sort((a, b) => a - b), requests.length];
        const out = places.flatMap((place, index) => port.receive(requests.subarray(place, places[index + 1]), index));
        expect(bytesOut(out)).toBe(requests.toString('hex'));
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });

  it('is silent to another unit, and broken by a header that is not Modbus', () => {
    const port = new MbapPort(mirror);
    expect(port.receive(mbap(1, 2, READ.subarray(1)), 0)).toEqual([]);
    expect(port.broken).toBe(false);
    port.receive(Buffer.from('GET / HTTP/1.1\r\n\r\n'), 1);
    expect(port.broken).toBe(true);
  });
});

describe('Modbus RTU', () => {
  const line = (endsBy: 'length' | 'silence') => new RtuPort({ silenceMs: 1.75, endsBy }, mirror);

  it('has the CRC of the standard', () => {
    expect(crc(Buffer.from([2, 7])).toString('hex')).toBe('4112');
    expect(bytesOut(line('length').receive(rtu(READ), 0))).toBe(rtu(READ).toString('hex'));
  });

  it.each([1, 10, 122])('takes a write of %i registers in any pieces', (count) => {
    const frame = rtu(write(count));
    const port = line('length');
    const out = [...frame].flatMap((byte) => port.receive(Uint8Array.of(byte), 0));
    expect(bytesOut(out)).toBe(frame.toString('hex'));
  });

  it('drops a frame with a wrong CRC, and hears the next one after a silence', () => {
    const port = line('length');
    const wrong = Buffer.from(rtu(READ));
    wrong.writeUInt8(wrong.readUInt8(7) ^ 1, 7);
    expect(port.receive(wrong, 0)).toEqual([]);
    expect(port.receive(rtu(READ), 1)).toEqual([]);
    expect(port.receive(rtu(READ), 10)).toHaveLength(1);
  });

  it('strict: hands a frame out when the line has been silent, not before', () => {
    const port = line('silence');
    expect(port.receive(rtu(READ), 0)).toEqual([]);
    expect(port.quiet(2)).toHaveLength(1);
    expect(port.quiet(4)).toEqual([]);
  });

  it('strict: two frames without the silence between them are none', () => {
    const port = line('silence');
    port.receive(rtu(READ), 0);
    port.receive(rtu(READ), 1);
    expect(port.quiet(5)).toEqual([]);
    port.receive(rtu(READ), 6);
    expect(port.receive(rtu(READ), 8)).toHaveLength(1);
  });

  it('leaves any bytes without a throw', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 20 }), (chunks) => {
        const port = line('length');
        for (const [index, chunk] of chunks.entries()) port.receive(chunk, index);
      }),
      { seed: 20261121, numRuns: 200 },
    );
  });
});
