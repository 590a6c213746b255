import fc from 'fast-check';
import type { LineClock, Transport, TransportEvents } from '../../src/fieldbus';
import { mbapFrame, rtuFrame, wordBytes } from './misbehaving-slave';

/** One thing that goes wrong with one request; times in milliseconds after it. */
export type WireFault =
  | {
      readonly kind:
        | 'honest'
        | 'lost'
        | 'applied-unanswered'
        | 'wrong-unit'
        | 'wrong-function'
        | 'wrong-address'
        | 'wrong-count';
    }
  | { readonly kind: 'late' | 'twice'; readonly afterMs: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'before' | 'after'; readonly bytes: readonly number[] }
  | { readonly kind: 'flip'; readonly bit: number }
  | { readonly kind: 'exception'; readonly code: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'split'; readonly at: number; readonly gapMs: number };

/** The latest that a late answer comes, and so what the line is told. */
export const WORST_LATE_MS = 80;
export const ANSWER_TIMEOUT_MS = 50;

const simple = (
  kind: 'honest' | 'lost' | 'applied-unanswered' | 'wrong-unit' | 'wrong-function' | 'wrong-address' | 'wrong-count',
) => fc.constant<WireFault>({ kind });

/** Every fault of the wire, honest ones often enough to get on. */
export const aWireFault: fc.Arbitrary<WireFault> = fc.oneof(
  { weight: 6, arbitrary: simple('honest') },
  simple('lost'),
  simple('applied-unanswered'),
  simple('wrong-unit'),
  simple('wrong-function'),
  simple('wrong-address'),
  simple('wrong-count'),
  fc.record({ kind: fc.constant('stale' as const) }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('late' as const), afterMs: fc.integer({ min: 1, max: WORST_LATE_MS }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('twice' as const), afterMs: fc.integer({ min: 0, max: WORST_LATE_MS }) }),
  },
  fc.record({ kind: fc.constant('cut' as const), at: fc.integer({ min: 0, max: 12 }) }),
  fc.record({
    kind: fc.constantFrom('before' as const, 'after' as const),
    bytes: fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant('flip' as const), bit: fc.nat(200) }),
  fc.record({ kind: fc.constant('exception' as const), code: fc.constantFrom(1, 2, 3, 4, 5, 6, 8, 10, 11) }),
  fc.record({
    kind: fc.constant('split' as const),
    at: fc.integer({ min: 1, max: 12 }),
    gapMs: fc.integer({ min: 0, max: 20 }),
  }),
);

interface Asked {
  readonly unit: number;
  readonly functionCode: number;
  readonly address: number;
  readonly count: number;
  readonly words: readonly number[];
  readonly transaction: number;
}

/**
 * A slave behind a transport that does to each request what the list of faults says. It holds its own truth: what each register is, and
 * which writes it applied.
 */
export class LyingTransport implements Transport {
  readonly registers = new Uint16Array(0x1_0000);
  readonly applied: string[] = [];
  private events: TransportEvents | undefined;
  private asked = 0;
  private backlog: Buffer[] | undefined;
  private lastPdu: readonly number[] = [];

  constructor(
    private readonly clock: LineClock,
    private readonly isTcp: boolean,
    private readonly faults: readonly WireFault[],
  ) {}

  async open(events: TransportEvents): Promise<void> {
    this.events = events;
  }

  async close(): Promise<void> {
    this.events = undefined;
  }

  write(frame: Buffer): void {
    const request = this.decode(frame);
    const fault = this.faults[this.asked++ % this.faults.length] ?? { kind: 'honest' };
    if (fault.kind === 'lost') return;
    if (fault.kind === 'exception')
      return this.say(1, request, [request.unit, request.functionCode | 0x80, fault.code]);
    const pdu = this.answer(request);
    this.misbehave(fault, request, pdu);
    this.lastPdu = pdu;
  }

  /** Bytes that nobody asked for, at once. */
  babble(bytes: Buffer): void {
    this.events?.onBytes(bytes);
  }

