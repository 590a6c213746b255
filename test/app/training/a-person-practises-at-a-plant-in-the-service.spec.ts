import type { TrainingAct, TrainingFault, TrainingSight, TrainingSite } from '../../../src/operator-api';
import { serviceOfAFile } from '../../support/service-of-a-file';

jest.setTimeout(60_000);

const service = serviceOfAFile();

interface Reply<Body> {
  readonly status: number;
  readonly body: Body & { readonly error?: { readonly code: string; readonly where?: string } };
}

async function call<Body>(method: string, path: string, body?: object): Promise<Reply<Body>> {
  const response = await fetch(`${service.url}/api/training${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Reply<Body>['body'] };
}

const made = async (wish: object): Promise<TrainingSite> => (await call<TrainingSite>('POST', '', wish)).body;
const act = (id: string, what: object): Promise<Reply<TrainingAct>> => call('POST', `/${id}/hands`, what);
const seen = async (id: string): Promise<TrainingSight> =>
  (await call<{ sight: TrainingSight }>('GET', `/${id}`)).body.sight;
const away = (id: string): Promise<Reply<object>> => call('DELETE', `/${id}`);

test('a hand that moves a switch sees it moved, and one that cannot move a thing is told why', async () => {
  const { id } = await made({ stacks: 2 });
  const before = (await seen(id)).stacks[0]?.banks.INV_SET ?? [];
  const moved = await act(id, { act: 'set-switch', stack: 'S1', bank: 'INV_SET', number: 1, up: before[0] !== 'up' });
  expect(moved.body.done).toBe(true);
  expect(moved.body.sight.stacks[0]?.banks.INV_SET[0]).toBe(before[0] === 'up' ? 'down' : 'up');
  const refused = await act(id, { act: 'lock-breaker', breaker: 'B1', locked: true });
  expect(refused.body).toMatchObject({ done: false, why: 'B1 is closed; a lock goes on an open breaker' });
  await away(id);
});

test('a name that the site does not have, an act of no shape and a site that is not there are refused', async () => {
  const { id } = await made({ stacks: 1 });
  const press = { act: 'press-power', stack: 'S9', holdMs: 3000 };
  const replies = [
    await act(id, press),
    await act(id, { ...press, stack: 'S1', force: true }),
    await act('training-none', press),
    await call('POST', '', { generation: 'gen4' }),
    await call('POST', '', { stacks: 7 }),
    await call('POST', `/${id}/faults`, { name: 'no-such-fault' }),
    await call('POST', `/${id}/faults`, { name: 'half-on', stack: 'S9' }),
  ];
  expect(replies.map(({ status, body }) => [status, body.error?.code])).toEqual([
    [400, 'virtual-plant.unknown-name'],
    [400, 'operator-api.shape'],
    [404, 'app.no-such-training-site'],
    [400, 'operator-api.shape'],
    [400, 'operator-api.shape'],
    [400, 'virtual-plant.unknown-name'],
    [400, 'virtual-plant.unknown-name'],
  ]);
  await away(id);
});

test('a fault that was armed bites at the next occasion, and the list says so', async () => {
  const { id } = await made({ stacks: 2 });
  const faults = (await call<TrainingFault[]>('POST', `/${id}/faults`, { name: 'half-on', stack: 'S2' })).body;
  expect(faults.find(({ name }) => name === 'half-on')).toMatchObject({ armed: 1, bitten: 0 });
  const { body } = await act(id, { act: 'press-power', stack: 'S2', holdMs: 3000 });
  expect(body.sight.stacks[1]).toMatchObject({ lcd: { lit: true, shows: ['SOC 0 %', 'SOH 0 %', '0 W'] } });
  const after = (await call<TrainingFault[]>('GET', `/${id}/faults`)).body;
  expect(after.find(({ name }) => name === 'half-on')).toMatchObject({ armed: 1, bitten: 1 });
  expect((await seen(id)).surroundings.smoke).toBe(false);
  await call('POST', `/${id}/faults`, { name: 'smoke' });
  expect((await seen(id)).surroundings.smoke).toBe(true);
  await away(id);
});

test('faults of a line are offered only where stacks speak', async () => {
  const [byHand, byWire] = [await made({ stacks: 1 }), await made({ generation: 'open1', stacks: 1 })];
  const sides = async ({ id }: TrainingSite) =>
    new Set((await call<TrainingFault[]>('GET', `/${id}/faults`)).body.map(({ side }) => side));
  expect(await sides(byHand)).toEqual(new Set(['surroundings', 'plant']));
  expect(await sides(byWire)).toEqual(new Set(['surroundings', 'plant', 'device', 'wire']));
  await Promise.all([away(byHand.id), away(byWire.id)]);
});

/** Reads sights of a stream until one fits; undefined where the stream ended before. */
async function nextSight(
  lines: AsyncIterator<string>,
  fits: (sight: TrainingSight) => boolean,
): Promise<TrainingSight | undefined> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) return undefined;
    if (!value.startsWith('data: ')) continue;
    const sight = JSON.parse(value.slice('data: '.length)) as TrainingSight;
    if (fits(sight)) return sight;
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    yield* lines;
  }
}

test('a screen is told what is seen at once, at every change, and when the site is taken away', async () => {
  const { id } = await made({ stacks: 1, pace: 100 });
  const response = await fetch(`${service.url}/api/training/${id}/events`);
  if (response.body === null) throw new Error('no stream');
  const lines = linesOf(response.body);
  const lit = (wanted: boolean) => (sight: TrainingSight) => sight.stacks[0]?.lcd.lit === wanted;
  expect(await nextSight(lines, lit(true))).toBeDefined();
  await act(id, { act: 'press-power', stack: 'S1', holdMs: 3000 });
  expect(await nextSight(lines, lit(false))).toBeDefined();
  await act(id, { act: 'press-power', stack: 'S1', holdMs: 3000 });
  // Nobody touches it any more: that it is up is told by its own time.
  expect(await nextSight(lines, ({ stacks }) => stacks[0]?.lcd.shows.length === 4)).toBeDefined();
  expect((await away(id)).status).toBe(204);
  expect(await nextSight(lines, () => false)).toBeUndefined();
  expect((await call('GET', `/${id}`)).status).toBe(404);
});

test('a training site stands as it was left, under the same lines, when the service starts again', async () => {
  const { id, site } = await made({ generation: 'open1', stacks: 2, pace: 1 });
  await act(id, { act: 'unplug-link', from: 'S1', to: 'S2' });
  await call('POST', `/${id}/faults`, { name: 'half-on' });
  await service.restart();
  const { body } = await call<TrainingSite & { sight: TrainingSight }>('GET', `/${id}`);
  expect(body.site).toEqual(site);
  expect(body.sight).toMatchObject({ linksInHand: 1, stacks: [{ linkA: null }, { linkB: null }] });
  const faults = (await call<TrainingFault[]>('GET', `/${id}/faults`)).body;
  expect(faults.find(({ name }) => name === 'half-on')).toMatchObject({ armed: 1 });
  await away(id);
});

test('no more training sites are made than the service holds', async () => {
  const ids: string[] = [];
  for (let site = 0; site < 8; site += 1) ids.push((await made({ stacks: 1 })).id);
  const refused = await call('POST', '', { stacks: 1 });
  expect([refused.status, refused.body.error?.code]).toEqual([409, 'app.too-many-training-sites']);
  expect((await call<TrainingSite[]>('GET', '')).body.map((site) => site.id)).toEqual(ids);
  for (const id of ids) await away(id);
});
