import path from 'node:path';
import { FakeService } from './fake-service.fixture';
import { cli } from './terminal.fixture';

const SITE = path.resolve(__dirname, '../../examples/three-stacks.yaml');

/** What the service is asked when a run is planned with these options. */
async function asked(...options: readonly string[]): Promise<Record<string, unknown>> {
  const service = new FakeService(() => ({ error: { problems: [] } }));
  const url = await service.open();
  try {
    await cli([
      'plan',
      '--url',
      url,
      '--actor',
      'Ana',
      '--site',
      SITE,
      '--procedure',
      'parallel-stack-update',
      ...options,
    ]);
  } finally {
    await service.close();
  }
  return service.posts[0]?.body as Record<string, unknown>;
}

describe('what the release notes say reaches the service', () => {
  it('versions are placed, with who said so for all of them', async () => {
    const body = await asked(
      '--place',
      'main102=04010,older-than=04015',
      '--place',
      'main102=04012,older-than=04015@a call with the maker',
      '--source',
      'release notes',
    );
    expect(body['placements']).toEqual([
      { component: 'main102', version: '04010', olderThan: '04015', source: 'release notes' },
      { component: 'main102', version: '04012', olderThan: '04015', source: 'a call with the maker' },
    ]);
  });

  it('a target has its own source, or the one of all, or who typed it', async () => {
    const sources = async (...options: readonly string[]) =>
      ((await asked(...options))['targets'] as { source: string }[]).map(({ source }) => source);
    expect(
      await sources('--target', 'main102=04015@vendor mail, 3 March', '--target', 'module=3', '--source', 'notes'),
    ).toEqual(['vendor mail, 3 March', 'notes']);
    expect(await sources('--target', 'main102=04015')).toEqual(['named on the command line by Ana']);
  });
});
