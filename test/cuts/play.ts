import { mkdirSync } from 'node:fs';
import { agreement } from '../../src/app/demo/agreement';
import { HttpPlant } from '../../src/app/demo/http-plant';
import { ScriptedOperator } from '../../src/app/demo/scripted-operator';
import { trainingImage } from '../../src/app/demo/training-image';
import { trainingPlant } from '../../src/app/demo/training-plant';
import { type RunningPlant, startPlant } from '../../src/app/plant-skin';
import type { RunView } from '../../src/operator-api/client';
import { findProfile } from '../../src/products';
import { exampleSite, type Site, siteToYaml } from '../../src/stacks';
import type { PlantSetup, PlantTruth } from '../../src/virtual-plant';
import { type Cut, CutService } from './cut-service';
import { Hands } from './hands';
import { isDurable, type Point } from './points';
import type { Moment, Scene } from './scene';

export interface Stage {
  readonly folder: string;
  readonly port: number;
  readonly pace: number;
  readonly tear: string;
  readonly entries: readonly string[];
  /** Points that are cut here; what was cut is taken out. */
  readonly wanted: Set<Point>;
  readonly said: (line: string) => void;
}

/** What of a run and its plant must be the same with and without cuts. */
export interface Ending {
  readonly run: object;
  readonly plant: object;
}

export interface Played {
  readonly ending: Ending;
  readonly covered: readonly Point[];
  readonly violations: readonly string[];
}

/** Longer than a run with all its restarts takes on a busy machine; a run that hangs is a violation and not a job without end. */
const TOO_LONG_MS = 900_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Plays a scene to its end while the service is killed at every wanted point on the way. */
export async function play(scene: Scene, stage: Stage): Promise<Played> {
  mkdirSync(stage.folder, { recursive: true });
  const site = exampleSite(scene.site);
  const setup = trainingPlant(site, findProfile(site.product), {
    options: { capacitorDischargeSeconds: 100_000 },
    change: unhurried,
  });
  const plant = await startPlant({ setup, stateFile: undefined, port: 0, pace: stage.pace });
  const played = new Play(scene, stage, plant, withLeads(site, plant));
  try {
    return await played.toTheEnd();
  } finally {
    await played.close();
    await plant.close();
  }
}

/** At this pace a restart is minutes at the site: no battery is to be empty for that. */
const unhurried = (setup: PlantSetup): PlantSetup => ({
  ...setup,
  inverters: setup.inverters.map((inverter) => ({ ...inverter, demandWatts: 20 })),
});

class Play {
  private readonly service: CutService;
  private readonly hands: Hands;
  private readonly plant: HttpPlant;
  private readonly operator: ScriptedOperator;
  private readonly violations: string[] = [];
  private readonly cuts: Cut[] = [];
  private readonly unjudged: Cut[] = [];
  private readonly told: number[] = [];
  private readonly toCome: Moment[];
  private lost: string | undefined;
  private runId = '';

  constructor(
    private readonly scene: Scene,
    private readonly stage: Stage,
    plant: RunningPlant,
    private readonly site: Site,
  ) {
    const { folder, port, tear, entries, wanted } = stage;
    this.toCome = [...scene.moments];
    this.hands = new Hands(`http://127.0.0.1:${port}`);
    this.plant = new HttpPlant(plant.url, stage.pace, (asked) => asked);
    const keep = async (bytes: Uint8Array, type: string) => {
      const key = this.hands.client.newKey();
      return (await this.hands.client.keepFile(bytes, type, key)).digest;
    };
    this.operator = new ScriptedOperator(this.plant, keep);
    const onCut = (cut: Cut): void => this.take(cut);
    const onLost = (words: string): void => {
      this.lost = words;
    };
    this.service = new CutService({ folder, port, tear, entries, wanted, seldom: scene.seldom, onCut, onLost });
  }

