import type { SlaveKind } from '../support/misbehaving-slave';
import { aLine, aSlave, closeAll, codeOf } from './line.fixture';

const KINDS: readonly SlaveKind[] = ['modbus-tcp', 'rtu-over-tcp', 'serial'];

describe.each(KINDS)('over %s', (kind) => {
  afterEach(closeAll);

  test('a read that follows a late answer gets its own value', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([111, 222], 0);
    slave.behave = (request, own) => [
      { bytes: own.honest(request), ...(request.number === 1 ? { afterMs: 190 } : {}) },
    ];
    const line = await aLine(slave);

    expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.no-answer');
    expect(await line.readHolding(1, 1, 1)).toEqual([222]);
    expect(await line.readHolding(1, 0, 1)).toEqual([111]);
  });

  test('it is counted, and so is the quarantine', async () => {
    const slave = await aSlave(kind);
    slave.behave = (request, own) => [
      { bytes: own.honest(request), ...(request.number === 1 ? { afterMs: 190 } : {}) },
    ];
    const line = await aLine(slave, kind === 'modbus-tcp' ? { interFrameMs: 150 } : {});

    await codeOf(line.readHolding(1, 0, 1));
    await line.readHolding(1, 0, 1);

    const quarantines = kind === 'modbus-tcp' ? 0 : 1;
    expect(line.counters()).toMatchObject({ requests: 2, answers: 1, timeouts: 1, lateAnswers: 1, quarantines });
  });

  test('a block that was lost is not acknowledged by the late echo of the same block before', async () => {
    const slave = await aSlave(kind);
    slave.behave = (request, own) => {
      if (request.number === 1) return [{ bytes: own.honest(request), afterMs: 190 }];
      return request.number === 2 ? [] : [{ bytes: own.honest(request) }];
    };
    const line = await aLine(slave);

    const codes = [
      await codeOf(line.writeHolding(1, 0x2000, [1, 2])),
      await codeOf(line.writeHolding(1, 0x2000, [3, 4])),
      await codeOf(line.writeHolding(1, 0x2000, [5, 6])),
    ];

    expect(codes).toEqual(['fieldbus.no-answer', 'fieldbus.no-answer', 'done']);
    expect(slave.applied.map((write) => write.words)).toEqual([
      [1, 2],
      [5, 6],
    ]);
  });

  test('an answer that comes twice is taken once', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([111, 222], 0);
    slave.behave = (request, own) => {
      const bytes = own.honest(request);
      return request.number === 1 ? [{ bytes }, { bytes, afterMs: 30 }] : [{ bytes }];
    };
    const line = await aLine(slave, { interFrameMs: 10 });

    expect(await line.readHolding(1, 0, 1)).toEqual([111]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await line.readHolding(1, 1, 1)).toEqual([222]);
    expect(line.counters().lateAnswers).toBe(1);
  });
});