  private misbehave(fault: WireFault, request: Asked, pdu: readonly number[]): void {
    const [unit = 0, code = 0, third = 0, fourth = 0, ...rest] = pdu;
    switch (fault.kind) {
      case 'honest':
        return this.say(1, request, pdu);
      case 'late':
        return this.say(fault.afterMs, request, pdu);
      case 'twice':
        this.say(1, request, pdu);
        // Without numbers a second copy is told from the next answer only where it comes before the next request may be sent.
        return this.say(1 + (this.isTcp ? fault.afterMs : Math.min(fault.afterMs, 1)), request, pdu);
      case 'wrong-unit':
        return this.say(1, request, [unit ^ 3, code, third, fourth, ...rest]);
      case 'wrong-function':
        return this.say(1, request, [unit, code ^ 7, third, fourth, ...rest]);
      case 'wrong-address':
        // Of a read no address comes back: that lie is a stale answer.
        return code === 16 ? this.say(1, request, [unit, code, third, fourth ^ 1, ...rest]) : undefined;
      case 'wrong-count':
        return this.say(
          1,
          request,
          code === 16
            ? [unit, code, third, fourth, 0, request.count + 1]
            : [unit, code, third + 2, ...[fourth, ...rest], 7, 7],
        );
      case 'stale':
        return this.sayStale(request);
      default:
        return this.spoil(fault, this.framed(request, pdu));
    }
  }

  private spoil(fault: WireFault, bytes: Buffer): void {
    const { events } = this;
    switch (fault.kind) {
      case 'cut':
        this.deliver(1, bytes.subarray(0, Math.min(fault.at, bytes.length - 1)));
        // TCP loses no bytes in the middle: who stops inside a frame says nothing more on this connection.
        if (this.isTcp) this.clock.after(1, () => this.events === events && this.fallSilent());
        return;
      case 'before':
        return this.deliver(1, this.isTcp ? bytes : Buffer.concat([Buffer.from(fault.bytes), bytes]));
      case 'after':
        return this.deliver(1, this.isTcp ? bytes : Buffer.concat([bytes, Buffer.from(fault.bytes)]));
      case 'flip':
        return this.deliver(1, this.flipped(bytes, fault.bit));
      case 'split':
        this.clock.after(1, () => this.begin(bytes.subarray(0, fault.at)));
        this.clock.after(1 + fault.gapMs, () => this.end(bytes.subarray(fault.at)));
        return;
      default:
        return undefined;
    }
  }

  private fallSilent(): void {
    if (this.events !== undefined) this.events = { ...this.events, onBytes: () => undefined };
  }

  /** TCP has its own check sum: there a bit flips only in the number of the request. */
  private flipped(bytes: Buffer, bit: number): Buffer {
    const copy = Buffer.from(bytes);
    const at = (bit >> 3) % (this.isTcp ? 2 : bytes.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7));
    return copy;
  }

  /** An answer to an earlier request, out of a gateway's queue: on TCP it has that request's number. */
  private sayStale(request: Asked): void {
    if (this.isTcp && this.lastPdu.length > 0) {
      this.deliver(1, mbapFrame((request.transaction + 0xffff) & 0xffff, ...this.lastPdu));
    }
  }

  private say(afterMs: number, request: Asked, pdu: readonly number[]): void {
    this.deliver(afterMs, this.framed(request, pdu));
  }

  private framed(request: Asked, pdu: readonly number[]): Buffer {
    return this.isTcp ? mbapFrame(request.transaction, ...pdu) : rtuFrame(...pdu);
  }

  private deliver(afterMs: number, bytes: Buffer): void {
    const { events } = this;
    if (bytes.length === 0) return;
    this.clock.after(afterMs, () => {
      if (this.backlog !== undefined) this.backlog.push(bytes);
      else if (this.events === events) events?.onBytes(bytes);
    });
  }

  /** The first part of a frame. On TCP nothing comes between the parts of one. */
  private begin(part: Buffer): void {
    this.events?.onBytes(part);
    if (this.isTcp) this.backlog ??= [];
  }

  private end(part: Buffer): void {
    const backlog = this.backlog ?? [];
    this.backlog = undefined;
    for (const bytes of [part, ...backlog]) if (bytes.length > 0) this.events?.onBytes(bytes);
  }

  private answer({ unit, functionCode, address, count, words }: Asked): number[] {
    if (functionCode !== 16) {
      return [
        unit,
        functionCode,
        2 * count,
        ...wordBytes(Array.from(this.registers.subarray(address, address + count))),
      ];
    }
    this.registers.set(words, address);
    this.applied.push(`${address}:${words.join(',')}`);
    return [unit, 16, address >> 8, address & 0xff, count >> 8, count & 0xff];
  }

  private decode(frame: Buffer): Asked {
    const pdu = this.isTcp ? frame.subarray(6) : frame.subarray(0, -2);
    const words: number[] = [];
    for (let at = 7; at + 1 < pdu.length; at += 2) words.push(pdu.readUInt16BE(at));
    const transaction = this.isTcp ? frame.readUInt16BE(0) : 0;
    const [unit = 0, functionCode = 0] = pdu;
    return { unit, functionCode, address: pdu.readUInt16BE(2), count: pdu.readUInt16BE(4), words, transaction };
  }
}
