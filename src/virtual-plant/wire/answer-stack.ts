import { anchor } from '../dc-bus';
import { stackOf } from '../find';
import type { PlantState, StackState } from '../plant-state';
import { settle } from '../settle';
import { exceptionAnswer, type ModbusRequest, modbusRequest, readAnswer, writeAnswer } from './modbus-pdu';
import { readOpenMap, serviceAt } from './open-map';
import { BLOCK_AT, BLOCK_REGISTERS, COMMAND_AT, COMMAND_REGISTERS } from './service-block';
import type { UpdateState } from './update-state';
import { takeBlock, takeCommand, type Verdict } from './update-unit';

/** Registers of a block before its data: sequence, offset, length, CRC. */
const BLOCK_HEAD = 6;

/** The stack with the state of its boot loader. */
interface Unit {
  readonly state: PlantState;
  readonly stack: StackState;
  readonly update: UpdateState;
}

type Write = Extract<ModbusRequest, { kind: 'write' }>;

const long = (words: Uint16Array, at: number): number => (words[at] ?? 0) * 0x10000 + (words[at + 1] ?? 0);

function bytesOf(words: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(words.length * 2);
  for (const [index, value] of words.entries()) bytes.set([value >> 8, value & 0xff], index * 2);
  return bytes;
}

function command(state: PlantState, stack: StackState, update: UpdateState, words: Uint16Array): Verdict {
  const asked = words[0] ?? 0;
  state.cause = `wire ${stack.tag} command ${asked}`;
  const imageSha256 = Buffer.from(bytesOf(words.subarray(3))).toString('hex');
  return takeCommand(state, stack, update, { command: asked, imageBytes: long(words, 1), imageSha256 });
}

function block(state: PlantState, stack: StackState, update: UpdateState, words: Uint16Array): Verdict {
  const [sequence = 0] = words;
  const [offset, length, crc] = [long(words, 1), words[3] ?? 0, long(words, 4)];
  state.cause = `wire ${stack.tag} block at ${offset}`;
  // A length that does not fit the registers sent leaves no data to be taken, whatever stands there.
  const fits = words.length === BLOCK_HEAD + Math.ceil(length / 2);
  const data = fits ? bytesOf(words.subarray(BLOCK_HEAD)).subarray(0, length) : new Uint8Array();
  return takeBlock(state, stack, update, { sequence, offset, crc, data });
}

/** null: no place of the map that can be written so. */
function verdictOf(unit: Unit, at: number, words: Uint16Array): Verdict | null {
  const { state, stack, update } = unit;
  if (at !== COMMAND_AT && (at !== BLOCK_AT || words.length > BLOCK_REGISTERS)) return null;
  if (at === COMMAND_AT && words.length === COMMAND_REGISTERS) return command(state, stack, update, words);
  if (at === BLOCK_AT && words.length > BLOCK_HEAD) return block(state, stack, update, words);
  update.error = 'length';
  return 'refused';
}

function write(unit: Unit, asked: Write): Uint8Array | null {
  const { code, address, words } = asked;
  const { state } = unit;
  anchor(state);
  const verdict = verdictOf(unit, address - serviceAt(unit.stack), words);
  if (verdict === null) return exceptionAnswer(code, 2);
  settle(state);
  if (verdict === 'dark') return null;
  if (verdict === 'taken') return writeAnswer(address, words.length);
  return exceptionAnswer(code, verdict === 'busy' ? 6 : 3);
}

/** The controller listens: lit, and up since its last start, be it the application or the boot loader alone. */
export function isListening(stack: StackState): boolean {
  return stack.update !== null && stack.power === 'on';
}

/**
 * What a stack of the open map answers to a Modbus PDU (function code and data, without unit and check) at the plant's time. null: silence,
 * because it is off, still starting, or no product that speaks Modbus.
 */
export function answerStack(state: PlantState, tag: string, pdu: Uint8Array): Uint8Array | null {
  const stack = stackOf(state, tag);
  const asked = modbusRequest(pdu);
  if (asked === null || stack.update === null || !isListening(stack)) return null;
  if (asked.kind === 'bad') return exceptionAnswer(asked.code, asked.exception);
  const unit = { state, stack, update: stack.update };
  if (asked.kind === 'write') return write(unit, asked);
  const words = readOpenMap(unit, asked.address, asked.count);
  return words === null ? exceptionAnswer(asked.code, 2) : readAnswer(asked.code, words);
}
