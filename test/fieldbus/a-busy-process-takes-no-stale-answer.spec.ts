import { aLine, aSlave, closeAll, codeOf } from './line.fixture';

/**
 * The whole process stands still for half a second, as in a long collection of garbage or on a machine that swaps. In the phase of the
 * event loop after which due timers come before the files are looked at.
 */
function standStillAfter(act: () => void): void {
  setImmediate(() => {
    act();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  });
}

// When the process comes to itself, the timer that ends the quarantine is due and the late answer is still unread.
describe.each(['rtu-over-tcp', 'serial'] as const)('over %s', (kind) => {
  afterEach(closeAll);

  test('a late answer that arrived while nobody looked is dropped', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([111, 222], 0);
    slave.behave = (request, own) => {
      const bytes = own.honest(request);
      if (request.number > 1) return [{ bytes }];
      setTimeout(() => standStillAfter(() => own.say(bytes)), 190);
      return [];
    };
    const line = await aLine(slave);

    const [late, next] = await Promise.all([
      codeOf(line.readHolding(1, 0, 1)),
      line.readHolding(1, 1, 1, { priority: 'poll' }),
    ]);

    expect(late).toBe('fieldbus.no-answer');
    expect(next).toEqual([222]);
    expect(line.counters()).toMatchObject({ lateAnswers: 1, answers: 1 });
  });

  test('an answer that came in time is not called late', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([111], 0);
    slave.behave = (request, own) => {
      const bytes = own.honest(request);
      setTimeout(() => standStillAfter(() => own.say(bytes)), 20);
      return [];
    };
    const line = await aLine(slave);

    expect(await line.readHolding(1, 0, 1)).toEqual([111]);
    expect(line.counters()).toMatchObject({ timeouts: 0, answers: 1 });
  });
});
