import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { type Problem, StackhandError } from '../kernel';
import type { Caller } from '../orchestrator';
import { keySchema } from './wire-shapes';

/** The engine's own name in the journal; nobody signs with it (SI-53). */
const MACHINE = 'stackhand';
const CONTROL = /\p{Cc}/u;

/**
 * Who changes the run, and under which key. The name is what somebody typed, recorded as not authenticated. The key counts for this
 * run and this door only: used elsewhere it is another key, and no answer of one run is ever given for another (SI-54).
 */
export const FromCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<Request>();
  const [actor, key] = [actorOf(request), request.header('idempotency-key')];
  const problems = [actorProblem(actor), keyProblem(key)].filter((problem) => problem !== undefined);
  const [first, ...others] = problems;
  if (first !== undefined) throw new StackhandError(first, ...others);
  return { actor, key: `${request.path.replace(/^\/api\//, '')}!${key ?? ''}` };
});

/** Header values are Latin-1; a name in another script comes percent-encoded. */
function actorOf(request: Request): string {
  const text = (request.header('x-actor') ?? '').trim();
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
}

function actorProblem(actor: string): Problem | undefined {
  if (actor.length >= 1 && actor.length <= 60 && !CONTROL.test(actor) && actor !== MACHINE) return undefined;
  return {
    code: 'operator-api.actor-needed',
    what: 'Whoever changes a run says a name; it is recorded as not authenticated.',
    where: 'X-Actor',
    value: actor.slice(0, 60),
    allowed: '1 to 60 characters, percent-encoded where they are not ASCII',
    remedy: 'Send the name of the person at the site.',
  };
}

function keyProblem(key: string | undefined): Problem | undefined {
  if (keySchema.safeParse(key).success) return undefined;
  return {
    code: 'operator-api.key-needed',
    what: 'A change needs a key, so that a repeat is not a second change.',
    where: 'Idempotency-Key',
    ...(key === undefined ? {} : { value: key.slice(0, 80) }),
    allowed: '8 to 80 printable ASCII characters without blanks',
    remedy: 'Make a new random key for each change, and send it again with each repeat.',
  };
}
