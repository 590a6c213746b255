import type { Answer, HoldOffer, HoldView, PromptView, RunView } from '../../src/orchestrator';
import type { PlantTruth } from '../../src/virtual-plant';
import type { Numbers } from './numbers';
import type { World } from './world';

const WHO = { actor: 'Ana' };
/** How often a person goes for something other than an offer that ends the run. */
const PATIENCE = 6;
const HOUR_MS = 3_600_000;
const NOTED_OR_SEEN = /^(.+) of stack (.+): noted and seen differ\.$/;

/** What a person only says where it is so: that a unit is back, that nothing is being written, and that a bank was noted wrongly. */
function isTrue(offer: HoldOffer, { because }: HoldView, { stacks, differsFromAsFound }: PlantTruth): boolean {
  const [, bank, stack] = NOTED_OR_SEEN.exec(because.title) ?? [];
  if (offer === 'override' && bank !== undefined)
    return !differsFromAsFound.some((line) => line.startsWith(`${stack} ${bank.replace(' ', '_')} `));
  if (offer === 'unit-is-back') return stacks.every(({ torn, flashing }) => !torn && !flashing);
  return offer !== 'not-writing' || stacks.every(({ flashing }) => !flashing);
}

/** A person whose patience, absences and interruptions a seed decides. What is typed is what is seen. */
export class SeededPerson {
  private tries = 0;
  private interruptions: number;
  private readonly every: number;

  constructor(
    private readonly random: Numbers,
    private readonly story: string[],
  ) {
    this.interruptions = random.chance(0.5) ? random.below(4) : 0;
    this.every = 20 + random.below(200);
  }

  says(prompt: PromptView, _world: World): Answer | undefined {
    // "I cannot see it" is always an answer, and opens nothing.
    if (!this.random.chance(0.004)) return undefined;
    this.story.push(`cannot see at ${prompt.stepId}`);
    return { kind: 'cannot-see' };
  }

  repeats(): boolean {
    return this.random.chance(0.05);
  }

  chooses(hold: HoldView, world: World): { offer: HoldOffer; words: string } {
    const offers = hold.offers.map(({ id }) => id).filter((offer) => isTrue(offer, hold, world.truth()));
    this.tries += 1;
    const ends = offers.filter((offer) => offer === 'stop-here' || offer === 'restore');
    const offer = this.tries > PATIENCE && ends.length > 0 ? this.random.pick(ends) : this.random.pick(offers);
    this.story.push(`${hold.by}: ${offer}`);
    return { offer, words: 'looked again, and says so' };
  }

  async before(world: World, view: RunView): Promise<void> {
    if (this.interruptions <= 0 || this.random.below(this.every) > 0) return;
    this.interruptions -= 1;
    const step = view.prompts[0]?.stepId ?? view.acts[0]?.stepId ?? 'a hold';
    const kind = this.random.pick(['crash', 'other-software', 'abort', 'danger', 'leave', 'note', 'correct'] as const);
    this.story.push(`${kind} at ${step}`);
    if (kind === 'crash') return world.crash();
    if (kind === 'other-software') return world.crash(`sim-${this.interruptions}`);
    if (kind === 'leave') return world.pass(this.random.pick([HOUR_MS / 4, 2 * HOUR_MS, 14 * HOUR_MS]));
    const { runId } = world;
    if (kind === 'abort') return world.ask((engine, key) => engine.abort(runId, 'enough for today', { ...WHO, key }));
    if (kind === 'danger') return world.ask((engine, key) => engine.danger(runId, 'a smell', { ...WHO, key }));
    if (kind === 'note')
      return world.ask((engine, key) => engine.note(runId, { text: 'the dog barks' }, { ...WHO, key }));
    const done = world.asked.at(-1 - this.random.below(Math.min(10, world.asked.length)));
    if (done === undefined) return;
    // To be asked again, or by its value: it was as it was told.
    const byValue = this.random.chance(0.5);
    return world.ask(async (engine, key) => {
      const answer = byValue ? (await engine.state(runId)).run.steps.get(done)?.answer : undefined;
      return engine.correct(runId, { stepId: done, why: 'was looked at again', answer }, { ...WHO, key });
    });
  }
}
