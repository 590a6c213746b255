import { request as httpRequest } from 'node:http';
import type { RunView } from '../../src/orchestrator';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { serviceOfAFile } from '../support/service-of-a-file';

jest.setTimeout(60_000);

interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown> & {
    readonly error?: {
      readonly code: string;
      readonly what: string;
      readonly remedy: string;
      readonly problems: readonly unknown[];
    };
  };
}

const service = serviceOfAFile();
let keys = 0;
const newKey = (): string => `key-of-a-test-${(keys += 1)}`;

async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const json = body === undefined ? {} : { 'content-type': 'application/json', body: JSON.stringify(body) };
  const { body: text, ...more } = { body: undefined, ...json } as { body: string | undefined; 'content-type'?: string };
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: { 'x-actor': 'Ana', ...more, ...headers },
    ...(text === undefined ? {} : { body: text }),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

const post = (path: string, body: unknown, key = newKey()): Promise<Reply> =>
  call('POST', path, body, { 'idempotency-key': key });
const viewOf = async (runId: string): Promise<RunView> =>
  (await call('GET', `/api/runs/${runId}`)).body as unknown as RunView;
const siteCalled = (id: string): string => siteToYaml(exampleSite({ stacks: 2, id }));

let sites = 0;
async function startedRun(): Promise<string> {
  const made = await post('/api/runs', {
    procedure: 'parallel-stack-update',
    siteYaml: siteCalled(`door-${(sites += 1)}`),
    pace: 1000,
  });
  expect(made.status).toBe(201);
  const runId = String(made.body['runId']);
  await post(`/api/runs/${runId}/start`, {});
  return runId;
}

test('a run is planned, started and answered; the same key again gets the first answer', async () => {
  const runId = await startedRun();
  const [prompt] = (await viewOf(runId)).prompts;
  const answer = {
    promptId: prompt?.promptId,
    revision: prompt?.revision,
    answer: { kind: 'confirm', button: 'done' },
  };
  const key = newKey();
  const first = await post(`/api/runs/${runId}/answers`, answer, key);
  const again = await post(`/api/runs/${runId}/answers`, answer, key);
  expect(again.body).toEqual(first.body);
  const late = await post(`/api/runs/${runId}/answers`, answer);
  expect([late.status, late.body.error?.code]).toEqual([409, 'orchestrator.prompt-closed']);
});

test('two screens that answer the same question: one counts, the other is told', async () => {
  const runId = await startedRun();
  const [prompt] = (await viewOf(runId)).prompts;
  const answer = {
    promptId: prompt?.promptId,
    revision: prompt?.revision,
    answer: { kind: 'confirm', button: 'done' },
  };
  const both = await Promise.all([
    post(`/api/runs/${runId}/answers`, answer),
    post(`/api/runs/${runId}/answers`, answer),
  ]);
  expect(both.map(({ status }) => (status < 300 ? 'taken' : 'told')).sort()).toEqual(['taken', 'told']);
});

test('every refusal has one form: code, what, remedy, problems', async () => {
  const refused = [
    await call('GET', '/api/runs/run-unknown'),
    await post('/api/runs', { procedure: 'fly', siteYaml: siteCalled('door-fly') }),
    await post('/api/runs', { procedure: 'parallel-stack-update' }),
    await post('/api/runs', { procedure: 'parallel-stack-update', siteYaml: 'id: [' }),
    await call('POST', '/api/runs', { procedure: 'parallel-stack-update', siteYaml: siteCalled('door-nokey') }),
    await call('GET', '/api/nothing-here'),
  ];
  for (const { status, body } of refused) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error).toMatchObject({
      code: expect.stringMatching(/^[a-z-]+\.[a-z-]+$/),
      what: expect.any(String),
      remedy: expect.any(String),
    });
    expect(body.error?.problems.length).toBeGreaterThan(0);
  }
});

test('a site with two masters is refused with line and column', async () => {
  const yaml = siteCalled('door-masters').replace(/address: 2/, 'address: 1');
  const { status, body } = await post('/api/runs', { procedure: 'parallel-stack-update', siteYaml: yaml });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toMatch(/line \d+, column \d+/);
  expect(JSON.stringify(body)).toContain('stacks.two-masters');
});

test('another Host is turned away before anything is looked up', async () => {
  const { port } = new URL(service.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path: '/api/health', headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
  expect(status).toBe(421);
});

test('a form that any page could send changes nothing', async () => {
  const response = await fetch(`${service.url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', 'x-actor': 'Ana', 'idempotency-key': newKey() },
    body: '{}',
  });
  expect(response.status).toBeGreaterThanOrEqual(400);
});

test('live events begin after the last one that was seen, without a gap and without a repeat', async () => {
  const runId = await startedRun();
  const idsFrom = async (lastEventId: string | undefined, wanted: number): Promise<readonly number[]> => {
    const stop = new AbortController();
    const response = await fetch(`${service.url}/api/runs/${runId}/events`, {
      headers: { 'x-actor': 'Ana', ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
      signal: stop.signal,
    });
    const ids: number[] = [];
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      // A hint has the id of the event before it.
      for (const [, id] of decoder.decode(chunk).matchAll(/(?<!^event: (?:hint|alive)\n)^id: ?(\d+)$/gm))
        ids.push(Number(id));
      if (ids.length >= wanted) break;
    }
    stop.abort();
    return ids;
  };
  const all = await idsFrom(undefined, 3);
  expect(all.length).toBeGreaterThanOrEqual(3);
  const rest = await idsFrom(String(all[0]), all.length - 1);
  expect(rest.slice(0, all.length - 1)).toEqual(all.slice(1));
});

test('a photo is kept under its digest, and an answer with another digest is refused', async () => {
  const bytes = '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const kept = await fetch(`${service.url}/api/files`, {
    method: 'POST',
    headers: { 'content-type': 'image/svg+xml', 'x-actor': 'Ana', 'idempotency-key': newKey() },
    body: bytes,
  });
  const { digest } = (await kept.json()) as { digest: string };
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  const back = await fetch(`${service.url}/api/files/${digest}`, { headers: { 'x-actor': 'Ana' } });
  expect(await back.text()).toBe(bytes);
});

test('the description names every route that answers', async () => {
  const { body } = await call('GET', '/api/openapi.json');
  const paths = Object.keys(body['paths'] as object);
  for (const path of [
    '/api/health',
    '/api/plans',
    '/api/runs',
    '/api/runs/{runId}',
    '/api/runs/{runId}/answers',
    '/api/runs/{runId}/events',
    '/api/runs/{runId}/report',
    '/api/runs/{runId}/timeline',
    '/api/files',
    '/api/journal/verify',
  ]) {
    expect(paths).toContain(path);
  }
});

test('the record verifies, and its report is computed from it', async () => {
  const runId = await startedRun();
  expect((await call('GET', '/api/journal/verify')).body).toMatchObject({ problems: [] });
  expect((await call('GET', `/api/runs/${runId}/report`)).body).toMatchObject({
    verdict: { outcome: null, agrees: true },
  });
});
