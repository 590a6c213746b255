import type { SlaveKind } from '../support/misbehaving-slave';
import { aLine, aSlave, closeAll, codeOf, pause } from './line.fixture';

describe.each(['modbus-tcp', 'rtu-over-tcp', 'serial'] as const satisfies readonly SlaveKind[])('over %s', (kind) => {
  afterEach(closeAll);

  test('a write after a loss that nobody noticed reaches nobody, and a look finds out', async () => {
    const slave = await aSlave(kind);
    const line = await aLine(slave);
    await line.readHolding(1, 0, 1);
    const { generation } = line;
    await line.writeHolding(1, 0, [5], { generation });

    await slave.pullPlug();
    if (kind === 'serial') await slave.plugIn();
    await pause(50);
    const seen = slave.requests.length;

    const codes = [
      await codeOf(line.writeHolding(1, 0, [6], { generation })),
      await codeOf(line.writeHolding(1, 0, [6], { generation })),
    ];
    expect(codes[1]).toBe('fieldbus.reopened-meanwhile');
    expect(['fieldbus.line-lost', 'fieldbus.reopened-meanwhile']).toContain(codes[0]);
    expect(slave.requests).toHaveLength(seen);

    expect(await line.readHolding(1, 0, 1)).toEqual([5]);
    await line.writeHolding(1, 0, [6], { generation: line.generation });
    expect(await line.readHolding(1, 0, 1)).toEqual([6]);
  });
});
