import { HttpPlant } from '../../src/app/demo/http-plant';
import { ScriptedOperator } from '../../src/app/demo/scripted-operator';
import { createClient, ServiceRefusal, type StackhandClient } from '../../src/operator-api/client';
import type { RunView } from '../../src/orchestrator';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { start, type Started } from './stage';

const PACE = 300;

/** A plant in a process of its own, and the scripted operator in front of it; the service is whoever answers at a given address. */
export class LedRun {
  private constructor(
    private readonly process: Started,
    readonly plant: HttpPlant,
    private api: StackhandClient,
    public runId: string,
  ) {}

  /** Starts a plant of two stacks, and its run at the given service. */
  static async begin(serviceUrl: string): Promise<LedRun> {
    const process = await start('plant', '--stacks', '2', '--pace', String(PACE));
    const plant = new HttpPlant(process.url, PACE, (asked) => asked);
    const led = new LedRun(process, plant, createClient(serviceUrl, 'Ana'), '');
    await led.next('parallel-stack-update');
    return led;
  }

  /** Plans and starts another run of the same site. */
  async next(procedure: string): Promise<void> {
    const siteYaml = siteToYaml(exampleSite({ stacks: 2 }));
    const { runId } = await this.api.createRun({ procedure, siteYaml, pace: PACE });
    this.runId = runId;
    await this.api.start(runId);
  }

  get client(): StackhandClient {
    return this.api;
  }

  /** The service has another address now. */
  servedBy(url: string): void {
    this.api = createClient(url, 'Ana');
  }

  /** Answers one prompt, or waits a little where nothing is asked. */
  async step(): Promise<RunView> {
    const view = await this.api.run(this.runId);
    const [prompt] = view.prompts;
    if (view.status === 'ended' || view.hold !== null) return view;
    if (prompt === undefined) {
      await this.plant.pauseReal(10);
      return view;
    }
    const operator = new ScriptedOperator(
      this.plant,
      async (bytes, type) => (await this.api.keepFile(bytes, type)).digest,
    );
    const answer = await operator.respond(prompt);
    if (answer !== undefined) {
      const { promptId, revision } = prompt;
      await this.api.answer(this.runId, { promptId, revision, answer }).catch((error: unknown) => {
        // On a slow machine a reading grows old while the next answer is under way: what is asked then is looked at anew.
        if (!(error instanceof ServiceRefusal) || error.code !== 'orchestrator.prompt-closed') throw error;
      });
    }
    return view;
  }

  /** Goes on until the run says so, is held or has ended. */
  async until(reached: (view: RunView) => boolean): Promise<RunView> {
    for (;;) {
      const view = await this.api.run(this.runId);
      if (reached(view) || view.status === 'ended' || view.hold !== null) return view;
      await this.step();
    }
  }

  async close(): Promise<void> {
    await this.process.kill();
  }
}
