import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { buildOpenImage } from '../../src/updater';
import { openMapPage } from './open-map-page';
import { exampleWrites, HEADER, PARTS } from './open-map-tables';

const PAGE = path.resolve(__dirname, '../../docs/open-map.md');

it('docs/open-map.md says what the profile and the code say', async () => {
  const text = await openMapPage();
  if (process.env['WRITE_PAGES'] === '1') writeFileSync(PAGE, text);
  expect(readFileSync(PAGE, 'utf8')).toBe(text);
});

it('names every reading of the map', async () => {
  const text = await openMapPage();
  for (const { reading, at } of openBus.points)
    expect(text).toMatch(new RegExp(`\\| \\+${at.offset}\\b.*\\| ${reading} \\|`));
});

it('describes the header that is packed, byte by byte', () => {
  const image = Buffer.from(buildOpenImage(PARTS));
  const ends = HEADER.map(([at, bytes]) => at + bytes);
  expect(HEADER.map(([at]) => at)).toEqual([0, ...ends.slice(0, -1)]);
  expect(ends.at(-1)).toBe(64);
  const at = (what: string): number => HEADER.find(([, , text]) => text.startsWith(what))?.[0] ?? -1;
  const text = (what: string): string => image.toString('latin1', at(what), image.indexOf(0, at(what)));
  expect([text('hardware class'), text('version'), text('component')]).toEqual(['OPEN-1', '1.5.0', 'controller']);
  expect(image.readUInt32BE(at('length of the payload'))).toBe(PARTS.payload.length);
  expect(image.readUInt32BE(at('CRC-32 of the payload'))).toBe(crc32(PARTS.payload));
  expect(image.readUInt32BE(at('CRC-32 of bytes'))).toBe(crc32(image.subarray(0, 60)));
});

it('shows writes that a reader can take apart by the page alone', async () => {
  const [enter, block] = await exampleWrites();
  const image = buildOpenImage(PARTS);
  expect(enter?.words.slice(0, 3)).toEqual([1, 0, image.length]);
  expect(block?.words.slice(0, 4)).toEqual([1, 0, 0, image.length]);
  const sum = (block?.words[4] ?? 0) * 0x10000 + (block?.words[5] ?? 0);
  expect(sum).toBe(crc32(image));
});
