import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** On the disk of this repository, not in a memory file system: an empty folder. */
export function emptyFolder(): string {
  const folder = path.join(ROOT, '.cache', 'cuts', `${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Compiles the library that tears a write. */
export function tearingLibrary(folder: string): string {
  const file = path.join(folder, 'torn-write.so');
  const source = path.join(__dirname, 'preload', 'torn-write.c');
  const { status, stderr } = spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', file, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`gcc: ${stderr}`);
  return file;
}

/** The built program, and the same under another version. */
export function twoVersions(folder: string): readonly string[] {
  const other = path.join(folder, 'other-version');
  cpSync(path.join(ROOT, 'dist'), path.join(other, 'dist'), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(other, 'node_modules'));
  const about = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Record<string, unknown>;
  writeFileSync(path.join(other, 'package.json'), JSON.stringify({ ...about, version: '99.0.0' }));
  return [path.join(ROOT, 'dist', 'main.js'), path.join(other, 'dist', 'main.js')];
}

/** A port that nobody listens on; the service keeps it over all its starts. */
export function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
