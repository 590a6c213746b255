import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type OracleName, Plant, type PlantAct, type PlantSetup, type PlantState } from '../../../src/virtual-plant';
import { benchSetup, benchStack, PRODUCT } from '../bench-site';

/** Offsets of the service block that the tests write to or wait for. */
const COMMAND = 82;
const BLOCK = 104;
export const STATES = ['running', 'receiving', 'verifying', 'verified', 'restarting', 'failed'];

type StackInput = PlantSetup['stacks'][number];

export const openStack = (tag: string, address: string, more: Partial<StackInput> = {}): StackInput =>
  benchStack(tag, address, {
    versions: { controller: '1.4.0' },
    modules: [
      { add: '100000', version: '-' },
      { add: '010000', version: '-' },
    ],
    ...more,
  });

/** Three stacks of the open map in service; the target is 1.5.0. */
export function openSetup(more: Partial<PlantSetup> = {}): PlantSetup {
  return benchSetup({
    product: {
      ...PRODUCT,
      generation: 'open1',
      components: [
        { key: 'controller', scale: ['1.4.0', '1.5.0', '2.0.0'] },
        { key: 'module', on: 'module' },
      ],
    },
    stacks: [openStack('S1', '100000'), openStack('S2', '010000'), openStack('S3', '110000')],
    tool: { targets: { controller: '1.5.0' } },
    ...more,
  });
}

export interface ImageWish {
  readonly hardware?: string;
  readonly version?: string;
  readonly component?: string;
  readonly payloadBytes?: number;
}

/** An image as the open map describes it, by the tests' own encoder. */
export function openImage(wish: ImageWish = {}): Buffer {
  const { hardware = 'OPEN-1', version = '1.5.0', component = 'controller', payloadBytes = 1000 } = wish;
  const payload = Buffer.from(Uint8Array.from({ length: payloadBytes }, (_, index) => (index * 37 + 11) & 0xff));
  const header = Buffer.alloc(64);
  header.write('OSI1', 0);
  header.writeUInt16BE(64, 4);
  header.write(hardware, 8);
  header.write(version, 24);
  header.writeUInt32BE(payload.length, 40);
  header.writeUInt32BE(crc32(payload), 44);
  header.write(component, 48);
  header.writeUInt32BE(crc32(header.subarray(0, 60)), 60);
  return Buffer.concat([header, payload]);
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

export function readPdu(address: number, count: number, code = 3): Buffer {
  const pdu = Buffer.alloc(5);
  pdu.writeUInt8(code, 0);
  pdu.writeUInt16BE(address, 1);
  pdu.writeUInt16BE(count, 3);
  return pdu;
}

export function writePdu(address: number, data: Uint8Array): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt8(16, 0);
  head.writeUInt16BE(address, 1);
  head.writeUInt16BE(data.length / 2, 3);
  head.writeUInt8(data.length & 0xff, 5);
  return Buffer.concat([head, data]);
}

/** Data of one block write. */
export function blockData(sequence: number, offset: number, data: Uint8Array, crc = crc32(data)): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(sequence, 0);
  head.writeUInt32BE(offset, 2);
  head.writeUInt16BE(data.length, 6);
  head.writeUInt32BE(crc, 8);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** What a write came to: `ok`, or the exception. */
export type WriteResult = 'ok' | 1 | 2 | 3 | 6 | 'silence';

/** A Modbus master at the service port of one stack of a site, whose clock moves only when it waits. */
export class OpenBench {
  nowMs = 0;
  readonly blockBytes = 232;

  constructor(
    private plant: Plant,
    readonly tag = 'S1',
  ) {}

  /** A stack that stands alone and may be updated. */
  static alone(more: Partial<PlantSetup> = {}): OpenBench {
    return new OpenBench(
      Plant.create(
        openSetup({
          stacks: [openStack('S1', '100000', { rememberedStacks: 1 })],
          breakers: [{ id: 'B1', inverter: 'I1', closed: false }],
          ...more,
        }),
      ),
    );
  }

  /** The same plant at another stack's port, a little later. */
  at(tag: string): OpenBench {
    const bench = new OpenBench(this.plant, tag);
    bench.nowMs = this.nowMs;
    return bench;
  }

  wait(seconds: number): this {
    this.nowMs += seconds * 1000;
    return this;
  }

  act(...acts: PlantAct[]): this {
    for (const act of acts) this.plant.act(this.nowMs, act);
    return this;
  }

  press(stack = this.tag): this {
    return this.act({ act: 'press-power', stack, holdMs: 2000 });
  }

