import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { TimelineEntry } from '../reports';
import type { Language } from '../words';
import { Says, SpeaksLanguages } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { InLanguage } from './language';
import { runIdSchema } from './wire-shapes';

const RunId = (): ParameterDecorator => Param('runId', { schema: runIdSchema });
const HTML = 'text/html; charset=utf-8';
/** Pages carry their own style and nothing else: no script, nothing from elsewhere. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'";

@Controller('api/runs/:runId')
export class ReportsController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Get('plan')
  @Says('The plan sheet of a run.')
  @SpeaksLanguages()
  async plan(@RunId() runId: string, @InLanguage() language: Language): Promise<object> {
    return this.api.reports.planSheet((await this.api.engine.state(runId)).run.plan, language);
  }

  @Get('plan.html')
  @Says('The plan sheet as a page to print.')
  @ApiProduces('text/html')
  @Header('Content-Type', HTML)
  @Header('Content-Security-Policy', PAGE_POLICY)
  @SpeaksLanguages()
  async planPage(@RunId() runId: string, @InLanguage() language: Language): Promise<string> {
    return this.api.reports.planHtml((await this.api.engine.state(runId)).run.plan, language);
  }

  @Get('paper')
  @Says('The paper checklist of a run, as text and as a page to print.')
  @SpeaksLanguages()
  async paper(@RunId() runId: string, @InLanguage() language: Language): Promise<{ text: string; html: string }> {
    const { plan } = (await this.api.engine.state(runId)).run;
    const { reports } = this.api;
    return { text: reports.paperText(plan, language), html: reports.paperHtml(plan, language) };
  }

  @Get('timeline')
  @Says(
    'A run as people read it: who did, saw, measured, waited, held what, and when; newest last, from its journal alone.',
  )
  @SpeaksLanguages()
  async timeline(@RunId() runId: string, @InLanguage() language: Language): Promise<readonly TimelineEntry[]> {
    await this.api.engine.state(runId);
    return this.api.reports.timeline(runId, language);
  }

  @Get('report')
  @Says('The closing report of a run, from its record alone.')
  @SpeaksLanguages()
  async report(@RunId() runId: string, @InLanguage() language: Language): Promise<object> {
    return this.api.reports.closing(runId, await this.api.engine.state(runId), language);
  }

  @Get('report.html')
  @Says('The closing report as a page to print.')
  @ApiProduces('text/html')
  @Header('Content-Type', HTML)
  @Header('Content-Security-Policy', PAGE_POLICY)
  @SpeaksLanguages()
  async reportPage(@RunId() runId: string, @InLanguage() language: Language): Promise<string> {
    return this.api.reports.closingHtml(runId, await this.api.engine.state(runId), language);
  }
}
