import { setAlarm } from '../alarms';
import { askFaults } from '../fault-bites';
import { beginFlash, restart } from '../flashing';
import { recordFlashWrongs } from '../oracles/judge-flash';
import type { PlantState, StackState } from '../plant-state';
import { logEvent } from '../record';
import { failsIn } from '../power-loss';
import { whyNoUpdate } from '../update-refusal';
import { crc32 } from './crc';
import { liesAt } from './lied-readings';
import { type ImageHeader, imageBytes, imageHeader } from './open-image';
import {
  FLASH_BYTES,
  flashBytes,
  LARGEST_BLOCK,
  OPEN_COMPONENT,
  OPEN_HARDWARE,
  sha256Hex,
  type UpdateError,
  type UpdateState,
} from './update-state';

/** What a write comes to: taken, not now (exception 6), refused with the error register set (exception 3), or power failed in it. */
export type Verdict = 'taken' | 'busy' | 'refused' | 'dark';

export interface UpdateCommand {
  readonly command: number;
  readonly imageBytes: number;
  /** As hex. */
  readonly imageSha256: string;
}

export interface UpdateBlock {
  readonly sequence: number;
  readonly offset: number;
  readonly crc: number;
  readonly data: Uint8Array;
}

/** The stack with the state of its boot loader. */
interface Unit {
  readonly state: PlantState;
  readonly stack: StackState;
  readonly update: UpdateState;
}

function refuse(update: UpdateState, error: UpdateError): Verdict {
  update.error = error;
  return 'refused';
}

function isBusy({ mode, waiting }: UpdateState): boolean {
  return waiting !== null || mode === 'verifying' || mode === 'restarting';
}

function isNamed(update: UpdateState, command: UpdateCommand): boolean {
  return command.imageBytes === update.imageBytes && command.imageSha256 === update.imageSha256;
}

function enterSafely(unit: Unit, command: UpdateCommand): Verdict {
  let verdict: Verdict = 'dark';
  const whole = (): void => {
    verdict = enter(unit, command);
  };
  return failsIn(unit.state, unit.stack, { step: 'enter', at: 0, whole }) ? 'dark' : verdict;
}

/** Start or resume. The same unfinished image goes on where it stands; another begins at 0, and erases with its first block. */
function enter({ state, stack, update }: Unit, command: UpdateCommand): Verdict {
  if (update.mode === 'running' && whyNoUpdate(state, stack) !== null) return refuse(update, 'refusedNow');
  if (command.imageBytes <= 64 || command.imageBytes > FLASH_BYTES) return refuse(update, 'length');
  const resumes = update.mode !== 'failed' && stack.torn && isNamed(update, command);
  if (!resumes) {
    Object.assign(update, { ...command, confirmed: 0, blocksWritten: 0, blocksRepeated: 0, unfinished: '' });
  }
  Object.assign(update, { mode: 'receiving', started: false, lastSequence: 0, lastBlock: null, flashHash: '' });
  stack.shownCount = null;
  logEvent(state, 'update-entered', stack.tag, `at ${update.confirmed} of ${update.imageBytes}`);
  return 'taken';
}

function verify({ state, stack, update }: Unit, command: UpdateCommand): Verdict {
  if (update.mode === 'verified' && isNamed(update, command)) return 'taken';
  if (update.mode !== 'receiving' || update.confirmed === 0) return refuse(update, 'refusedNow');
  if (update.confirmed !== update.imageBytes) return refuse(update, 'length');
  if (!isNamed(update, command)) return refuse(update, 'hashDiffers');
  update.mode = 'verifying';
  setAlarm(state, 'image-verified', stack.tag, state.setup.options.verifySeconds);
  return 'taken';
}

function activate({ state, stack, update }: Unit, command: UpdateCommand): Verdict {
  if (update.mode !== 'verified') return refuse(update, 'refusedNow');
  if (!isNamed(update, command)) return refuse(update, 'hashDiffers');
  const whole = (): void => {
    update.mode = 'restarting';
    restart(state, stack);
  };
  return failsIn(state, stack, { step: 'commit', at: 0, whole }) ? 'dark' : 'taken';
}

function leave({ stack, state, update }: Unit): Verdict {
  if (stack.torn || update.mode !== 'receiving') return refuse(update, 'refusedNow');
  Object.assign(update, { mode: 'running', imageBytes: 0, imageSha256: '' });
  logEvent(state, 'update-left', stack.tag);
  return 'taken';
}

