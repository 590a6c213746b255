import { connect, type Socket } from 'node:net';
import { createClient, ServiceRefusal, type StackhandClient } from '../../src/operator-api/client';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { serviceOfAFile } from '../support/service-of-a-file';

jest.setTimeout(120_000);

/** As many screens as press at the same moment. */
const SCREENS = 20;

const service = serviceOfAFile();

const screen = (name: string): StackhandClient => createClient(service.url, name);
const screens = Array.from({ length: SCREENS }, (_, index) => `Screen ${index + 1}`);

let sites = 0;
const wish = () => ({
  procedure: 'parallel-stack-update',
  siteYaml: siteToYaml(exampleSite({ stacks: 2, id: `many-${(sites += 1)}` })),
  pace: 1000,
});

async function startedRun(): Promise<string> {
  const { runId } = await screen('Ana').createRun(wish());
  await screen('Ana').start(runId);
  return runId;
}

async function eventsOf(
  runId: string,
  type: string,
): Promise<readonly { actor: string; wallMs: number; data: object }[]> {
  const lines = (await screen('Ana').exportJournal(`run:${runId}`)).trim().split('\n');
  return lines
    .map(
      (line) =>
        (JSON.parse(line) as { event: { type: string; actor: string; data: object; at: { wallMs: number } } }).event,
    )
    .filter((event) => event.type === type)
    .map(({ actor, at, data }) => ({ actor, data, wallMs: at.wallMs }));
}

interface Tried {
  readonly taken: readonly unknown[];
  readonly told: readonly ServiceRefusal[];
}

async function all(tries: readonly Promise<unknown>[]): Promise<Tried> {
  const ended = await Promise.allSettled(tries);
  return {
    taken: ended.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    told: ended.flatMap((one) => (one.status === 'rejected' ? [one.reason as ServiceRefusal] : [])),
  };
}

test('of many answers to one question at the same moment one counts, and the others learn whose and when', async () => {
  const runId = await startedRun();
  const [prompt] = (await screen('Ana').run(runId)).prompts;
  const given = { promptId: prompt?.promptId ?? '', revision: prompt?.revision ?? 0 };
  const answer = { kind: 'confirm', button: 'done' } as const;
  const { taken, told } = await all(screens.map((name) => screen(name).answer(runId, { ...given, answer })));
  const [kept, ...more] = await eventsOf(runId, 'answer.given');
  expect([taken.length, more]).toEqual([1, []]);
  expect(told).toHaveLength(SCREENS - 1);
  const words = `This question was answered by ${kept?.actor} at ${new Date(kept?.wallMs ?? 0).toISOString()}.`;
  for (const { status, problems } of told) expect([status, problems[0]?.what]).toEqual([409, words]);
});

test('an answer that does not do is told to the second screen too, and the question asked anew is open', async () => {
  const runId = await startedRun();
  const [prompt] = (await screen('Ana').run(runId)).prompts;
  const given = { promptId: prompt?.promptId ?? '', revision: prompt?.revision ?? 0 };
  const answer = { kind: 'confirm', button: 'not-done' } as const;
  await screen('Ana').answer(runId, { ...given, answer });
  const late = await screen('Ben')
    .answer(runId, { ...given, answer })
    .catch((error: unknown) => error);
  expect((late as ServiceRefusal).problems[0]?.what).toContain('answered by Ana');
  expect((await screen('Ana').run(runId)).prompts).toHaveLength(1);
});

test('of many tabs that start the same run one starts it, and the others are told', async () => {
  const { runId } = await screen('Ana').createRun(wish());
  const { taken, told } = await all(screens.map((name) => screen(name).start(runId)));
  expect(taken).toHaveLength(1);
  expect(told.map(({ code }) => code)).toEqual(told.map(() => 'orchestrator.already-started'));
  expect(await eventsOf(runId, 'run.started')).toHaveLength(1);
});

test('of many tabs that plan a run of the same site one gets it', async () => {
  const plan = wish();
  const { taken, told } = await all(screens.map((name) => screen(name).createRun(plan)));
  expect(taken).toHaveLength(1);
  expect(told.map(({ code }) => code)).toEqual(told.map(() => 'orchestrator.site-busy'));
});

test('one request sent many times at once is done once, and each gets the first answer', async () => {
  const runId = await startedRun();
  const key = screen('Ana').newKey();
  const { taken, told } = await all(screens.map(() => screen('Ana').note(runId, 'once', key)));
  expect(told).toEqual([]);
  expect(new Set(taken.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(await eventsOf(runId, 'note.added')).toHaveLength(1);
});

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

test('a photo belongs to a note of a step once it is stored, and is refused before', async () => {
  const runId = await startedRun();
  const [prompt] = (await screen('Ana').run(runId)).prompts;
  const note = (digest: string) =>
    fetch(`${service.url}/api/runs/${runId}/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-actor': 'Ana', 'idempotency-key': screen('Ana').newKey() },
      body: JSON.stringify({ text: 'scratched', about: prompt?.stepId, photo: { digest, mediaType: 'image/png' } }),
    });
  const refused = await note('0'.repeat(64));
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('operator-api.photo-not-stored'),
  ]);
  const { digest } = await screen('Ana').keepFile(Buffer.from(PIXEL, 'base64'), 'image/png');
  expect((await note(digest)).status).toBe(200);
  expect(await eventsOf(runId, 'note.added')).toMatchObject([{ data: { about: prompt?.stepId, photo: { digest } } }]);
});

/** A screen that opens the live events and never reads. */
function deafScreen(runId: string): Promise<Socket> {
  const { port } = new URL(service.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.pause();
  socket.on('error', () => undefined);
  socket.write(`GET /api/runs/${runId}/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Actor: Deaf\r\n\r\n`);
  return new Promise((resolve) => socket.once('connect', () => resolve(socket)));
}

test('screens that do not read hold up nobody', async () => {
  const runId = await startedRun();
  const deaf = await Promise.all(screens.map(() => deafScreen(runId)));
  const seen: number[] = [];
  const stop = screen('Ana').follow(runId, {
    onEvent: ({ position, type }) => void (type === 'message' && seen.push(Number(position))),
    onLink: () => undefined,
  });
  for (let turn = 0; turn < 300; turn += 1) await screen('Ana').note(runId, 'x'.repeat(1900));
  const lines = (await screen('Ana').exportJournal(`run:${runId}`)).trim().split('\n');
  const positions = lines.map((line) => (JSON.parse(line) as { position: number }).position);
  for (let turn = 0; turn < 200 && seen.length < positions.length; turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  stop();
  expect(seen).toEqual(positions);
  for (const socket of deaf) socket.destroy();
});
