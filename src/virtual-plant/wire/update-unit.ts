import { setAlarm } from '../alarms';
import { askFaults } from '../fault-bites';
import { beginFlash, restart } from '../flashing';
import { recordFlashWrongs } from '../oracles/judge-flash';
import type { PlantState, StackState } from '../plant-state';
import { logEvent } from '../record';
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

/** What a write comes to: taken, not now (exception 6), or refused with the error register set (exception 3). */
export type Verdict = 'taken' | 'busy' | 'refused';

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

/** Start or resume. The same unfinished image goes on where it stands; another begins at 0, and erases with its first block. */
function enter({ state, stack, update }: Unit, command: UpdateCommand): Verdict {
  if (update.mode === 'running' && whyNoUpdate(state, stack) !== null) return refuse(update, 'refusedNow');
  if (command.imageBytes <= 64 || command.imageBytes > FLASH_BYTES) return refuse(update, 'length');
  const resumes = update.mode !== 'failed' && stack.torn && isNamed(update, command);
  if (!resumes) {
    Object.assign(update, { ...command, confirmed: 0, blocksWritten: 0, blocksRepeated: 0 });
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
  update.mode = 'restarting';
  restart(state, stack);
  return 'taken';
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
  const commands = [enter, verify, activate, leave];
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

function writeFlash({ update }: Unit, hex: string): void {
  update.flash += hex;
  update.confirmed += hex.length / 2;
  update.blocksWritten += 1;
}

/** The first block after `enter`: from here on the stack has no whole application, and the plant judges the moment. */
function beginWriting({ state, stack, update }: Unit, first: Uint8Array): void {
  const version = imageHeader(first)?.version ?? '';
  recordFlashWrongs(state, stack, { [OPEN_COMPONENT]: version });
  if (!stack.torn) beginFlash(state, stack);
  update.started = true;
  stack.torn = true;
  logEvent(state, 'flash-started', stack.tag, `${OPEN_COMPONENT} at ${update.confirmed}`);
}

function writeBlock(unit: Unit, block: UpdateBlock): Verdict {
  const { state, stack, update } = unit;
  if (askFaults(state, 'block-written', { stack: stack.tag, offset: block.offset }) === 'lost') {
    return refuse(update, 'flashFailed');
  }
  const hex = Buffer.from(block.data).toString('hex');
  if (!update.started) beginWriting(unit, block.offset === 0 ? block.data : flashBytes(update));
  if (block.offset === 0) {
    Object.assign(update, { flash: '', waiting: hex });
    const slower = askFaults(state, 'takes-time', { stack: stack.tag, work: 'erase' }) ?? 1;
    setAlarm(state, 'flash-erased', stack.tag, state.setup.options.eraseSeconds * slower);
  } else writeFlash(unit, hex);
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

/** The flash is erased: the block that waited for it is written. */
export function flashErased(state: PlantState, stack: StackState): void {
  const { update } = stack;
  if (update === null || update.waiting === null) return;
  writeFlash({ state, stack, update }, update.waiting);
  update.waiting = null;
}

/** The hash over the flash is there. A device that lies reports the one it was told. */
export function imageVerified(state: PlantState, stack: StackState): void {
  const { update } = stack;
  if (update === null || update.mode !== 'verifying') return;
  const isEcho = liesAt(state, stack, 'hashes');
  if (isEcho) update.flash = `${update.flash.slice(0, -2)}${update.flash.endsWith('00') ? 'ff' : '00'}`;
  update.flashHash = isEcho ? update.imageSha256 : sha256Hex(flashBytes(update));
  const isRight = update.flashHash === update.imageSha256;
  Object.assign(update, isRight ? { mode: 'verified' } : { mode: 'failed', error: 'hashDiffers', started: false });
  logEvent(state, isRight ? 'update-verified' : 'update-failed', stack.tag);
}
