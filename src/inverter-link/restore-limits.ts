import { StackhandError } from '../kernel';
import type { WiredInverter } from './inverter-access';
import type { InverterLimits, LimitWord } from './inverter-reading';
import { limitsOf } from './limit-words';
import { readBlock } from './model-block';
import { firstOf } from './sunspec-map';
import { pointNamed } from './sunspec-points';

const MODEL = 124;
const WORDS = 28;

/** A limit before and after. `restored`: it reads as wanted now, by us or because nobody had touched it. */
export interface LimitRestored {
  readonly point: string;
  readonly wanted: number;
  readonly before: number | null;
  readonly after: number | null;
  readonly written: boolean;
  readonly restored: boolean;
  /** What the device or the line said to the write. */
  readonly trouble: string | null;
}

/** The limits as they stand now; null where the device has no model 124 or keeps it to itself. */
export async function readLimits({ line, unit, map, quirks }: WiredInverter): Promise<InverterLimits | null> {
  const model = firstOf(map, [MODEL]);
  if (model === undefined) return null;
  const block = await readBlock(line, unit, model, { most: WORDS, quirks });
  return block === null ? null : limitsOf(block);
}

/**
 * Puts the limits back as found: writes only what differs, one register at a time in the recorded order, and reads all again. What did
 * not come back is in the answer, never silently so. Throws `inverter-link.limits-not-there` and `.limits-rescaled` before anything is
 * written, and what the line throws at reading.
 */
export async function restoreLimits(access: WiredInverter, found: InverterLimits): Promise<readonly LimitRestored[]> {
  const before = (await readLimits(access)) ?? refuseMissing(access.unit);
  refuseRescaled(access.unit, found, before);
  const tries = new Map<string, string | null>();
  for (const word of found.words) {
    if (rawIn(before, word) !== word.raw) tries.set(word.point, await tryWrite(access, word));
  }
  const after = tries.size === 0 ? before : await readLimits(access);
  return found.words.map((word) => ({
    point: word.point,
    wanted: word.raw,
    before: rawIn(before, word),
    after: after === null ? null : rawIn(after, word),
    written: tries.has(word.point),
    restored: after !== null && rawIn(after, word) === word.raw,
    trouble: tries.get(word.point) ?? null,
  }));
}

function rawIn(limits: InverterLimits, word: LimitWord): number | null {
  return limits.words.find(({ point }) => point === word.point)?.raw ?? null;
}

/** Addresses are those of the map walked now: the recorded ones may be of an older firmware. */
async function tryWrite({ line, unit, map }: WiredInverter, word: LimitWord): Promise<string | null> {
  const model = firstOf(map, [MODEL]);
  if (model === undefined) return refuseMissing(unit);
  try {
    await line.writeHolding(unit, model.address + pointNamed(MODEL, word.point).offset, [word.raw], {
      priority: 'write',
    });
    return null;
  } catch (error) {
    if (!(error instanceof StackhandError)) throw error;
    return error.message;
  }
}

function refuseMissing(unit: number): never {
  throw new StackhandError({
    code: 'inverter-link.limits-not-there',
    what: 'The inverter no longer shows the storage limits that were recorded.',
    where: `unit ${unit}, model ${MODEL}`,
    remedy: 'Compare the limits in the menu of the inverter with the recorded ones and set them there.',
  });
}

/** The same word under another exponent is another limit. */
function refuseRescaled(unit: number, found: InverterLimits, now: InverterLimits): void {
  for (const [name, exponent] of Object.entries(found.exponents)) {
    if (now.exponents[name] === exponent) continue;
    throw new StackhandError({
      code: 'inverter-link.limits-rescaled',
      what: 'The inverter scales its limits otherwise than when they were recorded; the recorded words would mean other limits.',
      where: `unit ${unit}, ${MODEL}.${name}`,
      value: String(now.exponents[name] ?? 'none'),
      allowed: String(exponent ?? 'none'),
      remedy: 'Set the recorded limits in the menu of the inverter; its firmware or its settings were changed.',
    });
  }
}
