import { message } from '../kernel';
import type { FactChange, PlannedStep, Readings } from './plan-types';
import type { Answer } from './prompts';
import type { EffectEnd } from './run-state';
import { type ByMachine, fact, type Judgement, type MachineJudgement, type StepContext, tags, valueOf } from './step';

/** The reading of a register map that carries what is asked for, where the plan's product can be asked for it. */
export function readable({ run }: StepContext, ...names: readonly string[]): readonly string[] | undefined {
  const known = run.plan.wire?.readable ?? [];
  return names.every((name) => known.includes(name)) ? names : undefined;
}

/** What is known of the lead itself after a look. Silence is seen from outside (E3); an answer comes with the unit's serial (E4). */
export function leadFact(step: PlannedStep, answered: boolean): readonly FactChange[] {
  if (step.stack === undefined) return [];
  return [fact(`${step.stack}/wire`, answered ? 'answers' : 'silent', answered ? 'E4' : 'E3')];
}

/** What a person would have typed, as read by the machine from the device itself (E4). */
export const asRead = (facts: readonly FactChange[]): readonly FactChange[] =>
  facts.map((one) => (one.evidence.includes('E0') ? one : { ...one, evidence: ['E4'] }));

/** The serial that the site file or the label gives to the stack of a step. */
const serialOf = (run: StepContext['run'], step: PlannedStep): unknown =>
  run.plan.site.stacks.find(({ tag }) => tag === step.stack)?.serial ?? valueOf(run, `${step.stack}/identity`);

/** True when nobody can say whether it is the plan's unit that answers: it names no serial, or nobody knows which it should be. */
export function unproven({ run, step }: StepContext, found: unknown): boolean {
  if (step.stack === undefined) return false;
  const wanted = serialOf(run, step);
  return typeof found !== 'string' || found === '' || typeof wanted !== 'string';
}

/** What a look comes to. Of a unit that nobody can name only this counts: that somebody spoke. */
export function judgedLook(c: StepContext, byMachine: ByMachine, { outcome, readings }: EffectEnd): MachineJudgement {
  if (outcome === 'ok' && unproven(c, readings.serial))
    return byMachine.judge(c, { heard: 'unit-not-proven' }, 'unknown');
  return byMachine.judge(c, readings, outcome);
}

/** Another unit than the plan's answers on this lead: nothing that it says counts, and nothing is written to it (SI-15). */
export function otherUnit({ run, step }: StepContext, found: unknown): ReturnType<typeof message> | undefined {
  const wanted = serialOf(run, step);
  if (typeof found !== 'string' || typeof wanted !== 'string' || found === wanted) return undefined;
  const other = run.plan.site.stacks.find((stack) => tags(run.plan).includes(stack.tag) && stack.serial === found)?.tag;
  return message(other === undefined ? 'hold.other-unit-answers' : 'hold.other-stack-answers', {
    stack: step.stack ?? '',
    wanted,
    found,
    other: other ?? '',
  });
}

/** The machine answers the question as a person would have: the same judge, and evidence of a reading from the device itself (E4). */
export const answeredBy =
  (
    judge: (c: StepContext, answer: Answer) => Judgement,
    answer: (readings: Readings, c: StepContext) => Answer | undefined,
  ): ByMachine['judge'] =>
  (c, readings) => {
    const told = answer(readings, c);
    if (told === undefined) return { verdict: 'ask' };
    const judgement = judge(c, told);
    if (judgement.verdict === 'refused') return { verdict: 'ask', because: judgement.because };
    return { verdict: 'done', facts: asRead(judgement.facts) };
  };

/** Seconds of the site's time in which a stack that was just switched on may not answer yet; 60 where nobody published its boot time. */
export const bootPatience = ({ run }: StepContext): number => (run.plan.slice.powerOn.bootSeconds.value ?? 40) * 1.5;
