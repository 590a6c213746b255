import { StackhandError } from '../kernel';
import type { FoundModel } from './sunspec-map';

/** "model 103 at register 40070, 50 registers", or "the marker" before any model. */
function after(model: FoundModel | undefined): string {
  return model === undefined ? 'the marker' : `model ${model.id} at ${model.address} with ${model.length} registers`;
}

export function shortAnswer(unit: number, address: number, count: number): StackhandError {
  return new StackhandError({
    code: 'inverter-link.short-answer',
    what: 'The line handed over fewer registers than were asked for.',
    where: `unit ${unit}, register ${address}`,
    allowed: `${count} registers`,
    remedy: 'Read again; if it stays, record the line and report it: the line must refuse such an answer.',
  });
}

export function notSunSpec(unit: number, bases: readonly number[], seen: readonly string[]): StackhandError {
  return new StackhandError({
    code: 'inverter-link.not-sunspec',
    what: 'The unit answers, but no SunSpec map begins at any of the known registers.',
    where: `unit ${unit}`,
    value: seen.join('; '),
    allowed: `0x5375 0x6e53 at ${bases.join(', ')}`,
    remedy:
      'Switch SunSpec on in the menu of the inverter, try its other unit number, or plan it as an inverter without a bus.',
  });
}

export function wordsSwapped(unit: number, base: number): StackhandError {
  return new StackhandError({
    code: 'inverter-link.words-swapped',
    what: 'The marker of the map stands there with its two words exchanged.',
    where: `unit ${unit}, register ${base}`,
    value: '0x6e53 0x5375',
    allowed: '0x5375 0x6e53',
    remedy: 'Look for a gateway that exchanges words and switch that off; nothing behind it can be read as it is.',
  });
}

export function withoutLength(unit: number, address: number, id: number): StackhandError {
  return new StackhandError({
    code: 'inverter-link.model-without-length',
    what: `The chain of models stops making sense: model ${id} without a length.`,
    where: `unit ${unit}, register ${address}`,
    value: `model ${id}, length 0`,
    allowed: 'a model number from 1 with 1 to 65533 registers, or the end marker 0xffff',
    remedy: 'Read the length of the model from the maker’s register list and add it as the quirk `modelLengths`.',
  });
}

export function noEndMarker(unit: number, address: number, last: FoundModel | undefined): StackhandError {
  return new StackhandError({
    code: 'inverter-link.no-end-marker',
    what: `The device refuses the register that follows ${after(last)}; there must be a further model or the end marker.`,
    where: `unit ${unit}, register ${address}`,
    value: 'refused',
    allowed: 'a model number, or 0xffff',
    remedy:
      'Compare the length with the maker’s list: add it as the quirk `modelLengths`, or `endMarkerMissing` if the list ends here.',
  });
}

export function leavesMemory(unit: number, last: FoundModel | undefined): StackhandError {
  return new StackhandError({
    code: 'inverter-link.chain-leaves-memory',
    what: `The chain of models runs past the last register after ${after(last)}.`,
    where: `unit ${unit}`,
    allowed: 'models up to register 65535',
    remedy: 'Read the length of that model from the maker’s register list and add it as the quirk `modelLengths`.',
  });
}

export function tooLong(unit: number, most: number): StackhandError {
  return new StackhandError({
    code: 'inverter-link.chain-too-long',
    what: `After ${most} models there is still no end marker.`,
    where: `unit ${unit}`,
    allowed: `at most ${most} models`,
    remedy:
      'What stands there is no chain of models: check the unit number, and the base register in the maker’s list.',
  });
}
