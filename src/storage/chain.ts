import { hash } from 'node:crypto';
import { canonicalJson, type Problem, StackhandError } from '../kernel';
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
  return { position, stream, seq, type, body, prevHash: end.hash, hash: hash('sha256', end.hash + body) };
}

/** The event a row stands for, frozen to its depth; throws `storage.corrupt` where the body is no longer readable. */
export function open(record: EventRecord): JournalEvent {
  const { type, data, at, actor } = parsed(record) as NewEvent;
  const { stream, seq, position } = record;
  return freeze({ type, data, at, actor, stream, seq, position, hash: record.hash });
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

/** Follows the chains of any number of streams row by row, each stream in the order of `seq`, and keeps each first break. */
export class ChainCheck {
  private readonly ends = new Map<string, ChainEnd>();
  private readonly breaks = new Map<string, Problem>();

  /** Looks at the next row. */
  take(record: EventRecord): void {
    const { stream } = record;
    if (this.breaks.has(stream)) return;
    const end = this.ends.get(stream) ?? EMPTY_STREAM;
    const flaw = flawOf(record, end);
    if (flaw === undefined) this.ends.set(stream, record);
    else this.breaks.set(stream, brokenAt(stream, end.seq + 1, flaw));
  }

  /** One problem for each stream that is broken, at its first broken event; empty when all are whole. */
  get problems(): readonly Problem[] {
    return [...this.breaks.values()];
  }
}

function flawOf(record: EventRecord, end: ChainEnd): string | undefined {
  if (record.seq !== end.seq + 1) return `an event is missing (the next one present is ${record.seq})`;
  if (record.prevHash !== end.hash) return 'it is not chained to the event before it';
  if (hash('sha256', record.prevHash + record.body) !== record.hash) return 'its content does not match its hash';
  // Canonical JSON has its keys in order, so the text ends with these three and need not be parsed.
  const { seq, stream, type } = record;
  const tail = `,"seq":${seq},"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`;
  if (!record.body.endsWith(tail)) return 'its columns do not match its content';
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
