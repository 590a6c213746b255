import { message, StackhandError, type Problem } from '../kernel';
import { advance, finishStep } from './advance';
import type { Command, Commanded } from './commands';
import { Draft } from './draft';
import type { RunEvent, SiteEvent } from './events';
import { GUARDS, type Guard } from './guards';
import { offersAt, physicalStateOf, torn } from './physical';
import type { RunState, SiteState } from './run-state';
import { contextOf } from './step';
import { stepDefinition } from './steps';

/** What a command made of a run and its site: events to append, none when nothing changed. */
export interface Decision {
  readonly runEvents: readonly RunEvent[];
  readonly siteEvents: readonly SiteEvent[];
}

/**
 * Decides a command. Pure: the same state, command and stamp give the same events. Throws `StackhandError` where the command cannot
 * be taken as it is; nothing is written then. `guards` is the table to obey; tests take rows out to show that they carry the load.
 */
export function decide(
  run: RunState | undefined,
  site: SiteState,
  commanded: Commanded,
  guards: readonly Guard[] = GUARDS,
): Decision {
  const draft = new Draft(run, site, commanded.now, commanded.actor, guards);
  if (run?.status === 'ended')
    throw refusal(
      'orchestrator.run-ended',
      'This run has ended.',
      'Start another run; `restore-only` works off what is left open.',
    );
  take(draft, commanded.command);
  if (commanded.command.kind !== 'plan') advance(draft);
  return { runEvents: draft.runEvents, siteEvents: draft.siteEvents };
}

function take(draft: Draft, command: Command): void {
  switch (command.kind) {
    case 'plan':
      draft.write({
        type: 'run.planned',
        data: { runId: command.runId, plan: command.plan, software: command.software },
      });
      draft.writeSite([{ type: 'site.recorded', data: { site: command.plan.site } }]);
      return;
    case 'start':
      if (draft.run.status !== 'planned')
        throw refusal(
          'orchestrator.already-started',
          'This run was started before.',
          'Watch it: `stackhand run watch`.',
        );
      draft.write({ type: 'run.started', data: {} });
      return;
    case 'answer':
      return takeAnswer(draft, command);
    case 'choose':
      return takeChoice(draft, command);
    case 'correct':
      return takeCorrection(draft, command);
    case 'note':
      draft.write({ type: 'note.added', data: { text: command.text } });
      return;
    case 'abort':
      return takeAbort(draft, command.why);
    case 'danger':
      draft.write({ type: 'danger.reported', data: { what: command.what } });
      return holdForDanger(draft);
    case 'tick':
      return;
    case 'effect-ended':
      return takeOutcome(draft, command);
    case 'restarted':
      return takeRestart(draft, command.software);
  }
}

function takeAnswer(draft: Draft, command: Extract<Command, { kind: 'answer' }>): void {
  // What the prompt rests on may have grown old since it was shown; then it is taken back before the answer counts.
  advance(draft);
  const open = [...draft.run.steps].find(([, step]) => step.status === 'open' && step.promptId === command.promptId);
  if (draft.run.status !== 'running' || open === undefined || open[1].revision !== command.revision)
    throw promptClosed(draft.run, command.promptId);
  const [stepId] = open;
  const step = draft.run.plan.steps.find((candidate) => candidate.id === stepId);
  if (step === undefined) throw promptClosed(draft.run, command.promptId);
  const c = contextOf(draft, step);
  const definition = stepDefinition(step.step);
  const wanted = definition.prompt?.(c).kind;
  if (command.answer.kind !== wanted && command.answer.kind !== 'cannot-see')
    throw otherKind(wanted ?? 'nothing', command.answer.kind);
  const judgement = definition.judge?.(c, command.answer) ?? { verdict: 'done' as const, facts: [] };
  draft.write({
    type: 'answer.given',
    data: { stepId, promptId: command.promptId, revision: command.revision, answer: command.answer },
  });
  if (judgement.verdict === 'refused') {
    draft.write({
      type: 'answer.refused',
      data: { stepId, because: judgement.because, revision: command.revision + 1 },
    });
    return;
  }
  finishStep(draft, step, [...judgement.facts], judgement.deviation);
}

function takeChoice(draft: Draft, command: Extract<Command, { kind: 'choose' }>): void {
  const hold = draft.run.hold;
  if (hold === undefined || hold.promptId !== command.promptId) throw promptClosed(draft.run, command.promptId);
  if (!hold.offers.includes(command.offer)) {
    throw refusal(
      'orchestrator.not-offered',
      'This is not offered at this hold.',
      'Choose one of the offers.',
      command.offer,
      hold.offers.join(', '),
    );
  }
  if (command.words.trim().length < 3) {
    throw refusal(
      'orchestrator.words-needed',
      'A hold is only left with words.',
      'Say what you changed, or why.',
      command.words,
      'three letters or more',
    );
  }
  draft.write({ type: 'run.resumed', data: { offer: command.offer, changed: command.words } });
  if (command.offer === 'override') {
    const [guard = '', stepId = ''] = splitReason(hold.by);
    draft.write({ type: 'deviation.recorded', data: { what: hold.because, why: command.words, guard, stepId } });
  }
  if (command.offer === 'try-again' && hold.stepIds.length > 0) {
    draft.write({ type: 'steps.reopened', data: { stepIds: hold.stepIds, because: hold.because, by: 'try-again' } });
  }
  if (command.offer === 'stop-here') stopHere(draft);
}

