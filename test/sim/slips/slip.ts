import type { Answer, PromptView, RunView } from '../../../src/orchestrator';
import type { OracleName, PlantAct, PlantQuestion } from '../../../src/virtual-plant';
import { actText } from '../../../src/virtual-plant/record';
import type { Numbers } from '../numbers';
import type { World, WorldSpec } from '../world';

/** `write`: before the write it would spoil; `breakers`: before the breakers close; `complete`: before the run says so. */
export type Deadline = 'write' | 'breakers' | 'complete';
/** `gen3`: Stack'd, everything by hand and eye. `open1`: the product that talks, its stacks read and written over a lead. */
export type SlipProduct = 'gen3' | 'open1';
/** What is answered after the slip: what is there to be seen, or what should have been there. */
export type Manner = 'sees' | 'expects';

/** What the person keeps in mind between a slip and what comes of it. */
export interface Memory {
  /** What the hands did by the slip itself. */
  readonly own: { readonly text: string; readonly atMs: number }[];
  readonly acts: PlantAct[];
  prompt?: PromptView;
  answer?: Answer | undefined;
}

/** What a slip is made with: chance of its own, and what a person answered and did who made none. */
export interface Making {
  readonly world: World;
  readonly prompt: PromptView;
  readonly random: Numbers;
  /** What is answered here where everything is as it should be; undefined where nobody knows. */
  readonly expected: Answer | undefined;
  /** Acts of this prompt that were begun before. */
  readonly nth: number;
  /** Acts that belong to later prompts of a run without a slip, in order. */
  readonly ahead: readonly PlantAct[];
  /** A stack of the site that is not the one of the prompt. */
  readonly otherStack: string;
  readonly memory: Memory;
}

/** `asked`: the steps that a person was asked for until here, this one too. */
export type Where = (prompt: PromptView, asked: readonly string[]) => boolean;
export type Instead = (act: PlantAct, making: Making) => PlantAct | null | undefined;

/** Where a slip was made: the id of the step that was asked, and whether the set was measured and is put together again. */
export interface MadeAt {
  readonly stepId: string;
  readonly joins: boolean;
}

/** A place where nothing sees a slip; `joins`: only while the set is put together, `steps`: only at one of these. */
export interface UnseenAt {
  readonly why: string;
  readonly joins?: true;
  readonly steps?: readonly string[];
}
export type Unseen = string | readonly UnseenAt[];

/** Whether a slip that was made here is one that nothing sees. */
export function goesUnseen(unseen: Unseen = [], { stepId, joins: isJoining }: MadeAt): boolean {
  if (typeof unseen === 'string') return true;
  return unseen.some(
    ({ joins, steps }) =>
      (joins !== true || isJoining) && (steps === undefined || steps.some((step) => stepId.includes(`-${step}`))),
  );
}

/** One way in which a person goes wrong at one prompt. Whatever is left out is done as it should be. */
export interface Slip {
  /** `slip-21` or `O4`; a letter behind it where one slip has several shapes. */
  readonly id: string;
  /** In the words of the person who makes it. */
  readonly title: string;
  readonly deadline: Deadline;
  readonly products: readonly SlipProduct[];
  readonly manners: readonly Manner[];
  /** How a person does this by hand at the console of `stackhand plant`; left out: it cannot be done there. */
  readonly byHand?: string;
  /** Rows of product and manner in which nothing and nobody can see it by its deadline, and why. */
  readonly unseen?: Readonly<Partial<Record<`${SlipProduct} ${Manner}`, Unseen>>>;
  /** What stands otherwise at the site from the beginning. */
  readonly site?: (spec: WorldSpec, random: Numbers) => WorldSpec;
  /** It spoils the write of the stack of its prompt, and no other. */
  readonly spoilsItsStack?: boolean;
  /** It stands from the beginning, whatever is asked first. */
  readonly fromTheStart?: boolean;
  /** Wrongs of the plant that are the slip itself, in other words: nobody can notice it before them. */
  readonly itself?: readonly OracleName[];
  /** The prompts at which it can be made. */
  readonly where: Where;
  /** In place of an act: another one, or none; undefined: it is done. */
  readonly instead?: Instead;
  /** Where the eyes are in place of where they should be. */
  readonly looks?: (question: PlantQuestion, making: Making) => PlantQuestion;
  /** Done before what the prompt asks, and after it. */
  readonly first?: (making: Making) => Promise<void> | void;
  readonly after?: (making: Making) => Promise<void> | void;
  /** What is answered, of what was seen; undefined: that. */
  readonly answers?: (seen: Answer | undefined, making: Making) => Answer | undefined;
  /** From the slip on, at each later prompt: the same mistake goes on. */
  readonly goesOn?: boolean;
  /** What is wrong is what comes of it later; before that there is nothing to see. */
  readonly isMadeLater?: true;
  /** So many prompts later something comes of it. */
  readonly later?: (making: Making) => Promise<void> | void;
  /** At a moment without a prompt: while the machine is at work. */
  readonly moment?: (view: RunView) => boolean;
}

export const asks = (...ids: readonly string[]): ((prompt: PromptView) => boolean) => {
  const full = ids.map((id) => `ask.${id}`);
  return ({ message }) => full.includes(message.id);
};

/** An act of the slip itself, which nobody asked for. */
export async function does({ world, memory }: Making, act: PlantAct): Promise<void> {
  memory.own.push({ text: actText(act), atMs: world.nowMs });
  world.slipped.add(actText(act));
  world.plant.act(world.nowMs, act);
}

/** Switches are noted as they were found. */
export const notesAsFound: Where = (prompt, asked) =>
  asks('tap-bank')(prompt) && !asked.some((step) => /pull-links/.test(step));
/** After the cables went back. */
export const joins: Where = (_prompt, asked) => asked.some((step) => /plug-links/.test(step));
/** How many moves of this bank of this stack were asked for until here. */
export const movesOf = ({ stack }: PromptView, bank: string, asked: readonly string[]): number =>
  new Set(asked.filter((step) => step.includes(`${stack}-move-bank-${bank}`))).size;

export const BOTH: readonly SlipProduct[] = ['gen3', 'open1'];
export const STACKD: readonly SlipProduct[] = ['gen3'];
export const EITHER_WAY: readonly Manner[] = ['sees', 'expects'];
export const SEES: readonly Manner[] = ['sees'];
export const EXPECTS: readonly Manner[] = ['expects'];

/** The plant of a world, changed. */
export function plantOf(spec: WorldSpec, change: NonNullable<NonNullable<WorldSpec['plant']>['change']>): WorldSpec {
  const before = spec.plant?.change ?? ((setup) => setup);
  return { ...spec, plant: { ...spec.plant, change: (setup) => change(before(setup)) } };
}
