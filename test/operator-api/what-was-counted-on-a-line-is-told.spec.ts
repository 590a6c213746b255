import { LinesController } from '../../src/operator-api/lines.controller';
import { type LineCounters, listPorts } from '../../src/fieldbus';

const counters = { requests: 70, answers: 68, timeouts: 2, lateAnswers: 1 } as LineCounters;
const controller = new LinesController({ lines: async () => ({ 'tcp://127.0.0.1:1502': counters }) });

it('for a person, as JSON by the address of the line', async () => {
  expect(await controller.lines()).toEqual({ 'tcp://127.0.0.1:1502': counters });
});

it('for a collector, one sample a kind', async () => {
  const text = await controller.metrics();
  expect(text).toContain('stackhand_line_counted{line="tcp://127.0.0.1:1502",kind="timeouts"} 2');
  expect(text).toContain('stackhand_line_counted{line="tcp://127.0.0.1:1502",kind="lateAnswers"} 1');
});

it('the ports that are there, without opening a line', () => {
  expect(controller.ports()).toEqual(listPorts());
});
