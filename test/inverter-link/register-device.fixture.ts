import { FieldbusError } from '../../src/fieldbus';
import type { Clock } from '../../src/kernel';
import type { HoldingLine } from '../../src/inverter-link';

export function exception(exceptionCode: number): FieldbusError {
  const problem = { code: 'fieldbus.exception', what: `exception ${exceptionCode}`, remedy: 'none' };
  return new FieldbusError(problem, { exceptionCode });
}

export function noAnswer(): FieldbusError {
  return new FieldbusError({ code: 'fieldbus.no-answer', what: 'no answer', remedy: 'none' });
}

/** Registers by address, and what the device does when it is asked. Every request is noted. */
export class RegisterDevice implements HoldingLine {
  readonly requests: string[] = [];
  /** Called before the registers are read; may throw what the line would throw. */
  onRead: (address: number, count: number) => void = () => undefined;
  /** Called for a write in place of storing it when it returns false; may throw. */
  onWrite: (address: number, words: readonly number[]) => boolean = () => true;

  constructor(readonly registers: Map<number, number>) {}

  async readHolding(unit: number, address: number, count: number): Promise<readonly number[]> {
    this.requests.push(`read ${unit} ${address} ${count}`);
    this.onRead(address, count);
    const words = Array.from({ length: count }, (_, index) => this.registers.get(address + index));
    if (words.some((word) => word === undefined)) throw exception(2);
    return words.map((word) => word ?? 0);
  }

  async writeHolding(unit: number, address: number, words: readonly number[]): Promise<void> {
    this.requests.push(`write ${unit} ${address} ${words.join(' ')}`);
    if (this.onWrite(address, words)) words.forEach((word, index) => this.registers.set(address + index, word));
  }

  get writes(): readonly string[] {
    return this.requests.filter((request) => request.startsWith('write'));
  }

  put(address: number, ...words: readonly number[]): this {
    words.forEach((word, index) => this.registers.set(address + index, word));
    return this;
  }
}

/** A model as it stands in a device: its number and the registers after its length, zero where not given. */
export interface ModelInput {
  readonly id: number;
  readonly length: number;
  /** Registers by offset from the start of the model. */
  readonly at?: Readonly<Record<number, number>>;
  /** The length the device states, where that is not the true one. */
  readonly stated?: number;
}

/** A device with these models one after another; the addresses of the models are in `starts`, by model number. */
export function deviceWith(
  models: readonly ModelInput[],
  { base = 40_000, end = true }: { readonly base?: number; readonly end?: boolean } = {},
): { readonly device: RegisterDevice; readonly starts: Readonly<Record<number, number>> } {
  const device = new RegisterDevice(new Map()).put(base, 0x5375, 0x6e53);
  const starts: Record<number, number> = {};
  let address = base + 2;
  for (const { id, length, at = {}, stated = length } of models) {
    starts[id] ??= address;
    device.put(address, id, stated, ...Array.from({ length }, () => 0));
    for (const [offset, word] of Object.entries(at)) device.put(address + Number(offset), word);
    address += 2 + length;
  }
  if (end) device.put(address, 0xffff, 0);
  return { device, starts };
}

/** Registers of a string, two characters each. */
export function textAt(offset: number, words: number, text: string): Record<number, number> {
  const bytes = Buffer.alloc(words * 2);
  bytes.write(text, 'latin1');
  return Object.fromEntries(
    Array.from({ length: words }, (_, index) => [offset + index, bytes.readUInt16BE(index * 2)]),
  );
}

/** A clock that jumps to whatever is waited for, so that a wait takes no time. */
export class JumpingClock implements Clock {
  private monoMs = 0;

  now() {
    return { wallMs: 1_767_600_000_000 + this.monoMs, monoMs: this.monoMs, bootId: 'boot-1' };
  }

  after(delayMs: number, callback: () => void): () => void {
    let isCancelled = false;
    queueMicrotask(() => {
      if (isCancelled) return;
      this.monoMs += delayMs;
      callback();
    });
    return () => {
      isCancelled = true;
    };
  }
}

const NI16 = 0x8000;
const NIU = 0xffff;

/** An inverter of the newer kind: 1, 701, 713, 714 with a solar and a storage port, 715, 802, 124. 52.6 V, −12.5 A, 54.7 %. */
export function newerInverter(more: Readonly<Record<number, Readonly<Record<number, number>>>> = {}) {
  const model = (id: number, length: number, at: Readonly<Record<number, number>>): ModelInput => ({
    id,
    length,
    at: { ...at, ...more[id] },
  });
  return deviceWith([
    model(1, 66, {
      ...textAt(2, 16, 'Acme Power'),
      ...textAt(18, 16, 'H8'),
      ...textAt(42, 8, '1.4.2'),
      ...textAt(50, 16, 'A1B2C3'),
    }),
    model(701, 153, { 4: 3, 10: 0x10000 - 642, 116: 0 }),
    model(713, 7, { 4: 547, 5: NIU, 6: 0, 8: 0xffff }),
    model(714, 68, {
      ...{ 4: 2, 5: NI16, 15: 0xffff, 16: 0xfffe },
      ...{ 20: 0, 30: 88, 31: 38_000 },
      ...{ 45: 1, 55: 0x10000 - 125, 56: 5260 },
    }),
    model(715, 7, { 2: 0, 8: 1 }),
    model(124, 24, {
      ...{ 2: 5000, 5: 0, 8: NIU, 10: NIU, 11: 3, 12: 10_000, 13: 10_000, 14: 0, 15: 0, 16: NIU, 17: NIU },
      ...{ 18: 0, 22: NI16, 24: NI16, 25: 0xfffe },
    }),
  ]);
}
