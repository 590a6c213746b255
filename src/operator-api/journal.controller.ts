import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { Problem } from '../kernel';
import type { Caller } from '../orchestrator';
import { ChangesRun, Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { FromCaller } from './caller';
import * as shape from './wire-shapes';

/** Whether every chain is whole, and where the journal ends: noted elsewhere, the head shows later that nothing was taken away. */
export interface JournalVerdict {
  readonly ok: boolean;
  readonly problems: readonly Problem[];
  readonly head: { readonly position: number; readonly hash: string };
}

@Controller('api/journal')
export class JournalController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Get('verify')
  @Says('Follows every chain of the journal and names each first break.')
  async verify(): Promise<JournalVerdict> {
    const problems = await this.api.journal.verifyChain();
    return { ok: problems.length === 0, problems, head: await this.api.journal.head() };
  }

  @Post('looked-at')
  @HttpCode(200)
  @ChangesRun(
    'Records that the plant was looked at, after the journal turned out to be an older copy; runs may start again.',
  )
  lookedAt(
    @Body({ schema: shape.lookedAtBodySchema }) { why }: shape.LookedAtBody,
    @FromCaller() { actor }: Caller,
  ): Promise<{ readonly sites: readonly string[] }> {
    return this.api.lookedAt(why, actor);
  }

  @Get('export')
  @Says('One stream, or all, as JSON lines that can be checked without the database.')
  @ApiProduces('application/x-ndjson')
  @Header('Content-Type', 'application/x-ndjson; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="journal.jsonl"')
  async export(@Query('stream', { schema: shape.streamSchema }) stream?: string): Promise<string> {
    const streams = stream === undefined ? (await this.api.journal.streams('')).map((each) => each.stream) : [stream];
    const parts: string[] = [];
    for (const each of streams) parts.push(await this.api.journal.exportStream(each));
    return parts.join('');
  }
}
