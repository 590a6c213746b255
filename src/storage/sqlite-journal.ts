import type { DataSource, EntityManager } from 'typeorm';
import { type Problem, StackhandError } from '../kernel';
import type { JournalEvent, Receipt, StreamAppend, StreamPart } from '../orchestrator/journal.port';
import { checkNames, type JournalEnds, keyUsed, type ReceiptRecord, receiptRow, rowsOf } from './append-rules';
import { type ChainEnd, ChainCheck, type EventRecord, open } from './chain';
import { exportLine } from './export';
import { storageError } from './sqlite-problems';
import type { UnitOfWork } from './unit-of-work';
import { EMPTY_JOURNAL, type JournalHead, type VerifiableJournal } from './verifiable-journal';

/** Rows fetched at a time where all are walked through. */
const PAGE = 2000;
const WHOLE: StreamPart = { from: 1, to: Number.MAX_SAFE_INTEGER };

type StreamEnd = { readonly stream: string; readonly seq: number };
type Rows<T> = Promise<readonly T[]>;

/** The journal of a data folder: writes through the unit of work, reads through a second connection that cannot write. */
export class SqliteJournal implements VerifiableJournal {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reader: DataSource,
  ) {}

  async append(appends: readonly StreamAppend[], receipt?: Receipt): Promise<readonly JournalEvent[]> {
    checkNames(appends, receipt);
    return this.unit.run(async (manager) => {
      if (receipt !== undefined && (await receiptBody(manager, receipt.key)) !== undefined) {
        throw new StackhandError(keyUsed(receipt.key));
      }
      const ends = await endsOf(manager, appends);
      const rows = rowsOf(appends, ends);
      if (receipt !== undefined) await addReceipt(manager, receiptRow(receipt, ends, rows));
      for (const row of rows) await addEvent(manager, row);
      return rows.map(open);
    });
  }

  async receipt(key: string): Promise<unknown> {
    const body = await this.look((sql) => receiptBody(sql, key));
    return body === undefined ? undefined : JSON.parse(body);
  }

  async read(stream: string, part?: StreamPart): Promise<readonly JournalEvent[]> {
    return (await this.rowsOf(stream, part)).map(open);
  }

  async since(position: number, limit: number): Promise<readonly JournalEvent[]> {
    return (await this.look((sql) => rowsAfter(sql, position, Math.max(0, limit)))).map(open);
  }

  async streams(prefix: string): Rows<StreamEnd> {
    return this.look((sql) => streamsOf(sql, prefix));
  }

  async head(): Promise<JournalHead> {
    return this.look(headOf);
  }

  async verifyChain(stream?: string): Promise<readonly Problem[]> {
    const check = new ChainCheck();
    if (stream !== undefined) {
      for (const row of await this.rowsOf(stream)) check.take(row);
      return check.problems;
    }
    let gap: Problem | undefined;
    for (let position = 0; ; ) {
      const rows = await this.look((sql) => rowsAfter(sql, position, PAGE));
      if (rows.length === 0) return gap === undefined ? check.problems : [...check.problems, gap];
      for (const row of rows) {
        check.take(row);
        if (row.position !== position + 1) gap ??= positionGap(position + 1, row.position);
        position = row.position;
      }
    }
  }

  async exportStream(stream: string): Promise<string> {
    return (await this.rowsOf(stream)).map(exportLine).join('');
  }

  private rowsOf(stream: string, { from, to }: StreamPart = WHOLE): Rows<EventRecord> {
    return this.look(
      (sql) => sql.sql<readonly EventRecord[]>`
        SELECT position, stream, seq, type, body, prev_hash AS "prevHash", hash
        FROM event WHERE stream = ${stream} AND seq >= ${from} AND seq <= ${to} ORDER BY seq`,
    );
  }

  // Inside a unit its own rows are seen, which the reading connection cannot know yet.
  private async look<T>(read: (sql: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await read(this.unit.manager() ?? this.reader.manager);
    } catch (error) {
      throw storageError(error);
    }
  }
}

async function headOf(sql: EntityManager): Promise<JournalHead> {
  const rows = await sql.sql<readonly JournalHead[]>`SELECT position, hash FROM event ORDER BY position DESC LIMIT 1`;
  return rows[0] ?? EMPTY_JOURNAL;
}

async function endsOf(sql: EntityManager, appends: readonly StreamAppend[]): Promise<JournalEnds> {
  const streams = new Map<string, ChainEnd>();
  for (const { stream } of appends) {
    const rows = await sql.sql<readonly ChainEnd[]>`
      SELECT seq, hash FROM event WHERE stream = ${stream} ORDER BY seq DESC LIMIT 1`;
    if (rows[0] !== undefined) streams.set(stream, rows[0]);
  }
  return { lastPosition: (await headOf(sql)).position, streams };
}

async function receiptBody(sql: EntityManager, key: string): Promise<string | undefined> {
  const rows = await sql.sql<readonly { body: string }[]>`SELECT body FROM receipt WHERE "key" = ${key}`;
  return rows[0]?.body;
}

function rowsAfter(sql: EntityManager, position: number, limit: number): Rows<EventRecord> {
  return sql.sql<readonly EventRecord[]>`
    SELECT position, stream, seq, type, body, prev_hash AS "prevHash", hash
    FROM event WHERE position > ${position} ORDER BY position LIMIT ${limit}`;
}

// Jumps from one stream to the next in the index: a GROUP BY would walk over every event.
function streamsOf(sql: EntityManager, prefix: string): Rows<StreamEnd> {
  return sql.sql<readonly StreamEnd[]>`
    WITH RECURSIVE name(stream) AS (
      SELECT min(stream) FROM event WHERE stream >= ${prefix}
      UNION ALL
      SELECT (SELECT min(stream) FROM event WHERE event.stream > name.stream) FROM name
      WHERE substr(name.stream, 1, length(${prefix})) = ${prefix}
    )
    SELECT stream, (SELECT max(seq) FROM event WHERE event.stream = name.stream) AS seq
    FROM name WHERE substr(stream, 1, length(${prefix})) = ${prefix} ORDER BY stream`;
}

// One prepared statement for each row: the query builder would cost as much as the commit.
async function addEvent(manager: EntityManager, row: EventRecord): Promise<void> {
  await manager.sql`
    INSERT INTO event (position, stream, seq, type, body, prev_hash, hash)
    VALUES (${row.position}, ${row.stream}, ${row.seq}, ${row.type}, ${row.body}, ${row.prevHash}, ${row.hash})`;
}

async function addReceipt(manager: EntityManager, row: ReceiptRecord): Promise<void> {
  await manager.sql`INSERT INTO receipt ("key", body, position) VALUES (${row.key}, ${row.body}, ${row.position})`;
}

function positionGap(expected: number, found: number): Problem {
  return {
    code: 'storage.chain-broken',
    what: 'Events have been taken out of the journal.',
    where: `position ${expected}`,
    value: String(found),
    remedy: 'Do not continue on this journal. Look at the plant, keep the data folder, and restore a backup.',
  };
}
