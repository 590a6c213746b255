import type { Ids } from '../../kernel';
import type {
  Accepted,
  Answer,
  HoldOffer,
  Obligation,
  RunSummary,
  RunView,
  UpdateTarget,
  VersionPlacement,
} from '../../orchestrator';
import { NotReached, problemOf } from './api-problem';
import { readServerEvents, type ServerEvent } from './server-events';

/** What a person asks for when a run is planned; the site as data or as the text of its file. */
export interface RunWish {
  readonly procedure: string;
  readonly site?: unknown;
  readonly siteYaml?: string;
  readonly route?: string;
  readonly targets?: readonly UpdateTarget[];
  readonly placements?: readonly VersionPlacement[];
  readonly pace?: number;
}

export interface ApiClientOptions {
  /** Address of the service, e.g. `http://127.0.0.1:4680`. */
  readonly url: string;
  /** Who asks; recorded as not authenticated. */
  readonly actor: string;
  /** Makes idempotency keys; a caller that repeats a request hands its first key in again. */
  readonly ids: Ids;
}

interface Sent {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
}

/**
 * The service over HTTP. Every method throws `ApiProblem` where the service says no, and `NotReached` where nobody answers. Methods
 * that change a run take a key; asked again with the same key the service gives its first answer.
 */
export class ApiClient {
  readonly url: string;

  constructor(private readonly options: ApiClientOptions) {
    this.url = options.url.replace(/\/+$/, '');
  }

  /** The answer to GET `path` as JSON. */
  get<T>(path: string): Promise<T> {
    return this.json<T>({ method: 'GET', path });
  }

  /** The answer to GET `path` as text (HTML reports, exports). */
  async text(path: string): Promise<string> {
    return (await this.send({ method: 'GET', path })).text();
  }

  /** Posts JSON; `key` makes a repeat safe. */
  post<T>(path: string, body: unknown, key = this.options.ids.next('key')): Promise<T> {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': key,
      'x-actor': encodeURIComponent(this.options.actor),
    };
    return this.json<T>({ method: 'POST', path, headers, body: JSON.stringify(body) });
  }

  health(): Promise<{ readonly ok: boolean; readonly software: string; readonly bootId: string }> {
    return this.get('/api/health');
  }

  plan<T = unknown>(wish: RunWish): Promise<T> {
    return this.post<T>('/api/plans', wish);
  }

  create(wish: RunWish, key?: string): Promise<Accepted> {
    return this.post('/api/runs', wish, key);
  }

  start(runId: string, key?: string): Promise<Accepted> {
    return this.post(this.of(runId, 'start'), {}, key);
  }

  runs(): Promise<readonly RunSummary[]> {
    return this.get('/api/runs');
  }

  run(runId: string): Promise<RunView> {
    return this.get(this.of(runId));
  }

  answer(
    runId: string,
    given: { promptId: string; revision: number; answer: Answer },
    key?: string,
  ): Promise<Accepted> {
    return this.post(this.of(runId, 'answers'), given, key);
  }

  choose(runId: string, given: { promptId: string; offer: HoldOffer; words: string }, key?: string): Promise<Accepted> {
    return this.post(this.of(runId, 'hold'), given, key);
  }

  correct(runId: string, stepId: string, why: string, key?: string): Promise<Accepted> {
    return this.post(this.of(runId, 'corrections'), { stepId, why }, key);
  }

  note(runId: string, text: string, key?: string): Promise<Accepted> {
    return this.post(this.of(runId, 'notes'), { text }, key);
  }

  abort(runId: string, why: string, key?: string): Promise<Accepted> {
    return this.post(this.of(runId, 'abort'), { why }, key);
  }

  danger(runId: string, what: string, key?: string): Promise<Accepted> {
    return this.post(this.of(runId, 'danger'), { what }, key);
  }

  site(siteId: string): Promise<{
    readonly siteId: string;
    readonly obligations: readonly Obligation[];
    readonly runs: readonly RunSummary[];
  }> {
    return this.get(`/api/sites/${encodeURIComponent(siteId)}`);
  }

  /** Keeps a photo; the digest goes into the answer. */
  storePhoto(
    bytes: Uint8Array,
    mediaType: string,
  ): Promise<{ readonly digest: string; readonly mediaType: string; readonly bytes: number }> {
    const headers = { 'content-type': mediaType };
    return this.json({ method: 'POST', path: '/api/files', headers, body: Uint8Array.from(bytes) });
  }

  /** The events of a run after a position, then live ones and hints until the signal or the service ends it. */
  async *events(runId: string, after = 0, signal?: AbortSignal): AsyncGenerator<ServerEvent> {
    const path = `${this.of(runId, 'events')}?after=${after}`;
    const headers = { accept: 'text/event-stream' };
    const response = await this.send({ method: 'GET', path, headers, ...(signal === undefined ? {} : { signal }) });
    if (response.body === null) return;
    try {
      yield* readServerEvents(response.body);
    } catch (error) {
      if (signal?.aborted === true) return;
      throw new NotReached(this.url, error);
    }
  }

  private of(runId: string, door?: string): string {
    return `/api/runs/${encodeURIComponent(runId)}${door === undefined ? '' : `/${door}`}`;
  }

  private async json<T>(sent: Sent): Promise<T> {
    const response = await this.send(sent);
    try {
      return (await response.json()) as T;
    } catch (error) {
      throw new NotReached(this.url, error);
    }
  }

  private async send({ path, ...sent }: Sent): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${this.url}${path}`, sent);
      if (response.ok) return response;
    } catch (error) {
      throw new NotReached(this.url, error);
    }
    throw problemOf(response.status, await response.text());
  }
}
