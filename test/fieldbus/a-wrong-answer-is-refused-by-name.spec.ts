import { type Behaviour, rtuFrame, type SlaveKind } from '../support/misbehaving-slave';
import { aLine, aSlave, closeAll, codeOf } from './line.fixture';

const KINDS: readonly SlaveKind[] = ['modbus-tcp', 'rtu-over-tcp', 'serial'];

/** Each lie on the first request, honest after it: [what, how, counter]. */
const WRONG: readonly (readonly [string, (pdu: number[]) => number[], string])[] = [
  ['another unit', ([unit = 0, ...rest]) => [unit + 1, ...rest], 'wrongUnit'],
  ['another function', ([unit = 0, code, ...rest]) => [unit, code === 16 ? 15 : 4, ...rest], 'wrongFunction'],
];

const once =
  (lie: (pdu: number[]) => number[]): Behaviour =>
  (request, slave) => {
    const pdu = slave.honestPdu(request);
    return [{ bytes: slave.frame(request, ...(request.number === 1 ? lie(pdu) : pdu)) }];
  };

describe.each(KINDS)('over %s', (kind) => {
  afterEach(closeAll);

  test.each(WRONG)('the answer of %s is no value and no acknowledgement', async (_what, lie, counter) => {
    for (const act of ['read', 'write'] as const) {
      const slave = await aSlave(kind);
      slave.behave = once(lie);
      const line = await aLine(slave);

      const asked = act === 'read' ? line.readHolding(1, 0, 2) : line.writeHolding(1, 0, [1, 2]);
      expect(await codeOf(asked)).toBe('fieldbus.wrong-answer');
      expect(line.counters()).toMatchObject({ [counter]: 1, answers: 0 });
      expect(await line.readInput(1, 10, 1)).toEqual([0]);
    }
  });

  test('a read of another count is refused', async () => {
    const slave = await aSlave(kind);
    slave.behave = once(([unit = 0, code = 0]) => [unit, code, 2, 0, 9]);
    const line = await aLine(slave);

    expect(await codeOf(line.readHolding(1, 0, 2))).toBe('fieldbus.wrong-answer');
    expect(line.counters().wrongCount).toBe(1);
  });

  test('a write echoed with another address or count is not acknowledged', async () => {
    const slave = await aSlave(kind);
    slave.behave = (request, own) => {
      const [unit = 0, code = 0, high = 0, low = 0, , count = 0] = own.honestPdu(request);
      const lie = request.number === 1 ? [unit, code, high, low + 1, 0, count] : [unit, code, high, low, 0, count + 1];
      return [{ bytes: own.frame(request, ...lie) }];
    };
    const line = await aLine(slave);

    expect(await codeOf(line.writeHolding(1, 0x100, [1, 2]))).toBe('fieldbus.wrong-answer');
    expect(await codeOf(line.writeHolding(1, 0x100, [1, 2]))).toBe('fieldbus.wrong-answer');
    expect(line.counters()).toMatchObject({ wrongAddress: 1, wrongCount: 1, answers: 0 });
  });

  test('an exception of another unit is not taken for ours', async () => {
    const slave = await aSlave(kind);
    slave.behave = (request, own) => [{ bytes: own.frame(request, request.unit + 1, request.functionCode | 0x80, 2) }];
    const line = await aLine(slave);

    expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.wrong-answer');
    expect(line.counters()).toMatchObject({ exceptions: 0, wrongUnit: 1 });
  });

  test('an answer cut short is no answer', async () => {
    const slave = await aSlave(kind);
    slave.behave = (request, own) => [{ bytes: own.honest(request).subarray(0, -3) }];
    const line = await aLine(slave);

    expect(await codeOf(line.readHolding(1, 0, 2))).toBe('fieldbus.no-answer');
    expect(line.counters()).toMatchObject({ answers: 0, timeouts: 1 });
  });
});

describe.each(['rtu-over-tcp', 'serial'] as const)('over %s, where a frame has a check sum', (kind) => {
  afterEach(closeAll);

  test.each([
    ['a flipped bit', (frame: Buffer) => Buffer.from(frame.map((byte, i) => (i === 3 ? byte ^ 4 : byte)))],
    ['a byte before it', (frame: Buffer) => Buffer.concat([Buffer.from([0]), frame])],
    ['a byte after it', (frame: Buffer) => Buffer.concat([frame, Buffer.from([0])])],
  ])('an answer with %s is refused, and the next one is right', async (_what, spoil) => {
    const slave = await aSlave(kind);
    slave.registers.set([3], 0);
    slave.behave = (request, own) => [
      { bytes: request.number === 1 ? spoil(own.honest(request)) : own.honest(request) },
    ];
    const line = await aLine(slave);

    expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.garbled');
    expect(await line.readHolding(1, 0, 1)).toEqual([3]);
    expect(line.counters()).toMatchObject({ answers: 1, quarantines: 1 });
  });

  test('an adapter that echoes without having said so is named', async () => {
    const slave = await aSlave(kind);
    slave.behave = (request, own) => [{ bytes: request.bytes }, { bytes: own.honest(request), afterMs: 4 }];
    const line = await aLine(slave);

    expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.echo-heard');
    expect(await codeOf(line.readHolding(1, 0, 20))).toBe('fieldbus.echo-heard');
    expect(await codeOf(line.writeHolding(1, 0, [1, 2, 3]))).toBe('fieldbus.echo-heard');
  });

  test('a declared echo is taken away, and one that differs is a collision', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([42], 0);
    slave.behave = (request, own) => {
      const echo = request.number === 2 ? Buffer.from(request.bytes.map((byte) => byte ^ 1)) : request.bytes;
      return [{ bytes: echo }, { bytes: own.honest(request), afterMs: 3 }];
    };
    const line = await aLine(slave, { echo: true });

    expect(await line.readHolding(1, 0, 1)).toEqual([42]);
    expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.echo-differs');
    await line.writeHolding(1, 0, [43]);
    expect(await line.readHolding(1, 0, 1)).toEqual([43]);
    expect(line.counters()).toMatchObject({ echoesDropped: 3, answers: 3 });
  });

  test('the request of another master is told, and is no answer', async () => {
    const slave = await aSlave(kind);
    const foreign = rtuFrame(9, 3, 0, 0, 0, 10);
    slave.behave = (request, own) => [{ bytes: request.number === 1 ? foreign : own.honest(request) }];
    const line = await aLine(slave);
    const told: string[] = [];
    line.onEvent((event) => event.kind === 'foreign-frame' && told.push(Buffer.from(event.bytes).toString('hex')));

    expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.foreign-frame');
    await line.readHolding(1, 0, 1);
    slave.say(foreign);
    await new Promise((resolve) => setTimeout(resolve, 100));

    expect(told).toEqual([foreign.toString('hex'), foreign.toString('hex')]);
    expect(line.counters()).toMatchObject({ foreignFrames: 2, strayBytes: 0 });
  });

  test('a line on which somebody speaks is not spoken on', async () => {
    const slave = await aSlave(kind);
    const speaking = setInterval(() => slave.say(rtuFrame(9, 3, 0, 0, 0, 10)), 20);
    try {
      await expect(aLine(slave, { listenBeforeMs: 150 })).rejects.toMatchObject({ code: 'fieldbus.foreign-master' });
    } finally {
      clearInterval(speaking);
    }
    expect(slave.requests).toHaveLength(0);
  });
});
