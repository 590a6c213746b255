import { StackhandError } from '../kernel';
import type { HoldingLine } from './holding-line.port';
import { type InverterQuirks, NO_QUIRKS } from './inverter.slice';
import { isRefusal } from './line-refusal';
import type { FoundModel, SunSpecMap } from './sunspec-map';
import * as flaw from './walk-problems';

const MARKER = [0x5375, 0x6e53] as const;
const END = 0xffff;
const HIGHEST_REGISTER = 65_535;
/** No device on sale has half as many; a chain that goes on is a fault of the device or memory that is no chain. */
const MOST_MODELS = 100;

/** The line of one unit while its map is walked. */
interface Walk {
  readonly line: HoldingLine;
  readonly unit: number;
  readonly quirks: InverterQuirks;
}

/**
 * Finds the SunSpec map of a unit: `SunS` at one of the known bases, then pairs of model number and length to the end marker. At most
 * 100 models and one pass through the addresses. Throws `inverter-link.not-sunspec`, `.words-swapped`, `.model-without-length`,
 * `.chain-too-long`, `.chain-leaves-memory`, `.no-end-marker`, or what the line threw.
 */
export async function walkSunSpec(
  line: HoldingLine,
  unit: number,
  quirks: InverterQuirks = NO_QUIRKS,
): Promise<SunSpecMap> {
  const walk = { line, unit, quirks };
  const base = await findBase(walk);
  return { base, models: await followChain(walk, base) };
}

/** Two registers, or null where the device refuses the address. */
async function pairAt({ line, unit }: Walk, address: number): Promise<readonly [number, number] | null> {
  try {
    const [first, second] = await line.readHolding(unit, address, 2, { priority: 'check' });
    if (first === undefined || second === undefined) throw flaw.shortAnswer(unit, address, 2);
    return [first, second];
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/**
 * A device may keep silent instead of refusing an address, so the other bases are tried before its silence is the answer. A line that
 * is lost is lost at every base.
 */
async function findBase(walk: Walk): Promise<number> {
  const seen: string[] = [];
  let silence: StackhandError | undefined;
  for (const base of walk.quirks.bases) {
    try {
      const pair = await pairAt(walk, base);
      if (pair?.[0] === MARKER[0] && pair[1] === MARKER[1]) return base;
      if (pair?.[0] === MARKER[1] && pair[1] === MARKER[0]) throw flaw.wordsSwapped(walk.unit, base);
      seen.push(`${base}: ${pair === null ? 'refused' : pair.map((word) => hex(word)).join(' ')}`);
    } catch (error) {
      if (!(error instanceof StackhandError) || error.code !== 'fieldbus.no-answer') throw error;
      silence = error;
    }
  }
  // Only silence everywhere is an absent device; one that answered anywhere is there, and speaks something else.
  if (seen.length === 0 && silence !== undefined) throw silence;
  throw flaw.notSunSpec(walk.unit, walk.quirks.bases, seen);
}

async function followChain(walk: Walk, base: number): Promise<readonly FoundModel[]> {
  const models: FoundModel[] = [];
  let address = base + MARKER.length;
  while (models.length < MOST_MODELS) {
    if (address + 1 > HIGHEST_REGISTER) throw flaw.leavesMemory(walk.unit, models.at(-1));
    const pair = await pairAt(walk, address);
    if (pair === null && walk.quirks.endMarkerMissing && models.length > 0) return models;
    if (pair === null) throw flaw.noEndMarker(walk.unit, address, models.at(-1));
    const [id, stated] = pair;
    if (id === END) return models;
    const length = walk.quirks.modelLengths[String(id)] ?? stated;
    if (length === 0 || id === 0) throw flaw.withoutLength(walk.unit, address, id);
    models.push({ id, address, length });
    address += 2 + length;
  }
  throw flaw.tooLong(walk.unit, MOST_MODELS);
}

function hex(word: number): string {
  return `0x${word.toString(16).padStart(4, '0')}`;
}
