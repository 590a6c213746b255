import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { agreement } from '../../src/app/demo/agreement';
import { ServiceRefusal } from '../../src/operator-api/client';
import { LedRun } from '../support/led-run';
import { folder, start, startIn } from '../support/stage';
import { WatchedDisk } from '../storage/preload/watched-disk';

jest.setTimeout(240_000);

let disk: WatchedDisk;
beforeAll(() => {
  disk = new WatchedDisk();
});
afterAll(() => disk.drop());

/** A service whose disk fails as long as the file `trouble` is there. */
async function troubled(errno: number, of: string) {
  const place = folder();
  const data = path.join(place.path, 'data');
  const trouble = path.join(place.path, 'trouble');
  const env = disk.env(data, { failing: { errno, of, onlyIf: trouble } });
  const service = await startIn(env, 'serve', '--data', data, '--port', '0');
  return { place, data, trouble, service };
}

const refusalOf = async (act: Promise<unknown>): Promise<ServiceRefusal> => {
  const refused = await act.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refused instanceof ServiceRefusal)) throw new Error(`Not refused: ${String(refused)}`);
  return refused;
};

test('with a full disk an answer is refused with what to do, and the run goes on when there is room', async () => {
  const { place, trouble, service } = await troubled(28, 'WT');
  const led = await LedRun.begin(service.url);
  try {
    await led.until(({ progress }) => progress.done >= 8);
    const before = (await led.client.run(led.runId)).seq;
    writeFileSync(trouble, '');
    const refused = await refusalOf(led.client.note(led.runId, 'no room for this'));
    expect(refused.problems[0]).toMatchObject({
      code: 'storage.disk-full',
      remedy: expect.stringContaining('Free some space'),
    });
    expect((await led.client.run(led.runId)).seq).toBe(before);
    rmSync(trouble);
    const view = await led.until(() => false);
    expect(view).toMatchObject({ outcome: 'complete', deviations: [] });
    expect(agreement(view, await led.plant.truth()).agrees).toBe(true);
  } finally {
    await led.close();
    await service.kill();
    place.drop();
  }
});

test('after a disk error the service says so, ends with 1, and its next start finishes the run', async () => {
  const { place, data, trouble, service } = await troubled(5, 'S');
  const led = await LedRun.begin(service.url);
  try {
    await led.until(({ progress }) => progress.done >= 8);
    const ended = once(service.child, 'exit');
    writeFileSync(trouble, '');
    const refused = await refusalOf(led.client.note(led.runId, 'is this kept?'));
    expect(refused.problems[0]).toMatchObject({
      code: 'storage.io-error',
      remedy: expect.stringContaining('check the disk'),
    });
    expect((await ended)[0]).toBe(1);
    const next = await start('serve', '--data', data, '--port', '0');
    try {
      led.servedBy(next.url);
      const view = await led.until(() => false);
      expect(view).toMatchObject({ outcome: 'complete', deviations: [] });
      expect(agreement(view, await led.plant.truth()).agrees).toBe(true);
      expect(await led.client.verifyJournal()).toMatchObject({ problems: [] });
    } finally {
      await next.kill();
    }
  } finally {
    await led.close();
    await service.kill();
    place.drop();
  }
});
