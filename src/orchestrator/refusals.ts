import { StackhandError } from '../kernel';
import type { RunState } from './run-state';

/** A command that cannot be taken as it is. */
export function refusal(code: string, what: string, remedy: string, value?: string, allowed?: string): StackhandError {
  return new StackhandError({ code, what, remedy, value, allowed });
}

/** The question is not open any more, or was asked anew; who answered it, and when, is told to whoever comes second (SI-45). */
export function promptClosed(run: RunState, promptId: string): StackhandError {
  const asked = [...run.steps.values()].find((step) => step.promptId === promptId);
  // An answer from before it was asked anew belongs to the question before.
  const given =
    (asked?.answeredAt?.wallMs ?? 0) >= (asked?.openedAt?.wallMs ?? Number.POSITIVE_INFINITY) ? asked : undefined;
  const open = [...run.steps.values()].flatMap((step) =>
    step.status === 'open' && step.promptId !== undefined ? [step.promptId] : [],
  );
  return refusal(
    'orchestrator.prompt-closed',
    given?.answeredAt === undefined
      ? 'This question is no longer open, or was asked anew.'
      : `This question was answered by ${given.answeredBy} at ${new Date(given.answeredAt.wallMs).toISOString()}.`,
    'Look at what is asked now.',
    promptId,
    [...open, run.hold?.promptId].filter(Boolean).join(', ') || 'nothing is asked',
  );
}

/** The answer is of another kind than the question. */
export function otherKind(wanted: string, found: string): StackhandError {
  return refusal(
    'orchestrator.other-kind-of-answer',
    'The question is of another kind.',
    'Answer in the kind that is asked, or say that you cannot see it.',
    found,
    `${wanted}, cannot-see`,
  );
}
