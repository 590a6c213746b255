import { StackhandError } from '../kernel';
import { rawNumber, rawText, scaled } from './decode-point';
import type { HoldingLine } from './holding-line.port';
import type { InverterQuirks } from './inverter.slice';
import { isRefusal } from './line-refusal';
import type { FoundModel } from './sunspec-map';
import { type Point, pointNamed } from './sunspec-points';
import { shortAnswer } from './walk-problems';

/** The registers of one model as they were read, its number and length first. */
export interface ModelBlock {
  readonly model: FoundModel;
  readonly words: readonly number[];
  readonly quirks: InverterQuirks;
}

/** Where a value was read: model, point and register (PDU address, from 0). */
export interface RegisterSource {
  readonly model: number;
  readonly point: string;
  readonly address: number;
}

/**
 * Reads the first `most` registers of a model, in parts the device can answer. The model's number must still stand at its head: on a
 * serial line an answer for another address looks like ours. Null where the device refuses. Throws `inverter-link.model-moved`.
 */
export async function readBlock(
  line: HoldingLine,
  unit: number,
  model: FoundModel,
  { most, quirks }: { readonly most: number; readonly quirks: InverterQuirks },
): Promise<ModelBlock | null> {
  const count = Math.min(2 + model.length, most);
  const words: number[] = [];
  while (words.length < count) {
    const address = model.address + words.length;
    const part = Math.min(quirks.maxWordsPerRead, count - words.length);
    const answer = await orNull(line.readHolding(unit, address, part, { priority: 'check' }));
    if (answer === null) return null;
    if (answer.length !== part) throw shortAnswer(unit, address, part);
    words.push(...answer);
  }
  if (words[0] !== model.id) throw moved(unit, model, words[0]);
  return { model, words, quirks };
}

async function orNull(answer: Promise<readonly number[]>): Promise<readonly number[] | null> {
  try {
    return await answer;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** A point of the block before scaling; null where it is not implemented, ignored by a quirk, or beyond the model's length. */
export function rawOf(block: ModelBlock, point: Point): number | null {
  if (block.quirks.ignore.includes(`${block.model.id}.${point.name}`)) return null;
  return rawNumber(block.words, point, block.quirks.wordOrder);
}

/** A point of the block in its unit; null as `rawOf`, and where its exponent is missing. */
export function numberOf(block: ModelBlock, point: Point): number | null {
  const raw = rawOf(block, point);
  if (raw === null || point.scale === undefined) return raw;
  return scaled(raw, rawOf(block, pointNamed(block.model.id, point.scale)));
}

export function textOf(block: ModelBlock, point: Point): string | null {
  if (block.quirks.ignore.includes(`${block.model.id}.${point.name}`)) return null;
  return rawText(block.words, point);
}

export function sourceOf(block: ModelBlock, point: Point): RegisterSource {
  return { model: block.model.id, point: point.name, address: block.model.address + point.offset };
}

function moved(unit: number, model: FoundModel, found: number | undefined): StackhandError {
  return new StackhandError({
    code: 'inverter-link.model-moved',
    what: `Model ${model.id} no longer stands where it was found.`,
    where: `unit ${unit}, register ${model.address}`,
    value: String(found),
    allowed: String(model.id),
    remedy: 'Walk the map of the device again; if it happens twice, look for a second device with this unit number.',
  });
}
