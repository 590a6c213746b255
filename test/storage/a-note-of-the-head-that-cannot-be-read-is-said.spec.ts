import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { headNoteOf, readHeadNote, writeHeadNote } from '../../src/storage';
import { cleanUp, newFolder } from './folders';

// SI-51: an older journal is noticed by the note; a note that cannot be read must not pass for none.
afterEach(cleanUp);

test('a note that was written is read, and no note is no note', async () => {
  const folder = path.join(newFolder(), 'data');
  expect(await readHeadNote(folder)).toBeUndefined();
  await writeHeadNote(folder, { position: 7, hash: 'abc' });
  expect(await readHeadNote(folder)).toEqual({ position: 7, hash: 'abc' });
});

test.each([
  ['is empty', ''],
  ['is no JSON', '{"position": 7, "ha'],
  ['is null', 'null'],
  ['names no position', '{"hash":"abc"}'],
  ['names no event', '{"position":1.5,"hash":"abc"}'],
  ['names no hash', '{"position":7}'],
])('a note that %s is damaged, and says so', async (_what, text) => {
  const folder = path.join(newFolder(), 'data');
  writeFileSync(headNoteOf(folder), text);
  await expect(readHeadNote(folder)).rejects.toMatchObject({
    code: 'storage.head-note-damaged',
    problems: [{ where: headNoteOf(folder), remedy: expect.stringContaining('plant') as unknown }],
  });
});

test('a note that the computer does not give out is said by name', async () => {
  const folder = path.join(newFolder(), 'data');
  mkdirSync(headNoteOf(folder));
  await expect(readHeadNote(folder)).rejects.toMatchObject({
    code: 'storage.head-note-unreadable',
    problems: [{ where: headNoteOf(folder), value: 'EISDIR' }],
  });
});
