import { Controller, Headers, Inject, type MessageEvent, Param, Query, Sse } from '@nestjs/common';
import { ApiHeader, ApiProduces } from '@nestjs/swagger';
import { finalize, type Observable } from 'rxjs';
import { StackhandError } from '../kernel';
import { Says } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { liveEvents } from './live-events';
import { shapeError } from './shape.pipe';
import { placeSchema, runIdSchema } from './wire-shapes';

/** A screen holds one stream; more than this is not people. */
const MOST_STREAMS = 64;

@Controller('api/runs')
export class EventsController {
  private open = 0;

  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Sse(':runId/events')
  @Says(
    'Events of a run after a position (or `latest`: only those to come), then live ones; a hint about time has the id of the event before it.',
  )
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Position of the last event seen.' })
  async events(
    @Param('runId', { schema: runIdSchema }) runId: string,
    @Headers('last-event-id') lastSeen?: string,
    @Query('after', { schema: placeSchema }) after?: string,
  ): Promise<Observable<MessageEvent>> {
    const seen = placeSchema.safeParse(lastSeen ?? after);
    if (!seen.success) throw shapeError(seen.error.issues);
    await this.api.engine.view(runId);
    if (this.open >= MOST_STREAMS) throw tooMany();
    this.open += 1;
    const closed = finalize<MessageEvent>(() => {
      this.open -= 1;
    });
    const from = seen.data === 'latest' ? 'latest' : Number(seen.data ?? 0);
    return liveEvents(this.api, runId, from).pipe(closed);
  }
}

function tooMany(): StackhandError {
  return new StackhandError({
    code: 'operator-api.too-many-streams',
    what: 'Too many screens are open.',
    allowed: `${MOST_STREAMS}`,
    remedy: 'Close those that nobody looks at.',
  });
}
