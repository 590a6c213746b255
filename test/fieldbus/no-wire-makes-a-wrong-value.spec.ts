import fc from 'fast-check';
import { type Line, LeapingClock, type LineAddress, openLineOn } from '../../src/fieldbus';
import { ANSWER_TIMEOUT_MS, aWireFault, LyingTransport, WORST_LATE_MS } from '../support/lying-transport';
import { codeOf } from './line.fixture';

const ADDRESSES: readonly LineAddress[] = [
  { kind: 'modbus-tcp', host: 'test', port: 1 },
  { kind: 'rtu-over-tcp', host: 'test', port: 1, baud: 115_200 },
  { kind: 'rtu-over-tcp', host: 'test', port: 1, baud: 9600 },
];

const TIMING = {
  answerTimeoutMs: ANSWER_TIMEOUT_MS,
  worstLateAnswerMs: WORST_LATE_MS,
  interFrameMs: 0,
  listenBeforeMs: 0,
  echo: false,
};

/** A request of a program; reads of one length at many places look the same on the wire. */
const aRequest = fc.record({
  kind: fc.constantFrom('read' as const, 'read' as const, 'write' as const),
  place: fc.integer({ min: 0, max: 40 }),
  count: fc.integer({ min: 1, max: 3 }),
});
type Request = typeof aRequest extends fc.Arbitrary<infer R> ? R : never;

/** Asks one after the other; each read must be the slave's value, each acknowledged write one that it applied. */
async function askAll(line: Line, slave: LyingTransport, requests: readonly Request[]): Promise<number> {
  let answered = 0;
  for (const [i, { kind, place, count }] of requests.entries()) {
    const appliedBefore = slave.applied.length;
    if (kind === 'read') {
      const truth = Array.from(slave.registers.subarray(place, place + count));
      const words = await line.readHolding(1, place, count).catch(() => undefined);
      if (words === undefined) continue;
      expect(words).toEqual(truth);
    } else {
      const words = Array.from({ length: count }, (_, k) => (1000 * i + k) & 0xffff);
      if ((await codeOf(line.writeHolding(1, place, words))) !== 'done') continue;
      expect(slave.applied.slice(appliedBefore)).toEqual([`${place}:${words.join(',')}`]);
    }
    answered++;
  }
  return answered;
}

test.each(ADDRESSES)(
  'whatever a wire of %p does, no value and no acknowledgement is wrong',
  async (address) => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(aWireFault, { minLength: 1, maxLength: 30 }),
        fc.array(aRequest, { minLength: 5, maxLength: 30 }),
        async (faults, requests) => {
          const clock = new LeapingClock();
          const slave = new LyingTransport(clock, address.kind === 'modbus-tcp', faults);
          slave.registers.set(Array.from({ length: 64 }, (_, i) => 0x4000 + i));
          const line = await openLineOn(slave, address, TIMING, clock);
          answered += await askAll(line, slave, requests);
          await line.close();
        },
      ),
      { seed: 20_261_121, numRuns: 500, timeout: 10_000 },
    );
    // A line that refused everything would pass too.
    expect(answered).toBeGreaterThan(1000);
  },
  60_000,
);
