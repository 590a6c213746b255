import { agreement } from '../../src/app/demo/agreement';
import type { PlantDoor } from '../../src/app/demo/plant-door';
import { ScriptedOperator } from '../../src/app/demo/scripted-operator';
import { trainingPlant } from '../../src/app/demo/training-plant';
import { trainingPlacements } from '../../src/app/demo/training-wish';
import { planFor, type PlanWish } from '../../src/app/plan-request';
import { sha256, StackhandError, VirtualClock } from '../../src/kernel';
import {
  type Accepted,
  type Answer,
  type Engine,
  type HoldOffer,
  type HoldView,
  type PromptView,
  type RunView,
} from '../../src/orchestrator';
import { findProfile } from '../../src/products';
import type { Site } from '../../src/stacks';
import {
  checkedSetup,
  Plant,
  type PlantAct,
  type PlantQuestion,
  type PlantTruth,
  SlippingHands,
} from '../../src/virtual-plant';
import { actText } from '../../src/virtual-plant/record';
import { type CutKind, Cutter, type CutPoint } from './cutter';
import { IMAGE, IMAGE_BEFORE } from './images';
import { type Life, LifeEnded } from './life';
import { Lives } from './lives';
import { siteOf } from './sim-site';
import type { SiteSpec } from './site-spec';
import { realResources, turn } from './turns';
import { type Wrong, Wrongs } from './watch/wrongs';

/** A world to be played: its site, who stands there, and what becomes of the service. */
export interface WorldSpec extends SiteSpec {
  /** The life ends at the points where this says so. */
  readonly cutHere?: (point: CutPoint) => boolean;
  /** What the hands do in place of an act; undefined: what was asked, null: nothing. */
  readonly slip?: (act: PlantAct, world: World) => PlantAct | null | undefined;
  /** Where the eyes are in place of where they were sent. */
  readonly eyes?: (question: PlantQuestion) => PlantQuestion;
  /** What is answered in the operator's place; undefined: the operator answers. */
  readonly says?: (prompt: PromptView, world: World) => Answer | undefined | Promise<Answer | undefined>;
  /** Asked before each prompt: acts on the world, or does nothing. */
  readonly before?: (world: World, view: RunView) => void | Promise<void>;
  /** What is chosen at a hold; left out: what the scripted operator chooses. */
  readonly chooses?: (hold: HoldView, world: World) => { offer: HoldOffer; words: string };
  /** The image that the stacks run as found is on the shelf, and approved with the plan. */
  readonly keepsImageBefore?: boolean;
  /** Who answers twice: the same request again, with the same key. */
  readonly repeats?: (world: World) => boolean;
}

/** How a world ended. */
export interface WorldEnd {
  readonly outcome: string;
  readonly view: RunView | undefined;
  readonly wrongs: readonly Wrong[];
  readonly lives: number;
  readonly points: Readonly<Record<CutKind, number>>;
  readonly truth: PlantTruth;
}

const WHO = { actor: 'Ana' };
const MOST_TURNS = 100_000;
const MOST_DEATHS = 50;
/** Milliseconds of the world after which somebody who looks at the screen sees what the tick of the service made of them. */
const TICK_MS = 60_000;

/** What a person asked of the service and has no answer to yet; it is asked again with the same key. */
type Request = { readonly key: string; readonly ask: (engine: Engine, key: string) => Promise<Accepted> };

/**
 * A whole site in this process: the plant's bytes, the product from its lines to its store, and a person. Time is virtual and moves only when
 * nothing else can run. The service may die at any point and is opened again from what was durable.
 */
export class World {
  readonly clock = new VirtualClock();
  readonly wrongs = new Wrongs();
  readonly plant: Plant;
  readonly site: Site;
  readonly holds: string[] = [];
  /** What the hands did otherwise than asked, as the plant words it. */
  readonly slipped = new Set<string>();
  /** Names of the slips that were made. */
  readonly slips: string[] = [];
  readonly asked: string[] = [];
  /** What the service refused to somebody who answered beside the person of this world. */
  readonly turnedAway: { readonly said: string; readonly atMs: number }[] = [];
  readonly cutter: Cutter;
  /** What was otherwise than once found when the run that is now began, such as a set that was left apart. */
  foundDifferent: ReadonlySet<string> = new Set();
  runId = '';
  readonly lives: Lives;
  readonly operator: ScriptedOperator;
  private readonly slipping: SlippingHands;
  private request: Request | undefined;
  readonly acknowledged: Accepted[] = [];
  private requests = 0;
  private tickedAtMs = 0;

