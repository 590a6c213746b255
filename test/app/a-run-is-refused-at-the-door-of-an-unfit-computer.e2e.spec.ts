import path from 'node:path';
import { createClient } from '../../src/operator-api/client';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { openStore } from '../../src/storage';
import { event } from '../storage/events';
import { folder, start } from '../support/stage';

jest.setTimeout(60_000);

test('a service whose clock stands before the last recorded event plans a run and does not start it', async () => {
  const place = folder();
  const data = path.join(place.path, 'data');
  const store = await openStore(data);
  const at = { wallMs: Date.now() + 3_600_000, monoMs: 0, bootId: 'of tomorrow' };
  await store.journal.append([{ stream: 'site:other', expectedSeq: 0, events: [{ ...event('later'), at }] }]);
  await store.close();
  const service = await start('serve', '--data', data, '--port', '0');
  try {
    const client = createClient(service.url, 'Ana');
    const siteYaml = siteToYaml(exampleSite({ stacks: 2 }));
    const { runId } = await client.createRun({ procedure: 'parallel-stack-update', siteYaml, pace: 300 });
    await expect(client.start(runId)).rejects.toMatchObject({ problems: [{ code: 'app.clock-too-early' }] });
    expect((await client.run(runId)).status).toBe('planned');
  } finally {
    await service.kill();
    place.drop();
  }
});
