import { exceptionCodeOf } from '../../src/fieldbus';
import type { SlaveKind } from '../support/misbehaving-slave';
import { aLine, aSlave, closeAll, codeOf } from './line.fixture';

const KINDS: readonly SlaveKind[] = ['modbus-tcp', 'rtu-over-tcp', 'serial'];

describe.each(KINDS)('over %s', (kind) => {
  afterEach(closeAll);

  test('registers are read with function 3 and 4, and written with function 16', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([7, 0xffff, 0x1234], 100);
    const line = await aLine(slave);

    expect(await line.readHolding(5, 100, 3)).toEqual([7, 0xffff, 0x1234]);
    expect(await line.readInput(5, 101, 1)).toEqual([0xffff]);
    await line.writeHolding(5, 200, [1, 2, 0xfffe]);

    expect(Array.from(slave.registers.subarray(200, 203))).toEqual([1, 2, 0xfffe]);
    expect(slave.requests.map((request) => request.functionCode)).toEqual([3, 4, 16]);
    expect(line.counters()).toMatchObject({ requests: 3, answers: 3, timeouts: 0, quarantines: 0 });
  });

  test('the longest frames pass', async () => {
    const slave = await aSlave(kind);
    const line = await aLine(slave, { answerTimeoutMs: 1000 });
    const words = Array.from({ length: 123 }, (_, i) => (i * 531) & 0xffff);

    await line.writeHolding(1, 0xffff - 122, words);

    expect(await line.readHolding(1, 0xffff - 124, 125)).toEqual([0, 0, ...words]);
  });

  test('a device exception is told with its code, and the line goes on at once', async () => {
    const slave = await aSlave(kind);
    slave.behave = (request, own) => [
      { bytes: request.number === 1 ? own.exception(request, 6) : own.honest(request) },
    ];
    const line = await aLine(slave);

    const busy = line.readHolding(1, 0, 1);
    expect(exceptionCodeOf(await busy.catch((error: unknown) => error))).toBe(6);
    expect(await line.readHolding(1, 0, 1)).toEqual([0]);
    expect(line.counters()).toMatchObject({ exceptions: 1, answers: 1, quarantines: 0 });
  });

  test('an answer in pieces is put together', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([1, 2, 3, 4], 0);
    slave.behave = (request, own) => {
      const answer = own.honest(request);
      return [...answer].map((byte, i) => ({ afterMs: 1 + 3 * i, bytes: Buffer.from([byte]) }));
    };
    const line = await aLine(slave, { answerTimeoutMs: 1000 });

    expect(await line.readHolding(1, 0, 4)).toEqual([1, 2, 3, 4]);
  });

  test('what does not fit into a frame is refused before anything is sent', async () => {
    const slave = await aSlave(kind);
    const line = await aLine(slave);

    const codes = await Promise.all([
      codeOf(line.readHolding(1, 0, 0)),
      codeOf(line.readHolding(1, 0, 126)),
      codeOf(line.readHolding(1, 65_535, 2)),
      codeOf(line.readHolding(-1, 0, 1)),
      codeOf(line.readInput(1, 0.5, 1)),
      codeOf(line.writeHolding(1, 0, [])),
      codeOf(line.writeHolding(1, 0, new Array<number>(124).fill(0))),
      codeOf(line.writeHolding(1, 0, [0x1_0000])),
    ]);

    expect(new Set(codes)).toEqual(new Set(['fieldbus.bad-request']));
    expect(slave.requests).toHaveLength(0);
  });
});

test.each([
  ['answerTimeoutMs', 0],
  ['answerTimeoutMs', Number.NaN],
  ['answerTimeoutMs', Number.POSITIVE_INFINITY],
  ['worstLateAnswerMs', -1],
  ['interFrameMs', Number.NaN],
  ['listenBeforeMs', 1e12],
])('a line with %s of %p is not opened', async (field, value) => {
  const slave = await aSlave('modbus-tcp');

  await expect(aLine(slave, { [field]: value })).rejects.toMatchObject({ code: 'fieldbus.bad-timing' });
  expect(slave.connections).toBe(0);
  await closeAll();
});
