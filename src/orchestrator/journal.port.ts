import type { Stamp } from '../kernel';

/** An event as it is handed to the journal. `data` is JSON. */
export interface NewEvent {
  readonly type: string;
  readonly data: unknown;
  readonly at: Stamp;
  readonly actor: string;
}

/** An event as it stands in the journal: `seq` is gapless from 1 in its stream, `position` grows over all streams. */
export interface JournalEvent extends NewEvent {
  readonly stream: string;
  readonly seq: number;
  readonly position: number;
  readonly hash: string;
}

/** Events for one stream; `expectedSeq` is the last sequence number the writer has seen (0 for a new stream). */
export interface StreamAppend {
  readonly stream: string;
  readonly expectedSeq: number;
  readonly events: readonly NewEvent[];
}

/** The answer to an idempotency key. It is stored in the same transaction as the events it caused; `body` is JSON. */
export interface Receipt {
  readonly key: string;
  readonly body: unknown;
}

/** Events of a stream by their numbers, both included. */
export interface StreamPart {
  readonly from: number;
  readonly to: number;
}

/**
 * Append-only streams with a hash chain each. `append` is one transaction over all given streams; a lost race throws
 * StackhandError code `storage.stream-moved`, a receipt key that was used before `storage.key-used`; it resolves only
 * after the rows are durable. `receipt` gives the first answer to a key, or undefined where the key is new.
 */
export interface Journal {
  append(appends: readonly StreamAppend[], receipt?: Receipt): Promise<readonly JournalEvent[]>;
  receipt(key: string): Promise<unknown>;
  read(stream: string, part?: StreamPart): Promise<readonly JournalEvent[]>;
  since(position: number, limit: number): Promise<readonly JournalEvent[]>;
  streams(prefix: string): Promise<readonly { readonly stream: string; readonly seq: number }[]>;
}
