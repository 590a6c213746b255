import { request } from 'node:http';
import { type ControlPort, createPlant, openControlPort, Plant, step } from '../../src/virtual-plant';
import { benchSetup } from './bench-site';

let nowMs = 0;
let port: ControlPort;
let saved: string[] = [];

beforeEach(async () => {
  nowMs = 0;
  saved = [];
  const plant = Plant.create(benchSetup());
  port = await openControlPort({ plant, port: 0, now: () => nowMs, onChange: (snapshot) => saved.push(snapshot) });
});
afterEach(() => port.close());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { problems?: Record<string, string>[] };
}

function call(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(`${port.url}${path}`, { method, headers: { ...json, ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const hands = (act: unknown) => call('POST', '/hands', JSON.stringify(act));
const eyes = (question: unknown) => call('POST', '/eyes', JSON.stringify(question));

it('lets hands act and eyes look, at the time it is given', async () => {
  expect(await hands({ act: 'inverter', inverter: 'I1', mode: 'standby' })).toEqual({
    status: 200,
    body: { done: true },
  });
  await hands({ act: 'press-power', stack: 'S2', holdMs: 2000 });
  nowMs = 90_000;
  expect((await eyes({ look: 'lcd', stack: 'S2' })).body).toMatchObject({ lit: false });
  expect((await call('GET', '/health')).body).toMatchObject({ ok: true, nowMs: 90_000 });
  expect((await call('GET', '/truth')).body).toMatchObject({ nowMs: 90_000, oracles: [] });
});

it('answers an act that cannot be done with the reason', async () => {
  expect((await hands({ act: 'plug-link', from: 'S1', to: 'S2' })).body).toEqual({
    done: false,
    why: 'no cable in hand',
  });
});

it('hands every change to be saved, and a snapshot goes on where it was', async () => {
  await eyes({ look: 'lcd', stack: 'S1' });
  expect(saved).toHaveLength(0);
  await hands({ act: 'inverter', inverter: 'I1', mode: 'standby' });
  await hands({ act: 'press-power', stack: 'S2', holdMs: 2000 });
  await hands({ act: 'press-power', stack: 'S2', holdMs: 2000 });
  const taken = saved.length;
  nowMs = 30_000;
  await eyes({ look: 'lcd', stack: 'S2' });
  expect(saved).toHaveLength(taken + 1);
  expect(Plant.restore(saved.at(-1) ?? '').truth(30_000).stacks[1]).toMatchObject({ tag: 'S2', power: 'on' });
});

it.each([
  ['an act that does not exist', '{"act":"kick","stack":"S1"}', 'act'],
  ['a field of the wrong kind', '{"act":"press-power","stack":"S1","holdMs":"long"}', 'holdMs'],
  ['a field too many', '{"act":"tool-start","force":true}', 'the whole of it'],
  ['a stack that is not there', '{"act":"press-power","stack":"S9","holdMs":1}', 'stack'],
  ['no JSON', 'press S1', 'body'],
])('refuses %s by name', async (_name, body, where) => {
  const answer = await call('POST', '/hands', body);
  expect(answer.status).toBe(400);
  expect(answer.body.problems?.[0]).toMatchObject({ where, remedy: expect.any(String) });
  expect(saved).toHaveLength(0);
});

it('refuses a name of another host, a page that posts text, a long body and an unknown door', async () => {
  expect((await call('GET', '/truth', undefined, { host: 'plant.example.org' })).status).toBe(403);
  expect((await call('POST', '/hands', '{}', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await call('POST', '/hands', JSON.stringify({ act: 'x'.repeat(20_000) }))).status).toBe(413);
  expect((await call('GET', '/')).status).toBe(404);
});

it('listens on the loopback address', () => {
  expect(port.url).toBe(`http://127.0.0.1:${port.port}`);
});

describe('step', () => {
  it('leaves the state it was given as it was', () => {
    const state = createPlant(benchSetup());
    const before = JSON.stringify(state);
    const pressed = step(state, 5000, { act: { act: 'press-power', stack: 'S2', holdMs: 2000 } });
    expect(JSON.stringify(state)).toBe(before);
    expect(pressed.output).toEqual({ done: true });
    const again = step(pressed.state, 6000, { act: { act: 'press-power', stack: 'S2', holdMs: 2000 } });
    expect(again.wakeAtMs).toBe(26_000);
    const later = step(again.state, 26_000, { look: { look: 'lcd', stack: 'S2' } });
    expect(later.output).toMatchObject({ lit: true, code: null });
    expect(step(again.state, 26_000, null).output).toBeNull();
  });

  it('gives a state that is JSON', () => {
    const { state } = step(createPlant(benchSetup()), 5000, { act: { act: 'tool-connect', stack: 'S1' } });
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
  });
});
