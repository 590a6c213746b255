import { type Problem, StackhandError } from '../kernel';
import type { Receipt, StreamAppend } from '../orchestrator/journal.port';
import { type ChainEnd, EMPTY_STREAM, type EventRecord, jsonText, seal } from './chain';

/** The longest event, in characters of canonical JSON; what is larger belongs into the files. */
export const MAX_EVENT_LENGTH = 1024 * 1024;

const NAME = /^[\x21-\x7e]{1,200}$/;

/** What an append has to know about the journal as it stands. */
export interface JournalEnds {
  readonly lastPosition: number;
  readonly streams: ReadonlyMap<string, ChainEnd>;
}

/** A receipt as a row: `body` is canonical JSON, `position` the last event of the journal when it was written. */
export interface ReceiptRecord {
  readonly key: string;
  readonly body: string;
  readonly position: number;
}

/** Refuses names that one database would order or compare differently than another (`storage.bad-name`). */
export function checkNames(appends: readonly StreamAppend[], receipt: Receipt | undefined): void {
  for (const { stream } of appends) checkName('stream', stream);
  if (receipt !== undefined) checkName('receipt key', receipt.key);
}

/** The rows that an append adds, in order; throws `storage.stream-moved` where a writer's expectation is out of date. */
export function rowsOf(appends: readonly StreamAppend[], ends: JournalEnds): readonly EventRecord[] {
  const streams = new Map(ends.streams);
  const rows: EventRecord[] = [];
  for (const { stream, expectedSeq, events } of appends) {
    let end = streams.get(stream) ?? EMPTY_STREAM;
    if (end.seq !== expectedSeq) throw new StackhandError(streamMoved(stream, expectedSeq, end.seq));
    for (const event of events) {
      const row = seal(stream, end, ends.lastPosition + rows.length + 1, event);
      if (row.body.length > MAX_EVENT_LENGTH) throw new StackhandError(tooLarge(row));
      rows.push(row);
      end = row;
    }
    streams.set(stream, end);
  }
  return rows;
}

/** The receipt as a row, after the given rows. */
export function receiptRow(receipt: Receipt, ends: JournalEnds, rows: readonly EventRecord[]): ReceiptRecord {
  return { key: receipt.key, body: jsonText(receipt.body, receipt.key), position: ends.lastPosition + rows.length };
}

/** The problem of a lost race: somebody else has appended to the stream since the writer read it. */
export function streamMoved(stream: string, expected: number, found?: number): Problem {
  return {
    code: 'storage.stream-moved',
    what: `The record "${stream}" has moved on since it was read.`,
    where: stream,
    value: found === undefined ? undefined : String(found),
    allowed: String(expected),
    remedy: 'Read it again and decide anew.',
  };
}

/** The problem of an idempotency key that was answered before. */
export function keyUsed(key: string): Problem {
  return {
    code: 'storage.key-used',
    what: 'This request has been answered before.',
    where: key,
    remedy: 'Give the first answer again; it is kept under the same key.',
  };
}

function checkName(what: string, name: string): void {
  if (NAME.test(name)) return;
  throw new StackhandError({
    code: 'storage.bad-name',
    what: `This ${what} cannot be used.`,
    value: JSON.stringify(name),
    allowed: '1 to 200 printable ASCII characters without blanks',
    remedy: 'Use another name.',
  });
}

function tooLarge(row: EventRecord): Problem {
  return {
    code: 'storage.event-too-large',
    what: 'This event is too large for the journal.',
    where: `${row.stream}#${row.seq}`,
    value: `${row.body.length} characters`,
    allowed: `${MAX_EVENT_LENGTH} characters`,
    remedy: 'Store the content as a file and name it by its digest.',
  };
}
