import { exceptionCodeOf } from '../fieldbus';
import { type Problem, StackhandError } from '../kernel';
import type { RegisterOptions, Registers } from './registers.port';

/** A SunSpec model in the map of a device: `address` of its id register, `length` L without the two header registers. */
export interface FoundModel {
  readonly model: number;
  readonly address: number;
  readonly length: number;
}

/** Where SunSpec lets a map begin, the usual place first. */
export const SUNSPEC_BASES = [40000, 0, 50000] as const;
const SUNS = [0x5375, 0x6e53];
const END_MODEL = 0xffff;
const LAST_REGISTER = 0xffff;
/** No device needs more; a chain that goes on is one that leads in a circle of rubbish. */
const MOST_MODELS = 64;

/**
 * Walks a device's chain of SunSpec models. Throws `stack-link.no-sunspec` where no base holds the marker, `stack-link.chain-broken` where
 * the chain does not come to its end marker, and what the line throws when nobody answers.
 */
export async function findModels(
  registers: Registers,
  unit: number,
  options: RegisterOptions = {},
): Promise<readonly FoundModel[]> {
  const seen: string[] = [];
  for (const base of SUNSPEC_BASES) {
    const words = await readOrRefused(registers, unit, base, options);
    if (words?.[0] === SUNS[0] && words?.[1] === SUNS[1]) return walk(registers, unit, base + 2, options);
    seen.push(`${base}: ${words === null ? 'refused' : words.map(hex).join(' ')}`);
  }
  throw new StackhandError({
    code: 'stack-link.no-sunspec',
    what: 'The device answers, but its register map does not begin with the SunSpec marker "SunS" at any place where it may stand.',
    where: `unit ${unit}`,
    value: seen.join(', '),
    allowed: `0x5375 0x6e53 at ${SUNSPEC_BASES.join(', ')}`,
    remedy: 'Look at the model on its label and choose the product that fits; check the unit number.',
  });
}

async function walk(
  registers: Registers,
  unit: number,
  start: number,
  options: RegisterOptions,
): Promise<readonly FoundModel[]> {
  const models: FoundModel[] = [];
  for (let address = start; ; ) {
    if (models.length >= MOST_MODELS) throw broken(address, `more than ${MOST_MODELS} models`);
    if (address + 1 > LAST_REGISTER) throw broken(address, 'the chain leaves the register space');
    const header = await readOrRefused(registers, unit, address, options);
    if (header === null) throw broken(address, 'the device refuses to read here');
    const [model = 0, length = 0] = header;
    if (model === END_MODEL) return models;
    if (model === 0 || length === 0) throw broken(address, `id ${model}, length ${length}`);
    models.push({ model, address, length });
    address += length + 2;
  }
}

/** Two registers, or null where the device refuses that address: a base that is not there is no failure of the line. */
async function readOrRefused(
  registers: Registers,
  unit: number,
  address: number,
  options: RegisterOptions,
): Promise<readonly number[] | null> {
  try {
    return await registers.readHolding(unit, address, 2, options);
  } catch (error) {
    if (exceptionCodeOf(error) !== undefined) return null;
    throw error;
  }
}

function broken(address: number, found: string): StackhandError {
  const problem: Problem = {
    code: 'stack-link.chain-broken',
    what: 'The chain of SunSpec models does not come to its end marker.',
    where: `register ${address}`,
    value: found,
    allowed: 'a model id and its length, or the end marker 0xffff',
    remedy:
      'Read again; when it stays, the device needs another profile, or its maker must say where its models stand.',
  };
  return new StackhandError(problem);
}

function hex(word: number): string {
  return `0x${word.toString(16).padStart(4, '0')}`;
}
