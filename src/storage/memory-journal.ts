import { type Problem, StackhandError } from '../kernel';
import type { JournalEvent, Receipt, StreamAppend, StreamPart } from '../orchestrator/journal.port';
import { checkNames, type JournalEnds, keyUsed, receiptRow, rowsOf } from './append-rules';
import { ChainCheck, type EventRecord, open } from './chain';
import { exportLine } from './export';
import { EMPTY_JOURNAL, type JournalHead, type VerifiableJournal } from './verifiable-journal';

/**
 * A journal without a disk, with the same rules, order, hash chain and copies as the one on SQLite. An append takes effect
 * at once and resolves in a later microtask. For virtual time: it reads no clock and waits for nothing.
 */
export class MemoryJournal implements VerifiableJournal {
  private readonly rows: EventRecord[] = [];
  private readonly events: JournalEvent[] = [];
  private readonly byStream = new Map<string, EventRecord[]>();
  private readonly receipts = new Map<string, string>();

  async append(appends: readonly StreamAppend[], receipt?: Receipt): Promise<readonly JournalEvent[]> {
    checkNames(appends, receipt);
    if (receipt !== undefined && this.receipts.has(receipt.key)) throw new StackhandError(keyUsed(receipt.key));
    const ends = this.ends(appends);
    const rows = rowsOf(appends, ends);
    const kept = receipt === undefined ? undefined : receiptRow(receipt, ends, rows);
    const events = rows.map(open);
    // Nothing above has changed anything, nothing below can fail: all or nothing.
    if (kept !== undefined) this.receipts.set(kept.key, kept.body);
    for (const row of rows) this.streamRows(row.stream).push(row);
    this.rows.push(...rows);
    this.events.push(...events);
    return events;
  }

  async receipt(key: string): Promise<unknown> {
    const body = this.receipts.get(key);
    return body === undefined ? undefined : JSON.parse(body);
  }

  async read(stream: string, part?: StreamPart): Promise<readonly JournalEvent[]> {
    const rows = this.byStream.get(stream) ?? [];
    return this.eventsOf(part === undefined ? rows : rows.slice(Math.max(0, part.from - 1), Math.max(0, part.to)));
  }

  async since(position: number, limit: number): Promise<readonly JournalEvent[]> {
    const from = Math.max(0, position);
    return this.events.slice(from, from + Math.max(0, limit));
  }

  async streams(prefix: string): Promise<readonly { readonly stream: string; readonly seq: number }[]> {
    return [...this.byStream]
      .filter(([stream]) => stream.startsWith(prefix))
      .map(([stream, rows]) => ({ stream, seq: rows.length }))
      .sort((a, b) => (a.stream < b.stream ? -1 : 1));
  }

  /** The first break of each chain (or of the given stream's); empty when all are whole. */
  async verifyChain(stream?: string): Promise<readonly Problem[]> {
    const check = new ChainCheck();
    for (const row of stream === undefined ? this.rows : (this.byStream.get(stream) ?? [])) check.take(row);
    return check.problems;
  }

  /** The stream as JSON lines, see `exportLine`. */
  async exportStream(stream: string): Promise<string> {
    return (this.byStream.get(stream) ?? []).map(exportLine).join('');
  }

  /** The last event of the journal. */
  async head(): Promise<JournalHead> {
    const { position, hash } = this.rows.at(-1) ?? EMPTY_JOURNAL;
    return { position, hash };
  }

  private ends(appends: readonly StreamAppend[]): JournalEnds {
    const streams = new Map<string, EventRecord>();
    for (const { stream } of appends) {
      const last = this.byStream.get(stream)?.at(-1);
      if (last !== undefined) streams.set(stream, last);
    }
    return { lastPosition: this.rows.length, streams };
  }

  private streamRows(stream: string): EventRecord[] {
    const rows = this.byStream.get(stream) ?? [];
    this.byStream.set(stream, rows);
    return rows;
  }

  private eventsOf(rows: readonly EventRecord[]): readonly JournalEvent[] {
    return rows.map((row) => this.events[row.position - 1]).filter((event) => event !== undefined);
  }
}
