import { StackhandError } from '../kernel';
import type { BusSlice, RegisterPoint } from './bus.slice';
import type { FoundModel } from './find-models';

/** One read request. */
export interface ReadBlock {
  readonly address: number;
  readonly count: number;
}

/** Where the registers of a point stand on this device, or why it has none. */
export type PlacedPoint =
  | { readonly point: RegisterPoint; readonly address: number; readonly scaleAt: number | null; readonly why: null }
  | { readonly point: RegisterPoint; readonly address: null; readonly scaleAt: null; readonly why: string };

/** The points of a map on the models that a device has; a model that is missing or too short makes its points unreadable. */
export function placePoints(points: readonly RegisterPoint[], models: readonly FoundModel[]): PlacedPoint[] {
  return points.map((point) => {
    const at = placeOf(point, models);
    if (typeof at === 'string') return { point, address: null, scaleAt: null, why: at };
    const scaleAt = 'offset' in point.scale ? at - point.at.offset + point.scale.offset : null;
    return { point, address: at, scaleAt, why: null };
  });
}

function placeOf(point: RegisterPoint, models: readonly FoundModel[]): number | string {
  const { model, offset } = point.at;
  if (model === null) return offset;
  const found = models.find((candidate) => candidate.model === model);
  if (found === undefined) return `the device has no model ${model}`;
  const scaleEnd = 'offset' in point.scale ? point.scale.offset + 1 : 0;
  if (Math.max(offset + point.words, scaleEnd) <= found.length + 2) return found.address + offset;
  return `model ${model} of the device is only ${found.length} registers long`;
}

/**
 * The fewest reads that bring every placed point and its scale factor, each at most `registersPerRead` long. A read goes over a gap only
 * inside one SunSpec model, whose registers all exist; between absolute registers a device may refuse the whole read. Throws
 * `stack-link.point-too-long`.
 */
export function planReads(
  bus: Pick<BusSlice, 'registersPerRead'>,
  placed: readonly PlacedPoint[],
  models: readonly FoundModel[],
): ReadBlock[] {
  const ranges = placed.flatMap(rangesOf).sort((a, b) => a.address - b.address || a.count - b.count);
  const blocks: ReadBlock[] = [];
  for (const range of ranges) {
    if (range.count > bus.registersPerRead) throw tooLong(range, bus.registersPerRead);
    const last = blocks.at(-1);
    const joined = last === undefined ? null : join(last, range, models);
    if (joined === null || joined.count > bus.registersPerRead) blocks.push(range);
    else blocks[blocks.length - 1] = joined;
  }
  return blocks;
}

function rangesOf(placed: PlacedPoint): ReadBlock[] {
  if (placed.address === null) return [];
  const value = { address: placed.address, count: placed.point.words };
  return placed.scaleAt === null ? [value] : [value, { address: placed.scaleAt, count: 1 }];
}

function join(before: ReadBlock, range: ReadBlock, models: readonly FoundModel[]): ReadBlock | null {
  const end = Math.max(before.address + before.count, range.address + range.count);
  const gap = range.address > before.address + before.count;
  const within = models.some(({ address, length }) => before.address >= address && end <= address + length + 2);
  return gap && !within ? null : { address: before.address, count: end - before.address };
}

function tooLong(range: ReadBlock, most: number): StackhandError {
  return new StackhandError({
    code: 'stack-link.point-too-long',
    what: 'One point of the register map is longer than a single read of this device may be.',
    where: `register ${range.address}`,
    value: `${range.count} registers`,
    allowed: `up to ${most}`,
    remedy: 'Correct the profile: the length of the point, or how many registers the device gives in one read.',
  });
}
