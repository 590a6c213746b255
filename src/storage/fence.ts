import type { QueryRunner } from 'typeorm';
import { type Problem, StackhandError } from '../kernel';
import type { SqliteConnection } from './sqlite-connection';

const MAX_NAME = 200;

/** The number under which one opening of the store may write. A later opening takes the next one, and this one is refused from then on. */
export class Fence {
  private constructor(private readonly epoch: number) {}

  /** Takes the next number, in a transaction of its own. */
  static async take(runner: QueryRunner, holder: string): Promise<Fence> {
    await runner.query('BEGIN IMMEDIATE');
    await runner.query('UPDATE holder SET epoch = epoch + 1, name = ? WHERE id = 1', [holder.slice(0, MAX_NAME)]);
    const [row] = (await runner.query('SELECT epoch FROM holder WHERE id = 1')) as { epoch: number }[];
    await runner.query('COMMIT');
    return new Fence(row?.epoch ?? 0);
  }

  /** Inside a transaction that may write: throws `storage.fenced` where somebody has opened the store since. */
  async check(runner: Pick<QueryRunner, 'query'>): Promise<void> {
    this.compare((await runner.query('SELECT epoch, name FROM holder WHERE id = 1')) as Row[]);
  }

  /** The same at once, for whoever is about to send something; it reads a single row. */
  checkNow(connection: SqliteConnection): void {
    this.compare(connection.prepare('SELECT epoch, name FROM holder WHERE id = 1').all() as Row[]);
  }

  private compare([row]: readonly Row[]): void {
    if (row?.epoch !== this.epoch) throw new StackhandError(fenced(this.epoch, row));
  }
}

interface Row {
  readonly epoch: number;
  readonly name: string;
}

function fenced(own: number, row: Row | undefined): Problem {
  return {
    code: 'storage.fenced',
    what: 'Another service has opened this data folder since; this one is no longer its holder and writes nothing more.',
    value: row === undefined ? 'no holder' : `${row.epoch} (${row.name})`,
    allowed: String(own),
    remedy:
      'Use the other service. Find out why two were started: the lock file of a folder in use must not be removed.',
  };
}
