import os from 'node:os';
import path from 'node:path';
import { clockCheck, folderCheck, nodeCheck, portCheck, powerCheck, sqliteCheck } from '../../src/cli/doctor/checks';
import { VirtualClock } from '../../src/kernel';
import { createClient } from '../../src/operator-api/client';
import { FakeService } from './fake-service.fixture';
import { notingCommands } from './terminal.fixture';

describe('doctor', () => {
  it.each([
    ['v20.19.0', 'ok'],
    ['v20.18.9', 'bad'],
    ['v22.13.1', 'ok'],
    ['v23.9.0', 'bad'],
    ['v24.11.0', 'ok'],
    ['v26.0.0', 'ok'],
  ])('Node %s is %s', (version, verdict) =>
    expect(nodeCheck(version)).toMatchObject({ verdict, remedy: expect.stringContaining('Install') }),
  );

  it('a clock of 1970 is bad', () => {
    expect(clockCheck(new VirtualClock(0)).verdict).toBe('bad');
    expect(clockCheck(new VirtualClock()).verdict).toBe('ok');
  });

  it('what nobody can tell is said so', () => {
    const given = notingCommands();
    expect([sqliteCheck(given).verdict, powerCheck(given).verdict]).toEqual(['cannot-tell', 'cannot-tell']);
    expect(powerCheck({ ...given, mainsPower: () => 'no' }).verdict).toBe('warning');
    expect(
      sqliteCheck({ ...given, sqlite: () => ({ driverName: 'better-sqlite3', version: '3.51.3' }) }).found,
    ).toContain('3.51.3');
  });

  it('a folder that is to be made is judged by the one above it', async () => {
    expect(await folderCheck(path.join(os.tmpdir(), 'not-there', 'data'))).toMatchObject({
      verdict: 'ok',
      found: os.tmpdir(),
    });
  });

  it('a file where the folder is to be is bad', async () => {
    for (const folder of [__filename, path.join(__filename, 'data')])
      expect(await folderCheck(folder)).toMatchObject({ verdict: 'bad', found: `${__filename} (a file)` });
  });

  it('a port in use is good only when the service holds it', async () => {
    const answers = [{ software: 'stackhand 0.1.0' }, { hello: 'world' }];
    for (const answer of answers) {
      const service = new FakeService(() => answer);
      const url = await service.open();
      const port = Number(new URL(url).port);
      expect((await portCheck(port, createClient(url, 'doctor'))).verdict).toBe('software' in answer ? 'ok' : 'bad');
      await service.close();
    }
  });
});
