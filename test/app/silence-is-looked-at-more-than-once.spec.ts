import { readStackEffect } from '../../src/app/wire/read-stack.effect';
import { SiteLines } from '../../src/app/wire/site-lines';
import { FieldbusError, type Line } from '../../src/fieldbus';
import { VirtualClock } from '../../src/kernel';
import type { RunState } from '../../src/orchestrator';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { exampleSite } from '../../src/stacks';

const site = exampleSite({ stacks: 1, generation: 'open1' });
const [stack] = site.stacks;
const run = {
  runId: 'run-1',
  plan: {
    site: { ...site, stacks: [{ ...stack, wire: { line: 'tcp://127.0.0.1:1502', unit: 1 } }] },
    steps: [{ id: 'look', step: 'compare-with-lead', stack: 'S1', params: {} }],
    wire: { readable: ['serial'], bus: openBus },
  },
} as unknown as RunState;

/** How often a line that fails so is asked before the look is over, and what the look comes to. */
async function lookAt(code: string) {
  let asked = 0;
  const clock = new VirtualClock();
  const failing = async () => {
    asked += 1;
    throw new FieldbusError({ code, what: 'It fails.', remedy: 'None in a test.' });
  };
  const line = { id: 'x', generation: 1, readHolding: failing, close: async () => undefined } as unknown as Line;
  const effect = readStackEffect(new SiteLines(async () => line), clock);
  const help = { wants: ['serial'], patienceMs: 0, leastLooks: 3, progress: () => undefined, stopped: () => false };
  let end: unknown;
  void effect(run, 'look', help).then((outcome) => (end = outcome));
  for (let turn = 0; turn < 20 && end === undefined; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(1000);
  }
  return { asked, end };
}

it('one lost frame is no silence: three looks are', async () => {
  expect(await lookAt('fieldbus.no-answer')).toEqual({ asked: 3, end: { outcome: 'failed', said: 'It fails' } });
});

it('whoever says anything at all is not silent', async () => {
  const { end } = await lookAt('fieldbus.garbled');
  expect(end).toEqual({ outcome: 'unknown', said: 'It fails', readings: { heard: 'fieldbus.garbled' } });
});

it('a line that is not there saw nothing, not even silence', async () => {
  const { end } = await lookAt('fieldbus.port-missing');
  expect(end).toEqual({ outcome: 'unknown', said: 'It fails' });
});
