import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { ScriptedOperator } from '../../src/app/demo/scripted-operator';
import { trainingPlant } from '../../src/app/demo/training-plant';
import { trainingPlacements } from '../../src/app/demo/training-wish';
import { planFor } from '../../src/app/plan-request';
import { CountingIds, sha256, StackhandError, VirtualClock } from '../../src/kernel';
import {
  type Accepted,
  type Answer,
  type Caller,
  createEngine,
  type Engine,
  type JournalEvent,
  type RunView,
} from '../../src/orchestrator';
import { findProfile } from '../../src/products';
import { exampleSite } from '../../src/stacks';
import { MemoryJournal, openStore, type Store, type VerifiableJournal } from '../../src/storage';
import { checkedSetup, Plant } from '../../src/virtual-plant';
import { folder } from '../support/stage';

/** How many orders are tried, and how many commands each has. */
const ORDERS = Number(process.env['ORDERS'] ?? 250);
/** Another one with another seed: `ORDERS=5000 SEED=7 npx jest test/orchestrator/any-order`. */
const SEED = Number(process.env['SEED'] ?? 20261121);
const COMMANDS = 100;
/** One order in so many runs on the real store; the others on the journal in memory, which keeps the same contract. */
const ON_DISK_EVERY = 20;

jest.setTimeout(30_000 + ORDERS * 600);

/** What is done next; numbers choose among what is there at that moment. */
const stepArbitrary = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('answer' as const) },
    {
      weight: 12,
      arbitrary: fc.constantFrom(
        ...([
          'look',
          'type',
          'stale',
          'again',
          'race',
          'correct',
          'note',
          'choose',
          'crash',
          'other-software',
        ] as const),
        ...(['tick', 'time', 'wall', 'start', 'plan', 'refused-key', 'danger'] as const),
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom(...(['abort'] as const)) },
  ),
  pick: fc.nat({ max: 997 }),
});
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;

const ids = new CountingIds();
const place = folder();
let store: Store;
let sites = 0;

beforeAll(async () => {
  store = await openStore(place.path, { holder: 'test' });
});
afterAll(async () => {
  await store.close();
  place.drop();
});

/** Whatever is under way runs as microtasks. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The event that a command of its own name leaves, exactly once. */
const OWN = {
  answer: 'answer.given',
  correct: 'answer.corrected',
  note: 'note.added',
  choose: 'run.resumed',
  danger: 'danger.reported',
  abort: 'abort.requested',
  start: 'run.started',
  plan: 'run.planned',
} as const;

const SEES: readonly Step['kind'][] = ['answer', 'type', 'stale', 'race', 'correct', 'choose'];
const NOTHING_SEEN: Pick<RunView, 'prompts' | 'steps' | 'hold'> = { prompts: [], steps: [], hold: null };

