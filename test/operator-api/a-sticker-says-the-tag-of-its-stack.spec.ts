import { encode } from 'uqr';
import { serviceOfAFile } from '../support/service-of-a-file';

jest.setTimeout(60_000);

const service = serviceOfAFile();

const sticker = (tag: string): Promise<Response> => fetch(`${service.url}/api/stickers/${encodeURIComponent(tag)}`);

test.each(['S1', 'Süd 2/links', '<S3>'])(
  'the code of %s is a picture with as many dark places as it has',
  async (tag) => {
    const reply = await sticker(tag);
    expect(reply.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    const picture = await reply.text();
    const dark = encode(`stackhand:${tag}`, { ecc: 'Q', border: 4 }).data.flat().filter(Boolean).length;
    expect(picture.match(/M\d/g)).toHaveLength(dark);
    expect(picture).not.toContain(tag === 'S1' ? 'script' : tag);
  },
);

test('two stacks have two codes', async () => {
  expect(await (await sticker('S1')).text()).not.toBe(await (await sticker('S2')).text());
});

test('a tag that no sticker holds is refused', async () => {
  const reply = await sticker('S'.repeat(41));
  expect(reply.status).toBe(400);
});
