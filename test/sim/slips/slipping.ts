import type { Answer, PromptView, RunView } from '../../../src/orchestrator';
import { actText } from '../../../src/virtual-plant/record';
import type { PlantAct, PlantQuestion } from '../../../src/virtual-plant';
import type { Numbers } from '../numbers';
import type { World, WorldSpec } from '../world';
import type { Making, Manner, Memory, Slip } from './slip';
import type { Gone } from './trace';

/** Where a slip is made: at which of all the prompts that allow it; from 0. */
export interface Slipped {
  readonly slip: Slip;
  readonly manner: Manner;
  readonly nth: number;
  /** The same, as a step and the how manieth time it is asked, where a run without a slip was played. */
  readonly at?: { readonly stepId: string; readonly time: number } | undefined;
  readonly random: Numbers;
  /** A run without a slip, where one was played. */
  readonly gone?: readonly Gone[];
}

/** How many prompts later something comes of a slip. */
const LATER = [3, 12, 40];

/** One slip of one person, put over a world: until its place everything is done as it should be, and afterwards again. */
export class Slipping {
  /** When it was made; undefined: its place never came. */
  madeAtMs: number | undefined;
  madeAt: PromptView | undefined;
  /** The volts of the set were measured before: what follows puts it together. */
  joins = false;
  private readonly memory: Memory = { own: [], acts: [] };
  private passed = 0;
  private making: Making | undefined;
  private laterIn: number | undefined;
  private readonly times = new Map<string, number>();

  constructor(private readonly of: Slipped) {}

  /** The world with this person in it. */
  over(spec: WorldSpec): WorldSpec {
    const { slip, random } = this.of;
    const site = slip.site?.(spec, random.branch(7)) ?? spec;
    return {
      ...site,
      slip: (act, world) => {
        const done = this.hand(act);
        return done === undefined ? spec.slip?.(act, world) : done;
      },
      eyes: (question) => this.eye(question),
      says: (prompt, world) => this.says(prompt, world, spec),
      before: async (world, view) => {
        await spec.before?.(world, view);
        await this.moment(view, world);
      },
    };
  }

  /** What the hands did by the slip itself. */
  own(): Memory['own'] {
    return this.memory.own;
  }

  private async says(prompt: PromptView, world: World, spec: WorldSpec): Promise<Answer | undefined> {
    const { slip } = this.of;
    const time = (this.times.get(prompt.stepId) ?? 0) + 1;
    await this.comesOfIt(world, prompt);
    const answer = this.isHere(prompt, time, world)
      ? await this.slips(this.makingOf(world, prompt, time))
      : ((await spec.says?.(prompt, world)) ?? this.believes(prompt, time) ?? (await world.operator.respond(prompt)));
    if (answer !== undefined) this.times.set(prompt.stepId, time);
    if (slip.goesOn !== true) this.making = undefined;
    return answer;
  }

  private isHere(prompt: PromptView, time: number, { asked }: World): boolean {
    const { slip, nth, at } = this.of;
    if (slip.moment !== undefined) return false;
    if (this.madeAt !== undefined) return slip.goesOn === true && slip.where(prompt, asked);
    if (at !== undefined) return at.stepId === prompt.stepId && at.time === time;
    if (!slip.where(prompt, asked)) return false;
    this.passed += 1;
    return this.passed > nth;
  }

  private makingOf(world: World, prompt: PromptView, time: number): Making {
    const { gone, random } = this.of;
    const at = gone?.findIndex((one) => one.prompt.stepId === prompt.stepId && one.time === time) ?? -1;
    const others = world.site.stacks.map(({ tag }) => tag).filter((tag) => tag !== prompt.stack);
    if (this.madeAt === undefined) {
      if (this.of.slip.isMadeLater !== true) this.made(world);
      this.madeAt = prompt;
      this.joins = prompt.message.id !== 'ask.volts' && world.asked.some((step) => step.includes('read-number-volts'));
      this.laterIn = this.of.slip.later === undefined ? undefined : random.pick(LATER);
    }
    return {
      ...{ world, prompt, random, nth: 0, expected: gone?.[at]?.answer, memory: this.memory },
      ahead: gone?.slice(at + 1).flatMap(({ acts }) => acts) ?? [],
      otherStack: this.making?.otherStack ?? (others.length === 0 ? 'S1' : random.pick(others)),
    };
  }

  private made(world: World): void {
    const { id } = this.of.slip;
    this.madeAtMs = world.nowMs;
    world.slips.push(id);
    world.slipped.add(id);
  }

  private async slips(making: Making): Promise<Answer | undefined> {
    const { slip, manner } = this.of;
    this.making = making;
    await slip.first?.(making);
    const seen = await making.world.operator.respond(making.prompt);
    await slip.after?.(making);
    if (slip.answers !== undefined) return slip.answers(seen, making);
    return manner === 'expects' ? (making.expected ?? seen) : seen;
  }

  /** Who answers what should be there does so once more when the same bank is looked at afterwards. */
  private believes(prompt: PromptView, time: number): Answer | undefined {
    const { madeAt, of } = this;
    if (time > 1) return undefined;
    if (of.manner !== 'expects' || madeAt?.step !== 'move-bank') return undefined;
    if (prompt.step !== 'tap-bank' || prompt.stack !== madeAt.stack) return undefined;
    return of.gone?.find((one) => one.prompt.stepId === prompt.stepId && one.time === time)?.answer;
  }

  private hand(act: PlantAct): PlantAct | null | undefined {
    const { making, of } = this;
    if (making === undefined) return undefined;
    const done = of.slip.instead?.(act, making);
    this.making = { ...making, nth: making.nth + 1 };
    if (done !== undefined && done !== null) this.memory.own.push({ text: actText(done), atMs: making.world.nowMs });
    return done;
  }

  private eye(question: PlantQuestion): PlantQuestion {
    const { making, of } = this;
    return making === undefined ? question : (of.slip.looks?.(question, making) ?? question);
  }

  private async comesOfIt(world: World, prompt: PromptView): Promise<void> {
    if (this.laterIn === undefined) return;
    this.laterIn -= 1;
    if (this.laterIn > 0) return;
    this.laterIn = undefined;
    if (this.madeAtMs === undefined) this.made(world);
    await this.of.slip.later?.(this.makingOf(world, prompt, 0));
  }

  private async moment(view: RunView, world: World): Promise<void> {
    const { slip, nth } = this.of;
    if (slip.moment === undefined || this.madeAtMs !== undefined || !slip.moment(view)) return;
    this.passed += 1;
    if (this.passed <= nth) return;
    this.made(world);
    const { random } = this.of;
    const prompt = { stack: view.acts[0]?.stack ?? null, stepId: view.acts[0]?.stepId ?? '' } as PromptView;
    const making = { world, prompt, random, nth: 0, expected: undefined, memory: this.memory };
    await slip.first?.({ ...making, ahead: [], otherStack: 'S1' });
  }
}
