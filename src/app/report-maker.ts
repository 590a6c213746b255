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
} from '../reports';

/** What the reports room makes of plans and runs; a closing report is computed from the stored events alone (SI-50). */
export function reportMaker(journal: Journal): ReportMaker {
  const closing = async (runId: string, run: RunState, site: SiteState) =>
    closingReport(run, site, (await journal.read(runStream(runId))).map(asRunEvent));
  return {
    planSheet: (plan) => planSheet(plan, guidanceOf(plan)),
    planHtml: (plan) => planHtml(planSheet(plan, guidanceOf(plan))),
    paperHtml: paperChecklistHtml,
    paperText: paperChecklistText,
    closing,
    closingHtml: async (runId, run, site) => reportHtml(await closing(runId, run, site)),
  };
}

/** What the product's profile says beside the facts a plan carries; a plan outlives the profile it was made from. */
function guidanceOf({ product, route }: Plan): ProductGuidance {
  if (!profiles.some((profile) => profile.id === product.id)) return NO_GUIDANCE;
  const { disclaimer, unknowns, preconditions, routes } = findProfile(product.id);
  const needs = routes.find((candidate) => candidate.id === route?.id)?.needs ?? [];
  return { disclaimer, needs, unknowns, preconditions };
}
