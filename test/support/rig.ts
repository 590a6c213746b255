import { planFor, type PlanWish } from '../../src/app/plan-request';
import type { PlantDoor } from '../../src/app/demo/plant-door';
import { ScriptedOperator } from '../../src/app/demo/scripted-operator';
import { trainingImage } from '../../src/app/demo/training-image';
import { trainingPlant, type TrainingPlantOptions } from '../../src/app/demo/training-plant';
import { trainingPlacements } from '../../src/app/demo/training-wish';
import { siteEffects } from '../../src/app/wire/site-effects';
import { SiteLines } from '../../src/app/wire/site-lines';
import { type Clock, CountingIds, sha256, StackhandError, VirtualClock } from '../../src/kernel';
import {
  type Answer,
  createEngine,
  type EffectHandler,
  type Engine,
  type Guard,
  GUARDS,
  INVARIANTS,
  type Journal,
  type Plan,
  type PromptView,
  rowOf,
  type RunView,
} from '../../src/orchestrator';
import { findProfile } from '../../src/products';
import { exampleSite, type ExampleSiteOptions, type Site } from '../../src/stacks';
import { MemoryJournal } from '../../src/storage';
import { type ApprovedImage, takeImage } from '../../src/updater';
import { INVERTER_PORT, plantLines, STACK_PORT } from './plant-line';
import { checkedSetup, Plant, type PlantAct, type PlantTruth, SlippingHands } from '../../src/virtual-plant';

/** What a scenario is made of; everything left out is the ordinary three-stack Gen 3 site. */
export interface Scenario {
  readonly site?: ExampleSiteOptions;
  readonly procedure?: string;
  readonly plant?: TrainingPlantOptions;
  /** Guards taken out, by invariant (`SI-05`) or by row (`SI-05 voltsKnown`). */
  readonly without?: readonly string[];
  /** The table of guards in the place of the product's. */
  readonly guards?: readonly Guard[];
  /** Whether decisions are looked at once more; left out: where no guard is taken out. */
  readonly behind?: boolean;
  readonly change?: (plan: Plan) => Plan;
  readonly wish?: Partial<PlanWish>;
  readonly patience?: number;
  /** What the hands do in place of an act; undefined: what was asked, null: nothing at all. */
  readonly slip?: (act: PlantAct) => PlantAct | null | undefined;
  /** What is answered in the operator's place; undefined: the operator answers. `skip`: nothing is answered this time. */
  readonly says?: (prompt: PromptView, rig: Rig) => Answer | 'skip' | undefined | Promise<Answer | 'skip' | undefined>;
  /** Called before each answer; may act at the plant, let time pass, or answer in the operator's place. */
  readonly before?: (prompt: PromptView, rig: Rig) => unknown;
  /** The clock as the service sees it; the plant keeps the true one. */
  readonly serviceClock?: (clock: VirtualClock) => Clock;
  /** What the machine does for the run; left out: it says that all went well. */
  readonly effects?: Readonly<Record<string, EffectHandler>>;
  /** The stacks speak: open stacks with a lead each, over the real line and codec on the virtual clock. `inverters`: these too. */
  readonly wire?: { readonly inverters?: boolean; readonly image?: Uint8Array; readonly imageBefore?: Uint8Array };
  /** What is put in the place of what the machine does for the run. */
  readonly spoil?: (effects: Readonly<Record<string, EffectHandler>>) => Readonly<Record<string, EffectHandler>>;
  /** A run that goes on in a new process: its journal so far, and the plant as it stood then. */
  readonly from?: {
    readonly journal: MemoryJournal;
    readonly plant: Plant;
    readonly wallMs: number;
    readonly runId: string;
  };
  /** The journal as the service is given it. */
  readonly serviceJournal?: (journal: MemoryJournal) => Journal;
}

export interface Rig {
  readonly clock: VirtualClock;
  readonly journal: MemoryJournal;
  readonly plant: Plant;
  readonly engine: Engine;
  readonly operator: ScriptedOperator;
  readonly door: PlantDoor;
  readonly site: Site;
  readonly runId: string;
  readonly asked: PromptView[];
  readonly holds: string[];
  truth(): PlantTruth;
  view(): Promise<RunView>;
  /** Plans and starts another run on the same site, plant and journal. */
  nextRun(procedure: string, wish?: Partial<PlanWish>): Promise<void>;
  /** Throws the engine away and reopens it from the journal, as after `kill -9`; by other software where its name is given. */
  crash(software?: string): Promise<void>;
  /** Answers everything until the run ends, or until `stop` says so. */
  drive(stop?: (view: RunView) => boolean): Promise<RunView>;
}

