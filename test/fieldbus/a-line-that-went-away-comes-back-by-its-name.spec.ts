import { isLineLost, lineAddressText, openLine } from '../../src/fieldbus';
import { MisbehavingSlave, type SlaveKind } from '../support/misbehaving-slave';
import { aLine, aSlave, closeAll, codeOf, pause, TIMING } from './line.fixture';

describe.each(['modbus-tcp', 'rtu-over-tcp', 'serial'] as const satisfies readonly SlaveKind[])('over %s', (kind) => {
  afterEach(closeAll);

  test('everybody who waits is told, and the next request opens it again', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([7], 0);
    slave.behave = () => [];
    const line = await aLine(slave, { answerTimeoutMs: 5000 });
    const told: string[] = [];
    line.onEvent((event) => told.push(event.kind));
    const waiting = [line.readHolding(1, 0, 1), line.writeHolding(1, 0, [1]), line.readInput(1, 0, 1)].map((asked) =>
      asked.catch((error: unknown) => error),
    );
    while (slave.requests.length === 0) await pause(2);

    await slave.pullPlug();
    const errors = await Promise.all(waiting);
    expect(errors.map(isLineLost)).toEqual([true, true, true]);

    if (kind === 'serial') {
      expect(await codeOf(line.readHolding(1, 0, 1))).toBe('fieldbus.port-missing');
      await slave.plugIn();
    }
    slave.behave = (request, own) => [{ bytes: own.honest(request) }];
    expect(await line.readHolding(1, 0, 1)).toEqual([7]);
    expect(line.generation).toBe(2);
    expect(line.counters()).toMatchObject({ lost: 1, reopened: 1 });
    expect(told).toContain('lost');
    expect(told).toContain('reopened');
  });

  test('a loss that nobody was waiting through is noticed by the next request', async () => {
    const slave = await aSlave(kind);
    const line = await aLine(slave);
    await line.readHolding(1, 0, 1);

    await slave.pullPlug();
    if (kind === 'serial') await slave.plugIn();
    await pause(50);

    const first = await codeOf(line.readHolding(1, 0, 1));
    const second = await codeOf(line.readHolding(1, 0, 1));
    expect([first, second]).toContain('done');
    expect(second).toBe('done');
    expect(line.generation).toBe(2);
  });
});

describe('a serial port', () => {
  afterEach(closeAll);

  test('is held by one line only', async () => {
    const slave = await aSlave('serial');
    await aLine(slave);

    await expect(openLine(slave.address, TIMING)).rejects.toMatchObject({ code: 'fieldbus.port-taken' });
  });

  test('that takes no bytes any more is given up', async () => {
    const slave = await aSlave('serial');
    const line = await aLine(slave, { answerTimeoutMs: 5, worstLateAnswerMs: 1 });
    const block = new Array<number>(123).fill(1);
    slave.hang();

    const codes = new Set<string>();
    for (let tries = 0; tries < 200 && !codes.has('fieldbus.line-lost'); tries++) {
      codes.add(await codeOf(line.writeHolding(1, 0, block)));
    }

    expect([...codes]).toEqual(['fieldbus.no-answer', 'fieldbus.line-lost']);
    await slave.pullPlug();
    await slave.plugIn();
    await line.writeHolding(1, 0, block);
    expect(line.generation).toBe(2);
  });

  test('that is being opened again when its line is closed is let go', async () => {
    const slave = await aSlave('serial');
    const line = await aLine(slave);
    const lost = new Promise((resolve) => line.onEvent((event) => event.kind === 'lost' && resolve(event)));
    await slave.pullPlug();
    await lost;
    await slave.plugIn();
    const waiting = codeOf(line.readHolding(1, 0, 1));

    await line.close();

    expect(await waiting).toBe('fieldbus.closed');
    await pause(50);
    expect(await (await aLine(slave)).readHolding(1, 0, 1)).toEqual([0]);
  });

  test('that is not there is named', async () => {
    const missing = {
      kind: 'serial',
      path: '/dev/serial/by-id/not-there',
      baud: 9600,
      parity: 'none',
      stopBits: 1,
    } as const;

    await expect(openLine(missing, TIMING)).rejects.toMatchObject({ code: 'fieldbus.port-missing' });
    await expect(openLine(missing, TIMING)).rejects.toThrow('/dev/serial/by-id/not-there');
  });

  test('that is a file is refused', async () => {
    const file = { kind: 'serial', path: __filename, baud: 9600, parity: 'none', stopBits: 1 } as const;

    await expect(openLine(file, TIMING)).rejects.toMatchObject({ code: 'fieldbus.cannot-open' });
  });
});

test('a device that takes no connection is named by its address', async () => {
  const slave = await MisbehavingSlave.start('modbus-tcp');
  const { address } = slave;
  await slave.stop();

  const error: unknown = await openLine(address, TIMING).catch((caught: unknown) => caught);

  expect(isLineLost(error)).toBe(true);
  expect(String(error)).toContain(lineAddressText(address).replace('tcp://', ''));
});

describe.each(['modbus-tcp', 'rtu-over-tcp'] as const)('a half-open connection over %s', (kind) => {
  afterEach(closeAll);

  test('is made anew after three requests without a byte in return', async () => {
    const slave = await aSlave(kind);
    slave.registers.set([7], 0);
    slave.behave = (request, own) => (slave.connections === 1 ? [] : [{ bytes: own.honest(request) }]);
    const line = await aLine(slave, { answerTimeoutMs: 30, worstLateAnswerMs: 10 });

    const answers = await Promise.all([1, 2, 3, 4].map(() => codeOf(line.readHolding(1, 0, 1))));

    expect(answers).toEqual(['fieldbus.no-answer', 'fieldbus.no-answer', 'fieldbus.no-answer', 'done']);
    expect(line.generation).toBe(2);
  });
});
