import type { Line } from '../../../src/fieldbus';
import type { Wrongs } from './wrongs';

const WRITE_MANY = 16;

interface Seen {
  /** The frame that was sent last, and what came since. */
  sent: Buffer;
  heard: Buffer[];
}

/**
 * Looks over the shoulder of a line, with no code of the product: which frames leave and what comes back. A write without a durable intent
 * (SI-26), to another stack than the one that is meant (SI-15), or counted by an answer that is not its echo (SI-27) is a wrong.
 */
export class WireWatch {
  private readonly seen = new Map<string, Seen>();

  constructor(
    private readonly wrongs: Wrongs,
    /** Stacks and inverters that an intent which is durable and has not ended is about; `*`: all. */
    private readonly intended: () => ReadonlySet<string>,
  ) {}

  opened(name: string): void {
    this.seen.set(name, { sent: Buffer.alloc(0), heard: [] });
  }

  sent(name: string, frame: Buffer): void {
    this.seen.set(name, { sent: Buffer.from(frame), heard: [] });
    if (functionOf(frame) !== WRITE_MANY) return;
    const intended = this.intended();
    if (intended.size === 0)
      this.wrongs.add('write-without-intent', `a write left for ${name}, and no intent is durable`);
    else if (!intended.has(name))
      this.wrongs.add('wrong-unit-written', `a write left for ${name}; meant was ${[...intended].join(', ')}`);
  }

  heard(name: string, bytes: Uint8Array): void {
    this.seen.get(name)?.heard.push(Buffer.from(bytes));
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
          this.wrongs.add('write-counted-without-echo', `a write of ${words.length} words at ${address} of ${name}`);
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
