import { MUST_COME_BEFORE } from '../support/must-come-before';
import { outOfOrder } from '../support/out-of-order';
import { PlantMarks } from '../support/plant-marks';
import { startScenario } from '../support/rig';

const sites = [
  { stacks: 3, generation: 'gen3', reconnect: 'externalPrecharge' },
  { stacks: 3, generation: 'gen3', reconnect: 'inverterBusChargedFromGridOrPv' },
  { stacks: 3, generation: 'gen3', reconnect: 'bmsPrecharges' },
  { stacks: 3, generation: 'gen2', reconnect: 'externalPrecharge' },
  { stacks: 6, generation: 'gen3', reconnect: 'externalPrecharge' },
  { stacks: 6, generation: 'gen2', reconnect: 'bmsPrecharges' },
] as const;

test('the order has at least 25 lines', () => {
  expect(MUST_COME_BEFORE.length).toBeGreaterThanOrEqual(25);
});

test.each(sites)(
  '$stacks $generation stacks that reconnect by $reconnect keep every line of the order',
  async (site) => {
    const rig = await startScenario({ site });
    expect((await rig.drive()).outcome).toBe('complete');
    expect(outOfOrder(rig.truth(), site.reconnect)).toEqual([]);
  },
);

test('a line is found broken when what it orders is exchanged in the log', async () => {
  const rig = await startScenario();
  await rig.drive();
  const truth = rig.truth();
  const plant = new PlantMarks(truth, 'externalPrecharge');
  const unseen = MUST_COME_BEFORE.filter((line) => {
    const [sides] = line.sides(plant);
    const [earlier, later] = [sides?.[0].at(-1), sides?.[1][0]];
    if (earlier === undefined || later === undefined) return false;
    const other = new Map([
      [earlier.seq, later],
      [later.seq, earlier],
    ]);
    const log = truth.log
      .map((entry) => ({
        ...entry,
        seq: other.get(entry.seq)?.seq ?? entry.seq,
        atMs: other.get(entry.seq)?.atMs ?? entry.atMs,
      }))
      .sort((a, b) => a.seq - b.seq);
    return outOfOrder({ ...truth, log }).length === 0;
  });
  expect(unseen.map((line) => `${line.line}: ${line.earlier} → ${line.later}`)).toEqual([]);
});
