import type { Clock } from '../../kernel';
import { connectionLost, isConnectionLost, refusalOf } from './refusals';

export interface DoorOptions {
  readonly baseUrl: string;
  readonly actor: string;
  readonly clock: Clock;
  /** How long to pause before each repetition after a broken connection. Milliseconds. */
  readonly pausesMs: readonly number[];
  /** A request without an answer for this long counts as a broken connection. Milliseconds. */
  readonly patienceMs: number;
}

/** One request. `key` makes a command safe to repeat: the service does it once and gives the first answer again. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly key?: string;
  readonly body?: { readonly bytes: Uint8Array | string; readonly mediaType: string };
  readonly accept?: string;
  /** Not repeated when the connection breaks. */
  readonly once?: boolean;
}

const GONE_FOR_NOW = [502, 503, 504];

/** The way to the service: one place for headers, patience and repetition. */
export class HttpDoor {
  constructor(readonly options: DoorOptions) {}

  /** The JSON of the answer. Throws `ServiceRefusal`, or `operator-api.not-reachable` after the last repetition. */
  async json(request: Request): Promise<unknown> {
    return JSON.parse(await this.text(request)) as unknown;
  }

  /** The text of the answer, whole. */
  async text(request: Request): Promise<string> {
    const pauses = request.once === true ? [] : this.options.pausesMs;
    for (const pauseMs of pauses) {
      try {
        return await this.attempt(request);
      } catch (error) {
        if (!isConnectionLost(error)) throw error;
        await this.pause(pauseMs);
      }
    }
    return this.attempt(request);
  }

  /** An answer that goes on, e.g. live events. The caller reads and ends it through the signal. */
  async stream(path: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response> {
    const url = this.url(path);
    let response: Response;
    try {
      response = await fetch(url, { headers: { ...this.headers(undefined), ...headers }, signal });
    } catch (error) {
      throw connectionLost(url, error);
    }
    if (!response.ok) throw refusalOf(response.status, url, parsed(await response.text()));
    return response;
  }

  /** Ends early when the signal says so. */
  pause(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.options.clock.after(ms, resolve);
      const end = (): void => {
        cancel();
        resolve();
      };
      signal?.addEventListener('abort', end, { once: true });
    });
  }

  private async attempt(request: Request): Promise<string> {
    const url = this.url(request.path);
    const patience = new AbortController();
    const cancel = this.options.clock.after(this.options.patienceMs, () => patience.abort());
    try {
      const response = await fetch(url, this.init(request, patience.signal));
      const text = await response.text();
      if (response.ok) return text;
      const body = parsed(text);
      if (body === undefined && GONE_FOR_NOW.includes(response.status)) throw new Error(`HTTP ${response.status}`);
      throw refusalOf(response.status, url, body);
    } catch (error) {
      throw isRefusal(error) ? error : connectionLost(url, error);
    } finally {
      cancel();
    }
  }

  private init(request: Request, signal: AbortSignal): RequestInit {
    const { method, body, accept } = request;
    const headers = { ...this.headers(request.key), accept: accept ?? 'application/json' };
    if (body === undefined) return { method, headers, signal };
    return { method, headers: { ...headers, 'content-type': body.mediaType }, body: body.bytes, signal };
  }

  private headers(key: string | undefined): Record<string, string> {
    // Header values are ASCII; a name in another script travels percent-encoded.
    const actor = /^[\x20-\x7e]*$/.test(this.options.actor)
      ? this.options.actor
      : encodeURIComponent(this.options.actor);
    return { 'x-actor': actor, ...(key === undefined ? {} : { 'idempotency-key': key }) };
  }

  private url(path: string): string {
    return `${this.options.baseUrl.replace(/\/+$/, '')}${path}`;
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === 'ServiceRefusal';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
