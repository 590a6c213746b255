import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { FieldbusError, type RequestOptions } from '../../src/fieldbus';
import type { UpdateRegisters } from '../../src/updater';

/**
 * What happens to one request. `request-lost`: the unit never sees it · `answer-lost`: it does, nobody hears the answer · `request-late`: it
 * sees it only after the next request · `busy`: exception 6 · `power-cut`: it goes dark before it sees the request · `swapped`: the lead is
 * pulled and put into another unit · `reopened`: the line breaks off and opens again to the same unit.
 */
export type FrameFault =
  | 'request-lost'
  | 'answer-lost'
  | 'request-late'
  | 'busy'
  | 'power-cut'
  | 'swapped'
  | 'reopened';

export const FRAME_FAULTS: readonly FrameFault[] = [
  ...(['request-lost', 'answer-lost', 'request-late', 'busy', 'power-cut', 'swapped', 'reopened'] as const),
];

export const UPDATE_AT = 40246;
const STATES = ['running', 'receiving', 'verifying', 'verified', 'restarting', 'failed'] as const;
const FRAME_MS = 5;
const NO_ANSWER_MS = 500;
const BOOT_MS = 3000;
const ERASE_MS = 1000;
const VERIFY_MS = 1000;
export const LARGEST_BLOCK = 232;

export interface OpenUnit {
  serial: string;
  hardwareClass: string;
  version: string;
  bootCounter: number;
  bootedAtMs: number;
  state: (typeof STATES)[number];
  error: number;
  named: { bytes: number; sha256: string };
  flash: Buffer;
  confirmed: number;
  torn: boolean;
  lastSequence: number;
  lastBlock: string;
  flashHash: string;
  runningHash: string;
  /** Dark, erasing, verifying or restarting until then. */
  darkUntilMs: number;
  eraseUntilMs: number;
  verifiedAtMs: number;
  restartedAtMs: number;
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function openUnit(serial: string, image: Uint8Array, version: string): OpenUnit {
  return {
    ...{ serial, hardwareClass: 'OPEN-1', version, bootCounter: 7, bootedAtMs: -1e6, state: 'running', error: 0 },
    ...{ named: { bytes: 0, sha256: '' }, flash: Buffer.from(image), confirmed: 0, torn: false, lastSequence: 0 },
    ...{ lastBlock: '', flashHash: '', runningHash: sha(image), darkUntilMs: 0, eraseUntilMs: 0 },
    ...{ verifiedAtMs: Number.POSITIVE_INFINITY, restartedAtMs: Number.POSITIVE_INFINITY },
  };
}

/**
 * A unit with the update block of the open map, on a line whose faults are chosen frame by frame, on a clock of its own. It exists beside the
 * virtual plant because a fault must bite at any chosen frame, thousands of times a second; the plant's unit is met over real wires.
 */
export class OpenDevice implements UpdateRegisters {
  nowMs = 0;
  generation = 1;
  frames = 0;
  /** Decides the fault of each frame, by its number from 1. */
  faultAt: (frame: number, isWrite: boolean) => FrameFault | undefined = () => undefined;
  /** A unit that reports the hash it was told, whatever its flash holds; its flash goes wrong at this byte. */
  echoesHash: number | null = null;
  /** A unit that never starts anew but says that it runs what it was told. */
  pretends = false;
  mapVersion = 1;
  readonly wrongs: string[] = [];
  readonly writtenAt = new Map<number, number>();
  private late: (() => void) | null = null;

  constructor(
    public unit: OpenUnit,
    private readonly other: OpenUnit | null = null,
  ) {}

  async readHolding(_unit: number, address: number, count: number): Promise<readonly number[]> {
    this.frame(false, () => undefined, undefined);
    return this.image().slice(address - UPDATE_AT, address - UPDATE_AT + count);
  }

  async writeHolding(_unit: number, at: number, words: readonly number[], options?: RequestOptions): Promise<void> {
    const bytes = Buffer.alloc(words.length * 2);
    words.forEach((word, index) => bytes.writeUInt16BE(word, index * 2));
    const apply = (): void =>
      at === UPDATE_AT + 82 ? this.command(bytes) : at === UPDATE_AT + 104 ? this.block(bytes) : this.refuse(2, 2);
    this.frame(true, apply, options?.generation);
  }

