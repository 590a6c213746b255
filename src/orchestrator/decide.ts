import { message, type StackhandError } from '../kernel';
import { advance } from './advance';
import type { Command, Commanded } from './commands';
import { Draft } from './draft';
import type { RunEvent, SiteEvent } from './events';
import { GUARDS, type Guard } from './guards';
import { hold } from './hold';
import { torn, writes } from './flash-state';
import { INVARIANTS, lookBehind } from './invariants/behind';
import type { Invariant } from './invariants/invariant';
import { offersAt } from './offers';
import { reopen } from './reopen';
import { holdOutOfDate, refusedOutOfDate } from './out-of-date';
import type { Plan, PlannedStep } from './plan-types';
import { refusal } from './refusals';
import type { RunState, SiteState } from './run-state';
import { contextOf } from './step';
import { stepDefinition } from './steps';
import { takeAnswer } from './take-answer';
import { takeChoice } from './take-choice';
import { takeCorrection } from './take-correction';
import { takeOutcome, takeProgress } from './take-outcome';

/**
 * What a command made of a run and its site: events to append, none when nothing changed. `refused`: the command itself was not taken,
 * because the run has moved on by itself; what it moved is appended all the same.
 */
export interface Decision {
  readonly runEvents: readonly RunEvent[];
  readonly siteEvents: readonly SiteEvent[];
  readonly refused?: StackhandError | undefined;
}

/** What the machine still did, or looked at the clock for, when the run ended meanwhile: nobody's business any more, and nobody's mistake. */
const OF_THE_MACHINE: readonly Command['kind'][] = ['effect-ended', 'effect-progressed', 'tick'];

/**
 * Decides a command. Pure: the same state, command and stamp give the same events. Throws `StackhandError` where the command cannot
 * be taken as it is; nothing is written then. `guards` is the table to obey; tests take rows out to show that they carry the load.
 * `invariants` are asked once more of what was decided; tests leave them out to see what the guards alone carry.
 */
export function decide(
  run: RunState | undefined,
  site: SiteState,
  commanded: Commanded,
  guards: readonly Guard[] = GUARDS,
  invariants: readonly Invariant[] = INVARIANTS,
): Decision {
  const draft = new Draft(run, site, commanded.now, commanded.actor, guards);
  if (run?.status === 'ended' && OF_THE_MACHINE.includes(commanded.command.kind))
    return { runEvents: [], siteEvents: [] };
  if (run?.status === 'ended')
    throw refusal(
      'orchestrator.run-ended',
      'This run has ended.',
      'Start another run; `restore-only` works off what is left open.',
    );
  const outOfDate = run === undefined ? undefined : refusedOutOfDate(run, commanded.command);
  if (outOfDate !== undefined) throw outOfDate;
  const refused = take(draft, commanded.command);
  if (commanded.command.kind !== 'plan') advance(draft);
  lookBehind(draft, run, invariants);
  return { runEvents: draft.runEvents, siteEvents: draft.siteEvents, refused };
}

/** Throws where the command cannot be taken; returns a refusal where the run had moved on before it came. */
function take(draft: Draft, command: Command): StackhandError | undefined {
  switch (command.kind) {
    case 'plan':
      refuseNothingToRestore(command.plan, draft.site);
      draft.write({
        type: 'run.planned',
        data: { runId: command.runId, plan: command.plan, software: command.software },
      });
      draft.writeSite([{ type: 'site.recorded', data: { site: command.plan.site } }]);
      return undefined;
    case 'start':
      if (draft.run.status !== 'planned')
        throw refusal(
          'orchestrator.already-started',
          'This run was started before.',
          'Watch it: `stackhand run watch`.',
        );
      draft.write({ type: 'run.started', data: {} });
      return undefined;
    case 'answer':
      return takeAnswer(draft, command);
    case 'choose':
      takeChoice(draft, command);
      return undefined;
    case 'correct':
      takeCorrection(draft, command);
      return undefined;
    case 'note':
      draft.write({ type: 'note.added', data: command.note });
      return undefined;
    case 'abort':
      takeAbort(draft, command.why);
      return undefined;
    case 'danger':
      draft.write({ type: 'danger.reported', data: { what: command.what } });
      holdForDanger(draft);
      return undefined;
    case 'tick':
      return undefined;
    case 'effect-ended':
      takeOutcome(draft, command);
      return undefined;
    case 'effect-progressed':
      takeProgress(draft, command);
      return undefined;
    case 'restarted':
      takeRestart(draft, command.software);
      return undefined;
    case 'journal-older':
      holdOutOfDate(draft);
      return undefined;
  }
}

