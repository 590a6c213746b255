import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LineAddress } from '../../src/fieldbus';

/** A request as the slave read it off the wire, with its own decoder. */
export interface RawRequest {
  readonly number: number;
  readonly unit: number;
  readonly functionCode: number;
  readonly address: number;
  readonly count: number;
  readonly words: readonly number[];
  /** Modbus TCP only. */
  readonly transaction: number;
  readonly bytes: Buffer;
}

/** Bytes that leave the slave, after a while. */
export interface RawReply {
  readonly afterMs?: number;
  readonly bytes: Buffer;
}

/** What the slave does with a request; the honest answer is one of its helpers' results. */
export type Behaviour = (request: RawRequest, slave: MisbehavingSlave) => readonly RawReply[];

export type SlaveKind = 'modbus-tcp' | 'rtu-over-tcp' | 'serial';

/** Bit by bit, as the specification words it: an oracle for the table of the product. */
export function crcBitwise(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

/** Unit and PDU as a frame with a right CRC. */
export function rtuFrame(...bytes: number[]): Buffer {
  const crc = crcBitwise(Uint8Array.from(bytes));
  return Buffer.from([...bytes, crc & 0xff, crc >> 8]);
}

/** Unit and PDU as a Modbus TCP frame. */
export function mbapFrame(transaction: number, ...bytes: number[]): Buffer {
  return Buffer.from([transaction >> 8, transaction & 0xff, 0, 0, bytes.length >> 8, bytes.length & 0xff, ...bytes]);
}

export const wordBytes = (words: readonly number[]): number[] => words.flatMap((word) => [word >> 8, word & 0xff]);

/**
 * A Modbus slave written by hand on raw bytes, so that it can do everything that a slave must not. Over TCP, or behind a pty that
 * socat makes.
 */
export class MisbehavingSlave {
  readonly registers = new Uint16Array(0x1_0000);
  /** Every write that was applied, in order. */
  readonly applied: RawRequest[] = [];
  readonly requests: RawRequest[] = [];
  /** When each request was complete, in milliseconds of the test's own clock. */
  readonly heardAtMs: number[] = [];
  behave: Behaviour = (request, slave) => [{ bytes: slave.honest(request) }];
  connections = 0;
  private sockets: Socket[] = [];
  private server: Server | undefined;
  private socat: ChildProcess | undefined;
  private readonly folder = mkdtempSync(join(tmpdir(), 'slave-'));
  private readonly path = join(this.folder, 'line');
  private pending = Buffer.alloc(0);
  private readonly timers = new Set<NodeJS.Timeout>();

  private constructor(readonly kind: SlaveKind) {}

  static async start(kind: SlaveKind): Promise<MisbehavingSlave> {
    const slave = new MisbehavingSlave(kind);
    if (kind === 'serial') await slave.plugIn();
    else await slave.listen(0);
    return slave;
  }

  get address(): LineAddress {
    if (this.kind === 'serial') return { kind: 'serial', path: this.path, baud: 115_200, parity: 'none', stopBits: 1 };
    const place = this.server?.address();
    const port = typeof place === 'object' && place !== null ? place.port : 0;
    const host = '127.0.0.1';
    return this.kind === 'modbus-tcp'
      ? { kind: this.kind, host, port }
      : { kind: this.kind, host, port, baud: 115_200 };
  }

  /** The right answer; a write is applied. */
  honest(request: RawRequest): Buffer {
    return this.frame(request, ...this.honestPdu(request));
  }

  honestPdu(request: RawRequest): number[] {
    const { unit, functionCode, address, count, words } = request;
    if (functionCode === 16) {
      this.applied.push(request);
      this.registers.set(words, address);
      return [unit, 16, address >> 8, address & 0xff, count >> 8, count & 0xff];
    }
    const values = Array.from(this.registers.subarray(address, address + count));
    return [unit, functionCode, 2 * count, ...wordBytes(values)];
  }

  exception(request: RawRequest, code: number): Buffer {
    return this.frame(request, request.unit, request.functionCode | 0x80, code);
  }

  /** Unit and PDU in the framing of this slave. */
  frame(request: RawRequest, ...bytes: number[]): Buffer {
    return this.kind === 'modbus-tcp' ? mbapFrame(request.transaction, ...bytes) : rtuFrame(...bytes);
  }

  /** Bytes that nobody asked for. */
  say(bytes: Buffer): void {
    if (this.kind === 'serial') this.socat?.stdin?.write(bytes);
    else for (const socket of this.sockets) socket.write(bytes);
  }

  /** The plug is pulled: the port and its path go away, or every connection is reset. */
  async pullPlug(): Promise<void> {
    this.pending = Buffer.alloc(0);
    if (this.kind !== 'serial') {
      for (const socket of this.sockets) socket.resetAndDestroy();
      this.sockets = [];
      return;
    }
    const { socat } = this;
    this.socat = undefined;
    if (socat === undefined) return;
    const gone = new Promise((resolve) => socat.once('exit', resolve));
    socat.kill('SIGKILL');
    await gone;
    rmSync(this.path, { force: true });
  }

  /** The adapter hangs: it takes bytes until its buffer is full, and nothing comes out. */
  hang(): void {
    this.socat?.kill('SIGSTOP');
  }

  async plugIn(): Promise<void> {
    const socat = spawn('socat', [`PTY,raw,echo=0,link=${this.path}`, 'STDIO'], { stdio: ['pipe', 'pipe', 'ignore'] });
    this.socat = socat;
    socat.stdin.on('error', () => undefined);
    socat.stdout.on('data', (bytes: Buffer) => this.hear(bytes, (answer) => socat.stdin.write(answer)));
    for (let tries = 0; !existsSync(this.path) && tries < 500; tries++) await this.later(10);
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    await this.pullPlug();
    for (const socket of this.sockets) socket.destroy();
    const { server } = this;
    if (server !== undefined) await new Promise((resolve) => server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async listen(port: number): Promise<void> {
    const server = createServer((socket) => {
      this.connections++;
      this.sockets.push(socket);
      this.pending = Buffer.alloc(0);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => this.hear(bytes, (answer) => socket.write(answer)));
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  }

  private hear(bytes: Buffer, answer: (bytes: Buffer) => void): void {
    this.pending = Buffer.concat([this.pending, bytes]);
    for (;;) {
      const request = this.kind === 'modbus-tcp' ? this.readMbap() : this.readRtu();
      if (request === undefined) return;
      this.requests.push(request);
      this.heardAtMs.push(performance.now());
      for (const reply of this.behave(request, this)) {
        if (reply.afterMs === undefined) answer(reply.bytes);
        else this.timers.add(setTimeout(() => answer(reply.bytes), reply.afterMs));
      }
    }
  }

  private readMbap(): RawRequest | undefined {
    if (this.pending.length < 6) return undefined;
    const length = this.pending.readUInt16BE(4);
    if (this.pending.length < 6 + length) return undefined;
    const bytes = this.pending.subarray(0, 6 + length);
    this.pending = Buffer.from(this.pending.subarray(6 + length));
    return this.decode(bytes.subarray(6), bytes.readUInt16BE(0), bytes);
  }

  private readRtu(): RawRequest | undefined {
    const code = this.pending[1];
    if (code === undefined) return undefined;
    const length = code === 16 ? 9 + (this.pending[6] ?? 0) : 8;
    if (this.pending.length < length) return undefined;
    const bytes = this.pending.subarray(0, length);
    if (crcBitwise(bytes.subarray(0, -2)) !== bytes.readUInt16LE(length - 2)) {
      this.pending = Buffer.alloc(0);
      return undefined;
    }
    this.pending = Buffer.from(this.pending.subarray(length));
    return this.decode(bytes.subarray(0, -2), 0, bytes);
  }

  private decode(pdu: Buffer, transaction: number, bytes: Buffer): RawRequest {
    const words: number[] = [];
    for (let at = 7; at + 1 < pdu.length; at += 2) words.push(pdu.readUInt16BE(at));
    const [unit = 0, functionCode = 0] = pdu;
    const number = this.requests.length + 1;
    const address = pdu.readUInt16BE(2);
    return {
      number,
      unit,
      functionCode,
      address,
      count: pdu.readUInt16BE(4),
      words,
      transaction,
      bytes: Buffer.from(bytes),
    };
  }

  private later(delayMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, delayMs));
  }
}
