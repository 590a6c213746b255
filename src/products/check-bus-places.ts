import type { Problem } from '../kernel';
import type { ProductProfile } from './profile';

type Bus = NonNullable<ProductProfile['bus']>;

/** Registers that belong to one meaning. */
interface Range {
  readonly name: string;
  readonly where: string;
  readonly model: number | null;
  readonly from: number;
  readonly words: number;
}

const REGISTERS = 0x1_0000;
/** Id and length stand before every model. */
const HEADER = 2;
const SCALE_MOST = 10;
const HASH_WORDS = 16;
const COMMAND_WORDS = 19;
const BLOCK_WORDS = 122;
/** Registers of the part of a model that does not repeat, header included, where its length is published (sunspec/models). */
const FIXED_PART: Readonly<Record<number, number>> = { 1: 68, 802: 64, 803: 28, 804: 48 };

/** Registers that overlap, leave the register space or stand where no register is, and scale factors that are none. */
export function checkBusPlaces(bus: Bus): Problem[] {
  const points = bus.points.map((point, index): Range => {
    const name = point.subject === null ? point.reading : `${point.reading} of ${point.subject}`;
    return { name, where: `bus.points[${index}]`, model: point.at.model, from: point.at.offset, words: point.words };
  });
  // State and running image of the update block may be read as readings too: they are the same registers with the same meaning.
  const shared: readonly (string | undefined)[] = ['update-state', 'running-image'];
  const own = points.filter((_, index) => !shared.includes(bus.points[index]?.reading));
  const ranges = [...own, ...updateRanges(bus)];
  return [
    ...ranges.flatMap(outside),
    ...ranges.flatMap((range, index) => overlaps(range, ranges.slice(0, index))),
    ...bus.points.flatMap((point, index) => checkScale(point, `bus.points[${index}]`, ranges)),
  ];
}

function updateRanges({ update }: Bus): Range[] {
  if (update === null) return [];
  const words = {
    ...{ state: 1, error: 1, imageLength: 2, confirmedOffset: 2, blockBytes: 1, lastSequence: 1 },
    ...{ flashHash: HASH_WORDS, runningHash: HASH_WORDS, command: COMMAND_WORDS, block: BLOCK_WORDS },
  };
  const range = (key: string, from: number, length: number): Range => {
    return { name: `update ${key}`, where: `bus.update.${key}`, model: update.model, from, words: length };
  };
  const fields = Object.entries(words).map(([key, length]) => range(key, update[key as keyof typeof words], length));
  return [range('mapVersion', update.mapVersion.offset, 1), ...fields];
}

function outside({ name, where, model, from, words }: Range): Problem[] {
  const header = model === null ? 0 : HEADER;
  const fixed = model === null ? undefined : FIXED_PART[model];
  const end = fixed ?? REGISTERS - header;
  if (from >= header && from + words <= end) return [];
  return [
    {
      code: from < header ? 'products.bus-in-the-header' : 'products.bus-outside-the-registers',
      what:
        from < header
          ? `${name} stands where its model has id and length.`
          : `${name} ends behind the last register there is.`,
      where,
      value: `${from} to ${from + words - 1}`,
      allowed: `${header} to ${end - 1}`,
      remedy: 'Compare with the document; it may count from 1 or from 40001 where this map counts from 0.',
    },
  ];
}

function overlaps(range: Range, earlier: readonly Range[]): Problem[] {
  const other = earlier.find(
    ({ model, from, words }) => model === range.model && from < range.from + range.words && range.from < from + words,
  );
  if (other === undefined) return [];
  return [
    {
      code: 'products.bus-overlap',
      what: `${range.name} and ${other.name} (${other.where}) take the same registers.`,
      where: range.where,
      value: `${range.from} to ${range.from + range.words - 1}`,
      allowed: `outside ${other.from} to ${other.from + other.words - 1}`,
      remedy: 'Compare place and length of both with the document; one of them has a slip.',
    },
  ];
}

function checkScale(point: Bus['points'][number], where: string, ranges: readonly Range[]): Problem[] {
  if ('power' in point.scale) {
    const { power } = point.scale;
    return Math.abs(power) <= SCALE_MOST ? [] : [badScale(`${where}.scale.power`, power, '-10 to 10')];
  }
  const { offset } = point.scale;
  const { model } = point.at;
  const end = (model === null ? undefined : FIXED_PART[model]) ?? REGISTERS;
  const header = model === null ? 0 : HEADER;
  if (offset < header || offset >= end) return [badScale(`${where}.scale.offset`, offset, `${header} to ${end - 1}`)];
  const taken = ranges.find(
    (range) => range.model === model && range.from <= offset && offset < range.from + range.words,
  );
  if (taken === undefined) return [];
  return [badScale(`${where}.scale.offset`, offset, `a register that is not ${taken.name} (${taken.where})`)];
}

function badScale(where: string, value: number, allowed: string): Problem {
  return {
    code: 'products.bus-scale-outside',
    what: 'No scale factor can stand here.',
    where,
    value: String(value),
    allowed,
    remedy: 'Compare with the document which register holds the scale factor of this reading.',
  };
}
