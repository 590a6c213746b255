import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../src/storage';
import { cleanUp, newFolder } from './folders';

afterEach(cleanUp);

it('a file where the data folder is to be is named, with what to do, and stays as it is', async () => {
  const file = path.join(newFolder(), 'data');
  writeFileSync(file, 'somebody’s');
  for (const folder of [file, path.join(file, 'inside')])
    await expect(openStore(folder)).rejects.toMatchObject({
      code: 'storage.no-folder',
      problems: [{ where: folder, remedy: expect.stringContaining('--data') }],
    });
  expect(readFileSync(file, 'utf8')).toBe('somebody’s');
});
