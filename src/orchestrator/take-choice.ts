import { message } from '../kernel';
import type { Command } from './commands';
import type { Draft } from './draft';
import { physicalStateOf, torn } from './physical';
import { promptClosed, refusal } from './refusals';

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
  draft.write({ type: 'run.resumed', data: { offer: command.offer, changed: command.words } });
  if (command.offer === 'override' || command.offer === 'leave-open') {
    const [guard = '', stepId = ''] = splitReason(hold.by);
    draft.write({ type: 'deviation.recorded', data: { what: hold.because, why: command.words, guard, stepId } });
  }
  if (command.offer === 'leave-open') leaveOpen(draft, command.words);
  if (command.offer === 'try-again' && hold.stepIds.length > 0) {
    draft.write({ type: 'steps.reopened', data: { stepIds: hold.stepIds, because: hold.because, by: 'try-again' } });
  }
  if (command.offer === 'flash-again') flashAgain(draft, splitReason(hold.by)[1] ?? '');
  if (command.offer === 'stop-here') stopHere(draft);
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
  const from = steps.findIndex((step) => step.stack === stack && step.groups.includes('update'));
  const stepIds = steps.slice(from, to + 1).flatMap((step) => (step.stack === stack ? [step.id] : []));
  const because = message('because.flash-again', { stack: stack ?? '' });
  draft.write({ type: 'steps.reopened', data: { stepIds, because, by: `flash-again:${stack}` } });
}

/** A recorded decision leaves what is still to be put back; the site keeps who said so and why (SI-11). */
function leaveOpen(draft: Draft, why: string): void {
  const open = [...draft.site.obligations.values()].filter((obligation) => obligation.status === 'open');
  draft.writeSite(open.map(({ id }) => ({ type: 'obligation.left', data: { id, runId: draft.run.runId, why } })));
}

function stopHere(draft: Draft): void {
  const physical = physicalStateOf(draft.run);
  const outcome = physical === 'as-found' ? 'abandoned' : 'degraded';
  draft.write({
    type: 'run.ended',
    data: { outcome, physical, because: message(torn(draft.run) ? 'ended.suspected-brick' : `ended.${outcome}`) },
  });
}
