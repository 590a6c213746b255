import fc from 'fast-check';
import { createClient, type StackhandClient } from '../../src/operator-api/client';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { serviceOfAFile } from '../support/service-of-a-file';

jest.setTimeout(120_000);

const service = serviceOfAFile();
let client: StackhandClient;

beforeAll(() => {
  client = createClient(service.url, 'Ana');
});

let sites = 0;
async function startedRun(): Promise<string> {
  const siteYaml = siteToYaml(exampleSite({ stacks: 2, id: `screen-${(sites += 1)}` }));
  const { runId } = await client.createRun({ procedure: 'parallel-stack-update', siteYaml, pace: 1000 });
  await client.start(runId);
  return runId;
}

/** What a browser keeps of a stream: the id of the last whole block, and the events (not the hints) in the order they came. */
interface Screen {
  lastEventId: string | undefined;
  readonly shown: number[];
  hints: number;
}

/** Follows as an EventSource does until so many bytes came, or until enough is shown. */
async function follow(runId: string, screen: Screen, bytes: number, enough: () => boolean): Promise<void> {
  const stop = new AbortController();
  const seen = screen.lastEventId === undefined ? {} : { 'last-event-id': screen.lastEventId };
  const response = await fetch(`${service.url}/api/runs/${runId}/events`, {
    headers: { 'x-actor': 'Ana', ...seen },
    signal: stop.signal,
  });
  let rest = '';
  let came = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const text = Buffer.from(chunk.subarray(0, Math.max(0, bytes - came))).toString();
    came += chunk.length;
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) take(screen, block);
    if (came >= bytes || enough()) break;
  }
  stop.abort();
}

function take(screen: Screen, block: string): void {
  const [, id] = /^id: ?(.*)$/m.exec(block) ?? [];
  if (id !== undefined) screen.lastEventId = id;
  if (/^event: ?hint$/m.test(block)) screen.hints += 1;
  else if (id !== undefined && !/^event: ?alive$/m.test(block)) screen.shown.push(Number(id));
}

async function positionsOf(runId: string): Promise<readonly number[]> {
  const lines = (await client.exportJournal(`run:${runId}`)).trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { position: number }).position);
}

test('a hint about time never moves the place where a screen goes on', async () => {
  const runId = await startedRun();
  for (let turn = 0; turn < 3; turn += 1) await client.note(runId, `note ${turn}`);
  const screen: Screen = { lastEventId: undefined, shown: [], hints: 0 };
  const end = (await positionsOf(runId)).at(-1) ?? 0;
  await follow(runId, screen, Number.POSITIVE_INFINITY, () => screen.hints > 0);
  expect(screen.lastEventId).toBe(String(end));
});

test('broken off at any byte, a screen that goes on shows every event once and in order', async () => {
  const runId = await startedRun();
  for (let turn = 0; turn < 6; turn += 1) await client.note(runId, `note ${turn}`);
  const positions = await positionsOf(runId);
  const end = positions.at(-1) ?? 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat({ max: 40_000 }), { maxLength: 5 }), async (breaks) => {
      const screen: Screen = { lastEventId: undefined, shown: [], hints: 0 };
      const enough = (): boolean => screen.shown.at(-1) === end;
      for (const bytes of [...breaks, Number.POSITIVE_INFINITY])
        if (!enough()) await follow(runId, screen, bytes, enough);
      expect(screen.shown).toEqual(positions);
    }),
    { numRuns: 60 },
  );
});
