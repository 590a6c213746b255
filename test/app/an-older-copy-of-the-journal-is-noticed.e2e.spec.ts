import { once } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { agreement } from '../../src/app/demo/agreement';
import { exampleSite, siteToYaml } from '../../src/stacks';
import { LedRun } from '../support/led-run';
import { folder, run, start, type Started } from '../support/stage';

jest.setTimeout(240_000);

const serve = (data: string): Promise<Started> => start('serve', '--data', data, '--port', '0');

/** Ends the service as a person does: what is to be noted is noted. */
async function end({ child }: Started): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** A run led on after its data folder was copied, and the copy put back in the place of the folder. */
async function putBack(place: string) {
  const data = path.join(place, 'data');
  const first = await serve(data);
  const led = await LedRun.begin(first.url);
  // The copy knows how the switches were found; without that nobody could put them back.
  await led.until(({ steps }) =>
    steps.some(({ step, status }) => step === 'open-and-lock-breakers' && status === 'done'),
  );
  await end(first);
  cpSync(data, path.join(place, 'copy'), { recursive: true });
  const second = await serve(data);
  led.servedBy(second.url);
  await led.until(({ steps }) => steps.some(({ step, status }) => step === 'pull-links' && status === 'done'));
  await end(second);
  rmSync(data, { recursive: true });
  cpSync(path.join(place, 'copy'), data, { recursive: true });
  return { data, led };
}

test('an older copy holds every run, starts none until the plant was looked at, and then only puts back', async () => {
  const place = folder();
  const { data, led } = await putBack(place.path);
  const noticing = await serve(data);
  try {
    led.servedBy(noticing.url);
    const view = await led.client.run(led.runId);
    expect(view).toMatchObject({ status: 'held', prompts: [], hold: { by: 'SI-51', physical: 'not-all-off' } });
    expect(view.hold?.because.title).toContain('older copy');
    expect(view.hold?.offers.map(({ id }) => id)).toEqual(['stop-here']);
    await expect(led.client.abort(led.runId, 'back to start')).rejects.toMatchObject({
      code: 'orchestrator.out-of-date',
    });

    const siteYaml = siteToYaml({ ...exampleSite({ stacks: 2 }), id: 'elsewhere' });
    const other = await led.client.createRun({ procedure: 'parallel-stack-update', siteYaml, pace: 300 });
    const started = led.client.start(other.runId);
    await expect(started).rejects.toMatchObject({
      code: 'storage.older-journal',
      problems: [{ remedy: expect.stringContaining('stackhand journal looked-at') }],
    });

    const why = 'Ana: breakers locked, all dark, links pulled';
    const said = await run('journal', 'looked-at', '--why', why, '--url', noticing.url, '--actor', 'Ana');
    expect([said.code, said.stdout]).toEqual([0, expect.stringContaining('elsewhere')]);
    await led.client.start(other.runId);
    await led.client.abort(other.runId, 'only to see that it starts');
    await expect(led.client.lookedAt('twice')).rejects.toMatchObject({ code: 'app.journal-not-older' });
    expect(await led.client.exportJournal(`site:${view.site.id}`)).toContain(why);

    await led.client.choose(led.runId, { promptId: view.hold?.promptId ?? '', offer: 'stop-here', words: why });
    await led.next('restore-only');
    // Nobody can read the modules of stacks whose record is gone: a person says how they are known to be equal.
    const { hold } = await led.until((now) => now.hold?.by.startsWith('SI-35') === true);
    const known = 'the tool was never connected';
    await led.client.choose(led.runId, { promptId: hold?.promptId ?? '', offer: 'override', words: known });
    const ended = await led.until(() => false);
    expect(ended).toMatchObject({ status: 'ended', outcome: 'complete-with-deviations', obligations: [] });
    expect(agreement(ended, await led.plant.truth()).agrees).toBe(true);
  } finally {
    await noticing.kill();
    await led.close();
    place.drop();
  }
});

test('as long as nobody looked, the next start says it again; the newest copy put back needs nobody', async () => {
  const place = folder();
  const data = path.join(place.path, 'data');
  const first = await serve(data);
  const led = await LedRun.begin(first.url);
  try {
    await end(first);
    cpSync(data, path.join(place.path, 'old'), { recursive: true });
    const second = await serve(data);
    led.servedBy(second.url);
    await led.client.note(led.runId, 'one more event');
    await end(second);
    cpSync(data, path.join(place.path, 'new'), { recursive: true });
    const startOn = async (copy: string): Promise<string> => {
      rmSync(data, { recursive: true });
      cpSync(path.join(place.path, copy), data, { recursive: true });
      return statusNow();
    };
    const statusNow = async (): Promise<string> => {
      const service = await serve(data);
      led.servedBy(service.url);
      const { status } = await led.client.run(led.runId);
      await end(service);
      return status;
    };
    expect(await startOn('old')).toBe('held');
    expect(await statusNow()).toBe('held');
    expect(await startOn('new')).toBe('running');
    expect(await startOn('old')).toBe('held');
  } finally {
    await led.close();
    place.drop();
  }
});
