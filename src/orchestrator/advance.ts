import { ageMs, type Message, message } from '../kernel';
import { decideAbort } from './abort';
import type { Draft } from './draft';
import type { Outcome, Place, SteppedFact } from './events';
import { end } from './ending';
import { flashed } from './flash-state';
import { objectionTo, type Objected } from './guards';
import { hold } from './hold';
import { holdInstead } from './invariants/behind';
import { machineLooks } from './machine-look';
import { created, discharged, openAgain, tornUnits, versionsMayDiffer } from './obligations';
import { offersAt } from './offers';
import type { FactChange, PlannedStep } from './plan-types';
import { reopen, unsettledBy } from './reopen';
import { contextOf, done, leftOutTags, paceOf, type StepContext, tags } from './step';
import { stepDefinition } from './steps';
import type { RunState, StepState } from './run-state';
import { leftOut } from './way-back';

/** How often one guard may send one step back before the run is held (SI-29, SI-39, SI-48). */
const RETURNS = 2;
/** How often whole steps are done again because a reading had grown old: more often than a step fails, and not for ever. */
const RETURNS_OF_AGE = 6;
/** How many moves a run makes in one go, for each of its steps, before it is held: it goes round and nobody is asked (SI-48). */
const MOVES_A_STEP = 10;

/**
 * Takes the run as far as it can go without a person or time: opens what is ready, ends waits, judges checks, and stops at the
 * first objection. Every decision is an event; nothing else is remembered.
 */
export function advance(draft: Draft): void {
  const from = draft.written.length;
  const atMost = MOVES_A_STEP * draft.run.plan.steps.length;
  for (let moved = true, moves = 0; moved; moves += 1) {
    if (draft.run.status !== 'running') return;
    if (moves > atMost) return holdInstead(draft, from, 'SI-48', message('hold.goes-round'));
    moved = decideAbort(draft) || nextMove(draft);
  }
}

function nextMove(draft: Draft): boolean {
  const { ready, all } = draft.run.steps.next();
  for (const step of ready) {
    if (closed(draft, step)) return true;
    const state = draft.run.steps.get(step.id);
    if (state?.status === 'open' && !idle(state) ? whileOpen(draft, step) : open(draft, step)) return true;
  }
  if (all) endRun(draft);
  return false;
}

/** Shown, and nothing of it is going on: what the machine did ended while the run was held for something greater. It is done anew. */
const idle = (state: StepState): boolean =>
  state.promptId === undefined && state.durationMs === undefined && state.effectId === undefined;

/** The machine is at a thing of the site: what it comes to is waited for, so that nothing is left behind that nobody knows of. */
const changesSomething = (draft: Draft, step: PlannedStep): boolean =>
  draft.run.steps.get(step.id)?.effectId !== undefined &&
  stepDefinition(step.step).does.some((act) => ['park', 'resume-inverter', 'start-flash'].includes(act));

/** Left out on the way back, or only needed there; also where it is shown already. True when something was written. */
function closed(draft: Draft, step: PlannedStep): boolean {
  const because = leftOut(draft, step);
  if (because === undefined || changesSomething(draft, step)) return false;
  draft.write({ type: 'step.skipped', data: { stepId: step.id, because, facts: unsettledBy(draft, step.id) } });
  return true;
}

/** A step that is ready: skipped, objected to, or shown. True when something was written. */
function open(draft: Draft, step: PlannedStep): boolean {
  const c = contextOf(draft, step);
  const definition = stepDefinition(step.step);
  const skip = definition.skip?.(c);
  if (skip !== undefined) {
    draft.write({ type: 'step.skipped', data: { stepId: step.id, because: skip, facts: [] } });
    return true;
  }
  const objection = objectionTo(c, draft.guards);
  if (objection !== undefined) {
    object(draft, step, objection);
    return true;
  }
  draft.writeSite(created(draft.run, draft.site, step));
  if (definition.effect !== undefined) intend(draft, step, definition.effect);
  else if (definition.byMachine !== undefined && machineLooks(draft, step) === 'looks')
    intend(draft, step, definition.byMachine.effect);
  else if (definition.wait !== undefined) {
    draft.write({ type: 'wait.started', data: { stepId: step.id, durationMs: definition.wait(c).seconds * 1000 } });
  } else if (definition.kind === 'check') {
    const judgement = definition.judge?.(c, { kind: 'confirm', button: 'done' }) ?? done();
    if (judgement.verdict === 'done') finishStep(draft, step, judgement.facts);
  } else openPrompt(draft, step, leadIsSilent(draft, step));
  draft.writeSite(openAgain(draft.run, draft.site));
  return true;
}

