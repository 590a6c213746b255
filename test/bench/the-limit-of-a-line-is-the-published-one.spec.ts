import { blocksOf, imageOf } from '../../bench/wire/image';
import { limitSeconds } from '../../bench/wire/limit';

// Bytes of payload a second that byte times, both silences and the turnaround leave of FC16 with 123 registers.
const WHOLE_BLOCKS = 246 * 500;

test.each([
  { baud: 9600, turnaroundUs: 0, bytesPerSecond: 875 },
  { baud: 19200, turnaroundUs: 0, bytesPerSecond: 1749 },
  { baud: 115200, turnaroundUs: 0, bytesPerSecond: 9343 },
  { baud: 115200, turnaroundUs: 5000, bytesPerSecond: 7852 },
  { baud: 250000, turnaroundUs: 0, bytesPerSecond: 17546 },
])('$baud baud and $turnaroundUs us of turnaround leave $bytesPerSecond bytes a second', (line) => {
  const seconds = limitSeconds(blocksOf(WHOLE_BLOCKS), { ...line, bits: 10 });
  // One silence in five hundred transactions is not waited for: the last one.
  expect(Math.abs(WHOLE_BLOCKS / seconds / line.bytesPerSecond - 1)).toBeLessThan(0.002);
});

test('the blocks put together are the image, each in the unit and at the address where it goes on', () => {
  const bytes = 262144;
  const flash = Buffer.alloc(bytes);
  for (const { unit, address, words } of blocksOf(bytes)) {
    words.forEach((word, index) => flash.writeUInt16BE(word, ((unit - 1) * 65536 + address + index) * 2));
  }
  expect(flash.equals(imageOf(bytes))).toBe(true);
});
