import fc from 'fast-check';
import { OpenBench, blockData, openImage, readPdu, sha256, writePdu } from './open-bench';

const image = openImage({ payloadBytes: 600 });
const other = openImage({ payloadBytes: 500, version: '2.0.0' });
const SERVICE = 40_214;

function commandPdu(command: number, bytes: Uint8Array): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt16BE(command, 0);
  head.writeUInt32BE(bytes.length, 2);
  return writePdu(SERVICE + 82, Buffer.concat([head, sha256(bytes)]));
}

const whichImage = fc.constantFrom(image, other);
const offset = fc.constantFrom(0, 100, 232, 464, 564, 664, 232 * 3);
const pdu: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 260 }),
  fc
    .record({ at: fc.integer({ min: 39_990, max: 40_460 }), count: fc.integer({ min: 0, max: 130 }) })
    .map(({ at, count }) => readPdu(at, count)),
  fc
    .record({ command: fc.integer({ min: 0, max: 5 }), bytes: whichImage })
    .map(({ command, bytes }) => commandPdu(command, bytes)),
  fc
    .record({
      sequence: fc.integer({ min: 1, max: 6 }),
      offset,
      size: fc.constantFrom(0, 1, 200, 232),
      bytes: whichImage,
      isDamaged: fc.boolean(),
    })
    .map((wish) => {
      const data = wish.bytes.subarray(wish.offset, wish.offset + wish.size);
      return writePdu(SERVICE + 104, blockData(wish.sequence, wish.offset, data, wish.isDamaged ? 1 : undefined));
    }),
);
const steps = fc.array(
  fc.tuple(
    fc.constantFrom(0, 1, 5, 30),
    fc.oneof({ weight: 8, arbitrary: pdu }, { weight: 1, arbitrary: fc.constant('press') }),
  ),
  {
    maxLength: 80,
  },
);

/** What stands in flash begins as an image does that was entered, block on block: nothing else can have been written. */
function isPrefix(flash: number, hash: string | undefined): boolean {
  return [image, other].some((whole) => sha256(whole.subarray(0, flash)).toString('hex') === hash);
}

it('writes nothing but whole prefixes of an image that was entered, and answers the same after a restart', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      const bench = OpenBench.alone();
      const killed = OpenBench.alone();
      const factory = bench.stack().image?.sha256;
      for (const [seconds, next] of asked) {
        for (const one of [bench.wait(seconds), killed.wait(seconds).restart()]) {
          if (typeof next === 'string') one.press();
        }
        const answers = typeof next === 'string' ? [] : [bench.send(next), killed.send(next)];
        expect(answers[0]).toEqual(answers[1]);
        const { image: flash, torn } = bench.stack();
        if (flash !== null && flash.sha256 !== factory) expect(isPrefix(flash.bytes, flash.sha256)).toBe(true);
        if (flash === null || flash.sha256 !== factory)
          expect(torn || flash?.bytes === image.length || flash?.bytes === other.length).toBe(true);
      }
      expect(killed.snapshot()).toBe(bench.snapshot());
    }),
    { seed: 20261121, numRuns: 150 },
  );
});
