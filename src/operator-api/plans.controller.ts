import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { type PlanWishBody, planWishSchema } from './wire-shapes';

/** A plan that is only looked at approves no image. */
const NOBODY_YET = 'nobody yet';

@Controller('api/plans')
export class PlansController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Post()
  @HttpCode(200)
  @Says('The plan sheet for a wish; nothing is journaled.')
  async plan(@Body({ schema: planWishSchema }) wish: PlanWishBody): Promise<object> {
    return this.api.reports.planSheet(await this.api.planFor(wish, NOBODY_YET));
  }

  @Post('paper')
  @HttpCode(200)
  @Says('The paper checklist for a wish, as text and as a page to print; nothing is journaled.')
  async paper(@Body({ schema: planWishSchema }) wish: PlanWishBody): Promise<{ text: string; html: string }> {
    const plan = await this.api.planFor(wish, NOBODY_YET);
    return { text: this.api.reports.paperText(plan), html: this.api.reports.paperHtml(plan) };
  }
}
