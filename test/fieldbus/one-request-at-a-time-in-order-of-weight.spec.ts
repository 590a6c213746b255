import type { SlaveKind } from '../support/misbehaving-slave';
import { aLine, aSlave, closeAll, codeOf } from './line.fixture';

describe.each(['modbus-tcp', 'rtu-over-tcp', 'serial'] as const satisfies readonly SlaveKind[])('over %s', (kind) => {
  afterEach(closeAll);

  test('writes go first, checks before polls, and each in its order', async () => {
    const slave = await aSlave(kind);
    slave.behave = (request, own) => [{ bytes: own.honest(request), afterMs: 2 }];
    const line = await aLine(slave);
    const poll = (address: number) => line.readHolding(1, address, 1, { priority: 'poll' });

    await Promise.all([
      poll(1),
      poll(2),
      line.readHolding(1, 10, 1, { priority: 'check' }),
      line.writeHolding(1, 20, [1]),
      poll(3),
      line.readHolding(1, 11, 1),
      line.writeHolding(1, 21, [1]),
    ]);

    const [first, ...rest] = slave.requests.map((request) => request.address);
    // On Modbus TCP the first poll was under way before anybody else came; elsewhere all of them came during the silence.
    if (kind === 'modbus-tcp') expect([first, ...rest]).toEqual([1, 20, 21, 10, 11, 2, 3]);
    else expect([first, ...rest]).toEqual([20, 21, 10, 11, 1, 2, 3]);
  });

  test('no request is sent while another one waits for its answer', async () => {
    const slave = await aSlave(kind);
    let unanswered = 0;
    let most = 0;
    slave.behave = (request, own) => {
      unanswered++;
      most = Math.max(most, unanswered);
      setTimeout(() => unanswered--, 3);
      return [{ bytes: own.honest(request), afterMs: 4 }];
    };
    const line = await aLine(slave);

    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => codeOf(line.readHolding(1, i, 1 + (i % 3)))),
    );

    expect(most).toBe(1);
    expect(new Set(answers)).toEqual(new Set(['done']));
  });

  test('a closed line refuses, and closing it twice is harmless', async () => {
    const slave = await aSlave(kind);
    slave.behave = () => [];
    const line = await aLine(slave);
    const waiting = [codeOf(line.readHolding(1, 0, 1)), codeOf(line.readHolding(1, 0, 1))];

    await line.close();
    await line.close();

    expect(await Promise.all(waiting)).toEqual(['fieldbus.closed', 'fieldbus.closed']);
    expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.closed');
  });
});