/** A site with nothing open is not taken apart to be put together again. */
function refuseNothingToRestore(plan: Plan, site: SiteState): void {
  const open = [...site.obligations.values()].some(({ status }) => status === 'open');
  if (plan.procedure !== 'restore-only' || open) return;
  throw refusal(
    'orchestrator.nothing-to-restore',
    'No earlier run left anything of this site to be put back.',
    'Start the procedure you need; see what is open with `stackhand run list`.',
    plan.site.id,
  );
}

function takeAbort(draft: Draft, why: string): void {
  draft.write({ type: 'abort.requested', data: { why } });
  if (draft.run.status === 'planned') {
    draft.write({
      type: 'run.ended',
      data: { outcome: 'abandoned', physical: 'as-found', because: message('ended.abandoned') },
    });
    return;
  }
  // An abort at a hold is decided at once; a torn unit keeps its hold, and so does a transfer that broke off: nothing is sent by an abort.
  const broken = draft.run.hold?.by.startsWith('SI-26:') === true && writes(draft.run);
  if (draft.run.hold !== undefined && !torn(draft.run) && !broken && draft.run.danger === undefined)
    draft.write({ type: 'run.resumed', data: { offer: 'try-again', changed: why } });
}

function takeRestart(draft: Draft, software: string): void {
  draft.write({ type: 'service.restarted', data: { software } });
  if (draft.run.outOfDate !== undefined) return;
  for (const step of draft.run.plan.steps) takeUpEffect(draft, step);
  if (draft.run.software !== software) changeSoftware(draft, software);
}

/**
 * What the machine did died with the service. Done again: what nobody saw the end of, and what holds as long as the run, hold or not. Whatever
 * changes a device begins with a look at it, so that doing it again never rests on what was believed before (SI-26).
 */
function takeUpEffect(draft: Draft, step: PlannedStep): void {
  const { byMachine, standing, effect = byMachine?.effect } = stepDefinition(step.step);
  const state = draft.run.steps.get(step.id);
  if (effect === undefined || state === undefined) return;
  const underWay = state.effectId !== undefined && state.status === 'open';
  if (!underWay && (standing !== true || state.status !== 'done')) return;
  if (state.effectId !== undefined && draft.run.status === 'held' && !goesOnWhileHeld(step)) {
    const said = 'the service was started again while the run is held';
    const ended = { stepId: step.id, effectId: state.effectId, outcome: 'unknown' as const, said };
    draft.write({ type: 'effect.ended', data: ended });
    return;
  }
  const effectId = `${step.id}#${draft.run.events}`;
  draft.write({ type: 'effect.intended', data: { stepId: step.id, effectId, effect } });
}

/** A write that was begun is finished whatever else is asked, and a machine that was to stay awake stays so; nothing else is begun in a hold. */
const goesOnWhileHeld = ({ step }: PlannedStep): boolean =>
  stepDefinition(step).standing === true || stepDefinition(step).does.includes('start-flash');

/** Other software words and judges otherwise: every open question is asked anew, so that no answer to the old one counts (SI-52). */
function changeSoftware(draft: Draft, software: string): void {
  draft.write({ type: 'software.changed', data: { from: draft.run.software, to: software } });
  const c = (step: PlannedStep) => contextOf(draft, step);
  const stepIds = draft.run.plan.steps
    .filter((step) => draft.run.steps.get(step.id)?.status === 'open')
    // A unit that writes is watched without a break: its limits run from the start of the flash (SI-24).
    .filter((step) => stepDefinition(step.step).prompt?.(c(step)).handsOff === undefined)
    .flatMap((step) => (draft.run.steps.get(step.id)?.promptId === undefined ? [] : [step.id]));
  if (stepIds.length === 0) return;
  reopen(draft, { stepIds, because: message('because.software-changed'), by: 'software-changed' });
}

/** Danger outranks everything, SI-24 included; the row can be taken out like any other, to show what it carries. */
function holdForDanger(draft: Draft): void {
  if (draft.run.status === 'planned' || !draft.guards.some((guard) => guard.id === 'SI-01')) return;
  hold(draft, { by: 'SI-01', because: message('hold.danger'), offers: offersAt(draft.run, 'SI-01'), stepIds: [] });
}
