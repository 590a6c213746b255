import { timingOn } from '../../src/app/wire/shared-timing';
import type { RunState } from '../../src/orchestrator';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { exampleSite } from '../../src/stacks';

const site = exampleSite({ stacks: 1, generation: 'open1' });
const [stack] = site.stacks;
const [inverter] = site.inverters;

const run = (inverterLine: string): RunState =>
  ({
    plan: {
      site: {
        stacks: [{ ...stack, wire: { line: 'serial:/dev/a', unit: 1 } }],
        inverters: [{ ...inverter, wire: { line: inverterLine, unit: 2 } }],
      },
      wire: { readable: [], bus: openBus },
    },
  }) as unknown as RunState;

it('a stack alone on its line is waited for as its map says', () => {
  expect(timingOn(run('serial:/dev/b'), 'serial:/dev/a').answerTimeoutMs).toBe(openBus.answerTimeoutMs.value);
});

it('with an inverter beside it, as long as anything on the line may need', () => {
  const shared = timingOn(run('serial:/dev/a'), 'serial:/dev/a');
  const alone = timingOn(run('serial:/dev/b'), 'serial:/dev/b');
  expect(shared).toEqual(alone);
  expect(shared.worstLateAnswerMs).toBeGreaterThan(openBus.worstLateAnswerMs.value ?? 0);
});
