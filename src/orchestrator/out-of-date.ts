import { message, type StackhandError } from '../kernel';
import type { Command } from './commands';
import type { Draft } from './draft';
import { created, tornUnits, versionsMayDiffer } from './obligations';
import { physicalStateOf } from './physical';
import { refusal } from './refusals';
import type { RunState } from './run-state';

/**
 * The journal turned out to be an older copy (SI-51): nobody knows how far this run went, so nothing that it knew counts any more. It is
 * held for good, everything it may have moved is open at its site, and only a person who looked at the plant ends it, with words.
 */
export function holdOutOfDate(draft: Draft): void {
  const { run } = draft;
  if (run.outOfDate !== undefined) return;
  for (const step of run.plan.steps) draft.writeSite(created(run, draft.site, step));
  // What wrote when this copy was made may be half written now.
  draft.writeSite(tornUnits({ ...run, status: 'ended' }, draft.site));
  draft.writeSite(versionsMayDiffer(run, draft.site));
  const physical = physicalStateOf(run) === 'updater-must-stay' ? 'updater-must-stay' : 'not-all-off';
  const promptId = `${run.runId}/hold#${run.events}`;
  const because = message('hold.older-journal');
  draft.write({
    type: 'run.held',
    data: { promptId, by: OUT_OF_DATE, because, physical, offers: ['stop-here'], stepIds: [] },
  });
}

/** What a hold of this kind is put by. */
export const OUT_OF_DATE = 'SI-51';

const TAKEN: readonly Command['kind'][] = ['choose', 'note', 'danger', 'tick', 'restarted', 'journal-older'];

/** Why a run that is out of date does not take this; undefined where it does. */
export function refusedOutOfDate({ outOfDate }: RunState, { kind }: Command): StackhandError | undefined {
  if (outOfDate === undefined || TAKEN.includes(kind)) return undefined;
  return refusal(
    'orchestrator.out-of-date',
    'This run stands in an older copy of the journal; nobody knows how far it went.',
    'Look at the plant, stop the run here with words, then start `restore-only`.',
  );
}
