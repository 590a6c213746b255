import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { Problem } from '../kernel';
import { siteBusy } from '../orchestrator';
import type { Language } from '../words';
import { Says, SpeaksLanguages } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { InLanguage } from './language';
import { problemIn } from './problem-words';
import { type ObligationLine, obligationLines } from './site-views';
import { type PlanWishBody, planWishSchema } from './wire-shapes';

/** A plan that is only looked at approves no image. */
const NOBODY_YET = 'nobody yet';

/** `gates`: each that is closed, with what opens it. `owed`: what an earlier run left open at this site. */
export interface BeforeTheStart {
  readonly gates: readonly Problem[];
  readonly owed: readonly ObligationLine[];
}

@Controller('api/plans')
export class PlansController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Post()
  @HttpCode(200)
  @Says(
    'The plan sheet for a wish, what keeps a run from being started now, and what is owed at the site; nothing is journaled.',
  )
  @SpeaksLanguages()
  async plan(@Body({ schema: planWishSchema }) wish: PlanWishBody, @InLanguage() language: Language): Promise<object> {
    const plan = await this.api.planFor(wish, NOBODY_YET);
    return { ...this.api.reports.planSheet(plan, language), ...(await this.before(plan.site.id, language)) };
  }

  /** What can be known before the start; everything else is asked at the site. */
  private async before(siteId: string, language: Language): Promise<BeforeTheStart> {
    const { engine } = this.api;
    const busy = (await engine.list()).filter((run) => run.siteId === siteId && run.status !== 'ended');
    const runs = await Promise.all(busy.map(async ({ runId }) => (await engine.state(runId)).run));
    return {
      gates: [...(await this.api.againstARun(siteId)), ...runs.map(({ runId }) => siteBusy(runId))].map((problem) =>
        problemIn(problem, language),
      ),
      owed: obligationLines(await engine.obligations(siteId), runs, language).filter(({ status }) => status === 'open'),
    };
  }

  @Post('paper')
  @HttpCode(200)
  @Says('The paper checklist for a wish, as text and as a page to print; nothing is journaled.')
  @SpeaksLanguages()
  async paper(
    @Body({ schema: planWishSchema }) wish: PlanWishBody,
    @InLanguage() language: Language,
  ): Promise<{ text: string; html: string }> {
    const plan = await this.api.planFor(wish, NOBODY_YET);
    const { reports } = this.api;
    return { text: reports.paperText(plan, language), html: reports.paperHtml(plan, language) };
  }
}
