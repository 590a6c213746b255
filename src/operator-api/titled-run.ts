import type { RunSummary } from '../orchestrator';
import { type Language, messageIds, say } from '../words';

/** A run of the list, with what its procedure is for in words. */
export interface TitledRun extends RunSummary {
  readonly title: string;
}

/** A procedure that this version does not know any more is called by its name: a list shows old runs too. */
export function titledRun(run: RunSummary, language: Language): TitledRun {
  const id = `procedure.${run.procedure}`;
  return { ...run, title: messageIds.includes(id) ? say({ id, params: {} }, language).title : run.procedure };
}
