import { Driver } from '../../../src/app/demo/drive';
import type { TrainingSite } from '../../../src/operator-api';
import { createClient } from '../../../src/operator-api/client';
import { siteToYaml } from '../../../src/stacks';
import { SeenPlant } from '../../support/seen-plant';
import { serviceOfAFile } from '../../support/service-of-a-file';

jest.setTimeout(180_000);

const service = serviceOfAFile();

async function made(wish: object): Promise<TrainingSite> {
  const response = await fetch(`${service.url}/api/training`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  return (await response.json()) as TrainingSite;
}

/** An ordinary run on a training site, by hands and eyes that have nothing but what its screen is given. */
async function played({ id, procedure, pace, image, site }: TrainingSite): Promise<string | null> {
  const client = createClient(service.url, 'Ana');
  const wish = { procedure, pace, siteYaml: siteToYaml(site), ...(image === null ? {} : { image }) };
  const { runId } = await client.createRun(wish);
  await client.start(runId);
  const plant = new SeenPlant(`${service.url}/api/training/${id}`, pace);
  return (
    await new Driver(
      () => client,
      plant,
      runId,
      () => undefined,
    ).toTheEnd()
  ).outcome;
}

test('a set that is worked by hand is updated, from the first question to the last', async () => {
  expect(await played(await made({ generation: 'gen3', stacks: 2, pace: 300 }))).toBe('complete');
});

test('stacks that speak are written over the wire by the service itself, with its training image', async () => {
  const site = await made({ generation: 'open1', stacks: 2, pace: 200 });
  for (const { wire } of site.site.stacks) expect(wire?.line).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+$/);
  expect(await played(site)).toBe('complete');
});