  /** Time goes by; what the unit does meanwhile is done. */
  pass(ms: number): void {
    this.nowMs += ms;
    const { unit } = this;
    if (this.nowMs >= unit.verifiedAtMs) this.finishVerify();
    if (this.nowMs >= unit.restartedAtMs) this.boot(unit.restartedAtMs);
  }

  powerCut(): void {
    const { unit } = this;
    if (this.nowMs < unit.eraseUntilMs) unit.confirmed = 0;
    const restarts = unit.state === 'restarting';
    if (unit.state === 'verifying' || unit.state === 'failed') unit.state = 'receiving';
    if (!unit.torn) unit.state = 'running';
    Object.assign(unit, { lastSequence: 0, lastBlock: '', eraseUntilMs: 0, error: 0 });
    Object.assign(unit, { verifiedAtMs: Number.POSITIVE_INFINITY, darkUntilMs: this.nowMs + BOOT_MS });
    unit.restartedAtMs = restarts ? this.nowMs + BOOT_MS : Number.POSITIVE_INFINITY;
    if (!restarts) Object.assign(unit, { bootCounter: unit.bootCounter + 1, bootedAtMs: this.nowMs + BOOT_MS });
    if (unit.torn && !restarts) unit.runningHash = '';
  }

  private frame(isWrite: boolean, apply: () => void, generation: number | undefined): void {
    this.frames++;
    this.pass(FRAME_MS);
    const fault = this.faultAt(this.frames, isWrite);
    if (fault === 'swapped' || fault === 'reopened') this.reopen(fault);
    if (fault === 'power-cut') this.powerCut();
    if (generation !== undefined && generation !== this.generation) throw lineError('reopened-meanwhile');
    const waiting = this.late;
    this.late = null;
    if (this.nowMs < this.unit.darkUntilMs || fault === 'request-lost') this.silent(waiting);
    if (fault === 'busy') throw exception(6);
    if (fault === 'request-late') {
      this.late = apply;
      this.silent(waiting);
    }
    try {
      apply();
    } finally {
      this.quietly(waiting);
    }
    if (fault === 'answer-lost') this.silent(null);
  }

  private reopen(fault: 'swapped' | 'reopened'): void {
    this.generation++;
    if (fault === 'swapped' && this.other !== null) this.unit = this.other;
    this.late = null;
    throw lineError('line-lost');
  }

  /** What a request that comes late does, it does unheard. */
  private quietly(late: (() => void) | null): void {
    try {
      late?.();
    } catch (error) {
      if (!(error instanceof FieldbusError)) throw error;
    }
  }

  private silent(late: (() => void) | null): never {
    this.quietly(late);
    this.pass(NO_ANSWER_MS);
    throw lineError('no-answer');
  }

  private image(): number[] {
    const { unit } = this;
    const bytes = Buffer.alloc(228 * 2);
    const put = (offset: number, value: number): number => bytes.writeUInt16BE(value, offset * 2);
    put(2, this.mapVersion);
    put(40, STATES.indexOf(unit.state));
    put(41, unit.error);
    bytes.writeUInt32BE(unit.named.bytes, 84);
    bytes.writeUInt32BE(this.nowMs < unit.eraseUntilMs ? 0 : unit.confirmed, 88);
    put(46, LARGEST_BLOCK);
    put(47, unit.lastSequence);
    bytes.write(unit.flashHash, 96, 'hex');
    bytes.write(unit.runningHash, 128, 'hex');
    return Array.from({ length: 228 }, (_, index) => bytes.readUInt16BE(index * 2));
  }

  private command(bytes: Buffer): void {
    const { unit } = this;
    const named = { bytes: bytes.readUInt32BE(2), sha256: bytes.toString('hex', 6, 38) };
    if (this.isBusy()) throw exception(6);
    const same = named.bytes === unit.named.bytes && named.sha256 === unit.named.sha256;
    const code = bytes.readUInt16BE(0);
    if (code === 1) this.enter(named, same);
    else if (code === 2 && unit.state === 'receiving' && unit.confirmed === named.bytes && same) {
      Object.assign(unit, { state: 'verifying', verifiedAtMs: this.nowMs + VERIFY_MS });
    } else if (code === 3 && unit.state === 'verified' && same) {
      Object.assign(unit, {
        state: 'restarting',
        darkUntilMs: this.nowMs + BOOT_MS,
        restartedAtMs: this.nowMs + BOOT_MS,
      });
    } else if (code === 4 && unit.state === 'receiving' && !unit.torn) unit.state = 'running';
    else this.refuse(3, 6);
  }

