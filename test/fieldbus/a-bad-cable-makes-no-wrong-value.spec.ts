import fc from 'fast-check';
import type { Behaviour, RawReply, SlaveKind } from '../support/misbehaving-slave';
import { aLine, aSlave, closeAll, codeOf } from './line.fixture';

const FAULTS = ['lost', 'late', 'twice', 'cut', 'before', 'flip', 'wrong-unit', 'exception', 'unanswered'] as const;
type Fault = (typeof FAULTS)[number] | 'honest';

/** One fault on real bytes; a late answer comes within twice the time that the line is told. */
function suffer(fault: Fault): Behaviour {
  return (request, slave): readonly RawReply[] => {
    if (fault === 'lost') return [];
    if (fault === 'exception') return [{ bytes: slave.exception(request, 4) }];
    const pdu = slave.honestPdu(request);
    const bytes = slave.frame(request, ...pdu);
    const [unit = 0, ...rest] = pdu;
    const replies: Record<Exclude<Fault, 'lost' | 'exception'>, readonly RawReply[]> = {
      honest: [{ bytes }],
      late: [{ bytes, afterMs: 60 }],
      twice: [{ bytes: Buffer.concat([bytes, bytes]) }],
      cut: [{ bytes: bytes.subarray(0, -2) }],
      before: [{ bytes: Buffer.concat([Buffer.from([1, 3]), bytes]) }],
      flip: [{ bytes: Buffer.from(bytes.map((byte, i) => (i === 4 ? byte ^ 0x10 : byte))) }],
      'wrong-unit': [{ bytes: slave.frame(request, unit + 1, ...rest) }],
      unanswered: [],
    };
    return replies[fault];
  };
}

/** TCP has its own check sum, and loses nothing in the middle. */
const POSSIBLE: Record<SlaveKind, readonly Fault[]> = {
  'modbus-tcp': ['honest', 'honest', 'lost', 'late', 'twice', 'wrong-unit', 'exception', 'unanswered'],
  'rtu-over-tcp': ['honest', 'honest', 'honest', ...FAULTS],
  serial: ['honest', 'honest', 'honest', ...FAULTS],
};

const aStep = (kind: SlaveKind) =>
  fc.record({
    fault: fc.constantFrom(...POSSIBLE[kind]),
    isWrite: fc.boolean(),
    place: fc.nat(5),
  });

describe.each(['modbus-tcp', 'rtu-over-tcp', 'serial'] as const)('over %s', (kind) => {
  afterEach(closeAll);

  test('each value read is the true one, each block acknowledged was applied', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([100, 200, 300, 400, 500, 600]);
    const line = await aLine(slave, { answerTimeoutMs: 30, worstLateAnswerMs: 60 });
    const steps = fc.sample(fc.array(aStep(kind), { minLength: 60, maxLength: 60 }), { seed: 7, numRuns: 1 })[0] ?? [];
    let right = 0;

    for (const [i, { fault, isWrite, place }] of steps.entries()) {
      slave.behave = suffer(fault);
      const applied = slave.applied.length;
      if (isWrite) {
        if ((await codeOf(line.writeHolding(1, place, [i]))) !== 'done') continue;
        expect(slave.applied.slice(applied)).toMatchObject([{ address: place, words: [i] }]);
      } else {
        const truth = slave.registers[place];
        const words = await line.readHolding(1, place, 1).catch(() => undefined);
        if (words === undefined) continue;
        expect(words).toEqual([truth]);
      }
      right++;
    }

    expect(right).toBeGreaterThan(10);
    expect(right).toBeLessThan(60);
  }, 60_000);
});
