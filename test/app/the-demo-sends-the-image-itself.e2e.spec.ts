import { readFileSync } from 'node:fs';
import path from 'node:path';
import { agreement } from '../../src/app/demo/agreement';
import { HttpPlant } from '../../src/app/demo/http-plant';
import { ScriptedOperator } from '../../src/app/demo/scripted-operator';
import { trainingImage } from '../../src/app/demo/training-image';
import { createClient, type StackhandClient } from '../../src/operator-api/client';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { folder, run, start, type Started } from '../support/stage';

jest.setTimeout(240_000);

const PACE = 300;

interface Result {
  readonly verdict: { readonly outcome: string; readonly agrees: boolean };
  readonly plant: { readonly agrees: boolean };
  readonly steps: readonly { readonly step: string }[];
}

test.concurrent.each([
  ['3', 'tcp'],
  ['2', 'serial'],
])('%s stacks that speak are updated over %s, and each flash holds the image', async (stacks, wire) => {
  const place = folder();
  try {
    const args = ['--product', 'open-modbus-stack', '--stacks', stacks, '--wire', wire, '--data', place.path];
    const { code, stdout, stderr } = await run('demo', '--json', ...args);
    const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
    expect(stderr.split('\n')[0]).toContain('no BMS on sale is known to speak it yet');
    expect(result.verdict).toMatchObject({ outcome: 'complete', agrees: true });
    expect(result.plant).toEqual({ agrees: true, oracles: [], differs: [] });
    expect(result.steps.filter(({ step }) => step === 'start-update')).toEqual([]);
    expect(code).toBe(0);
  } finally {
    place.drop();
  }
});

/** The block after which the service is killed; another one with another seed. */
const SEED = 20261121;
const killAfter = 1 + (SEED % 60);

test(`killed after block ${killAfter}, the service goes on where the stack says`, async () => {
  const place = folder();
  const ports = path.join(place.path, 'ports.json');
  const args = ['--stacks', '1', '--generation', 'open1', '--pace', String(PACE), '--ports-file', ports];
  // Each answer takes a moment, so that there is a middle of a transfer to be killed in.
  const slow = ['--fault', 'wire-answer-delayed:on=write,every=1,ms=15'];
  const plantProcess = await start('plant', ...args, ...slow, '--state', path.join(place.path, 'plant.json'));
  const plant = new HttpPlant(plantProcess.url, PACE, (asked) => asked);
  const data = path.join(place.path, 'data');
  let service: Started = await start('serve', '--data', data, '--port', '0');
  let api: StackhandClient = createClient(service.url, 'Ana');
  try {
    const leads = (
      JSON.parse(readFileSync(ports, 'utf8')) as { stacks: Record<string, { line: string; unit: number }> }
    ).stacks;
    const site = exampleSite({ stacks: 1, generation: 'open1' });
    const stacks = site.stacks.map((stack) => ({
      ...stack,
      wire: leads[stack.tag] ?? { line: 'tcp://127.0.0.1:1', unit: 1 },
    }));
    const image = trainingImage();
    const { sha256 } = await api.addImage(image.bytes);
    const siteYaml = siteToYaml({ ...site, stacks });
    const { runId } = await api.createRun({ procedure: 'single-stack-update', siteYaml, pace: PACE, image: sha256 });
    await api.start(runId);
    const operator = new ScriptedOperator(plant, async (bytes, type) => (await api.keepFile(bytes, type)).digest);
    let killed = false;
    let view = await api.run(runId);
    for (; view.status !== 'ended'; view = await api.run(runId)) {
      const written = (await plant.truth()).stacks[0]?.blocksWritten ?? 0;
      if (!killed && written >= killAfter) {
        killed = true;
        await service.kill();
        service = await start('serve', '--data', data, '--port', '0');
        api = createClient(service.url, 'Ana');
        continue;
      }
      expect(view.hold).toBeNull();
      const [prompt] = view.prompts;
      const answer = prompt === undefined ? undefined : await operator.respond(prompt);
      if (prompt === undefined || answer === undefined) await plant.pauseReal(10);
      else await api.answer(runId, { promptId: prompt.promptId, revision: prompt.revision, answer });
    }
    const truth = await plant.truth();
    expect(killed).toBe(true);
    expect(view).toMatchObject({ outcome: 'complete', deviations: [], obligations: [] });
    expect(agreement(view, truth, sha256)).toEqual({ agrees: true, oracles: [], differs: [] });
    expect(await api.verifyJournal()).toMatchObject({ problems: [] });
  } finally {
    await service.kill();
    await plantProcess.kill();
    place.drop();
  }
});
