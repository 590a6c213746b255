import path from 'node:path';
import { agreement } from '../../src/app/demo/agreement';
import { HttpPlant } from '../../src/app/demo/http-plant';
import { ScriptedOperator } from '../../src/app/demo/scripted-operator';
import { createClient, ServiceRefusal, type StackhandClient } from '../../src/operator-api/client';
import type { RunView } from '../../src/orchestrator';
import { exampleSite, siteToYaml } from '../../src/stacks';
import type { PlantTruth } from '../../src/virtual-plant';
import { folder, start, type Started } from '../support/stage';

jest.setTimeout(240_000);

const PACE = 300;

/** On a slow machine a reading grows old while the next answer is under way: what is asked then is looked at anew. */
function movedOn(error: unknown): void {
  if (!(error instanceof ServiceRefusal) || error.code !== 'orchestrator.prompt-closed') throw error;
}

/** Where the service is killed, each once. */
const MOMENTS: Readonly<Record<string, (view: RunView, truth: PlantTruth) => boolean>> = {
  'a prompt': (view) => view.prompts.some((prompt) => prompt.step === 'open-and-lock-breakers'),
  'the flash by the tool': (view, truth) =>
    truth.tool.flashing !== null && view.prompts.some((prompt) => prompt.step === 'watch-flash'),
  'a gap': (view, truth) =>
    truth.links.length > 0 && truth.stacks.some((stack) => stack.lit) && view.waits.some((wait) => wait.seconds === 10),
  'the count': (view, truth) => truth.links.length > 0 && view.prompts.some((prompt) => prompt.step === 'read-count'),
};

class Killed {
  readonly killedAt: string[] = [];
  private service: Started | undefined;
  private client: StackhandClient | undefined;

  constructor(
    private readonly data: string,
    private readonly plant: HttpPlant,
  ) {}

  async open(): Promise<StackhandClient> {
    this.service = await start('serve', '--data', this.data, '--port', '0');
    this.client = createClient(this.service.url, 'Ana');
    return this.client;
  }

  get api(): StackhandClient {
    if (this.client === undefined) throw new Error('not opened');
    return this.client;
  }

  async close(): Promise<void> {
    await this.service?.kill();
  }

  /** Kills the service with -9 where the moment has come, and starts it again. True when it did. */
  async killIfIts(view: RunView): Promise<boolean> {
    const truth = await this.plant.truth();
    const moment = Object.keys(MOMENTS).find(
      (name) => !this.killedAt.includes(name) && MOMENTS[name]?.(view, truth) === true,
    );
    if (moment === undefined) return false;
    this.killedAt.push(moment);
    await this.service?.kill();
    await this.open();
    return true;
  }
}

test('killed in a prompt, in a flash, in a gap and in the count, the run ends as without', async () => {
  const place = folder();
  const plantProcess = await start(
    'plant',
    '--stacks',
    '2',
    '--pace',
    String(PACE),
    '--state',
    path.join(place.path, 'plant.json'),
  );
  const plant = new HttpPlant(plantProcess.url, PACE, (asked) => asked);
  const killed = new Killed(path.join(place.path, 'data'), plant);
  try {
    await killed.open();
    const { runId } = await killed.api.createRun({
      procedure: 'parallel-stack-update',
      siteYaml: siteToYaml(exampleSite({ stacks: 2 })),
      pace: PACE,
    });
    await killed.api.start(runId);
    const operator = new ScriptedOperator(
      plant,
      async (bytes, type) => (await killed.api.keepFile(bytes, type)).digest,
    );
    let view = await killed.api.run(runId);
    for (; view.status !== 'ended'; view = await killed.api.run(runId)) {
      if (await killed.killIfIts(view)) continue;
      expect(view.hold).toBeNull();
      const [prompt] = view.prompts;
      if (prompt === undefined) {
        await plant.pauseReal(10);
        continue;
      }
      const answer = await operator.respond(prompt);
      if (answer === undefined) continue;
      const { promptId, revision } = prompt;
      await killed.api.answer(runId, { promptId, revision, answer }).catch(movedOn);
    }
    expect(killed.killedAt.sort()).toEqual(Object.keys(MOMENTS).sort());
    expect(view).toMatchObject({ outcome: 'complete', deviations: [], obligations: [] });
    expect(agreement(view, await plant.truth())).toEqual({ agrees: true, oracles: [], differs: [] });
    expect(await killed.api.verifyJournal()).toMatchObject({ problems: [] });
  } finally {
    await killed.close();
    await plantProcess.kill();
    place.drop();
  }
});

test('a second service on the same data is refused and says who holds it', async () => {
  const place = folder();
  const first = await start('serve', '--data', place.path, '--port', '0');
  try {
    await expect(start('serve', '--data', place.path, '--port', '0')).rejects.toThrow('storage.folder-in-use');
  } finally {
    await first.kill();
    place.drop();
  }
});
