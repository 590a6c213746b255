import type { ReportMaker } from '../operator-api';
import { asRunEvent, type Journal, type Plan, type RunState, runStream, type SiteState } from '../orchestrator';
import { findProfile, profiles } from '../products';
import {
  closingReport,
  NO_GUIDANCE,
  paperChecklistHtml,
  paperChecklistText,
  planHtml,
  planSheet,
  type ProductGuidance,
  reportHtml,
  timelineOf,
} from '../reports';
import type { Language } from '../words';

/** A run and its site as they stand. */
interface Folded {
  readonly run: RunState;
  readonly site: SiteState;
}

/** What the reports room makes of plans and runs; a closing report is computed from the stored events alone (SI-50). */
export function reportMaker(journal: Journal): ReportMaker {
  const eventsOf = async (runId: string) => (await journal.read(runStream(runId))).map(asRunEvent);
  const closing = async (runId: string, { run, site }: Folded, language?: Language) =>
    closingReport(run, site, await eventsOf(runId), language);
  return {
    planSheet: (plan, language) => planSheet(plan, guidanceOf(plan), language),
    planHtml: (plan, language) => planHtml(planSheet(plan, guidanceOf(plan), language), language),
    paperHtml: paperChecklistHtml,
    paperText: paperChecklistText,
    timeline: async (runId, language) => timelineOf(await eventsOf(runId), language),
    closing,
    closingHtml: async (runId, at, language) => reportHtml(await closing(runId, at, language), language),
  };
}

/** What the product's profile says beside the facts a plan carries; a plan outlives the profile it was made from. */
function guidanceOf({ product, route }: Plan): ProductGuidance {
  if (!profiles.some((profile) => profile.id === product.id)) return NO_GUIDANCE;
  const { disclaimer, unknowns, preconditions, routes } = findProfile(product.id);
  const needs = routes.find((candidate) => candidate.id === route?.id)?.needs ?? [];
  return { disclaimer, needs, unknowns, preconditions };
}
