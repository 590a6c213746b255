import { message } from '../kernel';
import type { Command } from './commands';
import type { Draft } from './draft';
import { type HoldOffer, isWayBack } from './events';
import type { Hold } from './run-state';
import { fact, tags } from './step';
import { abortPolicy } from './abort-table';
import { TRIES } from './steps/send-firmware.step';
import { endHere } from './ending';
import { stillToPutBack } from './obligations';
import { startedUnseen } from './offers';
import { promptClosed, refusal } from './refusals';
import { reopen } from './reopen';
import { notPassedAnyMore, revisedBack, rollBack } from './roll-back';
import { revised, smallerSet } from './smaller-set';

/** Takes what a person chose at a hold, with the words it is left with. */
export function takeChoice(draft: Draft, command: Extract<Command, { kind: 'choose' }>): void {
  const { hold } = draft.run;
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
  follow(draft, hold, command.offer, command.words);
}

function follow(draft: Draft, hold: Hold, offer: HoldOffer, words: string): void {
  const [guard = '', stepId = ''] = splitReason(hold.by);
  const policy = abortPolicy(draft.run);
  if (offer === 'stop-here' && draft.run.danger !== undefined) dangerStands(draft, words);
  const wayBack = offer === 'restore' && isWayBack(policy) ? { wayBack: policy } : {};
  draft.write({ type: 'run.resumed', data: { offer, changed: words, ...wayBack } });
  switch (offer) {
    case 'override':
    case 'leave-open':
    case 'unit-is-back':
      draft.write({ type: 'deviation.recorded', data: { what: hold.because, why: words, guard, stepId } });
      if (offer !== 'override') leave(draft, offer, words);
      return;
    case 'try-again':
      if (guard === 'SI-26') onceMore(draft, stepId, words);
      if (hold.stepIds.length > 0) reopen(draft, { stepIds: hold.stepIds, because: hold.because, by: 'try-again' });
      return;
    case 'smaller-set':
      return leaveOut(draft, hold.by, words);
    case 'roll-back':
      return rollAllBack(draft, hold.by, words);
    case 'flash-again':
      return flashAgain(draft, stepId);
    case 'not-writing':
      return notWriting(draft);
    case 'stop-here':
      return endHere(draft);
    case 'restore':
    case 'finish-forward':
    case 'danger-over':
      return;
  }
}

/** More than three beginnings of one unit in a run are a decision of a person, and stand in the report (SI-29). */
function onceMore(draft: Draft, stepId: string, why: string): void {
  const tries = draft.run.steps.get(stepId)?.tries ?? 0;
  if (tries < TRIES) return;
  const stack = draft.run.plan.steps.find(({ id }) => id === stepId)?.stack ?? '';
  const what = message('deviation.tried-again', { stack, tries });
  draft.write({ type: 'deviation.recorded', data: { what, why, guard: 'SI-29', stepId } });
}

/** The set goes on as a new revision of its plan; what was left out stays on the list of its site (SI-13, SI-35). */
function leaveOut(draft: Draft, by: string, why: string): void {
  const smaller = smallerSet(draft.run, by);
  if (smaller === undefined || !('members' in smaller)) return;
  const plan = revised(draft.run.plan, smaller);
  const left = smaller.left.map(({ tag }) => tag);
  const what = message('deviation.smaller-set', { stacks: tags(plan).join(', '), left: left.join(', ') });
  const [guard = '', stepId = ''] = splitReason(by);
  draft.write({ type: 'deviation.recorded', data: { what, why, guard, stepId } });
  draft.write({ type: 'plan.revised', data: { plan, left } });
  draft.writeSite(
    left.map((stack) => ({
      type: 'obligation.created',
      data: { obligation: { id: `${stack}/member`, kind: 'member', stack }, runId: draft.run.runId, original: null },
    })),
  );
}

/** Every stack that was written is written back, one after another and as isolated as before; nothing of it has passed yet (SI-22, SI-35). */
function rollAllBack(draft: Draft, by: string, why: string): void {
  const image = rollBack(draft.run, by);
  if (image === undefined || !('sha256' in image)) return;
  const [, stepId = ''] = splitReason(by);
  const what = message('deviation.rolled-back', { version: image.version });
  const told = notPassedAnyMore(draft.run, stepId);
  draft.write({ type: 'deviation.recorded', data: { what, why, guard: 'SI-22', stepId } });
  draft.write({ type: 'plan.revised', data: { plan: revisedBack(draft.run.plan, image), left: [] } });
  const stepIds = draft.run.plan.steps
    .filter(({ id, groups }) => groups.includes('update') && draft.run.steps.get(id)?.status !== 'pending')
    .map(({ id }) => id);
  reopen(draft, { stepIds, because: what, by: 'roll-back' }, told);
}

function splitReason(reason: string): readonly string[] {
  const at = reason.indexOf(':');
  return at < 0 ? [reason] : [reason.slice(0, at), reason.slice(at + 1)];
}

/** Everything of this stack is asked again from its power-off on: it was switched on anew since its count, and is proven alone again first. */
function flashAgain(draft: Draft, stepId: string): void {
  const { steps } = draft.run.plan;
  const to = steps.findIndex((step) => step.id === stepId);
  const stack = steps[to]?.stack;
  const stepIds = steps
    .slice(0, to + 1)
    .filter((step) => step.stack === stack && step.groups.includes('update'))
    .map(({ id }) => id);
  const because = message('because.flash-again', { stack: stack ?? '' });
  reopen(draft, { stepIds, because, by: `flash-again:${stack}` });
}

/** A person looked at the tool: what was to be started was not. It is asked for again. */
function notWriting(draft: Draft): void {
  const stacks = startedUnseen(draft.run);
  const starts = draft.run.plan.steps.filter(
    ({ step, stack }) => step === 'start-update' && stacks.includes(stack ?? ''),
  );
  const told = starts.flatMap(({ id: stepId, stack }) =>
    [fact(`${stack}/flash`, 'not-started'), fact(`${stack}/busy-on`, null, 'E0')].map((one) => ({ ...one, stepId })),
  );
  const stepIds = starts.map(({ id }) => id);
  reopen(draft, { stepIds, because: message('because.not-writing'), by: 'not-writing' }, told);
}

/**
 * A recorded decision leaves what this run was still to put back, or takes a unit off the list; the site keeps who said so and why (SI-11,
 * SI-25). What waits for the stacks that were left out is nobody's decision here.
 */
function leave(draft: Draft, offer: 'leave-open' | 'unit-is-back', why: string): void {
  const { run, site } = draft;
  const left =
    offer === 'unit-is-back'
      ? [...site.obligations.values()].filter(({ status, kind }) => status === 'open' && kind === 'unit')
      : stillToPutBack(run, site).filter(({ kind }) => kind !== 'unit');
  draft.writeSite(left.map(({ id }) => ({ type: 'obligation.left', data: { id, runId: run.runId, why } })));
}

/** The danger screen sends people to the isolator; a run that ends before the danger is over cannot know how they left it (SI-01). */
function dangerStands(draft: Draft, why: string): void {
  const what = message('deviation.danger-not-over');
  draft.write({ type: 'deviation.recorded', data: { what, why, guard: 'SI-01', stepId: '' } });
}
