import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { type Problem, StackhandError } from '../kernel';
import type { ApiPorts } from './api-ports';
import { answeringIn } from './language';
import { problemIn } from './problem-words';
import { statusOf } from './problem-status';

export interface Refusal {
  readonly status: number;
  readonly problems: readonly Problem[];
}

/** Gives every refusal its one form: `{error: {code, what, where?, value?, allowed?, remedy, problems}}`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly api: Pick<ApiPorts, 'broken' | 'stoppedBecause'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const { status, problems } = refusalOf(error);
    if (response.headersSent) response.destroy();
    else sendRefusal(http.getRequest<Request>(), response, { status, problems });
    if (status === 500 || this.api.stoppedBecause() !== undefined) this.api.broken(error);
  }
}

/** Writes a refusal in the language of the request; also used at the door, before anything is routed. */
export function sendRefusal(request: Request, response: Response, { status, problems }: Refusal): void {
  const language = answeringIn(request, response);
  const said = problems.map((problem) => problemIn(problem, language));
  response.status(status).json({ error: { ...said[0], problems: said } });
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof StackhandError) return { status: statusOf(error.code), problems: error.problems };
  if (error instanceof HttpException) return { status: error.getStatus(), problems: [httpProblem(error)] };
  return {
    status: 500,
    problems: [
      {
        code: 'operator-api.broken',
        what: 'Something broke in the service; what was asked may not have been done.',
        value: error instanceof Error ? error.name : typeof error,
        remedy: 'Look at the run, then ask again with the same key. The log of the service says more.',
      },
    ],
  };
}

function httpProblem(error: HttpException): Problem {
  const status = error.getStatus();
  if (status === 404) {
    return {
      code: 'operator-api.no-such-route',
      what: 'There is nothing here.',
      value: error.message,
      remedy: 'GET /api/openapi.json lists every route.',
    };
  }
  if (status === 413) {
    return { code: 'operator-api.too-large', what: 'The body is too long.', remedy: 'Send less in one request.' };
  }
  return {
    code: 'operator-api.bad-request',
    what: 'The request cannot be read.',
    value: error.message.slice(0, 120),
    remedy: 'Send one JSON object.',
  };
}
