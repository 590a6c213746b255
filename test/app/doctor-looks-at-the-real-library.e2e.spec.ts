import { folder, run } from '../support/stage';

test('doctor says which SQLite library the service would use', async () => {
  const place = folder();
  try {
    const { stdout } = await run('doctor', '--json', '--data', place.path);
    const { checks } = JSON.parse(stdout) as { checks: { name: string; verdict: string; found: string }[] };
    const sqlite = checks.find(({ name }) => name === 'sqlite');
    expect(sqlite?.verdict).toBe('ok');
    expect(sqlite?.found).toMatch(/^3\.\d+\.\d+ by (better-sqlite3|node:sqlite)$/);
  } finally {
    place.drop();
  }
});
