import { type Problem, StackhandError } from '../kernel';
import type { RunState, SiteState } from './run-state';

/** A command that cannot be taken as it is. */
export function refusal(code: string, what: string, remedy: string, value?: string, allowed?: string): StackhandError {
  return new StackhandError({ code, what, remedy, value, allowed });
}

/**
 * The question is not open any more, or was asked anew; who answered it, and when, is told to whoever comes second (SI-45). `revision`: which one of
 * it was answered; it tells the two apart where the question is open still.
 */
export function promptClosed(run: RunState, promptId: string, revision?: number): StackhandError {
  const states = [...run.steps.values()];
  const asked = states.find((step) => step.promptId === promptId);
  // An answer from before it was asked anew belongs to the question before.
  const given =
    (asked?.answeredAt?.wallMs ?? 0) >= (asked?.openedAt?.wallMs ?? Number.POSITIVE_INFINITY) ? asked : undefined;
  const what =
    given?.answeredAt === undefined
      ? 'This question is no longer open, or was asked anew.'
      : `This question was answered by ${given.answeredBy} at ${new Date(given.answeredAt.wallMs).toISOString()}.`;
  const [code, remedy] = ['orchestrator.prompt-closed', 'Look at what is asked now.'];
  if (run.status === 'running' && asked?.status === 'open' && revision !== undefined)
    return refusal(code, what, remedy, `revision ${revision}`, `revision ${asked.revision}`);
  const open = states.flatMap(({ status, promptId }) =>
    status === 'open' && promptId !== undefined ? [promptId] : [],
  );
  const allowed = [...open, run.hold?.promptId].filter(Boolean).join(', ') || 'nothing is asked';
  return refusal(code, what, remedy, promptId, allowed);
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

export const noSuchRun = (runId: string): StackhandError =>
  new StackhandError({
    code: 'orchestrator.no-such-run',
    what: 'There is no run with this id.',
    where: 'run',
    value: runId,
    remedy: 'Look them up with `stackhand run list`.',
  });

export const closedEngine = (): StackhandError =>
  refusal('orchestrator.closed', 'The service is stopping.', 'Start it again; the run goes on where it was.');

/** One run of a site at a time. */
export const siteBusy = (runId: string): Problem => ({
  code: 'orchestrator.site-busy',
  what: 'Another run of this site has not ended.',
  where: 'site',
  value: runId,
  remedy: 'Finish it, or stop it with `stackhand run abort`.',
});

/** Two people describe one site: what the first has written is not lost under the second. */
export const siteChanged = (described: SiteState['described']): StackhandError =>
  refusal(
    'orchestrator.site-changed',
    described === undefined
      ? 'Nobody has described this site yet.'
      : `This site was described by ${described.by} in between.`,
    'Read the site again and change what stands there now.',
    undefined,
    `revision ${described?.revision ?? 0}`,
  );
