import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { agreement } from '../../src/app/demo/agreement';
import { HttpPlant } from '../../src/app/demo/http-plant';
import { ScriptedOperator } from '../../src/app/demo/scripted-operator';
import { trainingImage } from '../../src/app/demo/training-image';
import { createClient, isConnectionLost, type RunView, type StackhandClient } from '../../src/operator-api/client';
import { exampleSite, siteToYaml } from '../../src/stacks';
import type { PlantTruth } from '../../src/virtual-plant';
import { entry, folder, start, type Started } from '../support/stage';

const PACE = 300;

/** What a process is made to do by a signal, without a word of it in the product: loaded before it by NODE_OPTIONS. */
const HURTS = `
process.on('SIGUSR2', () => void Promise.reject(new Error('nobody waits for this')));
process.on('SIGPWR', () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(process.env.STALL_MS)));
`;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly words: string;
}

/** A service process that takes the signals of HURTS. */
export class HurtService {
  readonly ended: Promise<Ended>;

  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
    ended: Promise<Ended>,
  ) {
    this.ended = ended;
  }

  static start(place: string, stallMs = 0): Promise<HurtService> {
    const preload = path.join(place, 'hurts.cjs');
    writeFileSync(preload, HURTS);
    const env = { ...process.env, NODE_OPTIONS: `--require ${preload}`, STALL_MS: String(stallMs) };
    const args = [entry(), 'serve', '--data', path.join(place, 'data'), '--port', '0'];
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    const ended = new Promise<Ended>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal, words }));
    });
    return new Promise((resolve, reject) => {
      void ended.then((end) => reject(new Error(`ended before it was ready: ${JSON.stringify(end)}`)));
      child.stdout.on('data', (chunk: Buffer) => {
        const [, url] = /"url":"([^"]+)"/.exec(chunk.toString()) ?? [];
        if (url !== undefined) resolve(new HurtService(child, url, ended));
      });
    });
  }
}

/** One open stack that takes its image slowly enough to be hurt in the middle. */
export class TransferStage {
  private readonly place = folder();
  private plantProcess: Started | undefined;
  private plant: HttpPlant | undefined;
  private hurt: HurtService | undefined;
  private runId = '';
  readonly image = trainingImage();

  async open(stallMs = 0): Promise<void> {
    const ports = path.join(this.place.path, 'ports.json');
    const kind = ['--stacks', '1', '--generation', 'open1', '--pace', String(PACE), '--ports-file', ports];
    this.plantProcess = await start('plant', ...kind, '--fault', 'wire-answer-delayed:on=write,every=1,ms=15');
    this.plant = new HttpPlant(this.plantProcess.url, PACE, (asked) => asked);
    await this.startService(stallMs);
    const { stacks } = JSON.parse(await readText(ports)) as { stacks: Record<string, { line: string; unit: number }> };
    const site = exampleSite({ stacks: 1, generation: 'open1' });
    const leads = site.stacks.map((stack) => ({ ...stack, wire: stacks[stack.tag] ?? { line: '', unit: 1 } }));
    const { sha256 } = await this.api.addImage(this.image.bytes);
    const siteYaml = siteToYaml({ ...site, stacks: leads });
    const wish = { procedure: 'single-stack-update', siteYaml, pace: PACE, image: sha256 };
    this.runId = (await this.api.createRun(wish)).runId;
    await this.api.start(this.runId);
  }

  async startService(stallMs = 0): Promise<void> {
    this.hurt = await HurtService.start(this.place.path, stallMs);
  }

  get service(): HurtService {
    if (this.hurt === undefined) throw new Error('not started');
    return this.hurt;
  }

  get api(): StackhandClient {
    return createClient(this.service.url, 'Ana');
  }

  async truth(): Promise<PlantTruth> {
    if (this.plant === undefined) throw new Error('not opened');
    return this.plant.truth();
  }

  async blocksWritten(): Promise<number> {
    return (await this.truth()).stacks[0]?.blocksWritten ?? 0;
  }

  view(): Promise<RunView> {
    return this.api.run(this.runId);
  }

  /** Answers what is asked until the run has ended, or until `stop` says so. */
  async drive(stop: () => Promise<boolean> = async () => false): Promise<RunView> {
    const plant = this.plant as HttpPlant;
    const operator = new ScriptedOperator(plant, async (bytes, type) => (await this.api.keepFile(bytes, type)).digest);
    for (;;) {
      const view = await this.view();
      if (view.status === 'ended' || (await stop())) return view;
      if (view.hold !== null) throw new Error(`held: ${view.hold.because.title}`);
      const [prompt] = view.prompts;
      const answer = prompt === undefined ? undefined : await operator.respond(prompt);
      if (prompt === undefined || answer === undefined) await plant.pauseReal(10);
      else await this.api.answer(this.runId, { promptId: prompt.promptId, revision: prompt.revision, answer });
    }
  }

  async inMidTransfer(): Promise<void> {
    await this.drive(async () => (await this.blocksWritten()) >= 20);
  }

  /** To the end; then the record is whole and the plant is as it says. */
  async endsAsIfNothingWas(): Promise<void> {
    const view = await this.drive();
    expect(view).toMatchObject({ outcome: 'complete', deviations: [], obligations: [] });
    expect(agreement(view, await this.truth(), this.image.sha256)).toEqual({ agrees: true, oracles: [], differs: [] });
    expect(await this.api.verifyJournal()).toMatchObject({ problems: [] });
  }

  async close(): Promise<void> {
    this.hurt?.child.kill('SIGKILL');
    await this.hurt?.ended;
    await this.plantProcess?.kill();
    this.place.drop();
  }
}

/** True where nobody answers at this address any more. */
export const isGone = (api: StackhandClient): Promise<boolean> =>
  api.runs().then(
    () => false,
    (error: unknown) => isConnectionLost(error),
  );

async function readText(file: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(file, 'utf8');
}