/** Said where a stack that has a lead did not answer before, so that nobody takes the question for a formality. */
function leadIsSilent(draft: Draft, step: PlannedStep): Message | undefined {
  const silent = stepDefinition(step.step).byMachine !== undefined && machineLooks(draft, step) === 'silent';
  return silent ? message('because.lead-silent', { stack: step.stack ?? '' }) : undefined;
}

/** Durable before anything is done; the engine starts the effect when it is. */
function intend(draft: Draft, step: PlannedStep, effect: string): void {
  draft.write({
    type: 'effect.intended',
    data: { stepId: step.id, effectId: `${step.id}#${draft.run.events}`, effect },
  });
}

/** Asks a person; `because`: why the machine could not tell. */
export function openPrompt(draft: Draft, step: PlannedStep, because?: Message): void {
  const revision = (draft.run.steps.get(step.id)?.revision ?? 0) + 1;
  const promptId = `${draft.run.runId}/${step.id}#${revision}`;
  draft.write({
    type: 'prompt.opened',
    data: { stepId: step.id, promptId, revision, ...(because === undefined ? {} : { because }) },
  });
}

/** A step that is shown: its wait ends, its limits pass, or what it rested on grew old. */
function whileOpen(draft: Draft, step: PlannedStep): boolean {
  const state = draft.run.steps.get(step.id);
  if (state?.openedAt === undefined) return false;
  const c = contextOf(draft, step);
  const elapsed = (draft.now.monoMs - state.openedAt.monoMs) * paceOf(draft.run.plan);
  if (state.durationMs !== undefined) {
    if (elapsed < state.durationMs) return false;
    finishStep(draft, step, waited(step, state.durationMs));
    return true;
  }
  if (state.promptId === undefined) return false;
  const objection = objectionTo(c, draft.guards);
  if (objection !== undefined) {
    object(draft, step, objection);
    return true;
  }
  return overdue(draft, step, c);
}

/** A wait that ran to its end is a fact: guards may rest on it. */
function waited(step: PlannedStep, durationMs: number): readonly FactChange[] {
  return [{ key: `${step.stack ?? 'site'}/waited/${step.params.why}`, value: durationMs / 1000, evidence: ['E3'] }];
}

function overdue(draft: Draft, step: PlannedStep, c: StepContext): boolean {
  const state = c.run.steps.get(step.id);
  const limits = stepDefinition(step.step).prompt?.(c).handsOff;
  if (limits === undefined || state?.openedAt === undefined) return false;
  const elapsedMs = ageMs(limits.since, draft.now) * paceOf(c.run.plan);
  const level =
    elapsedMs >= limits.hardLimitSeconds * 1000
      ? 'hard'
      : elapsedMs >= limits.normalSeconds * 1000
        ? 'normal'
        : undefined;
  if (level === undefined || state.overdue === level || state.overdue === 'hard') return false;
  draft.write({ type: 'prompt.overdue', data: { stepId: step.id, level } });
  return true;
}

/** Writes that a step is done, with what it established, and discharges what that puts back. */
export function finishStep(
  draft: Draft,
  step: PlannedStep,
  facts: readonly FactChange[],
  deviation?: Message,
  asOf?: Place,
): void {
  const besides = { ...(deviation === undefined ? {} : { deviation }), ...(asOf === undefined ? {} : { asOf }) };
  draft.write({ type: 'step.done', data: { stepId: step.id, facts, ...besides } });
  draft.writeSite([
    ...discharged(draft.run, draft.site, step.id),
    ...tornUnits(draft.run, draft.site),
    ...openAgain(draft.run, draft.site),
  ]);
  draft.writeSite(versionsMayDiffer(draft.run, draft.site));
}

