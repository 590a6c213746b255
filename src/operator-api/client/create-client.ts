import { type Clock, type Ids, RandomIds, SystemClock } from '../../kernel';
import { followRun, type RunFollower } from './follow-run';
import { HttpDoor } from './http-door';
import type {
  Accepted,
  Answer,
  HoldOffer,
  ImageShown,
  KeptFile,
  Paper,
  Reply,
  RunSummary,
  RunView,
  RunWish,
} from './wire-types';

/** Everything that may be handed in; the machine's clock and randomness otherwise. */
export interface ClientOptions {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly pausesMs?: readonly number[];
  readonly patienceMs?: number;
}

/** Each command takes a key: the same key again is the same command. Without one a new key is made. */
export type Key = string | undefined;

/**
 * The service as the terminal sees it. Commands are repeated after a broken connection, always with the same key, so nothing is
 * done twice; questions are asked once, whoever wants to know asks again. Throws `ServiceRefusal` with the service’s problems, or
 * `operator-api.not-reachable`.
 */
export interface StackhandClient {
  readonly actor: string;
  newKey(): string;
  health(): Promise<Reply>;
  plan(wish: RunWish, key?: Key): Promise<Reply>;
  paper(wish: RunWish, key?: Key): Promise<Paper>;
  createRun(wish: RunWish, key?: Key): Promise<Accepted>;
  start(runId: string, key?: Key): Promise<Accepted>;
  runs(): Promise<readonly RunSummary[]>;
  run(runId: string): Promise<RunView>;
  answer(runId: string, given: { promptId: string; revision: number; answer: Answer }, key?: Key): Promise<Accepted>;
  choose(runId: string, given: { promptId: string; offer: HoldOffer; words: string }, key?: Key): Promise<Accepted>;
  /** With an answer the step is answered anew at once; without one the question is asked again. */
  correct(runId: string, given: { stepId: string; why: string; answer?: Answer }, key?: Key): Promise<Accepted>;
  note(runId: string, text: string, key?: Key): Promise<Accepted>;
  abort(runId: string, why: string, key?: Key): Promise<Accepted>;
  danger(runId: string, what: string, key?: Key): Promise<Accepted>;
  /** Live events until the result is called. */
  follow(runId: string, follower: RunFollower): () => void;
  site(siteId: string): Promise<Reply>;
  keepFile(bytes: Uint8Array, mediaType: string, key?: Key): Promise<KeptFile>;
  /** Takes a firmware image in; nothing is sent to a stack by this. */
  addImage(bytes: Uint8Array, key?: Key): Promise<ImageShown>;
  /** What a kept image says of itself. */
  image(sha256: string): Promise<ImageShown>;
  verifyJournal(): Promise<Reply>;
  /** After an older copy of the journal was put back: the plant was looked at. */
  lookedAt(why: string, key?: Key): Promise<Reply>;
  /** The journal's lines as the service exports them. */
  exportJournal(stream?: string): Promise<string>;
  /** What ERROR 19 means now, from both sides. */
  explain19(runId: string): Promise<Reply>;
  report(runId: string): Promise<Reply>;
  reportHtml(runId: string): Promise<string>;
  planOf(runId: string): Promise<Reply>;
  paperOf(runId: string): Promise<Paper>;
  planHtml(runId: string): Promise<string>;
}

const PAUSES_MS = [200, 500, 1000, 2000];
const PATIENCE_MS = 15_000;

/** A client of the service at this address, for a person of this name (recorded as not authenticated). */
export function createClient(baseUrl: string, actor: string, options: ClientOptions = {}): StackhandClient {
  const ids = options.ids ?? new RandomIds();
  const door = new HttpDoor({
    baseUrl,
    actor,
    clock: options.clock ?? new SystemClock(ids.next('boot')),
    pausesMs: options.pausesMs ?? PAUSES_MS,
    patienceMs: options.patienceMs ?? PATIENCE_MS,
  });
  return { actor, newKey: () => ids.next('key'), ...questions(door), ...commands(door, ids) };
}

