import { Controller, Get, Inject, Param } from '@nestjs/common';
import { StackhandError } from '../kernel';
import { sameSerial, type StackVisit, visitsOf } from '../reports';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import type { StackMet } from './site-views';
import { serialSchema } from './wire-shapes';

@Controller('api/stacks')
export class StacksController {
  constructor(@Inject(API) private readonly api: Pick<ApiPorts, 'engine'>) {}

  @Get()
  @Says('Every controller by serial number that a run has met, and where it was last.')
  async list(): Promise<readonly StackMet[]> {
    const met = new Map<string, StackMet>();
    for (const { serial, tag, site } of await this.visits()) {
      if (serial !== null) met.set(serial, { serial, tag, site, runs: (met.get(serial)?.runs ?? 0) + 1 });
    }
    return [...met.values()];
  }

  @Get(':serial')
  @Says('Where a controller was met, newest last: versions and switches, as found and as left.')
  async history(@Param('serial', { schema: serialSchema }) serial: string): Promise<readonly StackVisit[]> {
    const visits = (await this.visits()).filter((visit) => sameSerial(visit.serial, serial));
    if (visits.length > 0) return visits;
    throw new StackhandError({
      code: 'operator-api.no-such-stack',
      what: 'No run has met a controller with this serial number.',
      where: 'serial',
      value: serial,
      remedy: 'GET /api/stacks names those that were met.',
    });
  }

  private async visits(): Promise<readonly StackVisit[]> {
    const runs = await Promise.all(
      (await this.api.engine.list()).map(async ({ runId }) => (await this.api.engine.state(runId)).run),
    );
    return runs.sort((a, b) => a.startedAt.wallMs - b.startedAt.wallMs).flatMap(visitsOf);
  }
}
