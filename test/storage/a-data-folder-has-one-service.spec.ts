import path from 'node:path';
import { openStore } from '../../src/storage';
import { codeOf, event } from './events';
import { cleanUp, newFolder, openedStore } from './folders';

afterEach(cleanUp);

it('a second service on the same folder is refused and told who holds it', async () => {
  const folder = newFolder();
  const first = await openedStore(folder, { holder: 'stackhand serve on port 8080 (process 4711)' });
  const second = openStore(folder, { holder: 'another one' });
  await expect(second).rejects.toMatchObject({
    code: 'storage.folder-in-use',
    problems: [{ value: 'stackhand serve on port 8080 (process 4711)', where: folder }],
  });
  // The refused one has taken nothing from the first, not even its lock.
  expect(await codeOf(openStore(path.join(folder, '.')))).toBe('storage.folder-in-use');
  await first.journal.append([{ stream: 'run/1', expectedSeq: 0, events: [event(1)] }]);
});

it('a folder that was closed, or whose opening failed, is free', async () => {
  const folder = newFolder();
  await (await openedStore(folder)).close();
  expect(await codeOf(openedStore(folder, { expectedHead: { position: 5, hash: 'x' } }))).toBe('storage.older-journal');
  expect(await (await openedStore(folder)).journal.streams('')).toEqual([]);
});