  private enter(named: OpenUnit['named'], same: boolean): void {
    const { unit } = this;
    if (!same || !unit.torn || unit.state === 'failed') unit.confirmed = 0;
    Object.assign(unit, { named, state: 'receiving', error: 0, lastSequence: 0, lastBlock: '', flashHash: '' });
  }

  private block(bytes: Buffer): void {
    const { unit } = this;
    const [sequence, offset, length] = [bytes.readUInt16BE(0), bytes.readUInt32BE(2), bytes.readUInt16BE(6)];
    const data = bytes.subarray(12, 12 + length);
    const key = `${sequence} ${offset} ${bytes.readUInt32BE(8)}`;
    if (this.isBusy()) throw exception(6);
    if (unit.state !== 'receiving') this.refuse(3, 6);
    if (key === unit.lastBlock) return;
    if (crc32(data) !== bytes.readUInt32BE(8)) this.wrong('CRC', 4);
    const next = unit.lastSequence === 0xffff ? 1 : unit.lastSequence + 1;
    if (offset !== unit.confirmed || sequence !== next) this.wrong(`offset ${offset} instead of ${unit.confirmed}`, 3);
    if (offset === 0 && data.toString('latin1', 8, 14) !== unit.hardwareClass) this.refuse(3, 1);
    if (offset === 0)
      Object.assign(unit, {
        torn: true,
        eraseUntilMs: this.nowMs + ERASE_MS,
        flash: Buffer.alloc(unit.named.bytes, 0xff),
        version: '',
        runningHash: '',
      });
    data.copy(unit.flash, offset);
    this.writtenAt.set(offset, (this.writtenAt.get(offset) ?? 0) + 1);
    Object.assign(unit, { confirmed: offset + length, lastSequence: sequence, lastBlock: key });
  }

  private isBusy(): boolean {
    return this.nowMs < this.unit.eraseUntilMs || this.unit.state === 'verifying' || this.unit.state === 'restarting';
  }

  private finishVerify(): void {
    const { unit } = this;
    if (this.echoesHash !== null) unit.flash.writeUInt8(unit.flash.readUInt8(this.echoesHash) ^ 1, this.echoesHash);
    const flashHash = this.echoesHash === null ? sha(unit.flash) : unit.named.sha256;
    const right = flashHash === unit.named.sha256;
    Object.assign(unit, { flashHash, state: right ? 'verified' : 'failed', error: right ? 0 : 5 });
    unit.verifiedAtMs = Number.POSITIVE_INFINITY;
  }

  private boot(atMs: number): void {
    const { unit } = this;
    unit.restartedAtMs = Number.POSITIVE_INFINITY;
    if (this.pretends) {
      Object.assign(unit, { state: 'running', runningHash: unit.named.sha256 });
      return;
    }
    Object.assign(unit, { bootCounter: unit.bootCounter + 1, bootedAtMs: atMs, lastSequence: 0 });
    const startable = crc32(unit.flash.subarray(64)) === unit.flash.readUInt32BE(44);
    const version = unit.flash.toString('latin1', 24, 40).replace(/\0+$/, '');
    if (startable) Object.assign(unit, { state: 'running', torn: false, version, runningHash: sha(unit.flash) });
    else Object.assign(unit, { state: 'receiving', confirmed: 0, flashHash: '' });
  }

  /** A block that the product should never have sent. */
  private wrong(what: string, error: number): never {
    this.wrongs.push(what);
    return this.refuse(3, error);
  }

  private refuse(code: number, error: number): never {
    this.unit.error = error;
    throw exception(code);
  }
}

function lineError(name: string): FieldbusError {
  return new FieldbusError({ code: `fieldbus.${name}`, what: `${name}.`, remedy: 'None in a test.' });
}

function exception(exceptionCode: number): FieldbusError {
  const problem = { code: 'fieldbus.exception', what: `Exception ${exceptionCode}.`, remedy: 'None in a test.' };
  return new FieldbusError(problem, { exceptionCode });
}