const WHO = { actor: 'Ana' };

class ScenarioRig implements Rig {
  readonly asked: PromptView[] = [];
  readonly holds: string[] = [];
  runId = '';

  constructor(
    readonly scenario: Scenario,
    readonly clock: VirtualClock,
    readonly journal: MemoryJournal,
    readonly plant: Plant,
    public engine: Engine,
    readonly operator: ScriptedOperator,
    readonly door: PlantDoor,
    readonly site: Site,
    private readonly reopen: (software?: string) => Engine,
  ) {}

  truth(): PlantTruth {
    return this.plant.truth(this.plantNow());
  }

  view(): Promise<RunView> {
    return this.engine.view(this.runId);
  }

  private plantNow(): number {
    return this.clock.now().wallMs - START;
  }

  /** The run of the scenario: a new one, or that of its journal. */
  async begin(): Promise<void> {
    const { from, procedure = 'parallel-stack-update', wish } = this.scenario;
    if (from === undefined) return this.nextRun(procedure, wish);
    this.runId = from.runId;
    await this.engine.recover();
  }

  async nextRun(procedure: string, wish: Partial<PlanWish> = {}): Promise<void> {
    const profile = findProfile(this.site.product);
    const placements = trainingPlacements(profile);
    const bytes = this.scenario.wire?.image ?? OPEN_IMAGE.bytes;
    const image = this.scenario.wire === undefined ? undefined : await approved(bytes);
    const before = this.scenario.wire?.imageBefore;
    const imageBefore = before === undefined ? undefined : await approved(before);
    const plan = planFor({ procedure, site: this.site, placements, image, imageBefore, ...wish }, profile);
    const changed = this.scenario.change?.(plan) ?? plan;
    this.runId = (await this.engine.plan(changed, WHO)).runId;
    await this.engine.start(this.runId, WHO);
    await settled();
  }

  async crash(software?: string): Promise<void> {
    await this.engine.close();
    this.clock.reboot(`boot-${this.clock.now().wallMs}-${this.asked.length}`);
    this.engine = this.reopen(software);
    await this.engine.recover();
  }

  async drive(stop: (view: RunView) => boolean = () => false): Promise<RunView> {
    for (let turn = 0; turn < 20_000; turn += 1) {
      const view = await this.view();
      if (view.status === 'ended' || stop(view)) return view;
      if (view.hold !== null) await this.leaveHold(view.hold);
      else await this.answerOne(view);
    }
    throw new Error('The run does not come to an end.');
  }

  private async leaveHold(hold: NonNullable<RunView['hold']>): Promise<void> {
    this.holds.push(`${hold.by} ${hold.because.title}`);
    if (hold.by.endsWith(':behind-the-decision') && this.scenario.behind === undefined)
      throw new Error(`A decision was wrong: ${hold.by}`);
    await this.engine.choose(this.runId, { promptId: hold.promptId, ...this.operator.choose(hold) }, WHO);
  }

  private async answerOne(view: RunView): Promise<void> {
    const [prompt] = view.prompts;
    if (prompt === undefined) return this.passTime();
    this.asked.push(prompt);
    await this.scenario.before?.(prompt, this);
    const said = await this.scenario.says?.(prompt, this);
    if (said === 'skip') return;
    const answer = said ?? (await this.operator.respond(prompt));
    if (answer === undefined) return;
    try {
      await this.engine.answer(this.runId, { promptId: prompt.promptId, revision: prompt.revision, answer }, WHO);
    } catch (error) {
      if (!(error instanceof StackhandError) || error.code !== 'orchestrator.prompt-closed') throw error;
    }
  }

  /** Lets bytes pass until the journal moves, or for so many of them that a caller wants to look again. */
  private async passLineTime(): Promise<void> {
    let moved = false;
    const stop = this.engine.onAppended(() => {
      moved = true;
    });
    try {
      for (let turn = 0; turn < 20 && !moved; turn += 1) {
        await quietened();
        if (!moved) this.clock.advance(this.clock.untilNextAlarm() ?? 1000);
      }
      await quietened();
    } finally {
      stop();
    }
  }

  private async passTime(): Promise<void> {
    if (this.scenario.wire !== undefined) return this.passLineTime();
    this.clock.advance(this.clock.untilNextAlarm() ?? 1000);
    await settled();
  }
}

