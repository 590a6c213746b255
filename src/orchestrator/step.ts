import type { SiteStack } from '../stacks';
import type { EvidenceClass, Message, Stamp } from '../kernel';
import type { Act, FactChange, FactValue, Hands, Plan, PlannedStep, Readings, StepKind } from './plan-types';
import type { Answer, PromptSpec } from './prompts';
import type { EffectEnd, KnownFact, RunState, SiteState } from './run-state';

/** What a step may look at: the folded run and site, and the stamp of the command at hand. Nothing else. */
export interface StepContext {
  readonly run: RunState;
  readonly site: SiteState;
  readonly step: PlannedStep;
  readonly now: Stamp;
}

/** What a step makes of an answer. Judges record what was seen; whether that is good enough is the guards' business. */
export type Judgement =
  | { readonly verdict: 'done'; readonly facts: readonly FactChange[]; readonly deviation?: Message }
  | { readonly verdict: 'refused'; readonly because: Message };

/** What is made of readings: an answer to the question, a contradiction to something known (the run is held), or nothing: a person is asked. */
export type MachineJudgement =
  | { readonly verdict: 'done'; readonly facts: readonly FactChange[] }
  | {
      readonly verdict: 'contradiction';
      readonly because: Message;
      readonly reask: readonly string[];
      /** What is known in place of what it contradicts. */
      readonly facts?: readonly FactChange[];
    }
  | { readonly verdict: 'ask'; readonly because?: Message };

/** How the machine answers a question in the person's place, where the unit at hand can be reached. */
export interface ByMachine {
  /** Finds the handler. */
  readonly effect: string;
  /** Names of the readings it takes (`soc`, `bank:ADDR_SET`); undefined: only a person can tell here. */
  wants(c: StepContext): readonly string[] | undefined;
  judge(c: StepContext, readings: Readings, outcome: EffectEnd['outcome']): MachineJudgement;
  /** Looks also at a stack that is said to be off, or did not answer before: silence is what it is there to see. */
  readonly evenIfSilent?: true;
  /** Seconds of the site's time in which the reading may not be there yet, e.g. a count; 0: it is there or it is not. */
  patienceSeconds?(c: StepContext): number;
}

/** What comes of an effect: done with facts, or the run is held and the step is done again when a person tries again. */
export type EffectJudgement =
  | { readonly verdict: 'done'; readonly facts: readonly FactChange[]; readonly deviation?: Message }
  | {
      readonly verdict: 'held';
      readonly by: string;
      readonly because: Message;
      readonly facts: readonly FactChange[];
      readonly reask?: readonly string[];
    };

/** One step: what it asks or waits for, what it moves, and what an answer establishes. */
export interface StepDefinition {
  readonly name: string;
  readonly kind: StepKind;
  readonly hands: Hands;
  /** What the person (or the machine) moves here; guards look at these before the step is shown. */
  readonly does: readonly Act[];
  /** What happens to it when the process dies in the middle: asked again, waited again in full, or done again. */
  readonly ifInterrupted: 'ask' | 'repeat' | 'reprobe';
  /** Minutes of a person's time for planning; null when nobody can know. */
  readonly minutes: number | null;
  /** Already so, by evidence: the step is skipped with this reason. */
  skip?(c: StepContext): Message | undefined;
  prompt?(c: StepContext): PromptSpec;
  judge?(c: StepContext, answer: Answer): Judgement;
  /** Seconds to wait, and what for. */
  wait?(c: StepContext): { readonly seconds: number; readonly message: Message };
  /** Keys of what nobody knows any more when the step is taken back while it is shown: it may have been done. */
  unsettles?(c: StepContext): readonly string[];
  /** What the machine does; the handler is found by `effect`. */
  readonly effect?: string;
  /** The machine looks first; what it cannot tell a person is asked. */
  readonly byMachine?: ByMachine;
  /** What comes of an effect that no person could do instead. */
  ended?(c: StepContext, outcome: EffectEnd): EffectJudgement;
  /** The effect holds as long as the run and ends with the service: a restart does it again. */
  readonly standing?: true;
  /** Fact keys the step rests on: when one is corrected, the step is asked again. */
  uses?(c: StepContext): readonly string[];
}

export const done = (...facts: readonly FactChange[]): Judgement => ({ verdict: 'done', facts });
export const refused = (because: Message): Judgement => ({ verdict: 'refused', because });

/** A fact as a person reports it (E2), or with the evidence given. */
export function fact(key: string, value: FactValue, ...evidence: readonly EvidenceClass[]): FactChange {
  return { key, value, evidence: evidence.length === 0 ? ['E2'] : evidence };
}

/** The tag of the stack a step is for; a step of the site has none and must not ask. */
export function stackOf(step: PlannedStep): string {
  if (step.stack === undefined) throw new Error(`Step ${step.id} is not for one stack.`);
  return step.stack;
}

/** The key of something about one stack, e.g. `S2/power`. */
export const key = (step: PlannedStep, what: string): string => `${stackOf(step)}/${what}`;

export function known(run: RunState, factKey: string): KnownFact | undefined {
  return run.facts.get(factKey);
}

export function valueOf(run: RunState, factKey: string): FactValue | undefined {
  return run.facts.get(factKey)?.value;
}

/** Milliseconds a training site's clock runs per real millisecond; 1 on a real site, always (SI-55). */
export const paceOf = (plan: Plan): number => (plan.site.training ? plan.pace : 1);

/** The stacks of the set: N is their number (SI-13). */
export const tags = (plan: Plan): readonly string[] => plan.site.stacks.map((stack) => stack.tag);

export const leftOutTags = (plan: Plan): readonly string[] => (plan.apart ?? []).map((stack) => stack.tag);

/** Everything that stands on the site, also what was left out of the set: it can be lit, written or torn all the same. */
export const everyTag = (plan: Plan): readonly string[] => [...tags(plan), ...leftOutTags(plan)];

/** A stack of the site by its tag, of the set or left out of it. */
export const stackNamed = (plan: Plan, tag: string | undefined): SiteStack | undefined =>
  [...plan.site.stacks, ...(plan.apart ?? [])].find((stack) => stack.tag === tag);

/** The context of a step in a state. */
export const contextOf = (
  at: { readonly run: RunState; readonly site: SiteState; readonly now: Stamp },
  step: PlannedStep,
): StepContext => ({
  run: at.run,
  site: at.site,
  step,
  now: at.now,
});
