import { ORDER, outOfOrder, powerUp } from '../support/must-come-before';
import { startScenario } from '../support/rig';

const sites = [3, 6].flatMap((stacks) => (['gen3', 'gen2'] as const).map((generation) => ({ stacks, generation })));

test.each(sites)(
  'a run of $stacks $generation stacks keeps every line of the order',
  async ({ stacks, generation }) => {
    const rig = await startScenario({ site: { stacks, generation } });
    await rig.drive();
    const { log } = rig.truth();
    expect(outOfOrder(log)).toEqual([]);
    const lit = powerUp(log);
    expect(lit.map(({ stack }) => stack)).toEqual(Array.from({ length: stacks }, (_, index) => `S${stacks - index}`));
    for (const [index, { atMs }] of lit.slice(1).entries())
      expect(atMs - (lit[index]?.atMs ?? 0)).toBeGreaterThanOrEqual(10_000);
  },
);

test('each stack is written, passes and is dark before the next is begun', async () => {
  const rig = await startScenario();
  await rig.drive();
  const writing = rig
    .truth()
    .log.flatMap((entry) =>
      'event' in entry && ['flash-started', 'flash-finished', 'passed'].includes(entry.event)
        ? [`${entry.stack} ${entry.event}`]
        : [],
    );
  const changes = writing.filter((line, index) => line !== writing[index - 1]);
  expect(changes).toEqual(
    ['S1', 'S2', 'S3'].flatMap((stack) => [`${stack} flash-started`, `${stack} flash-finished`, `${stack} passed`]),
  );
});

test('the list finds a run in the wrong order', async () => {
  const rig = await startScenario({ site: { stacks: 2 } });
  await rig.drive();
  const { log } = rig.truth();
  const turned = log.map((entry) => ({ ...entry, seq: log.length + 1000 - entry.seq }));
  expect(outOfOrder(turned).length).toBeGreaterThan(ORDER.length / 2);
});