  /** Off, and on again until the controller is up. */
  powerCycle(): this {
    return this.press().wait(5).press().wait(25);
  }

  restart(): this {
    this.plant = Plant.restore(this.plant.snapshot());
    return this;
  }

  send(pdu: Uint8Array, stack = this.tag): Buffer | null {
    const answer = this.plant.wire(this.nowMs, stack, new Uint8Array(pdu));
    return answer === null ? null : Buffer.from(answer);
  }

  words(address: number, count: number): number[] {
    const answer = this.send(readPdu(address, count));
    if (answer === null || answer[0] !== 3) throw new Error(`no words at ${address}: ${answer?.toString('hex')}`);
    return Array.from({ length: count }, (_, index) => answer.readUInt16BE(2 + index * 2));
  }

  text(address: number, count: number): string {
    const words = this.words(address, count);
    const bytes = Buffer.from(words.flatMap((word) => [word >> 8, word & 0xff]));
    return bytes.toString('latin1').replace(/\0+$/, '');
  }

  hex(address: number, count: number): string {
    return this.words(address, count)
      .map((word) => word.toString(16).padStart(4, '0'))
      .join('');
  }

  /** Address of a model's first register, found by walking the map. */
  model(id: number): number {
    for (let at = 40_002; ; ) {
      const [found = 0xffff, length = 0] = this.words(at, 2);
      if (found === id) return at;
      if (found === 0xffff) throw new Error(`no model ${id}`);
      at += 2 + length;
    }
  }

  service(offset: number, count = 1): number[] {
    return this.words(this.model(64_870) + offset, count);
  }

  status() {
    const [state = 0, error = 0, lengthHigh = 0, lengthLow = 0, offsetHigh = 0, offsetLow = 0, largest, last] =
      this.service(40, 8);
    return {
      state: STATES[state],
      error,
      length: lengthHigh * 65_536 + lengthLow,
      offset: offsetHigh * 65_536 + offsetLow,
      largest,
      last,
    };
  }

  write(offset: number, data: Uint8Array): WriteResult {
    const answer = this.send(writePdu(this.model(64_870) + offset, data));
    if (answer === null) return 'silence';
    return answer[0] === 16 ? 'ok' : (answer[1] as WriteResult);
  }

  command(command: number, image: Uint8Array): WriteResult {
    const head = Buffer.alloc(6);
    head.writeUInt16BE(command, 0);
    head.writeUInt32BE(image.length, 2);
    return this.write(COMMAND, Buffer.concat([head, sha256(image)]));
  }

  block(sequence: number, offset: number, data: Uint8Array, crc?: number): WriteResult {
    return this.write(BLOCK, blockData(sequence, offset, data, crc));
  }

  /** Sends what is missing from where the device says, waiting while it erases; at most so many blocks. */
  sendBlocks(image: Uint8Array, most = Number.POSITIVE_INFINITY): this {
    let { offset, last = 0 } = this.status();
    for (let sent = 0; offset < image.length && sent < most; sent += 1) {
      const data = image.subarray(offset, offset + this.blockBytes);
      let result = this.block(last + 1, offset, data);
      for (let tries = 0; result === 6 && tries < 10; tries += 1) result = this.wait(1).block(last + 1, offset, data);
      if (result !== 'ok') throw new Error(`block at ${offset}: ${result}, error ${this.status().error}`);
      offset += data.length;
      last += 1;
    }
    return this;
  }

  /** Enter, every block, verify, activate, start. */
  update(image: Uint8Array): this {
    this.must('ok', this.command(1, image)).sendBlocks(image).wait(3);
    this.must('ok', this.command(2, image)).wait(3);
    return this.must('ok', this.command(3, image)).wait(25);
  }

  must(wanted: WriteResult, result: WriteResult): this {
    if (result !== wanted) throw new Error(`${result} instead of ${wanted}, error ${this.status().error}`);
    return this;
  }

  truth() {
    return this.plant.truth(this.nowMs);
  }

  stack(tag = this.tag) {
    const found = this.truth().stacks.find((stack) => stack.tag === tag);
    if (found === undefined) throw new Error(`no ${tag}`);
    return found;
  }

  oracles(): OracleName[] {
    return this.truth().oracles.map((record) => record.oracle);
  }

  snapshot(): string {
    return this.plant.snapshot();
  }

  /** Looks at the state in place. */
  peek<T>(look: (state: PlantState) => T): T {
    return this.plant.peek(this.nowMs, look);
  }
}
