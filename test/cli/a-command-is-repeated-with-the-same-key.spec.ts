import { createClient, isConnectionLost, type LiveEvent, ServiceRefusal } from '../../src/operator-api/client';
import { type Answering, FakeService } from './fake-service.fixture';

let service: FakeService;
const opened = async (answering: Answering, actor = 'Ana'): Promise<ReturnType<typeof createClient>> => {
  service = new FakeService(answering);
  return createClient(await service.open(), actor, { pausesMs: [0, 0, 0] });
};
afterEach(() => service.close());

describe('the client', () => {
  it('repeats a command with the same key after the connection broke, and once only when it was answered', async () => {
    let cuts = 2;
    const client = await opened(() => (cuts-- > 0 ? undefined : { runId: 'run-1', seq: 7 }));
    expect(await client.note('run-1', 'rain')).toEqual({ runId: 'run-1', seq: 7 });
    expect(service.posts).toHaveLength(3);
    expect(new Set(service.posts.map(({ key }) => key)).size).toBe(1);
    await client.note('run-1', 'rain');
    expect(new Set(service.posts.map(({ key }) => key)).size).toBe(2);
  });

  it('repeats with the key of the caller', async () => {
    const client = await opened(() => ({ runId: 'run-1', seq: 1 }));
    await client.abort('run-1', 'leaving', 'key-of-the-screen');
    expect(service.posts).toMatchObject([
      { path: '/api/runs/run-1/abort', key: 'key-of-the-screen', actor: 'Ana', body: { why: 'leaving' } },
    ]);
  });

  it('gives up with its own code when nobody answers', async () => {
    const client = await opened(() => undefined);
    const error: unknown = await client.start('run-1').catch((reason: unknown) => reason);
    expect(isConnectionLost(error)).toBe(true);
    expect(new Set(service.posts.map(({ key }) => key)).size).toBe(1);
  });

  it('a refusal is handed on with every problem and never repeated', async () => {
    const problem = {
      code: 'orchestrator.prompt-closed',
      what: 'This is not asked any more.',
      remedy: 'Read the screen.',
    };
    const client = await opened(() => ({ error: { ...problem, problems: [problem, { ...problem, code: 'second' }] } }));
    const error: unknown = await client.start('run-1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ServiceRefusal);
    expect(error).toMatchObject({
      status: 409,
      problems: [{ code: 'orchestrator.prompt-closed' }, { code: 'second' }],
    });
    expect(service.posts).toHaveLength(1);
  });

  it('a name in another script travels encoded', async () => {
    const client = await opened(() => ({ runId: 'run-1', seq: 1 }), 'Олена');
    await client.note('run-1', 'rain');
    expect(decodeURIComponent(service.posts[0]?.actor ?? '')).toBe('Олена');
  });

  it('live events go on behind the last one after a break', async () => {
    const lastIds: unknown[] = [];
    const client = await opened((seen, response) => {
      lastIds.push(response.req.headers['last-event-id']);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`: ping\n\nid: ${lastIds.length}\nda`);
      response.end('ta: {"a":1}\ndata: {"b":2}\n\n');
      return null;
    });
    const events: LiveEvent[] = [];
    await new Promise<void>((resolve) => {
      const stop = client.follow('run-1', {
        onEvent: (event) => {
          events.push(event);
          if (events.length === 2) resolve(stop());
        },
        onLink: () => undefined,
      });
    });
    expect(events).toEqual([
      { position: '1', type: 'message', data: '{"a":1}\n{"b":2}' },
      { position: '2', type: 'message', data: '{"a":1}\n{"b":2}' },
    ]);
    expect(lastIds).toEqual([undefined, '1']);
  });
});