  constructor(readonly spec: WorldSpec) {
    this.site = siteOf(spec);
    const setup = checkedSetup(trainingPlant(this.site, findProfile(this.site.product), spec.plant));
    this.plant = Plant.create(setup);
    this.slipping = new SlippingHands(setup);
    this.cutter = new Cutter(spec.cutHere ?? (() => false));
    const { plant, clock, cutter, wrongs, site } = this;
    this.lives = new Lives({ spec, plant, clock, cutter, wrongs, site, nowMs: () => this.nowMs });
    this.operator = new ScriptedOperator(this.door, async (bytes) => sha256(bytes), 1);
  }

  /** Milliseconds of the world since its beginning. */
  get nowMs(): number {
    return this.clock.now().monoMs;
  }

  truth(): PlantTruth {
    return this.plant.truth(this.nowMs);
  }

  /** Hands and eyes at the plant. */
  readonly door: PlantDoor = {
    act: async (asked) => {
      const slipped = this.spec.slip?.(asked, this);
      const byFault = slipped === undefined ? this.slipping.instead(asked) : { act: slipped, slip: null };
      const { act, slip } = byFault;
      if (slip !== null) this.slips.push(slip);
      if (act === null) return { done: true };
      if (act !== asked) this.slipped.add(actText(act));
      return this.plant.act(this.nowMs, act);
    },
    look: async (question) => this.plant.look(this.nowMs, (this.spec.eyes?.(question) ?? question) as typeof question),
    pause: (ms) => this.pass(ms),
  };

  /** Lets time pass: alarm by alarm, and between them everything that can run runs. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    for (;;) {
      await this.settle();
      const next = this.clock.untilNextAlarm();
      if (next === undefined || this.nowMs + next > untilMs) break;
      this.clock.advance(next);
    }
    this.clock.advance(Math.max(0, untilMs - this.nowMs));
    await this.settle();
  }

  /** The service dies here, and is started again the next time somebody needs it; by other software where it is named. */
  crash(software?: string): void {
    this.lives.crash(software);
  }

  /** Asks the service for something, as a person does: again with the same key when it died meanwhile. */
  async ask(ask: Request['ask']): Promise<void> {
    this.requests += 1;
    this.request = { key: `key-${this.requests}`, ask };
    await this.again();
  }

  async begin(procedure: string, wish: Partial<PlanWish> = {}): Promise<void> {
    this.foundDifferent = new Set(this.truth().differsFromAsFound);
    const profile = findProfile(this.site.product);
    const image = this.spec.wire === null ? undefined : IMAGE.approved;
    const imageBefore = this.spec.keepsImageBefore === true ? IMAGE_BEFORE.approved : undefined;
    const plan = planFor(
      { procedure, site: this.site, placements: trainingPlacements(profile), image, imageBefore, ...wish },
      profile,
    );
    await this.surviving(() => this.ask((engine, key) => engine.plan(plan, { ...WHO, key })));
    this.runId = this.acknowledged.at(-1)?.runId ?? '';
    await this.surviving(() => this.ask((engine, key) => engine.start(this.runId, { ...WHO, key })));
  }

  /** Plays the run to its end. */
  async play(): Promise<WorldEnd> {
    let view: RunView | undefined;
    try {
      await this.begin(this.spec.procedure);
      view = await this.toTheEnd();
      return this.ended(view);
    } finally {
      await this.close();
    }
  }

  /** Nothing of this world goes on. */
  async close(): Promise<void> {
    await this.lives.close();
  }

  /** Answers everything until the run has ended. */
  async toTheEnd(stop: (view: RunView) => boolean = () => false): Promise<RunView | undefined> {
    for (let turns = 0; turns < MOST_TURNS; turns += 1) {
      const view = await this.surviving(() => this.once(stop));
      if (view !== undefined) return view;
    }
    this.wrongs.add('no-end', `the run neither ends nor holds with a way out: ${this.holds.slice(-3).join(' | ')}`);
    return undefined;
  }

  async view(): Promise<RunView> {
    for (;;) {
      const view = await this.surviving(async () => {
        const { life, engine } = await this.lives.service();
        return life.run(engine.view(this.runId));
      });
      if (view !== undefined) return view;
    }
  }

