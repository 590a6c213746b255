import { startScenario } from '../support/rig';

const sites = [
  { stacks: 1, generation: 'gen3', procedure: 'single-stack-update' },
  { stacks: 1, generation: 'gen2', procedure: 'single-stack-update' },
  { stacks: 2, generation: 'gen2', procedure: 'parallel-stack-update' },
  { stacks: 3, generation: 'gen2', procedure: 'parallel-stack-update' },
  { stacks: 6, generation: 'gen3', procedure: 'parallel-stack-update' },
  { stacks: 6, generation: 'gen2', procedure: 'parallel-stack-update' },
  { stacks: 10, generation: 'gen3', procedure: 'parallel-stack-update' },
  { stacks: 3, generation: 'gen3', procedure: 'leave-parallel' },
] as const;

test.each(sites)(
  '$procedure of $stacks $generation stacks ends as complete and the plant agrees',
  async ({ stacks, generation, procedure }) => {
    const rig = await startScenario({ site: { stacks, generation }, procedure });
    const view = await rig.drive();
    expect(rig.holds).toEqual([]);
    expect(view.outcome).toBe('complete');
    const truth = rig.truth();
    expect(truth.oracles).toEqual([]);
    if (procedure === 'leave-parallel') return;
    expect(truth.differsFromAsFound).toEqual([]);
    expect(truth.stacks.every((stack) => stack.atTarget)).toBe(true);
  },
);

test.each(['externalPrecharge', 'inverterBusChargedFromGridOrPv', 'bmsPrecharges'] as const)(
  'a site that reconnects by %s comes back into service',
  async (reconnect) => {
    const rig = await startScenario({ site: { stacks: 2, reconnect } });
    const view = await rig.drive();
    expect(rig.holds).toEqual([]);
    expect(view.outcome).toBe('complete');
    expect(rig.truth().oracles).toEqual([]);
    expect(rig.truth().differsFromAsFound).toEqual([]);
  },
);