type Commands = Pick<
  StackhandClient,
  | 'plan'
  | 'paper'
  | 'createRun'
  | 'start'
  | 'answer'
  | 'choose'
  | 'correct'
  | 'note'
  | 'abort'
  | 'danger'
  | 'lookedAt'
  | 'keepFile'
  | 'addImage'
>;

function commands(door: HttpDoor, ids: Ids): Commands {
  const post = async <T>(path: string, body: unknown, key: Key): Promise<T> => {
    const json = { bytes: JSON.stringify(body), mediaType: 'application/json' };
    return (await door.json({ method: 'POST', path, body: json, key: key ?? ids.next('key') })) as T;
  };
  const of = (runId: string, what: string): string => `/api/runs/${encodeURIComponent(runId)}/${what}`;
  return {
    plan: (wish, key) => post('/api/plans', wish, key),
    paper: (wish, key) => post('/api/plans/paper', wish, key),
    createRun: (wish, key) => post('/api/runs', wish, key),
    start: (runId, key) => post(of(runId, 'start'), {}, key),
    answer: (runId, given, key) => post(of(runId, 'answers'), given, key),
    choose: (runId, given, key) => post(of(runId, 'hold'), given, key),
    correct: (runId, given, key) => post(of(runId, 'corrections'), given, key),
    note: (runId, text, key) => post(of(runId, 'notes'), { text }, key),
    abort: (runId, why, key) => post(of(runId, 'abort'), { why }, key),
    danger: (runId, what, key) => post(of(runId, 'danger'), { what }, key),
    lookedAt: (why, key) => post('/api/journal/looked-at', { why }, key),
    keepFile: async (bytes, mediaType, key = ids.next('key')) =>
      (await door.json({ method: 'POST', path: '/api/files', body: { bytes, mediaType }, key })) as KeptFile,
    addImage: async (bytes, key = ids.next('key')) => {
      const body = { bytes, mediaType: 'application/octet-stream' };
      return (await door.json({ method: 'POST', path: '/api/images', body, key })) as ImageShown;
    },
  };
}

type Questions = Omit<StackhandClient, keyof Commands | 'actor' | 'newKey'>;

function questions(door: HttpDoor): Questions {
  const get = async <T>(path: string): Promise<T> => (await door.json({ method: 'GET', path, once: true })) as T;
  const text = (path: string, accept: string): Promise<string> =>
    door.text({ method: 'GET', path, accept, once: true });
  const of = (runId: string, what = ''): string => `/api/runs/${encodeURIComponent(runId)}${what}`;
  return {
    health: () => get('/api/health'),
    runs: async () => listOf(await get('/api/runs')),
    run: (runId) => get(of(runId)),
    follow: (runId, follower) => followRun(door, of(runId, '/events'), follower),
    site: (siteId) => get(`/api/sites/${encodeURIComponent(siteId)}`),
    image: (sha256) => get(`/api/images/${encodeURIComponent(sha256)}`),
    verifyJournal: () => get('/api/journal/verify'),
    exportJournal: (stream) =>
      text(`/api/journal/export${stream === undefined ? '' : `?stream=${encodeURIComponent(stream)}`}`, '*/*'),
    explain19: (runId) => get(of(runId, '/error-19')),
    report: (runId) => get(of(runId, '/report')),
    reportHtml: (runId) => text(of(runId, '/report.html'), 'text/html'),
    planOf: (runId) => get(of(runId, '/plan')),
    paperOf: (runId) => get(of(runId, '/paper')),
    planHtml: (runId) => text(of(runId, '/plan.html'), 'text/html'),
  };
}

/** The runs of a list, bare or under `runs`. */
function listOf(reply: unknown): readonly RunSummary[] {
  const bare = typeof reply === 'object' && reply !== null && 'runs' in reply ? reply.runs : reply;
  return Array.isArray(bare) ? (bare as RunSummary[]) : [];
}