  /** Does something with the service; when that dies meanwhile, what was asked of it and not answered is asked again. */
  private async surviving<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof LifeEnded)) throw error;
    }
    for (let deaths = 0; deaths < MOST_DEATHS; deaths += 1) {
      try {
        await this.again();
        return undefined;
      } catch (error) {
        if (!(error instanceof LifeEnded)) throw error;
      }
    }
    throw new Error('The service dies at every start.');
  }

  /** Sends the request that has no answer yet. */
  private async again(): Promise<void> {
    const { request } = this;
    if (request === undefined) return;
    const { life, engine } = await this.lives.service();
    const accepted = await this.told(life.run(request.ask(engine, request.key)));
    this.request = undefined;
    if (accepted === undefined) return;
    this.acknowledged.push(accepted);
    if (this.spec.repeats?.(this) !== true) return;
    const second = await life.run(request.ask(engine, request.key)).catch((error: unknown) => error);
    if (JSON.stringify(second) !== JSON.stringify(accepted) && !(second instanceof LifeEnded))
      this.wrongs.add(
        'repeat-not-answered',
        `the same key got ${String(second)} instead of ${JSON.stringify(accepted)}`,
      );
  }

  /** A refusal is an answer too: the person looks again. */
  private async told(asked: Promise<Accepted>): Promise<Accepted | undefined> {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof StackhandError)) throw error;
      if (!REFUSALS.has(error.code)) this.wrongs.add('refused', `${error.code}: ${error.message}`);
      return undefined;
    }
  }

  private async once(stop: (view: RunView) => boolean): Promise<RunView | undefined> {
    const { life, engine } = await this.lives.service();
    await this.settle();
    await this.tick(life, engine);
    const view = await life.run(engine.view(this.runId));
    if (view.status === 'ended' || stop(view)) return view;
    const lookedAtMs = this.nowMs;
    await this.spec.before?.(this, view);
    // Whoever was away looks at the screen again first.
    if (life.isOver || this.nowMs > lookedAtMs) return undefined;
    if (view.hold !== null) await this.choose(view.hold);
    else if (view.prompts.length > 0) await this.answer(view.prompts[0] as PromptView);
    else await this.passUntilSomething();
    return undefined;
  }

  /** The service looks at the clock by itself, so that nobody who was away acts on a question that grew old. */
  private async tick(life: Life, engine: Engine): Promise<void> {
    if (this.nowMs - this.tickedAtMs < TICK_MS) return;
    this.tickedAtMs = this.nowMs;
    await life.run(engine.tick());
  }

  private async choose(hold: HoldView): Promise<void> {
    this.holds.push(`${hold.by} ${hold.because.title}`);
    if (hold.by.endsWith(':behind-the-decision')) this.wrongs.add('wrong-decision', hold.by);
    const [first] = hold.offers;
    if (first === undefined) this.wrongs.add('hold-without-offer', `${hold.by}: ${hold.because.title}`);
    const chosen = this.spec.chooses?.(hold, this) ?? this.operator.choose(hold);
    await this.ask((engine, key) => engine.choose(this.runId, { promptId: hold.promptId, ...chosen }, { ...WHO, key }));
  }

  private async answer(prompt: PromptView): Promise<void> {
    this.asked.push(prompt.stepId);
    const answer = (await this.spec.says?.(prompt, this)) ?? (await this.operator.respond(prompt));
    if (answer === undefined) return this.pass(1000);
    const { promptId, revision } = prompt;
    await this.ask((engine, key) => engine.answer(this.runId, { promptId, revision, answer }, { ...WHO, key }));
  }

  private async passUntilSomething(): Promise<void> {
    await this.settle();
    this.clock.advance(this.clock.untilNextAlarm() ?? 1000);
    await this.settle();
  }

  private async settle(): Promise<void> {
    await turn();
    if (this.spec.store === 'disk') return;
    const real = realResources().filter((kind) => !RESTING.has(kind));
    if (real.length > 0) this.wrongs.add('real-async', `something real goes on in a simulation: ${real.join(', ')}`);
  }

  /** The branches of recovery that this world went through. */
  reached(): readonly string[] {
    return this.lives.branches.all;
  }

  ended(view: RunView | undefined): WorldEnd {
    const truth = this.truth();
    return {
      outcome: view?.outcome ?? 'no-end',
      view,
      wrongs: this.wrongs.all,
      lives: this.lives.count,
      points: { ...this.cutter.counts },
      truth,
    };
  }

  /** Where the plant differs from a record that says `complete`. */
  differs(view: RunView): readonly string[] {
    const truth = this.truth();
    const sent = this.spec.wire !== null && view.procedure.endsWith('-update');
    return agreement(view, truth, sent ? IMAGE.approved.sha256 : undefined).differs;
  }
}

/** What the process of a simulation holds open by itself. */
const RESTING = new Set(['PipeWrap', 'TTYWrap', 'ProcessWrap', 'MessagePort', 'FSEventWrap']);
/** Refusals that tell a person to look again; any other is a defect of the one who asks, or of the service. */
const REFUSALS = new Set(
  [
    ...['prompt-closed', 'run-ended', 'already-started', 'not-while-writing', 'too-late-to-ask-again'],
    ...['nothing-to-correct', 'correction-refused', 'not-offered'],
  ].map((code) => `orchestrator.${code}`),
);