/** What `expect` says, without what it costs a hundred thousand times. */
function same(found: unknown, wanted: unknown, what: string): void {
  if (!isDeepStrictEqual(found, wanted))
    throw new Error(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`);
}

const profile = findProfile(exampleSite({ stacks: 1 }).product);

/** One run with its journal, and beside it what the model knows: what was told, which keys were taken, whether it has ended. */
class Order {
  private readonly clock = new VirtualClock();
  private readonly site = exampleSite({ stacks: 1, id: `order-${(sites += 1)}` });
  private readonly plan = planFor(
    { procedure: 'single-stack-update', site: this.site, placements: trainingPlacements(profile) },
    profile,
  );
  private readonly plant = Plant.create(checkedSetup(trainingPlant(this.site, profile)));
  private readonly operator = new ScriptedOperator(
    {
      act: async (act) => this.plant.act(this.plantMs(), act),
      look: async (question) => this.plant.look(this.plantMs(), question),
      pause: async (plantMs) => {
        this.clock.advance(plantMs);
        this.passedMs += plantMs;
        await settled();
      },
    },
    async (bytes) => sha256(bytes),
  );
  private engine: Engine;
  private passedMs = 0;
  private boots = 0;
  private keys = 0;
  private runId = '';
  private readonly told: JournalEvent[] = [];
  private readonly answers = new Map<string, Accepted>();
  private readonly answered = new Set<string>();

  constructor(private readonly journal: VerifiableJournal) {
    this.engine = this.opened('one');
  }

  /** Planned and started, then step after step; at the end the record is read back. */
  async through(steps: readonly Step[]): Promise<void> {
    await this.give('plan', (caller) => this.engine.plan(this.plan, caller));
    this.runId = this.told[0]?.stream.slice('run:'.length) ?? '';
    await this.give('start', (caller) => this.engine.start(this.runId, caller));
    for (const step of steps) await this.take(step);
    await this.readBack();
  }

  private opened(software: string): Engine {
    const engine = createEngine({
      journal: this.journal,
      clock: this.clock,
      ids,
      software,
      effects: { 'keep-host-awake': async () => ({ outcome: 'ok', said: 'a training site' }) },
      failed: (error) => {
        throw error;
      },
    });
    engine.onAppended((events) => {
      this.told.push(...events);
      this.ended ||= events.some(({ type }) => type === 'run.ended');
    });
    return engine;
  }

  private plantMs(): number {
    return this.passedMs;
  }

  private async take({ kind, pick }: Step): Promise<unknown> {
    // What is shown is made anew each time, with its drawings: only where it is needed.
    const view = SEES.includes(kind) ? await this.engine.view(this.runId) : NOTHING_SEEN;
    const prompt = view.prompts[pick % Math.max(1, view.prompts.length)];
    const of = <T>(from: readonly T[]): T | undefined => from[pick % Math.max(1, from.length)];
    switch (kind) {
      case 'look':
        return this.unchanged(() => this.engine.view(this.runId));
      case 'answer': {
        if (prompt === undefined) return this.time(this.clock.untilNextAlarm() ?? 1000);
        const answer = await this.operator.respond(prompt);
        return answer === undefined ? undefined : this.answer(prompt, answer);
      }
      case 'type':
        return prompt === undefined
          ? undefined
          : this.answer(prompt, pick % 2 === 0 ? { kind: 'cannot-see' } : typed(pick));
      case 'stale':
        return prompt === undefined
          ? this.refused('answer', { promptId: `${this.runId}/nothing#1`, revision: 1 })
          : this.refused('answer', { promptId: prompt.promptId, revision: prompt.revision + 1 + (pick % 3) });
      case 'again':
        return this.again(of([...this.answers.keys()]));
      case 'race':
        return prompt === undefined ? undefined : this.race(prompt);
      case 'correct': {
        const stepId = of(view.steps)?.id ?? '';
        return this.give('correct', (caller) =>
          this.engine.correct(this.runId, { stepId, why: 'typed wrong' }, caller),
        );
      }
      case 'note':
        return this.give('note', (caller) => this.engine.note(this.runId, { text: `note ${pick}` }, caller));
      case 'choose': {
        const offer = of(view.hold?.offers ?? [])?.id;
        if (offer === undefined || view.hold === null || (offer === 'stop-here' && pick % 9 > 0)) return undefined;
        const { promptId } = view.hold;
        return this.give('choose', (caller) =>
          this.engine.choose(this.runId, { promptId, offer, words: 'as agreed' }, caller),
        );
      }
      case 'danger':
        return pick % 4 === 0
          ? this.give('danger', (caller) => this.engine.danger(this.runId, 'a smell', caller))
          : undefined;
      case 'abort':
        return pick % 4 === 0
          ? this.give('abort', (caller) => this.engine.abort(this.runId, 'called away', caller))
          : undefined;
      case 'start':
        return this.give('start', (caller) => this.engine.start(this.runId, caller), 'refused');
      case 'plan':
        return this.ended ? undefined : this.give('plan', (caller) => this.engine.plan(this.plan, caller), 'refused');
      case 'refused-key':
        return this.unchanged(() =>
          this.engine.note('no-such-run', { text: 'x' }, { actor: 'Ana', key: this.newKey() }).catch(() => undefined),
        );
      case 'crash':
        return this.crash('one');
      case 'other-software':
        return this.crash(`version ${pick % 3}`);
      case 'tick':
        return this.engine.tick();
      case 'time':
        return this.time([10, 1000, 10_000, 600_000, 50_000_000][pick % 5] ?? 0);
      case 'wall':
        return this.clock.jumpWall([3_600_000, -3_600_000, 3e11, -3e11, 1][pick % 5] ?? 0);
    }
  }

  private async time(ms: number): Promise<void> {
    this.clock.advance(ms);
    this.passedMs += ms;
    await settled();
  }

  private async crash(software: string): Promise<void> {
    await this.engine.close();
    this.clock.reboot(`boot-${(this.boots += 1)}`);
    this.engine = this.opened(software);
    await this.engine.recover();
    await settled();
  }

  private newKey(): string {
    return `${this.site.id}/key-${(this.keys += 1)}`;
  }

  private own(from: number, kind: keyof typeof OWN): readonly JournalEvent[] {
    return this.told.slice(from).filter(({ type }) => type === OWN[kind]);
  }

  private ended = false;

  /** A command leaves its own event once and its answer under its key, or it leaves neither. */
  private async give(
    kind: keyof typeof OWN,
    command: (caller: Caller) => Promise<Accepted>,
    expected?: 'refused',
  ): Promise<Accepted | undefined> {
    const [before, wasEnded, key] = [this.told.length, this.ended, this.newKey()];
    const accepted = await command({ actor: 'Ana', key }).catch(refusalOnly);
    const written = this.told.length - before;
    same(this.own(before, kind).length, accepted === undefined ? 0 : 1, `events of the ${kind}`);
    if (expected === 'refused') same(accepted, undefined, `the ${kind}`);
    if (wasEnded) same(written, 0, `written by a ${kind} after the end`);
    // A question that had grown old is asked anew before the late answer to it is refused; nothing else is written by a refusal.
    if (accepted === undefined && kind !== 'answer') same(written, 0, `written by a ${kind} that was refused`);
    same(await this.journal.receipt(key), accepted, 'the receipt');
    if (accepted !== undefined) {
      this.answers.set(key, accepted);
      const last = this.told.findLast(({ stream }) => stream === `run:${accepted.runId}`);
      same(accepted.seq, last?.seq, 'the number of the last event');
    }
    await settled();
    return accepted;
  }

  private async answer(given: { promptId: string; revision: number }, answer: Answer): Promise<void> {
    const { promptId, revision } = given;
    const place = `${promptId} ${revision}`;
    const accepted = await this.give('answer', (caller) =>
      this.engine.answer(this.runId, { promptId, revision, answer }, caller),
    );
    if (accepted === undefined) return;
    same(this.answered.has(place), false, `${place} had an answer`);
    this.answered.add(place);
  }

  private async refused(kind: 'answer', given: { promptId: string; revision: number }): Promise<void> {
    const answer = { kind: 'confirm', button: 'done' } as const;
    await this.give(kind, (caller) => this.engine.answer(this.runId, { ...given, answer }, caller), 'refused');
  }

  /** A key that was taken gets its first answer, whatever comes with it, and writes nothing. */
  private async again(key: string | undefined): Promise<void> {
    if (key === undefined) return;
    await this.unchanged(async () => {
      const answer = await this.engine.note(this.runId, { text: 'something else' }, { actor: 'Ben', key });
      same(answer, this.answers.get(key), 'the answer under a key that was taken');
    });
  }

  /** Several screens at once: one is taken, the others are told. */
  private async race(given: { promptId: string; revision: number }): Promise<void> {
    const before = this.told.length;
    const { promptId, revision } = given;
    const tried = await Promise.allSettled(
      [1, 2, 3].map(() =>
        this.engine.answer(
          this.runId,
          { promptId, revision, answer: { kind: 'cannot-see' } },
          { actor: 'Ana', key: this.newKey() },
        ),
      ),
    );
    const taken = tried.filter(({ status }) => status === 'fulfilled').length;
    same(taken, this.own(before, 'answer').length, 'answers of a race');
    same(taken <= 1, true, 'one answer at most');
    if (taken === 1) this.answered.add(`${promptId} ${revision}`);
    await settled();
  }

  private async unchanged(work: () => Promise<unknown>): Promise<void> {
    const before = this.told.length;
    await work();
    same(this.told.length, before, 'events');
  }

  /** The record holds exactly what was told, without a gap, its chain is whole, and its fold is the state that was worked with. */
  private async readBack(): Promise<void> {
    const stream = `run:${this.runId}`;
    const kept = await this.journal.read(stream);
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
    expect(kept).toEqual(this.told.filter((event) => event.stream === stream));
    for (const one of [stream, `site:${this.site.id}`]) expect(await this.journal.verifyChain(one)).toEqual([]);
    const given = kept.filter(({ type }) => type === 'run.ended').length;
    expect(given).toBe(this.ended ? 1 : 0);
    const [worked, folded] = [this.engine, this.opened('one')];
    expect(isDeepStrictEqual(await folded.state(this.runId), await worked.state(this.runId))).toBe(true);
    await worked.close();
  }
}

function typed(pick: number): Answer {
  const answers: readonly Answer[] = [
    { kind: 'confirm', button: 'not-done' },
    { kind: 'code', text: 'E7' },
    { kind: 'number', value: pick, unit: 'V' },
    { kind: 'count', value: pick % 4 },
    { kind: 'text', text: 'somebody' },
  ];
  return answers[pick % answers.length] ?? { kind: 'cannot-see' };
}

function refusalOnly(error: unknown): undefined {
  if (!(error instanceof StackhandError)) throw error;
  return undefined;
}

test(`${ORDERS} orders of ${COMMANDS} commands each`, async () => {
  let orders = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: COMMANDS, maxLength: COMMANDS }), async (steps) => {
      orders += 1;
      await new Order(orders % ON_DISK_EVERY === 0 ? store.journal : new MemoryJournal()).through(steps);
    }),
    // A shorter order of a hundred commands is seldom found; the seed and the path are printed.
    { numRuns: ORDERS, seed: SEED, endOnFailure: true },
  );
});
