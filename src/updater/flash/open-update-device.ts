import { crc32 } from 'node:zlib';
import { StackhandError } from '../../kernel';
import {
  type ImageBlock,
  type ImageName,
  UPDATE_FAULTS,
  UPDATE_STATES,
  type UpdateCommand,
  type UpdateDevice,
  type UpdateStatus,
} from './update-device';
import { type UpdateRegisters, writingOnlyInto } from './write-allow-list';

/** Offsets of the update block behind the header of its model, as a profile's `bus.update` has them. */
export interface UpdateBlockMap {
  readonly model: number;
  readonly mapVersion: { readonly offset: number; readonly value: number };
  readonly state: number;
  readonly error: number;
  readonly imageLength: number;
  readonly confirmedOffset: number;
  readonly blockBytes: number;
  readonly lastSequence: number;
  readonly flashHash: number;
  readonly runningHash: number;
  readonly command: number;
  readonly block: number;
}

/** Where the unit is: `models` as found on the device, `mayWrite` from the route. */
export interface UpdateDevicePlace {
  readonly registers: UpdateRegisters;
  readonly unit: number;
  readonly block: UpdateBlockMap;
  readonly models: readonly { readonly model: number; readonly address: number; readonly length: number }[];
  readonly mayWrite: readonly number[];
}

const COMMANDS: Readonly<Record<UpdateCommand, number>> = { enter: 1, verify: 2, activate: 3, leave: 4 };
const COMMAND_REGISTERS = 19;
const HASH_REGISTERS = 16;
const BLOCK_HEAD_BYTES = 12;
/** FC16 carries 123 registers; the map keeps to 122, of which six are the head of the block. */
const BLOCK_REGISTERS = 122;
const MOST_BLOCK_BYTES = BLOCK_REGISTERS * 2 - BLOCK_HEAD_BYTES;
const HEADER_REGISTERS = 2;

/** A unit with the update block of docs/open-map.md. Throws `updater.no-update-block` where the unit does not have the model. */
export function openUpdateDevice(place: UpdateDevicePlace): UpdateDevice {
  const found = place.models.find(({ model }) => model === place.block.model);
  const end = Math.max(place.block.command + COMMAND_REGISTERS, place.block.block + BLOCK_REGISTERS);
  if (found === undefined || found.length + HEADER_REGISTERS < end) throw noBlock(place);
  const allowed = place.models
    .filter(({ model }) => place.mayWrite.includes(model))
    .map(({ address, length }) => ({ address: address + HEADER_REGISTERS, count: length }));
  return new OpenUpdateDevice(writingOnlyInto(place.registers, allowed), place.unit, place.block, found.address);
}

class OpenUpdateDevice implements UpdateDevice {
  constructor(
    private readonly registers: UpdateRegisters,
    private readonly unit: number,
    private readonly map: UpdateBlockMap,
    private readonly base: number,
  ) {}

  async status(): Promise<UpdateStatus> {
    const { map } = this;
    const fields = [map.mapVersion.offset, map.state, map.error, map.imageLength, map.confirmedOffset];
    const first = Math.min(...fields, map.blockBytes, map.lastSequence);
    const end = Math.max(map.flashHash, map.runningHash) + HASH_REGISTERS;
    const words = await this.registers.readHolding(this.unit, this.base + first, end - first, { priority: 'write' });
    return statusIn(words, map, first);
  }

  command(command: UpdateCommand, image: ImageName, generation: number): Promise<void> {
    const bytes = Buffer.alloc(COMMAND_REGISTERS * 2);
    bytes.writeUInt16BE(COMMANDS[command], 0);
    bytes.writeUInt32BE(image.bytes, 2);
    bytes.write(image.sha256, 6, 'hex');
    return this.write(this.map.command, bytes, generation);
  }

  sendBlock({ sequence, offset, data }: ImageBlock, generation: number): Promise<void> {
    const bytes = Buffer.alloc(BLOCK_HEAD_BYTES + data.length + (data.length % 2));
    bytes.writeUInt16BE(sequence, 0);
    bytes.writeUInt32BE(offset, 2);
    bytes.writeUInt16BE(data.length, 6);
    bytes.writeUInt32BE(crc32(data), 8);
    bytes.set(data, BLOCK_HEAD_BYTES);
    return this.write(this.map.block, bytes, generation);
  }

  private write(offset: number, bytes: Buffer, generation: number): Promise<void> {
    const words = Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(index * 2));
    return this.registers.writeHolding(this.unit, this.base + offset, words, { priority: 'write', generation });
  }
}

/** Throws `updater.status-unreadable`: a state that the map does not define is no ground to write on. */
function statusIn(words: readonly number[], map: UpdateBlockMap, first: number): UpdateStatus {
  const word = (offset: number): number => words[offset - first] ?? 0;
  const long = (offset: number): number => word(offset) * 0x1_0000 + word(offset + 1);
  const hash = (offset: number): string | null => hashIn(words.slice(offset - first, offset - first + HASH_REGISTERS));
  const { offset, value } = map.mapVersion;
  if (word(offset) !== value) throw unreadable('map version', word(offset), String(value));
  const state = UPDATE_STATES[word(map.state)];
  const blockBytes = Math.min(word(map.blockBytes), MOST_BLOCK_BYTES);
  if (state === undefined) throw unreadable('state', word(map.state), `0 to ${UPDATE_STATES.length - 1}`);
  if (blockBytes === 0) throw unreadable('largest block', 0, `1 to ${MOST_BLOCK_BYTES} bytes`);
  return {
    state,
    fault: UPDATE_FAULTS[word(map.error)] ?? null,
    imageBytes: long(map.imageLength),
    confirmedOffset: long(map.confirmedOffset),
    blockBytes,
    lastSequence: word(map.lastSequence),
    flashHash: hash(map.flashHash),
    runningHash: hash(map.runningHash),
  };
}

/** Zeros are the absence of a hash. */
function hashIn(words: readonly number[]): string | null {
  const text = words.map((word) => word.toString(16).padStart(4, '0')).join('');
  return /^0+$/.test(text) ? null : text;
}

function unreadable(field: string, value: number, allowed: string): StackhandError {
  return new StackhandError({
    code: 'updater.status-unreadable',
    what: `The unit says something of its update that the map does not define: ${field}.`,
    where: field,
    value: String(value),
    allowed,
    remedy: 'Check that the unit has the map that its profile describes; do not write to it.',
  });
}

function noBlock({ block, models }: UpdateDevicePlace): StackhandError {
  return new StackhandError({
    code: 'updater.no-update-block',
    what: 'The unit has no update block of the size that the profile describes.',
    where: `model ${block.model}`,
    value: models.map(({ model, length }) => `${model} (${length})`).join(', ') || 'no model',
    remedy: 'Check that the product is the right one; this unit must be updated with the tool of its maker.',
  });
}
