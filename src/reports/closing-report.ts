import type { ImageFacts, RunEvent, RunState, SiteState, UpdateTarget } from '../orchestrator';
import { message } from '../kernel';
import type { Language } from '../words';
import { lossOfBms } from './loss-of-bms';
import type { TimelineLine } from './verdict/chronicle';
import { judge, type Verdict } from './verdict/verdict';
import { wordingIn } from './wording';

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

/**
 * The closing report of a run, ended or not. `language` is that of every sentence in it; what people wrote stands as they wrote it. Throws `reports.no-plan` where the events do not begin with the plan.
 */
export function closingReport(
  run: RunState,
  site: SiteState,
  events: readonly RunEvent[],
  language?: Language,
): ClosingReport {
  const wording = wordingIn(language);
  const { say, text, told } = wording;
  const { verdict, plan, timeline } = judge(run, site, events, wording);
  return {
    title: text(message(`procedure.${verdict.procedure}`)),
    outcomeWords: text(message(verdict.outcome === null ? 'outcome.not-ended' : `outcome.${verdict.outcome}`)),
    tool: plan.route === null ? null : told(plan.route.tool),
    image: plan.route?.image ?? null,
    targets: plan.targets.map((target) => ({ ...target, date: told(target.date) })),
    whenTheBatteryIsSilent: lossOfBms(plan.site, say),
    verdict,
    timeline,
  };
}
