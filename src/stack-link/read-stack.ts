import { StackhandError } from '../kernel';
import type { BusSlice, ReadingName, RegisterPoint } from './bus.slice';
import { type Decoded, decodePoint, type ReadingValue } from './decode-point';
import { type FoundModel, findModels } from './find-models';
import { type PlacedPoint, placePoints, planReads, type ReadBlock } from './plan-reads';
import type { RegisterOptions, Registers } from './registers.port';

/** One reading with where it came from. `why` says why `value` is null; `raw` are the registers as they came, none where none were read. */
export interface StackReading {
  readonly reading: ReadingName;
  readonly subject: string | null;
  readonly value: ReadingValue;
  readonly why: string | null;
  readonly raw: readonly number[];
  readonly register: number | null;
  readonly model: number | null;
}

/** What a stack said, all of it between two looks at its boot counter that agree. */
export interface StackReadings {
  readonly unit: number;
  readonly models: readonly FoundModel[];
  readonly list: readonly StackReading[];
}

/** `models`: as found before on this very connection, so that the chain is not walked again. */
export interface ReadOptions extends RegisterOptions {
  readonly models?: readonly FoundModel[];
}

/** The first read and two more: a stack that restarts three times in as many reads has another trouble. */
const MOST_READS = 3;
const RESTART_SIGNS: readonly ReadingName[] = ['boot-counter', 'uptime'];

/**
 * Reads a stack over its own bus; `wanted` names the readings, all that the map has when left out. What the device does not have is there
 * with null and why. A stack that restarts meanwhile is read again as a whole, since half of what it said was another life. Throws
 * `stack-link.restarted-meanwhile`, what `findModels` throws, and what the line throws.
 */
export async function readStack(
  registers: Registers,
  bus: BusSlice,
  wanted?: readonly ReadingName[],
  options: ReadOptions = {},
): Promise<StackReadings> {
  const points = bus.points.filter(({ reading }) => wanted === undefined || wanted.includes(reading));
  const signs = bus.points.filter(({ reading }) => RESTART_SIGNS.includes(reading));
  for (let reads = 0; reads < MOST_READS; reads++) {
    const models = await modelsOf(registers, bus, options);
    const list = await readOnce(new Reader(registers, bus, models, options), points, signs);
    if (list !== null) return { unit: bus.unit, models, list };
  }
  throw new StackhandError({
    code: 'stack-link.restarted-meanwhile',
    what: `The stack restarted during each of ${MOST_READS} readings, so no set of values belongs together.`,
    where: `unit ${bus.unit}`,
    remedy: 'Leave it alone until its LCD is quiet, look at its supply, then read again.',
  });
}

async function modelsOf(registers: Registers, bus: BusSlice, options: ReadOptions): Promise<readonly FoundModel[]> {
  if (bus.points.every(({ at }) => at.model === null)) return [];
  return options.models ?? findModels(registers, bus.unit, options);
}

/** The readings, or null when the signs of a restart differ before and after. A single read cannot be torn by a restart. */
async function readOnce(
  reader: Reader,
  points: readonly RegisterPoint[],
  signs: readonly RegisterPoint[],
): Promise<readonly StackReading[] | null> {
  const placed = reader.place(points);
  const watched = reader.place(signs);
  if (watched.length === 0 || reader.blocksFor(placed).length < 2) return decodeAll(placed, await reader.read(placed));
  const before = await reader.read(watched);
  const words = await reader.read(placed);
  const after = await reader.read(watched);
  return restarted(decodeAll(watched, before), decodeAll(watched, after)) ? null : decodeAll(placed, words);
}

function restarted(before: readonly StackReading[], after: readonly StackReading[]): boolean {
  return before.some(({ reading, value }, index) => {
    const later = after[index]?.value ?? null;
    if (typeof value !== 'number' || typeof later !== 'number') return value !== later;
    return reading === 'uptime' ? later < value : later !== value;
  });
}

function decodeAll(placed: readonly PlacedPoint[], words: ReadonlyMap<number, number>): StackReading[] {
  return placed.map((place) => {
    const { point } = place;
    const raw = place.address === null ? [] : wordsAt(words, place.address, point.words);
    const scale = place.scaleAt === null ? null : (words.get(place.scaleAt) ?? null);
    const decoded: Decoded = place.why === null ? decodePoint(point, raw, scale) : { value: null, why: place.why };
    const { reading, subject, at } = point;
    return { reading, subject, ...decoded, raw, register: place.address, model: at.model };
  });
}

function wordsAt(words: ReadonlyMap<number, number>, address: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => words.get(address + index)).filter((word) => word !== undefined);
}

/** Reads placed points of one device in as few requests as may be. */
class Reader {
  constructor(
    private readonly registers: Registers,
    private readonly bus: BusSlice,
    private readonly models: readonly FoundModel[],
    private readonly options: RegisterOptions,
  ) {}

  place(points: readonly RegisterPoint[]): PlacedPoint[] {
    return placePoints(points, this.models);
  }

  blocksFor(placed: readonly PlacedPoint[]): ReadBlock[] {
    return planReads(this.bus, placed, this.models);
  }

  async read(placed: readonly PlacedPoint[]): Promise<ReadonlyMap<number, number>> {
    const words = new Map<number, number>();
    for (const { address, count } of this.blocksFor(placed)) {
      const answer = await this.registers.readHolding(this.bus.unit, address, count, this.options);
      answer.forEach((word, index) => words.set(address + index, word));
    }
    return words;
  }
}
