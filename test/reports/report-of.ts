import { asRunEvent, type RunEvent, type RunState, runStream, type SiteState } from '../../src/orchestrator';
import { closingReport, type ClosingReport } from '../../src/reports';
import type { Rig } from '../support/rig';

/** What a report is made of. */
export interface Record {
  readonly run: RunState;
  readonly site: SiteState;
  readonly events: readonly RunEvent[];
}

export async function recordOf(rig: Rig): Promise<Record> {
  const { run, site } = await rig.engine.state(rig.runId);
  return { run, site, events: (await rig.journal.read(runStream(rig.runId))).map(asRunEvent) };
}

export async function reportOf(rig: Rig): Promise<ClosingReport> {
  const { run, site, events } = await recordOf(rig);
  return closingReport(run, site, events);
}
