import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createClient } from '../../src/operator-api/client';
import { LedRun } from '../support/led-run';
import { folder, start } from '../support/stage';

jest.setTimeout(120_000);

test('stopped, its lock taken away, and woken beside its successor, a service writes nothing and ends', async () => {
  const place = folder();
  const data = path.join(place.path, 'data');
  const old = await start('serve', '--data', data, '--port', '0');
  const led = await LedRun.begin(old.url);
  try {
    await led.until(({ progress }) => progress.done >= 3);
    old.child.kill('SIGSTOP');
    rmSync(path.join(data, 'lock.sqlite'));
    const next = await start('serve', '--data', data, '--port', '0');
    try {
      const successor = createClient(next.url, 'Ben');
      await successor.note(led.runId, 'the successor works');
      const ended = once(old.child, 'exit');
      old.child.kill('SIGCONT');
      await expect(led.client.note(led.runId, 'the old one still tries')).rejects.toMatchObject({
        code: 'storage.fenced',
      });
      expect((await ended)[0]).toBe(1);
      const record = await successor.exportJournal(`run:${led.runId}`);
      expect(record).toContain('the successor works');
      expect(record).not.toContain('the old one still tries');
      expect(await successor.verifyJournal()).toMatchObject({ problems: [] });
      led.servedBy(next.url);
      const view = await led.until(({ progress }) => progress.done >= 8);
      expect(view.hold).toBeNull();
    } finally {
      await next.kill();
    }
  } finally {
    await old.kill();
    await led.close();
    place.drop();
  }
});
