import type { Line } from '../../../src/fieldbus';
import type { Wrongs } from './wrongs';

const WRITE_MANY = 16;

interface Seen {
  /** The frame that was sent last, and what came since. */
  sent: Buffer;
  heard: Buffer[];
  /** When the serial of the plan was last read through this opening. */
  provenAtMs: number | undefined;
  hasWritten: boolean;
}

export interface WireWatchParts {
  readonly wrongs: Wrongs;
  /** Stacks and inverters that an intent which is durable and has not ended lets somebody look at, or write to. */
  readonly intended: (kind: 'look' | 'write') => ReadonlySet<string>;
  readonly nowMs: () => number;
  /** The serial that the plan has for each stack. */
  readonly serials: ReadonlyMap<string, string>;
}

/** How old the proof of who answers may be at the first byte that is written through an opening (SI-15). */
const PROOF_MS = 30_000;

/**
 * Looks over the shoulder of a line, with no code of the product: which frames leave and what comes back. A frame without a durable intent
 * (SI-26), a write to another stack than the one that is meant or to one that nobody proved (SI-15), and a write that is counted by an
 * answer that is not its echo (SI-27) are wrongs.
 */
export class WireWatch {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly parts: WireWatchParts) {}

  opened(name: string): void {
    this.seen.set(name, { sent: Buffer.alloc(0), heard: [], provenAtMs: undefined, hasWritten: false });
  }

  sent(name: string, frame: Buffer): void {
    const seen = this.seen.get(name);
    if (seen === undefined) return;
    seen.sent = Buffer.from(frame);
    seen.heard = [];
    const { wrongs, intended, serials, nowMs } = this.parts;
    const isWrite = functionOf(frame) === WRITE_MANY;
    const meant = intended(isWrite ? 'write' : 'look');
    if (meant.size === 0) wrongs.add('frame-without-intent', `a frame left for ${name}, and no intent is durable`);
    else if (isWrite && !meant.has(name))
      wrongs.add('wrong-unit-written', `a write left for ${name}; meant was ${[...meant].join(', ')}`);
    if (!isWrite || !serials.has(name)) return;
    const isProven = seen.provenAtMs !== undefined && nowMs() - seen.provenAtMs <= PROOF_MS;
    if (!seen.hasWritten && !isProven)
      wrongs.add('write-unproven', `a write left for ${name}, and nobody had read its serial`);
    seen.hasWritten = true;
  }

  heard(name: string, bytes: Uint8Array): void {
    const seen = this.seen.get(name);
    if (seen === undefined) return;
    seen.heard.push(Buffer.from(bytes));
    const serial = this.parts.serials.get(name);
    if (serial !== undefined && Buffer.concat(seen.heard).includes(serial)) seen.provenAtMs = this.parts.nowMs();
  }

  /** The line, with every write that counts compared with what came back. */
  judged(name: string, line: Line): Line {
    return {
      id: line.id,
      get generation() {
        return line.generation;
      },
      ...(line.timing === undefined ? {} : { timing: line.timing }),
      readHolding: (...asked) => line.readHolding(...asked),
      readInput: (...asked) => line.readInput(...asked),
      writeHolding: async (unit, address, words, options) => {
        await line.writeHolding(unit, address, words, options);
        const seen = this.seen.get(name);
        if (seen === undefined || !hasEcho(seen, unit, address, words.length))
          this.parts.wrongs.add(
            'write-counted-without-echo',
            `a write of ${words.length} words at ${address} of ${name}`,
          );
      },
      counters: () => line.counters(),
      onEvent: (listener) => line.onEvent(listener),
      close: () => line.close(),
    };
  }
}

/** Modbus TCP begins with a transaction and a zero protocol; an RTU frame begins with the unit. */
const isMbap = (frame: Buffer): boolean =>
  frame.length > 8 && frame.readUInt16BE(2) === 0 && frame.readUInt16BE(4) === frame.length - 6;
const functionOf = (frame: Buffer): number | undefined => frame[isMbap(frame) ? 7 : 1];

/** Whether unit, function, address and count of the write came back, whole, anywhere in what was heard since. */
function hasEcho({ sent, heard }: Seen, unit: number, address: number, count: number): boolean {
  const echo = Buffer.from([unit, WRITE_MANY, address >> 8, address & 0xff, count >> 8, count & 0xff]);
  const bytes = Buffer.concat(heard);
  if (!isMbap(sent)) return bytes.includes(echo);
  const head = Buffer.from([...sent.subarray(0, 2), 0, 0, 0, echo.length]);
  return bytes.includes(Buffer.concat([head, echo]));
}
