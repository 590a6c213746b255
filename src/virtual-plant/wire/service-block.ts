import { lcdCode } from '../lcd';
import type { PlantState, StackState } from '../plant-state';
import { addressOf, runningService } from '../switch-meaning';
import { told } from './lied-readings';
import { RegisterWords } from './register-words';
import { LARGEST_BLOCK, OPEN_HARDWARE, UPDATE_ERRORS, UPDATE_MODES, type UpdateState } from './update-state';

/** Model number of the service block, and the registers that follow its length. */
export const SERVICE_BLOCK = { model: 64870, length: 226 } as const;
/** Where in the block an FC16 may begin, and how many registers it may have. */
export const COMMAND_AT = 82;
export const COMMAND_REGISTERS = 19;
export const BLOCK_AT = 104;
export const BLOCK_REGISTERS = 122;

const MAP_VERSION = 1;
const BOOT_LOADER = '1.0.0';
const NONE = 0xffff;
/** A stack that is found running has been up for so long. */
const FOUND_UP_SECONDS = 30 * 86_400;

/** Switch 1 is bit 0. */
function bankWord(pattern: string): number {
  return [...pattern].reduce((word, bit, index) => (bit === '1' ? word | (1 << index) : word), 0);
}

function uptimeSeconds(state: PlantState, stack: StackState): number {
  if (stack.poweredOnAtMs === null) return FOUND_UP_SECONDS + Math.floor(state.clockMs / 1000);
  return Math.floor((state.clockMs - stack.poweredOnAtMs) / 1000);
}

function shownStackCount(state: PlantState, stack: StackState): number {
  const counted = !stack.torn && runningService(state, stack) === 'parallelDetect' ? stack.shownCount : null;
  return counted ?? NONE;
}

function putUpdate(words: RegisterWords, update: UpdateState): void {
  words
    .put(40, UPDATE_MODES.indexOf(update.mode))
    .put(41, UPDATE_ERRORS[update.error])
    .put32(42, update.imageBytes)
    .put32(44, update.confirmed)
    .put(46, LARGEST_BLOCK)
    .put(47, update.lastSequence)
    .bytes(48, 16, Buffer.from(update.flashHash, 'hex'))
    .bytes(64, 16, Buffer.from(update.runningHash, 'hex'));
}

/** The service block as it is read; the places that are written read as 0. */
export function serviceBlock(state: PlantState, stack: StackState, update: UpdateState): Uint16Array {
  const words = new RegisterWords(SERVICE_BLOCK.length + 2)
    .put(0, SERVICE_BLOCK.model)
    .put(1, SERVICE_BLOCK.length)
    .put(2, MAP_VERSION)
    .text(3, 8, OPEN_HARDWARE)
    .text(11, 4, BOOT_LOADER)
    .put32(15, told(state, stack, 'boot-counter', update.bootCounter))
    .put32(17, told(state, stack, 'uptime', uptimeSeconds(state, stack)))
    .text(19, 2, lcdCode(state, stack) ?? '')
    .put(21, told(state, stack, 'stack-count', shownStackCount(state, stack)))
    .put(22, stack.torn ? NONE : (addressOf(state, stack) ?? NONE))
    .put(23, bankWord(stack.banks.ADDR_SET))
    .put(24, bankWord(stack.banks.INV_SET))
    .put(25, stack.contactorClosed ? 1 : 0);
  putUpdate(words, update);
  return words.words;
}
