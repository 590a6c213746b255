// The service and a line in one process: `transfer.ts FOLDER PTY BYTES`. Says ready with its address and a run that can be looked at;
// on the first line of stdin it writes the image by FC16 and says how long that took.
import { once } from 'node:events';
import path from 'node:path';
import { SOFTWARE } from '../../src/app/software';
import { startService } from '../../src/app/service';
import { openLine, recordLine } from '../../src/fieldbus';
import { createClient } from '../../src/operator-api/client';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { blocksOf } from '../wire/image';
import { Tally } from '../wire/tally';

const TIMING = { answerTimeoutMs: 500, worstLateAnswerMs: 50, interFrameMs: 0, listenBeforeMs: 0, echo: false };

async function main(folder: string, pty: string, bytes: number): Promise<void> {
  const say = (what: unknown): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
  const broken = (error: unknown): void => {
    throw error;
  };
  const dataFolder = path.join(folder, 'data');
  const service = await startService({ dataFolder, port: 0, software: SOFTWARE, broken, told: broken });
  const client = createClient(service.url, 'Bench');
  const wish = { procedure: 'parallel-stack-update', siteYaml: siteToYaml(exampleSite({ stacks: 3 })), pace: 1 };
  const { runId } = await client.createRun(wish);
  await client.start(runId);
  const line = await openLine({ kind: 'serial', path: pty, baud: 115200, parity: 'none', stopBits: 1 }, TIMING);
  // As a transfer is sent: every frame is recorded.
  const recorder = recordLine(line);
  say({ ready: true, url: service.url, runId });
  await once(process.stdin, 'data');
  const tally = new Tally();
  const start = performance.now();
  for (const { unit, address, words } of blocksOf(bytes)) {
    await tally.answered(0, () => line.writeHolding(unit, address, words));
  }
  const { lost, errors } = tally;
  recorder.stop();
  say({ seconds: (performance.now() - start) / 1000, lost, errors, recorded: recorder.lines.length });
}

process.on('SIGTERM', () => process.exit(0));
const [folder = '', pty = '', bytes = '0'] = process.argv.slice(2);
void main(folder, pty, Number(bytes));