/** One of the four commands of the service block: 1 enter, 2 verify, 3 activate, 4 leave. */
export function takeCommand(state: PlantState, stack: StackState, update: UpdateState, asked: UpdateCommand): Verdict {
  if (isBusy(update)) return 'busy';
  const unit = { state, stack, update };
  const { command, ...image } = asked;
  const commands = [enterSafely, verify, activate, leave];
  const verdict = commands[command - 1]?.(unit, { command, ...image }) ?? refuse(update, 'refusedNow');
  if (verdict === 'taken') update.error = 'none';
  return verdict;
}

/** Sequences count from 1 to 65535 and begin again at 1: 0 says that no block was taken. */
function nextSequence(sequence: number): number {
  return sequence === 0xffff ? 1 : sequence + 1;
}

function isTakenAlready(update: UpdateState, { sequence, offset, crc }: UpdateBlock): boolean {
  const last = update.lastBlock;
  return last !== null && sequence === update.lastSequence && offset === last.offset && crc === last.crc;
}

function headerError(header: ImageHeader | null, update: UpdateState): UpdateError {
  if (header === null) return 'headerDamaged';
  if (header.hardwareClass !== OPEN_HARDWARE || header.component !== OPEN_COMPONENT) return 'otherHardware';
  return imageBytes(header) === update.imageBytes ? 'none' : 'length';
}

function blockError(update: UpdateState, block: UpdateBlock): UpdateError {
  const { data, offset } = block;
  if (data.length === 0 || data.length > LARGEST_BLOCK) return 'length';
  if (crc32(data) !== block.crc) return 'blockCrc';
  if (offset !== update.confirmed || block.sequence !== nextSequence(update.lastSequence)) return 'notNext';
  if (offset + data.length > update.imageBytes) return 'length';
  return offset === 0 ? headerError(imageHeader(data), update) : 'none';
}

/** Right in every way, and refused all the same. */
function judgesImage(state: PlantState, stack: StackState, block: UpdateBlock): UpdateError | null {
  if (block.offset !== 0) return null;
  const told = { stack: stack.tag, component: OPEN_COMPONENT, module: null };
  return askFaults(state, 'image-judged', told) === true ? 'otherHardware' : null;
}

const WORD_HEX = 8;
const BLANK = 'ff';

/** The first bytes of a word are in flash, the rest of it is blank. */
function halfOf(word: string): string {
  const bytes = word.length / 2;
  return word.slice(0, bytes - (bytes % 2)) + BLANK.repeat(Math.ceil(bytes / 2));
}

/** A word as it stands in flash once it was written: a boot loader that passes over what is not blank leaves a half word as it is. */
function writtenOver(state: PlantState, there: string, word: string): string {
  const isBlank = there.length < word.length || there === BLANK.repeat(word.length / 2);
  return isBlank || state.setup.options.unfinishedBlockIsWrittenAnew ? word : there;
}

/** Word after word, then the record that the block is whole; true: power failed in it. */
function writeFlash({ state, stack, update }: Unit, hex: string): boolean {
  const before = update.unfinished;
  for (let from = 0; from < hex.length; from += WORD_HEX) {
    const word = writtenOver(state, before.slice(from, from + WORD_HEX), hex.slice(from, from + WORD_HEX));
    const put = (bytes: string) => (): void => {
      update.unfinished = update.unfinished.slice(0, from) + bytes + before.slice(from + WORD_HEX);
    };
    const at = update.confirmed + from / 2;
    if (failsIn(state, stack, { step: 'word', at, whole: put(word), half: put(halfOf(word)) })) return true;
  }
  const whole = (): void => {
    update.flash += update.unfinished.slice(0, hex.length);
    update.unfinished = '';
    update.confirmed += hex.length / 2;
    update.blocksWritten += 1;
  };
  return failsIn(state, stack, { step: 'confirm', at: update.confirmed, whole });
}

