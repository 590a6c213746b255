import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { StackhandError } from '../kernel';
import type { Accepted, Answer, Caller, RunView } from '../orchestrator';
import type { Language } from '../words';
import { ChangesRun, Says, SpeaksLanguages } from './api-doc';
import { API, type ApiPorts, type Error19Told } from './api-ports';
import { FromCaller } from './caller';
import { InLanguage } from './language';
import { type TitledRun, titledRun } from './titled-run';
import * as shape from './wire-shapes';

const RunId = (): ParameterDecorator => Param('runId', { schema: shape.runIdSchema });

@Controller('api/runs')
export class RunsController {
  constructor(@Inject(API) private readonly api: ApiPorts) {}

  @Get()
  @Says('Every run, in short, with what its procedure is for.')
  @SpeaksLanguages()
  async list(@InLanguage() language: Language): Promise<readonly TitledRun[]> {
    return (await this.api.engine.list()).map((run) => titledRun(run, language));
  }

  @Get(':runId')
  @Says('A run as it stands: what is asked, what is waited for, what must be put back.')
  @SpeaksLanguages()
  view(@RunId() runId: string, @InLanguage() language: Language): Promise<RunView> {
    return this.api.engine.view(runId, language);
  }

  @Get(':runId/error-19')
  @Says(
    'What ERROR 19 means now, from the side of the stacks and from that of the inverter; nothing is sent, nothing is journaled.',
  )
  @SpeaksLanguages()
  async explain19(@RunId() runId: string, @InLanguage() language: Language): Promise<Error19Told> {
    return this.api.explain19((await this.api.engine.state(runId)).run, language);
  }

  @Post()
  @ChangesRun('Journals a plan as a new run; nothing is asked before it is started.', 201)
  async create(
    @Body({ schema: shape.planWishSchema }) wish: shape.PlanWishBody,
    @FromCaller() caller: Caller,
  ): Promise<Accepted> {
    return this.api.engine.plan(await this.api.planFor(wish, caller.actor), caller);
  }

  @Post(':runId/start')
  @HttpCode(200)
  @ChangesRun('Starts a planned run.')
  start(
    @RunId() runId: string,
    @Body({ schema: shape.emptyBodySchema }) _: unknown,
    @FromCaller() caller: Caller,
  ): Promise<Accepted> {
    return this.api.engine.start(runId, caller);
  }

  @Post(':runId/answers')
  @HttpCode(200)
  @ChangesRun('Answers a prompt, for the revision it was shown in. A photo is stored before (POST /api/files).')
  async answer(
    @RunId() runId: string,
    @Body({ schema: shape.answerBodySchema }) given: shape.AnswerBody,
    @FromCaller() caller: Caller,
  ): Promise<Accepted> {
    await this.checkPhoto(photoIn(given.answer));
    return this.api.engine.answer(runId, given, caller);
  }

  @Post(':runId/hold')
  @HttpCode(200)
  @ChangesRun('Takes one of the ways out of a hold, with words.')
  leaveHold(
    @RunId() runId: string,
    @Body({ schema: shape.holdBodySchema }) given: shape.HoldBody,
    @FromCaller() caller: Caller,
  ): Promise<Accepted> {
    return this.api.engine.choose(runId, given, caller);
  }

  @Post(':runId/corrections')
  @HttpCode(200)
  @ChangesRun('Takes an answer back; whatever rested on it is asked again.')
  async correct(
    @RunId() runId: string,
    @Body({ schema: shape.correctionBodySchema }) given: shape.CorrectionBody,
    @FromCaller() caller: Caller,
  ): Promise<Accepted> {
    await this.checkPhoto(photoIn(given.answer));
    return this.api.engine.correct(runId, given, caller);
  }

  @Post(':runId/notes')
  @HttpCode(200)
  @ChangesRun('Adds a note to the record, with a photo where one was stored before (POST /api/files).')
  async note(
    @RunId() runId: string,
    @Body({ schema: shape.noteBodySchema }) given: shape.NoteBody,
    @FromCaller() caller: Caller,
  ): Promise<Accepted> {
    await this.checkPhoto(given.photo);
    return this.api.engine.note(runId, given, caller);
  }

  @Post(':runId/abort')
  @HttpCode(200)
  @ChangesRun('Asks to stop; what that means now is decided by where the site stands.')
  abort(
    @RunId() runId: string,
    @Body({ schema: shape.abortBodySchema }) given: shape.AbortBody,
    @FromCaller() caller: Caller,
  ): Promise<Accepted> {
    return this.api.engine.abort(runId, given.why, caller);
  }

  @Post(':runId/danger')
  @HttpCode(200)
  @ChangesRun('Reports danger: the run is held at once.')
  danger(
    @RunId() runId: string,
    @Body({ schema: shape.dangerBodySchema }) given: shape.DangerBody,
    @FromCaller() caller: Caller,
  ): Promise<Accepted> {
    return this.api.engine.danger(runId, given.what, caller);
  }

  private async checkPhoto(photo: { readonly digest: string } | undefined): Promise<void> {
    if (photo === undefined || (await this.api.files.find(photo.digest)) !== undefined) return;
    throw new StackhandError({
      code: 'operator-api.photo-not-stored',
      what: 'This photo is not stored here.',
      where: 'digest',
      value: photo.digest,
      remedy: 'Send its bytes to POST /api/files first, then answer with the digest that comes back.',
    });
  }
}

const photoIn = (answer: Answer | undefined) => (answer?.kind === 'photo' ? answer : undefined);
