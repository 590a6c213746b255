import { canonicalJson, type Problem, sha256, StackhandError } from '../kernel';
import type { JournalEvent, NewEvent } from '../orchestrator/journal.port';

/** What the first event of every stream is chained to. */
export const CHAIN_START = '0'.repeat(64);

/** An event as a row: `body` is the canonical JSON of {actor, at, data, seq, stream, type}, `hash` = SHA-256(prevHash ‖ body). */
export interface EventRecord {
  readonly position: number;
  readonly stream: string;
  readonly seq: number;
  readonly type: string;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** Where the next event of a stream is chained: the last sequence number and its hash. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** The end of a stream that has no event yet. */
export const EMPTY_STREAM: ChainEnd = { seq: 0, hash: CHAIN_START };

/** Seals one event as the next of its stream; throws `storage.not-json` where its data cannot be carried as JSON. */
export function seal(stream: string, end: ChainEnd, position: number, event: NewEvent): EventRecord {
  const seq = end.seq + 1;
  const { type, data, at, actor } = event;
  const body = jsonText({ type, data, at, actor, stream, seq }, `${stream}#${seq}`);
  return { position, stream, seq, type, body, prevHash: end.hash, hash: sha256(end.hash + body) };
}

/** The event a row stands for, frozen to its depth; throws `storage.corrupt` where the body is no longer readable. */
export function open(record: EventRecord): JournalEvent {
  const { type, data, at, actor } = parsed(record) as NewEvent;
  const { stream, seq, position, hash } = record;
  return freeze({ type, data, at, actor, stream, seq, position, hash });
}

/** Canonical JSON that is known to be readable again; throws `storage.not-json`. */
export function jsonText(value: unknown, where: string): string {
  try {
    const text = canonicalJson(value);
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new StackhandError({
      code: 'storage.not-json',
      what: `This cannot be stored as JSON: ${error instanceof Error ? error.message : String(error)}`,
      where,
      remedy: 'Report this: a value in an event is of a kind that JSON cannot carry.',
    });
  }
}

/** The first place where a stream's rows, given in the order of `seq`, no longer form its chain; undefined when whole. */
export function firstBreak(records: readonly EventRecord[]): Problem | undefined {
  let end = EMPTY_STREAM;
  for (const record of records) {
    const flaw = flawOf(record, end);
    if (flaw !== undefined) return brokenAt(record.stream, end.seq + 1, flaw);
    end = record;
  }
  return undefined;
}

function flawOf(record: EventRecord, end: ChainEnd): string | undefined {
  if (record.seq !== end.seq + 1) return `an event is missing (the next one present is ${record.seq})`;
  if (record.prevHash !== end.hash) return 'it is not chained to the event before it';
  if (sha256(record.prevHash + record.body) !== record.hash) return 'its content does not match its hash';
  const { stream, seq, type } = parsed(record) as { stream?: unknown; seq?: unknown; type?: unknown };
  if (stream !== record.stream || seq !== record.seq || type !== record.type)
    return 'its columns do not match its content';
  return undefined;
}

function brokenAt(stream: string, seq: number, flaw: string): Problem {
  return {
    code: 'storage.chain-broken',
    what: `The record "${stream}" is broken at event ${seq}: ${flaw}.`,
    where: `${stream}#${seq}`,
    value: String(seq),
    remedy:
      'Do not continue on this record. Look at the plant, keep the data folder, and restore a backup or start a new run.',
  };
}

function parsed(record: EventRecord): unknown {
  try {
    return JSON.parse(record.body);
  } catch {
    throw new StackhandError({
      code: 'storage.corrupt',
      what: 'A stored event cannot be read.',
      where: `${record.stream}#${record.seq}`,
      remedy: 'Keep the data folder as it is, look at the plant, and restore a backup.',
    });
  }
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const member of Object.values(value)) freeze(member);
  }
  return value;
}
