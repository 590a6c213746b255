import type { ImageFacts, RunEvent, RunState, SiteState, UpdateTarget } from '../orchestrator';
import { sentence } from '../words';
import { lossOfBms } from './loss-of-bms';
import type { TimelineLine } from './verdict/chronicle';
import { judge, type Verdict } from './verdict/verdict';

/** The closing report: the verdict and everything that happened, in the order of the journal. JSON. */
export interface ClosingReport {
  readonly title: string;
  readonly outcomeWords: string;
  readonly tool: string | null;
  /** The image that Stackhand sent; null: it was in a tool, not seen by Stackhand. */
  readonly image: ImageFacts | null;
  readonly targets: readonly UpdateTarget[];
  readonly whenTheBatteryIsSilent: readonly string[];
  readonly verdict: Verdict;
  readonly timeline: readonly TimelineLine[];
}

/** The closing report of a run, ended or not. Throws `reports.no-plan` where the events do not begin with the plan. */
export function closingReport(run: RunState, site: SiteState, events: readonly RunEvent[]): ClosingReport {
  const { verdict, plan, timeline } = judge(run, site, events);
  return {
    title: sentence({ id: `procedure.${verdict.procedure}`, params: {} }),
    outcomeWords: verdict.outcome === null ? 'Not ended' : sentence({ id: `outcome.${verdict.outcome}`, params: {} }),
    tool: plan.route?.tool ?? null,
    image: plan.route?.image ?? null,
    targets: plan.targets,
    whenTheBatteryIsSilent: lossOfBms(plan.site),
    verdict,
    timeline,
  };
}