const START = Date.UTC(2026, 0, 5, 8, 0, 0);
/** Effects and alarms of the engine run as microtasks here: nothing waits for a real timer. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};
/** What speaks on a line takes more turns than that; none of them is a timer, so that every one is over before the next immediate. */
const quietened = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
};

export const OPEN_IMAGE = trainingImage();

async function* onePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** The approval of an image, as a plan is pinned to it. */
export async function approved(bytes: Uint8Array): Promise<ApprovedImage> {
  const image = await takeImage(onePiece(bytes), { maxImageBytes: 1_048_576 });
  const { header, sha256: digest, format } = image;
  const { component = '', version = '', hardwareClass = '' } = header ?? {};
  return { sha256: digest, bytes: bytes.length, format, component, version, hardwareClass, approvedBy: 'Ana' };
}

function withLeads(site: Site, inverters: boolean): Site {
  const lead = (port: number) => ({ line: `tcp://127.0.0.1:${port}`, unit: 1 });
  return {
    ...site,
    stacks: site.stacks.map((stack, index) => ({ ...stack, wire: lead(STACK_PORT + index) })),
    inverters: inverters
      ? site.inverters.map((inverter, index) => ({ ...inverter, wire: lead(INVERTER_PORT + index) }))
      : site.inverters,
  };
}

/** A whole run in this process: real engine, real plant, a scripted operator, a clock that moves only when nothing else can. */
export async function startScenario(scenario: Scenario = {}): Promise<Rig> {
  const { from } = scenario;
  const clock = from === undefined ? new VirtualClock(START) : new VirtualClock(from.wallMs, 'boot-after');
  const wired = scenario.wire !== undefined;
  const plain = exampleSite({ stacks: 3, ...(wired ? { generation: 'open1' } : {}), ...scenario.site });
  const site = wired ? withLeads(plain, scenario.wire?.inverters === true) : plain;
  const profile = findProfile(site.product);
  const setup = checkedSetup(trainingPlant(site, profile, scenario.plant));
  const plant = from?.plant ?? Plant.create(setup);
  const slipping = new SlippingHands(setup);
  const now = (): number => clock.now().wallMs - START;
  const door: PlantDoor = {
    act: async (asked: PlantAct) => {
      const slipped = scenario.slip?.(asked);
      const act = slipped === undefined ? slipping.instead(asked).act : slipped;
      return act === null ? { done: true } : plant.act(now(), act);
    },
    look: async (question) => plant.look(now(), question),
    pause: async (plantMs) => {
      clock.advance(plantMs);
      await settled();
    },
  };
  const journal = from?.journal ?? new MemoryJournal();
  const ids = new CountingIds();
  const guards: readonly Guard[] = (scenario.guards ?? GUARDS).filter(
    (guard) => scenario.without?.some((out) => out === guard.id || out === rowOf(guard)) !== true,
  );
  let lines: SiteLines | undefined;
  const leads = () => {
    // What the process that died had open is closed with it.
    void lines?.close();
    const bytes = scenario.wire?.image ?? OPEN_IMAGE.bytes;
    lines = new SiteLines(
      plantLines(
        plant,
        clock,
        now,
        site.inverters.map(({ id }) => id),
      ),
    );
    const kept = [bytes, scenario.wire?.imageBefore ?? bytes];
    const load = (digest: string) =>
      takeImage(onePiece(kept.find((one) => sha256(one) === digest) ?? bytes), { maxImageBytes: 1_048_576 });
    const effects = siteEffects(lines, { load }, clock);
    return scenario.spoil?.(effects) ?? effects;
  };
  const open = (software = 'test'): Engine =>
    createEngine({
      journal: scenario.serviceJournal?.(journal) ?? journal,
      clock: scenario.serviceClock?.(clock) ?? clock,
      ids,
      software,
      effects: scenario.effects ?? {
        'keep-host-awake': async () => ({ outcome: 'ok', said: 'a training site' }),
        ...(wired ? leads() : {}),
      },
      guards,
      invariants: (scenario.behind ?? scenario.without === undefined) ? INVARIANTS : [],
      failed: (error) => {
        throw error;
      },
    });
  const operator = new ScriptedOperator(door, async (bytes) => sha256(bytes), scenario.patience);
  const rig = new ScenarioRig(scenario, clock, journal, plant, open(), operator, door, site, open);
  await rig.begin();
  return rig;
}
