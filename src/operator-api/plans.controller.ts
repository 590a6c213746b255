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

  @Post('paper')
  @HttpCode(200)
  @Says('The paper checklist for a wish, as text and as a page to print; nothing is journaled.')
  paper(@Body({ schema: planWishSchema }) wish: PlanWishBody): { text: string; html: string } {
    const plan = this.api.planFor(wish);
    return { text: this.api.reports.paperText(plan), html: this.api.reports.paperHtml(plan) };
  }
}
