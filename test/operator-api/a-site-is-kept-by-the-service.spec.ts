import { exampleSite } from '../../src/stacks';
import { serviceOfAFile } from '../support/service-of-a-file';

jest.setTimeout(60_000);

/** The parts of the replies that are looked into. */
interface Body {
  readonly error: { readonly code: string; readonly what: string };
  readonly problems: readonly { readonly where: string }[];
  readonly site: Readonly<Record<string, unknown>>;
  readonly revision: number;
  readonly runId: string;
  readonly describedBy: string;
  readonly paths: Readonly<Record<string, object>>;
}

const service = serviceOfAFile();
let keys = 0;

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: {
      'x-actor': 'Ana',
      'idempotency-key': `key-of-a-test-${(keys += 1)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}

test('a description that is not complete is kept, and says what is missing', async () => {
  const site = { name: 'Casa Luz', colour: 'green', stacks: [{ tag: 'S1' }] };
  const put = await call('PUT', '/api/sites/casa-luz', { revision: 0, site });
  expect(put).toMatchObject({ status: 200, body: { siteId: 'casa-luz', revision: 1 } });
  const { body } = await call('GET', '/api/sites/casa-luz');
  expect(body).toMatchObject({ revision: 1, describedBy: 'Ana', site: { ...site, id: 'casa-luz' }, runs: [] });
  const missing = body.problems.map(({ where }) => where);
  expect(missing).toEqual(expect.arrayContaining(['timeZone', 'product', 'stacks[0].serial', 'isolator']));
  const { body: sites } = await call('GET', '/api/sites');
  expect(sites).toContainEqual(
    expect.objectContaining({
      siteId: 'casa-luz',
      name: 'Casa Luz',
      colour: 'green',
      stacks: 1,
      complete: false,
      lastRun: null,
    }),
  );
});

test('it outlives the service', async () => {
  await call('PUT', '/api/sites/lives-on', { revision: 0, site: { name: 'Half a name' } });
  await service.restart();
  expect((await call('GET', '/api/sites/lives-on')).body).toMatchObject({ revision: 1, site: { name: 'Half a name' } });
});

test('who did not see the last description does not write over it', async () => {
  await call('PUT', '/api/sites/two-phones', { revision: 0, site: { name: 'Ana was here' } });
  const late = await call(
    'PUT',
    '/api/sites/two-phones',
    { revision: 0, site: { name: 'Bo was here' } },
    { 'x-actor': 'Bo' },
  );
  expect([late.status, late.body.error.code]).toEqual([409, 'orchestrator.site-changed']);
  expect(late.body.error.what).toContain('Ana');
  expect((await call('GET', '/api/sites/two-phones')).body.site.name).toBe('Ana was here');
});

test('the same key again is the same description, not a second one', async () => {
  const once = { 'idempotency-key': 'a-phone-that-fell-asleep' };
  const body = { revision: 0, site: { name: 'Once' } };
  const first = await call('PUT', '/api/sites/once', body, once);
  const again = await call('PUT', '/api/sites/once', body, once);
  expect(again).toEqual(first);
  expect((await call('GET', '/api/sites/once')).body.revision).toBe(1);
});

test('a complete description makes a plan, and a site that makes no sense says why not', async () => {
  const site = exampleSite({ stacks: 2, id: 'whole' });
  await call('PUT', '/api/sites/whole', { revision: 0, site });
  const { body } = await call('GET', '/api/sites/whole');
  expect(body.problems).toEqual([]);
  const sheet = await call('POST', '/api/plans', { procedure: 'leave-parallel', site: body.site, pace: 1000 });
  expect(sheet).toMatchObject({ status: 200, body: { procedure: 'leave-parallel' } });
  const masters = { ...site, stacks: site.stacks.map((stack) => ({ ...stack, address: 1 })) };
  await call('PUT', '/api/sites/whole', { revision: 1, site: masters });
  expect(JSON.stringify((await call('GET', '/api/sites/whole')).body.problems)).toContain('stacks.two-masters');
  expect(JSON.stringify((await call('GET', '/api/sites')).body)).toContain('"complete":false');
});

test('a site that names itself otherwise than its address is refused', async () => {
  const { status, body } = await call('PUT', '/api/sites/here', { revision: 0, site: { id: 'there' } });
  expect([status, body.error.code]).toEqual([400, 'operator-api.other-site']);
});

test('a site that only a plan named is known too, with its run and what it owes', async () => {
  const site = exampleSite({ stacks: 2, id: 'by-plan' });
  const { body: run } = await call('POST', '/api/runs', { procedure: 'leave-parallel', site, pace: 1000 });
  const { body } = await call('GET', '/api/sites/by-plan', undefined, { 'accept-language': 'es' });
  expect(body).toMatchObject({
    revision: 1,
    site: { name: site.name },
    runs: [{ runId: run.runId, procedure: 'leave-parallel', outcome: null, outcomeWords: null }],
    visits: [{ tag: 'S1', serial: 'TRAIN-0001' }, { tag: 'S2' }],
  });
  const met = await call('GET', '/api/stacks/train 0001');
  expect(met.body).toEqual([expect.objectContaining({ runId: run.runId, tag: 'S1', address: 1 })]);
  expect((await call('GET', '/api/stacks')).body).toContainEqual(
    expect.objectContaining({ serial: 'TRAIN-0002', tag: 'S2', site: { id: 'by-plan', name: site.name } }),
  );
  expect((await call('GET', '/api/stacks/never-seen')).status).toBe(404);
});

test('products say how they are recognised, and procedures what they do, in the language that is asked for', async () => {
  const { body: products } = await call('GET', '/api/products');
  const gen3 = (products as unknown as { id: string }[]).find(({ id }) => id === 'homegrid-stackd-gen3');
  expect(gen3).toMatchObject({
    recognise: expect.arrayContaining([expect.stringContaining('antenna port')]),
    moduleGenerations: ['gen3', 'gen2'],
    joinLimitVolts: { standing: 'unknown' },
    banks: expect.arrayContaining([expect.objectContaining({ bank: 'ADDR_SET', label: 'ADDR SET', width: 6 })]),
  });
  const { body: procedures } = await call('GET', '/api/procedures', undefined, { 'accept-language': 'en-XA' });
  expect(procedures).toContainEqual(
    expect.objectContaining({ name: 'parallel-stack-update', updates: true, title: expect.stringMatching(/^⟦/) }),
  );
});

test('a plan says what keeps a run from being started now, and what opens it', async () => {
  const wish = { procedure: 'leave-parallel', site: exampleSite({ stacks: 2, id: 'busy' }), pace: 1000 };
  const free = await call('POST', '/api/plans', wish);
  expect(free.body).toMatchObject({ gates: [], owed: [] });
  const { body: run } = await call('POST', '/api/runs', wish);
  const busy = await call('POST', '/api/plans', wish);
  expect(busy).toMatchObject({
    status: 200,
    body: { gates: [{ code: 'orchestrator.site-busy', value: run.runId, remedy: expect.stringMatching(/\S/) }] },
  });
});

test('a wish is refused with everything that is wrong about it, site and route at once', async () => {
  const site = exampleSite({ stacks: 2, id: 'twice-wrong' });
  const masters = { ...site, stacks: site.stacks.map((stack) => ({ ...stack, address: 1 })) };
  const { body } = await call('POST', '/api/plans', {
    procedure: 'parallel-stack-update',
    site: masters,
    route: 'by-pigeon',
  });
  const codes = JSON.stringify(body.error);
  expect(codes).toContain('stacks.two-masters');
  expect(codes).toContain('updater.no-such-route');
});

test('the description names these routes', async () => {
  const { body } = await call('GET', '/api/openapi.json');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/api/sites',
      '/api/sites/{siteId}',
      '/api/stacks',
      '/api/stacks/{serial}',
      '/api/products',
      '/api/procedures',
    ]),
  );
  expect(Object.keys(body.paths['/api/sites/{siteId}'] ?? {})).toEqual(['get', 'put']);
});
