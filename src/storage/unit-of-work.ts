import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, QueryRunner } from 'typeorm';
import { type Problem, StackhandError } from '../kernel';
import type { Fence } from './fence';
import { fatalProblem, storageError } from './sqlite-problems';

interface Unit {
  open: boolean;
  doomed?: Error;
  readonly joined: Promise<unknown>[];
}

/**
 * The only way to write. TypeORM gives every caller the same SQLite connection, so transactions of two callers would be one:
 * units run one after the other, in the order they were asked for. A unit asked for inside another one is part of it and
 * durable only when the outer one has resolved; a part that fails takes the whole with it, even where its error was caught.
 */
export class UnitOfWork {
  private readonly current = new AsyncLocalStorage<Unit>();
  private tail: Promise<unknown> = Promise.resolve();
  private stoppedBy: Problem | undefined;

  /** `fence`: what every transaction is compared with before it writes. */
  constructor(
    private readonly runner: QueryRunner,
    private readonly fence?: Fence,
  ) {}

  /** Runs `work` in one transaction; what it throws undoes everything. Never wait for a device or a person inside. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.current.getStore();
    if (outer?.open === true) return this.join(outer, work);
    const turn = this.tail.then(() => this.transaction(work));
    this.tail = turn.catch(() => undefined);
    return turn;
  }

  /** The manager that sees the rows written so far by the unit this is called in; undefined outside of a unit. */
  manager(): EntityManager | undefined {
    return this.current.getStore()?.open === true ? this.runner.manager : undefined;
  }

  /** From now on every unit is refused with this problem. The first reason stays. */
  stop(problem: Problem): void {
    this.stoppedBy ??= problem;
  }

  /** Why nothing more is written; undefined while writing is possible. */
  get stopped(): Problem | undefined {
    return this.stoppedBy;
  }

  /** Resolves when every unit that was asked for has ended. */
  async idle(): Promise<void> {
    await this.tail;
  }

  /** Leaves nothing behind in the process, also where a unit never came to its end. */
  close(): void {
    this.current.disable();
  }

  private join<T>(outer: Unit, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const part = work(this.runner.manager).catch((error: unknown) => {
      outer.doomed ??= storageError(error);
      throw outer.doomed;
    });
    outer.joined.push(part);
    return part;
  }

  private async transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.stoppedBy !== undefined) throw new StackhandError(this.stoppedBy);
    const unit: Unit = { open: true, joined: [] };
    try {
      await this.runner.query('BEGIN IMMEDIATE');
      await this.fence?.check(this.runner);
      const result = await this.current.run(unit, () => this.whole(unit, work));
      if (unit.doomed !== undefined) throw unit.doomed;
      await this.runner.query('COMMIT');
      return result;
    } catch (thrown) {
      const error = storageError(thrown);
      await this.undo(fatalProblem(error));
      throw error;
    } finally {
      unit.open = false;
      // Units run one after the other, so nothing else stands in it; left enabled, it costs every promise of the process.
      this.close();
    }
  }

  // A part that nobody waited for must end before the commit; after it, its rows would stand outside of any transaction.
  private async whole<T>(unit: Unit, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await work(this.runner.manager);
    } finally {
      for (let seen = 0; seen < unit.joined.length; seen += 1) await unit.joined[seen]?.catch(() => undefined);
      unit.open = false;
    }
  }

  private async undo(fatal: Problem | undefined): Promise<void> {
    // A sync that failed once may succeed the next time without the data being there: no second try after a disk error.
    if (fatal !== undefined) this.stop(fatal);
    try {
      await this.runner.query('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself (full disk, disk error), or the transaction had not begun.
    }
  }
}
