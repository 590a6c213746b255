import { Controller, Get, Inject, Param } from '@nestjs/common';
import { StackhandError } from '../kernel';
import type { Obligation, RunSummary } from '../orchestrator';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { siteIdSchema } from './wire-shapes';

/** A site as its record knows it. */
export interface SiteView {
  readonly siteId: string;
  readonly obligations: readonly Obligation[];
  readonly runs: readonly RunSummary[];
}

@Controller('api/sites')
export class SitesController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Get(':siteId')
  @Says('What must still be put back at a site, and its runs.')
  async site(@Param('siteId', { schema: siteIdSchema }) siteId: string): Promise<SiteView> {
    const runs = (await this.api.engine.list()).filter((run) => run.siteId === siteId);
    if (runs.length === 0) throw noSuchSite(siteId);
    const { obligations } = await this.api.engine.obligations(siteId);
    return { siteId, obligations: [...obligations.values()], runs };
  }
}

function noSuchSite(siteId: string): StackhandError {
  return new StackhandError({
    code: 'operator-api.no-such-site',
    what: 'No run was ever planned for a site with this id.',
    where: 'siteId',
    value: siteId,
    remedy: 'GET /api/runs names the sites there are.',
  });
}