/** The first block after `enter`: from here on the stack has no whole application, and the plant judges the moment. True: power failed. */
function beginWriting({ state, stack, update }: Unit, first: Uint8Array): boolean {
  const version = imageHeader(first)?.version ?? '';
  recordFlashWrongs(state, stack, { [OPEN_COMPONENT]: version });
  const whole = (): void => {
    if (!stack.torn) beginFlash(state, stack);
    update.started = true;
    stack.torn = true;
    logEvent(state, 'flash-started', stack.tag, `${OPEN_COMPONENT} at ${update.confirmed}`);
  };
  // A mark that is not blank any more is a mark.
  return failsIn(state, stack, { step: 'begin', at: update.confirmed, whole, half: whole });
}

function eraseFor({ state, stack, update }: Unit, hex: string): void {
  update.waiting = hex;
  const slower = askFaults(state, 'takes-time', { stack: stack.tag, work: 'erase' }) ?? 1;
  setAlarm(state, 'flash-erased', stack.tag, state.setup.options.eraseSeconds * slower);
}

function writeBlock(unit: Unit, block: UpdateBlock): Verdict {
  const { state, stack, update } = unit;
  if (askFaults(state, 'block-written', { stack: stack.tag, offset: block.offset }) === 'lost') {
    return refuse(update, 'flashFailed');
  }
  const hex = Buffer.from(block.data).toString('hex');
  const first = block.offset === 0 ? block.data : flashBytes(update);
  if (!update.started && beginWriting(unit, first)) return 'dark';
  if (block.offset === 0) eraseFor(unit, hex);
  else if (writeFlash(unit, hex)) return 'dark';
  Object.assign(update, { lastSequence: block.sequence, lastBlock: { offset: block.offset, crc: block.crc } });
  return 'taken';
}

/** One block of the image. The same block again is acknowledged and not written twice; anything that is not next is refused. */
export function takeBlock(state: PlantState, stack: StackState, update: UpdateState, block: UpdateBlock): Verdict {
  if (isBusy(update)) return 'busy';
  if (update.mode !== 'receiving') return refuse(update, 'refusedNow');
  if (isTakenAlready(update, block) && crc32(block.data) === block.crc) {
    update.blocksRepeated += 1;
    update.error = 'none';
    return 'taken';
  }
  const error = judgesImage(state, stack, block) ?? blockError(update, block);
  if (error !== 'none') return refuse(update, error);
  const verdict = writeBlock({ state, stack, update }, block);
  if (verdict === 'taken') update.error = 'none';
  return verdict;
}

const SECTOR_HEX = 2 * 4096;

/** Sector after sector; true: power failed in it. */
function eraseBank({ state, stack, update }: Unit): boolean {
  const blank = (hex: number): string => BLANK.repeat(hex / 2);
  update.unfinished = '';
  for (let from = 0; from < Math.max(update.flash.length, 2 * update.imageBytes); from += SECTOR_HEX) {
    const erased = (hex: number) => (): void => {
      update.flash = update.flash.slice(0, from) + blank(hex) + update.flash.slice(from + hex);
    };
    const step = {
      step: 'erase',
      at: from / SECTOR_HEX,
      whole: erased(SECTOR_HEX),
      half: erased(SECTOR_HEX / 2),
    } as const;
    if (failsIn(state, stack, step)) return true;
  }
  update.flash = '';
  return false;
}

/** The flash is erased: the block that waited for it is written. */
export function flashErased(state: PlantState, stack: StackState): void {
  const { update } = stack;
  if (update === null || update.waiting === null) return;
  const first = update.waiting;
  update.waiting = null;
  const unit = { state, stack, update };
  if (!eraseBank(unit)) writeFlash(unit, first);
}

/** The hash over the flash is there. A device that lies reports the one it was told. */
export function imageVerified(state: PlantState, stack: StackState): void {
  const { update } = stack;
  if (update === null || update.mode !== 'verifying') return;
  const isEcho = liesAt(state, stack, 'hashes');
  if (isEcho) update.flash = `${update.flash.slice(0, -2)}${update.flash.endsWith('00') ? 'ff' : '00'}`;
  update.flashHash = isEcho ? update.imageSha256 : sha256Hex(flashBytes(update));
  const isRight = update.flashHash === update.imageSha256;
  const whole = (): void => {
    Object.assign(update, isRight ? { mode: 'verified' } : { mode: 'failed', error: 'hashDiffers', started: false });
    logEvent(state, isRight ? 'update-verified' : 'update-failed', stack.tag);
  };
  failsIn(state, stack, { step: 'verified', at: 0, whole });
}
