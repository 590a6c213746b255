import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
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
  async plan(@RunId() runId: string): Promise<object> {
    return this.api.reports.planSheet((await this.api.engine.state(runId)).run.plan);
  }

  @Get('plan.html')
  @Says('The plan sheet as a page to print.')
  @ApiProduces('text/html')
  @Header('Content-Type', HTML)
  @Header('Content-Security-Policy', PAGE_POLICY)
  async planPage(@RunId() runId: string): Promise<string> {
    return this.api.reports.planHtml((await this.api.engine.state(runId)).run.plan);
  }

  @Get('paper')
  @Says('The paper checklist of a run, as text and as a page to print.')
  async paper(@RunId() runId: string): Promise<{ text: string; html: string }> {
    const { plan } = (await this.api.engine.state(runId)).run;
    return { text: this.api.reports.paperText(plan), html: this.api.reports.paperHtml(plan) };
  }

  @Get('report')
  @Says('The closing report of a run, from its record alone.')
  async report(@RunId() runId: string): Promise<object> {
    const { run, site } = await this.api.engine.state(runId);
    return this.api.reports.closing(runId, run, site);
  }

  @Get('report.html')
  @Says('The closing report as a page to print.')
  @ApiProduces('text/html')
  @Header('Content-Type', HTML)
  @Header('Content-Security-Policy', PAGE_POLICY)
  async reportPage(@RunId() runId: string): Promise<string> {
    const { run, site } = await this.api.engine.state(runId);
    return this.api.reports.closingHtml(runId, run, site);
  }
}
