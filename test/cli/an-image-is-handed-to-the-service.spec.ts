import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FakeService, type Seen } from './fake-service.fixture';
import { cli } from './terminal.fixture';

const DIGEST = 'ab'.repeat(32);
const SHOWN = {
  sha256: DIGEST,
  bytes: 16,
  format: 'open',
  hardwareClass: 'OPEN-1',
  version: '1.5.0',
  component: 'controller',
};

let service: FakeService;
let url: string;
let folder: string;
let answer: (seen: Seen) => unknown = () => SHOWN;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'image-'));
  service = new FakeService((seen) => answer(seen));
  url = await service.open();
  answer = () => SHOWN;
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await service.close();
});

function aFile(content: string): string {
  const file = path.join(folder, 'firmware.bin');
  writeFileSync(file, content);
  return file;
}

describe('image add', () => {
  it('sends the bytes of the file and says what the service saw in them', async () => {
    const { code, out } = await cli(['image', 'add', aFile('sixteen bytes...'), '--url', url]);
    expect(code).toBe(0);
    expect(service.posts).toMatchObject([{ path: '/api/images', body: 'sixteen bytes...' }]);
    for (const part of [DIGEST, 'open', '16 bytes', 'OPEN-1', 'controller', '1.5.0', `--image ${DIGEST}`])
      expect(out).toContain(part);
  });

  it('says that nobody sends an image that does not say what it is for', async () => {
    answer = () => ({ ...SHOWN, format: 'raw', hardwareClass: null, version: null, component: null });
    const { code, out } = await cli(['image', 'add', aFile('x'), '--url', url]);
    expect([code, out.includes('--image')]).toEqual([0, false]);
    expect(out).toContain('does not say what it is for');
  });

  it('gives a refusal on as it is', async () => {
    const problem = { code: 'updater.image-empty', what: 'The file is empty.', remedy: 'Fetch it again.' };
    answer = () => ({ error: { ...problem, problems: [problem] } });
    const { code, out, err } = await cli(['image', 'add', aFile(''), '--url', url]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('updater.image-empty');
  });

  it('is sent again with the same key when the answer was lost', async () => {
    answer = () => (service.posts.length === 1 ? undefined : SHOWN);
    const { code } = await cli(['image', 'add', aFile('x'), '--url', url]);
    expect(code).toBe(0);
    expect(service.posts).toHaveLength(2);
    expect(new Set(service.posts.map(({ key }) => key)).size).toBe(1);
  });
});

it('image show asks for the digest, in whatever letters it was copied', async () => {
  const { code, out } = await cli(['image', 'show', DIGEST.toUpperCase(), '--url', url, '--json']);
  expect([code, JSON.parse(out)]).toEqual([0, SHOWN]);
  expect(service.seen.map(({ path: at }) => at)).toEqual([`/api/images/${DIGEST}`]);
});

it('a plan and a run name the image that is sent', async () => {
  const site = path.join(folder, 'site.yaml');
  writeFileSync(site, readFileSync(path.join(__dirname, '../../examples/three-stacks.yaml')));
  await cli(['run', 'start', '--site', site, '--procedure', 'parallel-stack-update', '--image', DIGEST, '--url', url]);
  expect(service.posts[0]).toMatchObject({ path: '/api/runs', body: { image: DIGEST } });
});
