import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { type PlanWishBody, planWishSchema } from './wire-shapes';

@Controller('api/plans')
export class PlansController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Post()
  @HttpCode(200)
  @Says('The plan sheet for a wish; nothing is journaled.')
  plan(@Body({ schema: planWishSchema }) wish: PlanWishBody): object {
    return this.api.reports.planSheet(this.api.planFor(wish));
  }
}
