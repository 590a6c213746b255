import { Body, Controller, Delete, Get, HttpCode, Inject, type MessageEvent, Param, Post, Sse } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { Observable } from 'rxjs';
import { StackhandError } from '../kernel';
import { type PlantAct, plantActSchema } from '../virtual-plant';
import { type Language, machineWords } from '../words';
import { Says, SpeaksLanguages } from './api-doc';
import { API, type ApiPorts } from './api-ports';
import { InLanguage } from './language';
import * as shape from './training-shapes';

const TrainingId = (): ParameterDecorator => Param('id', { schema: shape.trainingIdSchema });

/** A screen holds one stream; more than this is not people. */
const MOST_STREAMS = 16;
const PING_MS = 15_000;

/** Virtual plants inside the service, where a person practises: nothing here reaches a real site. */
@Controller('api/training')
export class TrainingController {
  private open = 0;

  constructor(@Inject(API) private readonly api: Pick<ApiPorts, 'training' | 'clock'>) {}

  @Post()
  @Says('Makes a training site with a virtual plant behind it. A run there is planned with POST /api/runs.')
  make(@Body({ schema: shape.trainingWishSchema }) wish: shape.TrainingWish): Promise<shape.TrainingSite> {
    return this.api.training.make(wish);
  }

  @Get()
  @Says('The training sites there are.')
  list(): readonly shape.TrainingSite[] {
    return this.api.training.list();
  }

  @Get(':id')
  @Says('A training site, and everything that eyes and a meter find out there now.')
  see(@TrainingId() id: string): shape.TrainingSite & { readonly sight: shape.TrainingSight } {
    return { ...this.api.training.find(id), sight: this.api.training.see(id) };
  }

  @Post(':id/hands')
  @HttpCode(200)
  @Says('One act of the hands. What cannot be done is answered with why; then nothing moved.')
  @SpeaksLanguages()
  act(
    @TrainingId() id: string,
    @Body({ schema: plantActSchema }) act: PlantAct,
    @InLanguage() language: Language,
  ): shape.TrainingAct {
    const { why, ...done } = this.api.training.act(id, act);
    return { ...done, ...(why === undefined ? {} : { why: machineWords(why, language) }) };
  }

  @Get(':id/faults')
  @Says('What can be broken there, how often it was armed, and how often it bit.')
  faults(@TrainingId() id: string): readonly shape.TrainingFault[] {
    return this.api.training.faults(id);
  }

  @Post(':id/faults')
  @HttpCode(200)
  @Says('Arms a fault: it bites at the next occasion.')
  arm(
    @TrainingId() id: string,
    @Body({ schema: shape.faultWishSchema }) wish: shape.FaultWish,
  ): readonly shape.TrainingFault[] {
    this.api.training.arm(id, wish);
    return this.api.training.faults(id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Says('Takes a training site away. Runs that were played there stay on record.')
  remove(@TrainingId() id: string): Promise<void> {
    return this.api.training.remove(id);
  }

  @Sse(':id/events')
  @Says('What is seen there: now, and whenever it changes. The stream ends when the site is taken away.')
  @ApiProduces('text/event-stream')
  events(@TrainingId() id: string): Observable<MessageEvent> {
    this.api.training.find(id);
    if (this.open >= MOST_STREAMS) throw tooMany();
    return new Observable((to) => {
      this.open += 1;
      let cancelPing = (): void => undefined;
      const ping = (): void => {
        to.next({ comment: 'ping' });
        cancelPing = this.api.clock.after(PING_MS, ping);
      };
      const stop = this.api.training.watch(id, (sight) => (sight === null ? to.complete() : to.next({ data: sight })));
      cancelPing = this.api.clock.after(PING_MS, ping);
      return () => {
        this.open -= 1;
        cancelPing();
        stop();
      };
    });
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
