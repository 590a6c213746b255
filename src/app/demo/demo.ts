import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoOptions } from '../../cli';
import { createClient, type StackhandClient } from '../../operator-api/client';
import type { RunView } from '../../orchestrator';
import { exampleSite, siteToYaml } from '../../stacks';
import type { PlantPorts } from '../plant-wire/ports-file';
import { findProfile } from '../../products';
import { checkedSetup, SlippingHands } from '../../virtual-plant';
import { type Child, startChild } from '../host/child';
import { faultCall } from './fault-call';
import { tell } from '../process-end';
import { agreement } from './agreement';
import { Driver } from './drive';
import { HttpPlant } from './http-plant';
import { siteWithLeads } from './site-with-leads';
import { trainingImage } from './training-image';
import { trainingPlant } from './training-plant';

const ACTOR = 'Scripted operator';

interface Stage {
  readonly plant: Child<PlantReady>;
  readonly service: Child<{ url: string }>;
  readonly folder: string;
  readonly pace: number;
}

interface PlantReady {
  readonly url: string;
  readonly ports: PlantPorts;
}

const TRAINING = 'TRAINING SITE: a virtual plant stands for the hardware.';
const BY_TOOL = 'No image passes through Stackhand; the bytes go in by the vendor tool.';
const BY_LEAD =
  "Its stacks speak the open map (docs/open-map.md), this project's own proposal: no BMS on sale is known to speak it yet.";

/**
 * The main job on the virtual plant: a plant and a service as processes of their own, a run of a training site, driven by the scripted
 * operator or handed to a person. A run that was cut off in this folder goes on where it was. Exit: 0 complete and the plant agrees,
 * 3 held or ended otherwise, 4 report and plant disagree.
 */
export async function demo(options: DemoOptions): Promise<number> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const folder = path.resolve(
    options.dataFolder ??
      path.join('.stackhand', 'demo', `${options.generation}-${options.stacks}${wireName(options)}`),
  );
  try {
    const stage = await setStage(options, folder, say);
    try {
      return await play(options, stage, say);
    } finally {
      await stage.service.stop();
      await stage.plant.stop();
    }
  } catch (error) {
    tell(error);
    return 1;
  }
}

async function setStage(options: DemoOptions, folder: string, say: (line: string) => void): Promise<Stage> {
  say(`${TRAINING} ${speaks(options) ? BY_LEAD : BY_TOOL}`);
  const pace = options.pace ?? (options.operator === 'me' ? 1 : 300);
  if (options.fresh || endedBefore(folder)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const faults = options.faults.flatMap((fault) => ['--fault', fault]);
  const state = ['--state', path.join(folder, 'plant.json'), '--pace', String(pace)];
  const ports = ['--wire', options.wire, '--ports-file', path.join(folder, 'ports.json')];
  const kind = ['--stacks', String(options.stacks), '--generation', options.generation];
  const plant = await startChild<PlantReady>(['plant', ...kind, ...ports, ...state, ...faults], say);
  const service = await startChild<{ url: string }>(['serve', '--data', path.join(folder, 'data'), '--port', '0'], say);
  return { plant, service, folder, pace };
}

async function play(options: DemoOptions, stage: Stage, say: (line: string) => void): Promise<number> {
  const client = createClient(stage.service.ready.url, ACTOR);
  const runId = await runOf(options, stage, client, say);
  if (options.operator === 'me') {
    return options.watch({ url: stage.service.ready.url, actor: 'Operator', runId, plantUrl: stage.plant.ready.url });
  }
  const slips = slippingHands(options);
  const plant = new HttpPlant(stage.plant.ready.url, stage.pace, (asked) => slips.instead(asked).act);
  const driver = new Driver(() => client, plant, runId, say);
  const view = await driver.toTheEnd();
  markEnded(stage.folder);
  const report = (await client.report(runId)) as {
    readonly verdict?: { readonly outcome?: string; readonly agrees?: boolean };
  };
  const found = agreement(view, await plant.truth(), image(options)?.sha256);
  const verdict = {
    ...report.verdict,
    outcome: view.outcome,
    physical: view.physical,
    obligations: view.obligations.map(({ id }) => id),
  };
  if (options.json) process.stdout.write(`${JSON.stringify({ verdict, plant: found, steps: driver.steps })}\n`);
  else summarise(view, found, say);
  if (!found.agrees || report.verdict?.agrees === false) return 4;
  return view.outcome === 'complete' ? 0 : 3;
}

/** Faults of the hands are the operator's; the plant knows nothing of them. */
function slippingHands(options: DemoOptions): SlippingHands {
  const site = exampleSite({ stacks: options.stacks, generation: options.generation });
  return new SlippingHands(
    checkedSetup(trainingPlant(site, findProfile(site.product), { faults: options.faults.map(faultCall) })),
  );
}

/** The run that was cut off in this folder, or a new one. */
async function runOf(
  options: DemoOptions,
  stage: Stage,
  client: StackhandClient,
  say: (line: string) => void,
): Promise<string> {
  const open = (await client.runs()).find((run) => run.status !== 'ended');
  if (open !== undefined) {
    say(`Goes on with ${open.runId}, where it was.`);
    if (open.status === 'planned') await client.start(open.runId);
    return open.runId;
  }
  const site = siteWithLeads(
    exampleSite({ stacks: options.stacks, generation: options.generation }),
    stage.plant.ready.ports,
  );
  const procedure = options.stacks === 1 ? 'single-stack-update' : 'parallel-stack-update';
  const sent = image(options);
  const named = sent === undefined ? {} : { image: (await client.addImage(sent.bytes)).sha256 };
  const { runId } = await client.createRun({ procedure, siteYaml: siteToYaml(site), pace: stage.pace, ...named });
  await client.start(runId);
  say(`Run ${runId}: ${procedure}, ${options.stacks} stacks, time runs ${stage.pace} times as fast.`);
  return runId;
}

const speaks = ({ generation }: DemoOptions): boolean => generation === 'open1';
const wireName = (options: DemoOptions): string => (speaks(options) ? `-${options.wire}` : '');
const image = (options: DemoOptions) => (speaks(options) ? trainingImage() : undefined);

function summarise(view: RunView, found: ReturnType<typeof agreement>, say: (line: string) => void): void {
  say(`\nEnded: ${view.outcome ?? 'not'}. ${view.endedBecause?.title ?? ''}`);
  say(
    found.agrees
      ? 'The plant agrees: every switch, cable and breaker as found, every stack at its target, no oracle tripped.'
      : 'The plant DISAGREES:',
  );
  for (const line of [...found.differs, ...found.oracles]) say(`  ${line}`);
}

const endMark = (folder: string): string => path.join(folder, 'ended');
const markEnded = (folder: string): void => writeFileSync(endMark(folder), '');

function endedBefore(folder: string): boolean {
  try {
    readFileSync(endMark(folder));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
