import { recordLine, replayLine } from '../../src/fieldbus';
import type { SlaveKind } from '../support/misbehaving-slave';
import { aLine, aSlave, closeAll, codeOf } from './line.fixture';

/** A session with a good read, a write, a late answer, a silent slave and an exception; what each gave. */
async function session(kind: SlaveKind): Promise<{ lines: readonly string[]; outcome: readonly unknown[] }> {
  const slave = await aSlave(kind);
  slave.registers.set([10, 20, 30], 0);
  slave.behave = (request, own) => {
    if (request.number === 3) return [{ bytes: own.honest(request), afterMs: 190 }];
    if (request.number === 5) return [];
    return [{ bytes: request.number === 6 ? own.exception(request, 2) : own.honest(request) }];
  };
  const line = await aLine(slave);
  const recorder = recordLine(line);
  const outcome = await ask(line);
  recorder.stop();
  return { lines: recorder.lines, outcome };
}

async function ask(line: Awaited<ReturnType<typeof aLine>>): Promise<readonly unknown[]> {
  return [
    await line.readHolding(1, 0, 3),
    await line.writeHolding(1, 1, [21]),
    await codeOf(line.readHolding(1, 1, 1)),
    await line.readHolding(1, 2, 1),
    await codeOf(line.writeHolding(1, 5, [1, 2, 3])),
    await codeOf(line.readInput(1, 900, 1)),
    await line.readHolding(1, 1, 1),
  ];
}

describe.each(['modbus-tcp', 'rtu-over-tcp', 'serial'] as const)('over %s', (kind) => {
  afterEach(closeAll);

  test('the same questions get the same answers, time-outs and exceptions', async () => {
    const { lines, outcome } = await session(kind);
    const line = await replayLine(lines);

    expect(await ask(line)).toEqual(outcome);
    expect(outcome).toContain('fieldbus.no-answer');
    expect(outcome).toContain('fieldbus.exception');
    expect(line.requestsLeft()).toBe(0);
    expect(line.counters()).toMatchObject({ requests: 7, answers: 4, timeouts: 2, exceptions: 1 });
  });

  test('another question is refused with the number of its frame, what was due and what came', async () => {
    const { lines } = await session(kind);
    const line = await replayLine(lines);
    await line.readHolding(1, 0, 3);

    const error: unknown = await line.writeHolding(1, 1, [22]).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ code: 'fieldbus.replay-differs' });
    expect(String(error)).toMatch(/frame 2.*found [0-9a-f]*0016.*Allowed: [0-9a-f]*0015/s);
    expect(line.requestsLeft()).toBe(6);
  });

  test('a question more than was recorded is refused', async () => {
    const { lines } = await session(kind);
    const line = await replayLine(lines);
    await ask(line);

    expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.replay-differs');
  });
});

test('a recording that begins in the middle of a connection replays too', async () => {
  const slave = await aSlave('modbus-tcp');
  const line = await aLine(slave);
  await line.readHolding(1, 0, 1);
  const recorder = recordLine(line);
  await line.readHolding(1, 5, 1);
  await closeAll();

  expect(await (await replayLine(recorder.lines)).readHolding(1, 5, 1)).toEqual([0]);
});

test.each([
  ['nothing', []],
  ['text', ['no json']],
  ['another format', ['{"format":"else","line":"tcp://a:1"}']],
  ['an event without a time', ['HEADER', '{"sent":"00"}']],
  ['half a byte', ['HEADER', '{"t":1,"sent":"0"}']],
])('a recording that is %s is refused by its line', async (_what, lines) => {
  const timing = { answerTimeoutMs: 1, worstLateAnswerMs: 1, interFrameMs: 0, listenBeforeMs: 0, echo: false };
  const header = JSON.stringify({ format: 'stackhand-line/1', line: 'tcp://127.0.0.1:502', timing });
  const given = lines.map((line) => (line === 'HEADER' ? header : line));

  await expect(replayLine(given)).rejects.toMatchObject({ code: 'fieldbus.bad-recording' });
});
