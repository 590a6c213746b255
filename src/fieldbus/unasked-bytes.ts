import type { AnswerFault } from './answer-fault';
import type { ModbusRequest } from './modbus-request';
import { type SortedBytes, sortBytes } from './rtu-answer';
import type { WireContext } from './wire';

const MOST_KEPT = 1024;
/** Bytes closer together than this are looked at as one piece; a USB adapter hands them over in such portions. */
const GAP_MS = 20;

const COUNTED: Partial<Record<AnswerFault, 'wrongUnit' | 'wrongFunction' | 'wrongAddress' | 'wrongCount'>> = {
  'wrong-unit': 'wrongUnit',
  'wrong-function': 'wrongFunction',
  'wrong-address': 'wrongAddress',
  'wrong-count': 'wrongCount',
};

/** Bytes on a line on which nobody was asked: dropped, but sorted first, so that a late answer is told from another master. */
export class UnaskedBytes {
  private readonly kept = Buffer.alloc(MOST_KEPT);
  private length = 0;
  private overflow = 0;
  private lastMs = 0;
  private cancelSort: (() => void) | undefined;
  private request: ModbusRequest | undefined;
  private frame: Uint8Array | undefined;

  constructor(private readonly context: WireContext) {}

  /** The request that the next unasked bytes come after. */
  after(request: ModbusRequest, frame: Uint8Array): void {
    this.request = request;
    this.frame = frame;
  }

  take(bytes: Buffer): void {
    const copied = bytes.copy(this.kept, this.length);
    this.length += copied;
    this.overflow += bytes.length - copied;
    this.lastMs = this.context.clock.nowMs();
    this.cancelSort ??= this.context.clock.after(GAP_MS, () => this.sortAfterGap());
  }

  /** Counts what was kept, and tells of other masters. */
  sort(): void {
    this.cancelSort?.();
    this.cancelSort = undefined;
    if (this.length === 0) return;
    const sorted = this.count(this.kept.subarray(0, this.length), this.request, this.frame);
    this.context.counters.lateAnswers += sorted.fitting;
    this.context.counters.strayBytes += this.overflow;
    this.length = 0;
    this.overflow = 0;
  }

  clear(): void {
    this.cancelSort?.();
    this.cancelSort = undefined;
    this.length = 0;
    this.overflow = 0;
  }

  /** Counts what bytes were that were refused; frames that would have fitted are left to the caller. */
  count(bytes: Uint8Array, request?: ModbusRequest, sent?: Uint8Array): SortedBytes {
    const { counters, clock } = this.context;
    const sorted = sortBytes(bytes, request, sent);
    counters.strayBytes += sorted.stray;
    for (const fault of sorted.faults) {
      const counter = COUNTED[fault];
      if (counter !== undefined) counters[counter]++;
    }
    for (const frame of sorted.foreign) {
      counters.foreignFrames++;
      this.context.emit({ kind: 'foreign-frame', atMs: clock.nowMs(), bytes: frame });
    }
    return sorted;
  }

  private sortAfterGap(): void {
    this.cancelSort = undefined;
    const leftMs = this.lastMs + GAP_MS - this.context.clock.nowMs();
    if (leftMs <= 0) this.sort();
    // At least one: a rest smaller than the clock can tell apart would never be over.
    else this.cancelSort = this.context.clock.after(Math.max(1, leftMs), () => this.sortAfterGap());
  }
}
