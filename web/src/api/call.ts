import type { Problem } from '../../../src/kernel';
import type { ErrorBody } from '../../../src/operator-api/client/wire-types';
import { prefs } from '../shell/prefs.svelte';

/** What the service said no to; `problems` are in the words of the service. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problems: readonly (Omit<Problem, 'code'> & Partial<Pick<Problem, 'code'>>)[],
  ) {
    super(problems[0]?.what ?? `HTTP ${status}`);
  }
}

/** The service did not answer: the link is lost, or it is not running. */
export class NoLink extends Error {}

/** Works on plain http too, where the browser gives no randomUUID. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function read<Reply>(path: string): Promise<Reply> {
  const headers = { accept: 'application/json', 'accept-language': prefs.language };
  const told = await (askedBefore(path) ?? reach(path, { headers }));
  // The line broke in the midst of the answer: what is on the screen stays there.
  return told.ok && told.body === undefined ? noLink() : replyOf<Reply>(told);
}

/** The answer to what `first-read.ts` asked for while this script was on its way; once. */
function askedBefore(path: string): Promise<Told> | undefined {
  const { firstRead } = window;
  delete window.firstRead;
  const isInOurs = firstRead?.language === undefined || firstRead.language === prefs.language;
  return firstRead?.path === path && isInOurs ? firstRead.answer.catch(noLink) : undefined;
}

/** A change, or a question with a body. The same key again is the same change: nothing is done twice. */
export async function send<Reply>(path: string, body: unknown, key = newKey(), method = 'POST'): Promise<Reply> {
  return replyOf<Reply>(
    await reach(path, {
      method,
      headers: { ...headers(key), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

/** A change that outlives the page which sends it; nobody reads the answer. */
export function sendOnLeaving(path: string, body: unknown, method = 'POST'): void {
  const sent = { ...headers(newKey()), 'content-type': 'application/json' };
  fetch(path, { method, headers: sent, body: JSON.stringify(body), keepalive: true }).catch(() => undefined);
}

/** A photo or an image, as its own bytes. */
export async function sendFile<Reply>(path: string, file: Blob, key = newKey()): Promise<Reply> {
  const type = path.endsWith('/images') ? 'application/octet-stream' : file.type || 'application/octet-stream';
  return replyOf<Reply>(
    await reach(path, { method: 'POST', headers: { ...headers(key), 'content-type': type }, body: file }),
  );
}

function headers(key: string): Record<string, string> {
  return {
    'x-actor': encodeURIComponent(prefs.name),
    'idempotency-key': key,
    'accept-language': prefs.language,
  };
}

/** What the service answered, its body read. */
type Told = Awaited<NonNullable<Window['firstRead']>['answer']>;

async function reach(path: string, init: RequestInit): Promise<Told> {
  const response = await fetch(path, { ...init, cache: 'no-store' }).catch(noLink);
  const body: unknown = await response.json().catch(() => undefined);
  return { ok: response.ok, status: response.status, body };
}

function noLink(): never {
  throw new NoLink('no answer');
}

function replyOf<Reply>({ ok, status, body }: Told): Reply {
  if (ok) return body as Reply;
  const { error } = (body ?? {}) as ErrorBody;
  const first = error?.what === undefined ? [] : [{ ...error, what: error.what, remedy: error.remedy ?? '' }];
  throw new Refused(status, error?.problems?.length ? error.problems : first);
}
