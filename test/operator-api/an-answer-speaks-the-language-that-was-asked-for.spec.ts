import type { RunView } from '../../src/orchestrator';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { serviceOfAFile } from '../support/service-of-a-file';

jest.setTimeout(60_000);

const service = serviceOfAFile();
let keys = 0;

async function call(method: string, path: string, language?: string, body?: unknown) {
  const response = await fetch(`${service.url}${path}`, {
    method,
    headers: {
      'x-actor': 'Ana',
      'idempotency-key': `key-of-a-test-${(keys += 1)}`,
      ...(language === undefined ? {} : { 'accept-language': language }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}

let sites = 0;
const wish = () => ({
  procedure: 'leave-parallel',
  siteYaml: siteToYaml(exampleSite({ stacks: 2, id: `words-${(sites += 1)}` })),
  pace: 1000,
});

async function startedRun(): Promise<string> {
  const { body } = await call('POST', '/api/runs', undefined, wish());
  const runId = String(body.runId);
  await call('POST', `/api/runs/${runId}/start`, undefined, {});
  return runId;
}

const pseudo = /^⟦.*⟧$/;

it('gives the words of a run in the language of the request, and says which it is', async () => {
  const runId = await startedRun();
  const foreign = await call('GET', `/api/runs/${runId}`, 'en-XA, en;q=0.5');
  const prompts = (foreign.body as unknown as RunView).prompts;
  expect(foreign.headers.get('content-language')).toBe('en-XA');
  expect(foreign.headers.get('vary')).toContain('Accept-Language');
  expect(prompts.length).toBeGreaterThan(0);
  for (const { words } of prompts) expect(words.title).toMatch(pseudo);
});

it('answers in English where nobody asks for a language, or for one that is not there', async () => {
  const runId = await startedRun();
  const plain = await call('GET', `/api/runs/${runId}`);
  const unknown = await call('GET', `/api/runs/${runId}`, 'ja, de;q=0.5');
  expect([plain, unknown].map(({ headers }) => headers.get('content-language'))).toEqual(['en', 'en']);
  expect((unknown.body as unknown as RunView).prompts.map(({ words }) => words)).toEqual(
    (plain.body as unknown as RunView).prompts.map(({ words }) => words),
  );
});

it('speaks Spanish', async () => {
  const runId = await startedRun();
  const { headers, body } = await call('GET', `/api/runs/${runId}`, 'es-MX, es;q=0.9, en;q=0.5');
  expect(headers.get('content-language')).toBe('es');
  expect((body as unknown as RunView).prompts.map(({ words }) => words.title)).toEqual([
    expect.stringMatching(/^Compare el lugar con este trabajo: /),
  ]);
});

it('says the words of a hold, of its card and of its help in that language', async () => {
  const runId = await startedRun();
  await call('POST', `/api/runs/${runId}/danger`, undefined, { what: 'smoke' });
  const { hold, danger } = (await call('GET', `/api/runs/${runId}`, 'en-XA')).body as unknown as RunView;
  const said = [hold?.because, hold?.card, hold?.leave, danger?.card, hold?.help.lookAt, hold?.help.next.words];
  expect(said.map((words) => words?.title)).toEqual(said.map(() => expect.stringMatching(pseudo)));
  for (const { words } of hold?.offers ?? []) expect(words.title).toMatch(pseudo);
});

it('titles every run of the list so', async () => {
  await startedRun();
  const { body } = await call('GET', '/api/runs', 'es');
  const titles = (body as unknown as { title: string }[]).map(({ title }) => title);
  expect(new Set(titles)).toEqual(new Set(['Separar un conjunto en paralelo.']));
});

it('titles a plan sheet and its steps so, and explains ERROR 19 so', async () => {
  const sheet = await call('POST', '/api/plans', 'en-XA', wish());
  expect(sheet.headers.get('content-language')).toBe('en-XA');
  expect(sheet.body.title).toMatch(pseudo);
  const told = await call('GET', `/api/runs/${await startedRun()}/error-19`, 'en-XA');
  expect((told.body as { words: { title: string } }).words.title).toMatch(pseudo);
});

it('prints the plan, the paper and the report so; a link, which has no header of its own, names it', async () => {
  const runId = await startedRun();
  for (const path of ['plan.html', 'report.html']) {
    const page = await fetch(`${service.url}/api/runs/${runId}/${path}?language=es`, {
      headers: { 'accept-language': 'en' },
    });
    expect(page.headers.get('content-language')).toBe('es');
    expect(await page.text()).toContain('<html lang="es">');
  }
  const { body } = await call('GET', `/api/runs/${runId}/paper`, 'es');
  expect(body.html).toContain('<html lang="es">');
  expect(body.text).toContain('Reglas de alto');
  const plain = await fetch(`${service.url}/api/runs/${runId}/plan.html`);
  expect(await plain.text()).toContain('<html lang="en">');
});

it('refuses in that language: what, and what to do then; code, place and what was found stay', async () => {
  const refused = await call('GET', '/api/runs/no-such-run', 'es');
  const { error } = refused.body as { error: Record<string, string> };
  expect(refused.headers.get('content-language')).toBe('es');
  expect(error).toMatchObject({
    code: 'orchestrator.no-such-run',
    what: 'No hay trabajo con este identificador.',
    value: 'no-such-run',
  });
  const foreign = (await call('POST', '/api/runs', 'en-XA', { ...wish(), procedure: 'fly' })).body as {
    error: { problems: { what: string; remedy: string }[] };
  };
  for (const { what, remedy } of foreign.error.problems)
    expect([what, remedy]).toEqual([what, remedy].map(() => expect.stringMatching(pseudo)));
  const unread = await fetch(`${service.url}/api/runs`, {
    method: 'POST',
    headers: { 'accept-language': 'es' },
    body: 'x',
  });
  expect(((await unread.json()) as { error: { what: string } }).error.what).toBe(
    'El contenido no está anunciado como JSON.',
  );
});

it('warns so of what a site leaves open', async () => {
  const site = { ...exampleSite({ stacks: 2, id: 'warned', reconnect: 'unknown' }) };
  await call('PUT', '/api/sites/warned', 'es', { revision: 0, site });
  const { body } = await call('GET', '/api/sites/warned', 'es');
  const warnings = (body as unknown as { warnings: { what: string }[] }).warnings.map(({ what }) => what);
  expect(warnings).toContain('No está dicho cómo se regresa el inversor a la batería sin golpe de corriente.');
});
