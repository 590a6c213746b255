import fc from 'fast-check';
import { type CanFrame, SlcanParser, type SlcanItem } from '../../src/fieldbus';

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const read = (text: string): readonly SlcanItem[] => new SlcanParser().feed(ascii(text));
const frame = (id: number, data: readonly number[], more: Partial<CanFrame> = {}): SlcanItem => ({
  kind: 'frame',
  frame: { id, extended: false, remote: false, data: Uint8Array.from(data), ...more },
});

/** As an adapter prints a frame; `stamp` is its time stamp. */
function printed({ id, extended, remote, data }: CanFrame, stamp = ''): string {
  const kind = remote ? 'r' : 't';
  const digits = id.toString(16).padStart(extended ? 8 : 3, '0');
  const bytes = remote ? '' : Buffer.from(data).toString('hex').toUpperCase();
  return `${extended ? kind.toUpperCase() : kind}${digits}${data.length}${bytes}${stamp}\r`;
}

const anyFrame: fc.Arbitrary<CanFrame> = fc
  .record({ extended: fc.boolean(), data: fc.uint8Array({ maxLength: 8 }), bits: fc.nat(0x1fff_ffff) })
  .map(({ extended, data, bits }) => ({ id: extended ? bits : bits & 0x7ff, extended, remote: false, data }));

describe('Lines of a serial CAN adapter', () => {
  it.each([
    ['a frame', 't35684E1302030405FFFF\r', [frame(0x356, [0x4e, 0x13, 2, 3, 4, 5, 0xff, 0xff])]],
    ['a frame with a time stamp', 't3052AABB1F40\r', [frame(0x305, [0xaa, 0xbb])]],
    ['a frame without data', 't3050\r', [frame(0x305, [])]],
    ['a frame with a long id', 'T1ABCDEF0101\r', [frame(0x1abcdef0, [1], { extended: true })]],
    ['a remote frame', 'r1234\r', [frame(0x123, [], { remote: true })]],
    ['its word to a command', '\r\x07', [{ kind: 'done' }, { kind: 'refused' }]],
    ['its version', 'V1013\r', [{ kind: 'text', text: 'V1013' }]],
    ['lines ended in the other fashion', 't3050\r\nt3050\r\n', [frame(0x305, []), frame(0x305, [])]],
  ])('reads %s', (_name, text, items) => {
    expect(read(text)).toEqual(items);
  });

  it.each([
    ['an id above 11 bits', 't8000\r'],
    ['an id above 29 bits', 'T200000000\r'],
    ['a length above 8', 't1239001122334455667788\r'],
    ['too few bytes', 't123401\r'],
    ['too many bytes', 't12310102030405\r'],
    ['half a byte', 't1231012\r'],
    ['no hex', 't1231zz\r'],
    ['a line that never ends', `t${'0'.repeat(5000)}\r`],
    ['a line broken off by a refusal', 't1231\x07'],
    ['bytes that are no text', '\x80\x81\r'],
  ])('drops %s as one malformed line, and reads the next', (_name, text) => {
    expect(read(`${text}t3050\r`)).toEqual([{ kind: 'malformed' }, frame(0x305, [])]);
  });

  it('reads any frame however its bytes are split', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 10 }), fc.array(fc.nat(9), { minLength: 1 }), (frames, cuts) => {
        const bytes = ascii(frames.map((one, index) => printed(one, index % 2 === 0 ? '' : '7FFF')).join(''));
        const parser = new SlcanParser();
        const items: SlcanItem[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = 1 + (cuts[turn % cuts.length] ?? 0);
          items.push(...parser.feed(bytes.subarray(at, at + size)));
          at += size;
        }
        expect(items).toEqual(frames.map((one) => ({ kind: 'frame', frame: one })));
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('throws at nothing, gives at most one item a byte, and reads what follows rubbish', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (rubbish) => {
        const parser = new SlcanParser();
        expect(parser.feed(rubbish).length).toBeLessThanOrEqual(rubbish.length);
        expect(parser.feed(ascii('\rt3050\r')).at(-1)).toEqual(frame(0x305, []));
      }),
      { seed: 12, numRuns: 500 },
    );
  });
});
