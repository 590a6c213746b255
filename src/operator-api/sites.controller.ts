import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { StackhandError } from '../kernel';
import type { Caller, Described } from '../orchestrator';
import type { Language } from '../words';
import { Changes, Says, SpeaksLanguages } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { FromCaller } from './caller';
import { InLanguage } from './language';
import { type SiteInShort, siteInShort, type SiteView, siteView } from './site-views';
import * as shape from './wire-shapes';

const SiteId = (): ParameterDecorator => Param('siteId', { schema: shape.siteIdSchema });

@Controller('api/sites')
export class SitesController {
  constructor(@Inject(API) private readonly api: Pick<ApiPorts, 'engine'>) {}

  @Get()
  @Says('Every site that was described or had a run, in short.')
  async list(): Promise<readonly SiteInShort[]> {
    const [sites, runs] = [await this.api.engine.allSites(), await this.api.engine.list()];
    return sites.map(({ siteId, site }) => siteInShort(siteId, site, runs));
  }

  @Get(':siteId')
  @Says(
    'A site as it was described, what must still be put back there, its runs, and how each found and left every stack.',
  )
  @SpeaksLanguages()
  async site(@SiteId() siteId: string, @InLanguage() language: Language): Promise<SiteView> {
    const found = (await this.api.engine.allSites()).find((one) => one.siteId === siteId);
    if (found === undefined) throw noSuchSite(siteId);
    const own = (await this.api.engine.list()).filter((run) => run.siteId === siteId);
    const runs = await Promise.all(own.map(async ({ runId }) => (await this.api.engine.state(runId)).run));
    return siteView(siteId, found.site, runs, language);
  }

  @Put(':siteId')
  @Changes('Keeps what is known of a site, complete or not. Nothing is asked or moved by this.')
  @ApiResponse({ status: 200, standardSchema: shape.describedSchema })
  describe(
    @SiteId() siteId: string,
    @Body({ schema: shape.siteFormSchema }) { revision, site }: shape.SiteFormBody,
    @FromCaller() caller: Caller,
  ): Promise<Described> {
    if (site.id !== undefined && site.id !== siteId) throw otherId(siteId, site.id);
    return this.api.engine.describeSite(siteId, { form: { ...site, id: siteId }, revision }, caller);
  }
}

function noSuchSite(siteId: string): StackhandError {
  return new StackhandError({
    code: 'operator-api.no-such-site',
    what: 'No site with this id was ever described, and no run was planned for one.',
    where: 'siteId',
    value: siteId,
    remedy: 'GET /api/sites names the sites there are.',
  });
}

function otherId(siteId: string, id: unknown): StackhandError {
  return new StackhandError({
    code: 'operator-api.other-site',
    what: 'The description names another site than its address.',
    where: 'site.id',
    value: JSON.stringify(id),
    allowed: siteId,
    remedy: 'Leave the id out, or use that of the address.',
  });
}