function splitReason(reason: string): readonly string[] {
  const at = reason.indexOf(':');
  return at < 0 ? [reason] : [reason.slice(0, at), reason.slice(at + 1)];
}

function stopHere(draft: Draft): void {
  const physical = physicalStateOf(draft.run);
  const outcome = physical === 'as-found' ? 'abandoned' : 'degraded';
  draft.write({
    type: 'run.ended',
    data: { outcome, physical, because: message(torn(draft.run) ? 'ended.suspected-brick' : `ended.${outcome}`) },
  });
}

function takeCorrection(draft: Draft, command: Extract<Command, { kind: 'correct' }>): void {
  const state = draft.run.steps.get(command.stepId);
  if (state?.status !== 'done' || state.answer === undefined) {
    throw refusal(
      'orchestrator.nothing-to-correct',
      'Only an answer that was given can be corrected.',
      'Look up the step in `stackhand run show`.',
      command.stepId,
    );
  }
  draft.write({ type: 'answer.corrected', data: { stepId: command.stepId, why: command.why } });
  draft.write({
    type: 'steps.reopened',
    data: {
      stepIds: restingOn(draft, command.stepId),
      because: message('because.corrected', { why: command.why }),
      by: 'correction',
    },
  });
}

/** The corrected step and every done step that rests on what it established, and on what those established. */
function restingOn(draft: Draft, stepId: string): readonly string[] {
  const { run } = draft;
  const reopened = new Set([stepId]);
  const keys = new Set([...run.facts].filter(([, fact]) => fact.stepId === stepId).map(([key]) => key));
  for (const step of run.plan.steps) {
    const status = run.steps.get(step.id)?.status;
    if (status !== 'done' && status !== 'open') continue;
    const uses = stepDefinition(step.step).uses?.(contextOf(draft, step)) ?? [];
    if (!uses.some((key) => keys.has(key))) continue;
    reopened.add(step.id);
    for (const [key, fact] of run.facts) if (fact.stepId === step.id) keys.add(key);
  }
  return [...reopened];
}

function takeAbort(draft: Draft, why: string): void {
  draft.write({ type: 'abort.requested', data: { why } });
  // An abort at a hold is decided at once; a torn unit keeps its hold.
  if (draft.run.hold !== undefined && !torn(draft.run) && draft.run.danger === undefined)
    draft.write({ type: 'run.resumed', data: { offer: 'try-again', changed: why } });
}

function takeOutcome(draft: Draft, command: Extract<Command, { kind: 'effect-ended' }>): void {
  const state = draft.run.steps.get(command.stepId);
  const step = draft.run.plan.steps.find((candidate) => candidate.id === command.stepId);
  if (state?.effectId !== command.effectId || state.status !== 'open' || step === undefined) return;
  draft.write({
    type: 'effect.ended',
    data: { stepId: command.stepId, effectId: command.effectId, outcome: command.outcome, said: command.said },
  });
  const deviation = command.outcome === 'ok' ? undefined : message('deviation.host-may-sleep', { why: command.said });
  finishStep(draft, step, [{ key: 'host/awake', value: command.outcome, evidence: ['E3'] }], deviation);
}

function takeRestart(draft: Draft, software: string): void {
  draft.write({ type: 'service.restarted', data: { software } });
  if (draft.run.software !== software)
    draft.write({ type: 'software.changed', data: { from: draft.run.software, to: software } });
}

/** Danger outranks everything, SI-24 included; the row can be taken out like any other, to show what it carries. */
function holdForDanger(draft: Draft): void {
  if (draft.run.status === 'planned' || !draft.guards.some((guard) => guard.id === 'SI-01')) return;
  draft.write({
    type: 'run.held',
    data: {
      promptId: `hold#${draft.run.events}`,
      by: 'SI-01',
      because: message('hold.danger'),
      physical: physicalStateOf(draft.run),
      offers: offersAt(draft.run, false),
      stepIds: [],
    },
  });
}

function refusal(code: string, what: string, remedy: string, value?: string, allowed?: string): StackhandError {
  const problem: Problem = { code, what, remedy, value, allowed };
  return new StackhandError(problem);
}

function promptClosed(run: RunState, promptId: string): StackhandError {
  const open = [...run.steps.values()].flatMap((step) =>
    step.status === 'open' && step.promptId !== undefined ? [step.promptId] : [],
  );
  return refusal(
    'orchestrator.prompt-closed',
    'This question is no longer open, or was asked anew.',
    'Look at what is asked now.',
    promptId,
    [...open, run.hold?.promptId].filter(Boolean).join(', ') || 'nothing is asked',
  );
}

function otherKind(wanted: string, found: string): StackhandError {
  return refusal(
    'orchestrator.other-kind-of-answer',
    'The question is of another kind.',
    'Answer in the kind that is asked, or say that you cannot see it.',
    found,
    `${wanted}, cannot-see`,
  );
}