  async toTheEnd(): Promise<Played> {
    this.service.start();
    await this.begin();
    const stop = this.hands.client.follow(this.runId, {
      onEvent: ({ position, type }) => void (type === 'message' && this.told.push(Number(position))),
      onLink: () => undefined,
    });
    try {
      const view = await this.drive();
      await this.judgeRecord(view);
      return {
        ending: await this.ending(view),
        covered: this.cuts.map(({ point }) => point),
        violations: this.violations,
      };
    } finally {
      stop();
    }
  }

  close(): Promise<void> {
    return this.service.stop();
  }

  private take(cut: Cut): void {
    this.stage.wanted.delete(cut.point);
    this.cuts.push(cut);
    this.unjudged.push(cut);
    this.stage.said(`${this.scene.name}: killed at ${cut.point}`);
  }

  private async begin(): Promise<void> {
    const { procedure, wired } = this.scene;
    const bytes = trainingImage().bytes;
    const key = this.hands.client.newKey();
    const image = wired ? { image: (await this.hands.client.addImage(bytes, key)).sha256 } : {};
    const wish = { procedure, siteYaml: siteToYaml(this.site), pace: this.stage.pace, ...image };
    this.runId = (await this.hands.createRun(wish)).runId;
    await this.hands.start(this.runId);
  }

  private async drive(): Promise<RunView> {
    const end = performance.now() + TOO_LONG_MS;
    for (;;) {
      if (this.lost !== undefined) throw new Error(`the service ended by itself: ${this.lost}`);
      if (this.unjudged.length > 0) await this.judgeRestart();
      const view = await this.hands.view(this.runId);
      if (view.status === 'ended') return view;
      if (performance.now() > end) throw new Error(`no end: ${waitsFor(view)}`);
      await this.move(view);
    }
  }

  private async move(view: RunView): Promise<void> {
    const moment = this.toCome.find(({ when }) => when(view));
    if (moment !== undefined) {
      this.toCome.splice(this.toCome.indexOf(moment), 1);
      await moment.act(this.hands, view);
      return;
    }
    if (view.hold !== null) {
      const choice = this.scene.chooses(view.hold) ?? this.operator.choose(view.hold);
      this.stage.said(`${this.scene.name}: held by ${view.hold.by}: ${view.hold.because.title} → ${choice.offer}`);
      await this.hands.choose(this.runId, { promptId: view.hold.promptId, ...choice });
      return;
    }
    const [prompt] = view.prompts;
    const said = prompt === undefined ? 'wait' : this.scene.says(prompt);
    if (prompt === undefined || said === 'wait') return pause(15);
    const answer = said ?? (await this.operator.respond(prompt));
    if (answer === undefined) return;
    await this.hands.answer(this.runId, { promptId: prompt.promptId, revision: prompt.revision, answer });
  }

  /** What was acknowledged before the kill, and what stood in the commit at which it came. */
  private async judgeRestart(): Promise<void> {
    const cuts = this.unjudged.splice(0);
    const wrong = await this.hands.repeatLast();
    if (wrong !== undefined) this.violations.push(wrong);
    const { seq } = await this.hands.view(this.runId);
    const most = Math.max(...this.hands.acknowledged.map((one) => one.seq));
    if (seq < most) this.violations.push(`event ${most} was acknowledged, and the run ends at ${seq} after a restart`);
    for (const cut of cuts) await this.judgeCommit(cut);
  }

  private async judgeCommit({ point, events }: Cut): Promise<void> {
    if (point === 'nothing was torn') this.violations.push('a write that was to be torn went through');
    for (const { stream, hash, name } of events) {
      if (stream === undefined || hash === undefined) continue;
      const kept = (await this.hands.look((client) => client.exportJournal(stream))).includes(hash);
      if (kept !== isDurable(point))
        this.violations.push(`killed at ${point}: ${name} is ${kept ? 'there all the same' : 'gone'}`);
    }
  }

