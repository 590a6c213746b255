import type { ProductProfile } from '../profile';

export type Bus = NonNullable<ProductProfile['bus']>;
export type Point = Bus['points'][number];

const WORDS: Readonly<Record<Point['type'], number>> = {
  u16: 1,
  i16: 1,
  u32: 2,
  i32: 2,
  text: 1,
  switches: 1,
  hash: 16,
};

/** One row of a map: what was published of it, and nothing else assumed. */
export function pointAt(
  reading: Point['reading'],
  at: Point['at'],
  type: Point['type'],
  more: Pick<Point, 'source'> & Partial<Point>,
): Point {
  const plain = { subject: null, scale: { power: 0 }, none: [], plusIs: null, width: null };
  return { reading, at, type, words: WORDS[type], ...plain, ...more };
}
