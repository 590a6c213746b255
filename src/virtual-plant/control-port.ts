import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { z } from 'zod';
import { type Problem, StackhandError } from '../kernel';
import { plantQuestionSchema } from './eyes';
import { plantActSchema } from './hands';
import type { Plant } from './plant';
import { schemaProblems } from './schema-problems';

const MOST_BODY_BYTES = 16 * 1024;
const MOST_DRAINED_BYTES = 1024 * 1024;

export interface ControlPortOptions {
  readonly plant: Plant;
  /** The plant's own time in milliseconds; a skin may let it run faster than the wall clock. */
  readonly now: () => number;
  /** Called after every act, and after every look that found time to have passed, with the snapshot to be saved. */
  readonly onChange?: (snapshot: string) => void;
  /** 0: any free port. */
  readonly port: number;
}

export interface ControlPort {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** A request that is refused, with its status and what is wrong. */
class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problems: readonly Problem[],
  ) {
    super(problems[0]?.what ?? 'refused');
  }
}

function refusal(status: number, problem: Problem): Refusal {
  return new Refusal(status, [problem]);
}

/** Only this machine, by a loopback name: a page from elsewhere that resolves its own name to 127.0.0.1 is turned away. */
function checkHost(request: IncomingMessage, port: number): void {
  const host = request.headers.host ?? '';
  if (host === `127.0.0.1:${port}` || host === `localhost:${port}`) return;
  throw refusal(403, {
    code: 'virtual-plant.foreign-host',
    what: 'The plant answers to this machine only.',
    where: 'Host',
    value: host,
    allowed: `127.0.0.1:${port}, localhost:${port}`,
    remedy: 'Call it by its loopback address.',
  });
}

/** A web page can send plain text anywhere; JSON it cannot, unless the plant agreed, which it never does. */
function checkContentType(request: IncomingMessage): void {
  const type = request.headers['content-type'] ?? '';
  if (/^application\/json(;|$)/.test(type)) return;
  throw refusal(415, {
    code: 'virtual-plant.not-json',
    what: 'The body is not announced as JSON.',
    where: 'Content-Type',
    value: type,
    allowed: 'application/json',
    remedy: 'Send an act or a question as JSON.',
  });
}

/** Reads to the end so that the refusal of a long body can still be answered, but keeps no more than the limit. */
async function bodyText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_DRAINED_BYTES) break;
    if (bytes <= MOST_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > MOST_BODY_BYTES) throw refusal(413, tooLong());
  return Buffer.concat(chunks).toString('utf8');
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  checkContentType(request);
  const text = await bodyText(request);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refusal(400, {
      code: 'virtual-plant.not-json',
      what: 'The body is not JSON.',
      where: 'body',
      value: text.slice(0, 40),
      allowed: 'one JSON object',
      remedy: 'Send an act or a question as JSON.',
    });
  }
}

function tooLong(): Problem {
  return {
    code: 'virtual-plant.body-too-long',
    what: 'The body is too long.',
    where: 'body',
    allowed: `at most ${MOST_BODY_BYTES} bytes`,
    remedy: 'Send one act or one question at a time.',
  };
}

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown, code: string): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Refusal(400, schemaProblems(code, input, result.error));
}

class ControlDoor {
  private lastWakeMs: number | null;

  constructor(private readonly options: ControlPortOptions) {
    this.lastWakeMs = options.plant.wakeAtMs();
  }

  async reply(request: IncomingMessage): Promise<Reply> {
    const { plant, now } = this.options;
    const route = `${request.method} ${request.url}`;
    if (route === 'GET /health') return { status: 200, body: { ok: true, nowMs: now(), wakeAtMs: plant.wakeAtMs() } };
    if (route === 'GET /truth') return this.changed({ status: 200, body: plant.truth(now()) }, false);
    if (route === 'POST /hands') {
      const act = parsed(plantActSchema, await readBody(request), 'virtual-plant.bad-act');
      return this.changed({ status: 200, body: plant.act(now(), act) }, true);
    }
    if (route === 'POST /eyes') {
      const question = parsed(plantQuestionSchema, await readBody(request), 'virtual-plant.bad-question');
      return this.changed({ status: 200, body: plant.look(now(), question) }, false);
    }
    throw refusal(404, {
      code: 'virtual-plant.no-such-door',
      what: 'There is nothing here.',
      where: 'request',
      value: route,
      allowed: 'POST /hands, POST /eyes, GET /truth, GET /health',
      remedy: 'Use one of these.',
    });
  }

  private changed(reply: Reply, acted: boolean): Reply {
    const { plant, onChange } = this.options;
    const wakeMs = plant.wakeAtMs();
    if (acted || wakeMs !== this.lastWakeMs) onChange?.(plant.snapshot());
    this.lastWakeMs = wakeMs;
    return reply;
  }
}

function refused(error: unknown): Reply {
  if (error instanceof Refusal) return { status: error.status, body: { problems: error.problems } };
  if (error instanceof StackhandError) return { status: 400, body: { problems: error.problems } };
  const problem: Problem = {
    code: 'virtual-plant.broken',
    what: 'The plant itself failed.',
    value: error instanceof Error ? error.message : String(error),
    remedy: 'Report it with the snapshot.',
  };
  return { status: 500, body: { problems: [problem] } };
}

function send(response: ServerResponse, reply: Reply): void {
  const text = JSON.stringify(reply.body);
  response.writeHead(reply.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(reply.status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text);
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : port);
    });
  });
}

/** Opens the plant to hands and eyes in other processes: HTTP with JSON on 127.0.0.1, never on another interface. */
export async function openControlPort(options: ControlPortOptions): Promise<ControlPort> {
  const door = new ControlDoor(options);
  let port = options.port;
  const server = createServer((request, response) => {
    void (async () => {
      try {
        checkHost(request, port);
        send(response, await door.reply(request));
      } catch (error) {
        send(response, refused(error));
      }
    })();
  });
  port = await listening(server, options.port);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