function object(draft: Draft, step: PlannedStep, objection: Objected): void {
  const reason = `${objection.guard.id}:${step.id}`;
  const redo = objection.redo === true && step.redo !== undefined ? redone(draft, step, step.redo.from) : undefined;
  const back = redo ?? stepsToReask(draft, step, objection.reask ?? []);
  const isOld = objection.stale === true;
  const bound = redo === undefined ? RETURNS : isOld ? RETURNS_OF_AGE : (step.redo?.atMost ?? RETURNS);
  const by = isOld ? `${reason}:stale` : reason;
  const used = draft.run.returns.get(by) ?? 0;
  // To look again at what grew old is nobody's failed try.
  if (back.length > 0 && ((isOld && redo === undefined) || used < bound)) {
    reopen(draft, { stepIds: back, because: objection.because, by }, doubted(draft, objection.doubts ?? []));
    return;
  }
  hold(draft, {
    by: reason,
    because: objection.because,
    stepIds: back,
    offers: offersAt(draft.run, reason, objection.guard),
  });
}

const doubted = (draft: Draft, keys: readonly string[]): readonly SteppedFact[] =>
  keys.flatMap((key) => {
    const known = draft.run.facts.get(key);
    return known === undefined ? [] : [{ key, value: null, evidence: ['E0'], stepId: known.stepId }];
  });

/** Everything done from the label on, and the step itself. */
function redone(draft: Draft, step: PlannedStep, from: string): readonly string[] {
  const steps = draft.run.plan.steps;
  const first = steps.findIndex((candidate) => candidate.id === from);
  const last = steps.findIndex((candidate) => candidate.id === step.id);
  return steps
    .slice(first, last + 1)
    .filter((candidate) => draft.run.steps.get(candidate.id)?.status !== 'pending')
    .map((candidate) => candidate.id);
}

/** The latest steps that established the facts (`S1/amps`), or that have the name (`@S1/switch-off`), and the step itself when it is shown. */
export function stepsToReask(draft: Draft, step: PlannedStep, wanted: readonly string[]): readonly string[] {
  const ids = new Set(
    wanted.map((key) => (key.startsWith('@') ? latestNamed(draft, step, key) : establishedBy(draft, step, key))),
  );
  ids.delete(undefined);
  if (ids.size === 0) return [];
  if (draft.run.steps.get(step.id)?.status === 'open') ids.add(step.id);
  return draft.run.plan.steps.map((candidate) => candidate.id).filter((id) => ids.has(id));
}

/** The step that established a fact, if it stands before this one; the fact must come from a step of this run that can be asked again. */
function establishedBy(draft: Draft, step: PlannedStep, key: string): string | undefined {
  const stepId = draft.run.facts.get(key)?.stepId;
  if (stepId === undefined) return undefined;
  const order = (id: string) => draft.run.plan.steps.findIndex((candidate) => candidate.id === id);
  return order(stepId) <= order(step.id) ? stepId : undefined;
}

function latestNamed(draft: Draft, step: PlannedStep, key: string): string | undefined {
  const [stack, name] = key.slice(1).split('/');
  const steps = draft.run.plan.steps;
  const before = steps.slice(0, steps.findIndex((candidate) => candidate.id === step.id) + 1);
  return before
    .reverse()
    .find(
      (candidate) =>
        candidate.stack === stack && candidate.step === name && draft.run.steps.get(candidate.id)?.status !== 'pending',
    )?.id;
}

function endRun(draft: Draft): void {
  const { run } = draft;
  if (run.plan.procedure === 'leave-parallel' && run.wayBack === undefined) {
    const open = [...draft.site.obligations.values()].filter((obligation) => obligation.status === 'open');
    draft.writeSite(
      open.map(({ id }) => ({
        type: 'obligation.left',
        data: { id, runId: run.runId, why: 'leave-parallel ends with the set apart and the breakers locked' },
      })),
    );
  }
  const outcome = outcomeOf(run);
  end(draft, outcome, endedBecause(run, outcome));
}

const endedBecause = ({ plan, wayBack }: RunState, outcome: Outcome): Message =>
  outcome === 'restored-not-updated' && wayBack === undefined
    ? message('ended.rolled-back', { version: plan.targets.map(({ version }) => version).join(', ') })
    : outcome === 'degraded' && wayBack === undefined
      ? message('ended.smaller-set', { stacks: tags(plan).join(', '), left: leftOutTags(plan).join(', ') })
      : message(`ended.${outcome}`);

function outcomeOf(run: RunState): Outcome {
  if (run.wayBack !== undefined && flashed(run)) return 'degraded';
  if (run.wayBack !== undefined) return run.wayBack === 'unpark' ? 'abandoned' : 'restored-not-updated';
  if (run.plan.apart !== undefined) return 'degraded';
  if (run.plan.rollsBack === true) return 'restored-not-updated';
  return run.deviations.length > 0 ? 'complete-with-deviations' : 'complete';
}