  /** The whole record: it verifies, each acknowledged answer stands in it once, and what was told live is exactly what it holds. */
  private async judgeRecord(view: RunView): Promise<void> {
    if (this.unjudged.length > 0) await this.judgeRestart();
    const { problems } = await this.hands.look((client) => client.verifyJournal());
    if (!Array.isArray(problems) || problems.length > 0)
      this.violations.push(`the journal: ${JSON.stringify(problems)}`);
    const report = await this.hands.look((client) => client.report(this.runId));
    const verdict = report['verdict'] as { readonly agrees?: boolean; readonly outcome?: string } | undefined;
    if (verdict?.agrees !== true || verdict.outcome !== view.outcome)
      this.violations.push(`the verdict: ${JSON.stringify(verdict)}`);
    const lines = (await this.hands.look((client) => client.exportJournal(`run:${this.runId}`))).trim().split('\n');
    const events = lines.map((line) => JSON.parse(line) as ExportedLine);
    const answered = events.flatMap(({ event: { type, data } }) =>
      type === 'answer.given' ? [`${data.promptId} revision ${data.revision}`] : [],
    );
    for (const twice of answered.filter((one, at) => answered.indexOf(one) !== at))
      this.violations.push(`answered twice: ${twice}`);
    const positions = events.map(({ position }) => position);
    await this.everythingWasTold(positions);
    if (JSON.stringify(this.told) !== JSON.stringify(positions))
      this.violations.push(`told live: ${this.told.length} events, not the ${positions.length} of the record in order`);
  }

  private async everythingWasTold(positions: readonly number[]): Promise<void> {
    for (let turn = 0; turn < 100 && this.told.at(-1) !== positions.at(-1); turn += 1) await pause(50);
  }

  private async ending(view: RunView): Promise<Ending> {
    const truth = await this.plant.truth();
    const { differs, oracles } = agreement(view, truth);
    for (const line of [...differs, ...oracles]) this.violations.push(`the plant: ${line}`);
    for (const { tag, blocksRepeated } of truth.stacks)
      if (blocksRepeated > this.cuts.length)
        this.violations.push(`${tag} was sent ${blocksRepeated} blocks twice in ${this.cuts.length} kills`);
    const { outcome, physical, deviations, obligations, steps } = view;
    const run = {
      outcome,
      physical,
      deviations: deviations.map(({ what }) => what),
      obligations: obligations.map(({ id, status }) => `${id} ${status}`),
      steps: steps.map(({ id, status }) => `${id} ${status}`),
    };
    return { run, plant: plantOf(truth) };
  }
}

interface ExportedLine {
  readonly position: number;
  readonly event: { readonly type: string; readonly data: { readonly promptId?: string; readonly revision?: number } };
}

/** Everything of a plant that does not go on by itself. */
function plantOf(truth: PlantTruth): object {
  return {
    stacks: truth.stacks.map(({ tag, power, contactorClosed, switches, versions, torn, image, rememberedStacks }) => ({
      ...{ tag, power, contactorClosed, switches, versions, torn, image, rememberedStacks },
    })),
    links: truth.links,
    breakers: truth.breakers,
    inverters: truth.inverters.map(({ id, mode, seesBattery }) => ({ id, mode, seesBattery })),
    tool: truth.tool,
    differsFromAsFound: truth.differsFromAsFound,
  };
}

const waitsFor = ({ hold, prompts, waits, acts }: RunView): string =>
  JSON.stringify({
    hold: hold?.because.title,
    asked: prompts.map(({ words }) => words.title),
    waits: waits.map(({ words }) => words.title),
    acts: acts.map(({ words }) => words.title),
  });

function withLeads(site: Site, { ports }: RunningPlant): Site {
  const lead = (wire: RunningPlant['ports']['stacks'][string] | undefined) => (wire === undefined ? {} : { wire });
  return {
    ...site,
    stacks: site.stacks.map((stack) => ({ ...stack, ...lead(ports.stacks[stack.tag]) })),
    inverters: site.inverters.map((one) => ({ ...one, ...lead(ports.inverters[one.id]) })),
  };
}
