import { Controller, Get, Inject } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { OpenApiPage } from './open-api-page';
import { healthSchema } from './wire-shapes';

@Controller('api')
export class HealthController {
  constructor(
    @Inject(API) private readonly api: ApiPorts,
    @Inject(OpenApiPage) private readonly page: OpenApiPage,
  ) {}

  @Get('health')
  @Says('Whether the service writes, what it is, and which start of it this is.')
  @ApiResponse({ status: 200, standardSchema: healthSchema })
  health(): { ok: boolean; software: string; bootId: string; stoppedBecause?: string } {
    const stopped = this.api.stoppedBecause();
    const { software, bootId } = this.api;
    return {
      ok: stopped === undefined,
      software,
      bootId,
      ...(stopped === undefined ? {} : { stoppedBecause: stopped.what }),
    };
  }

  @Get('openapi.json')
  @Says('This description.')
  openApi(): object {
    return this.page.document;
  }
}
