import { type Problem, StackhandError } from '../kernel';

/** SQLite's primary result codes that this room tells apart. */
export const SQLITE_RESULT_NAMES: ReadonlyMap<number, string> = new Map([
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [8, 'SQLITE_READONLY'],
  [10, 'SQLITE_IOERR'],
  [11, 'SQLITE_CORRUPT'],
  [13, 'SQLITE_FULL'],
  [14, 'SQLITE_CANTOPEN'],
  [19, 'SQLITE_CONSTRAINT'],
  [26, 'SQLITE_NOTADB'],
]);

interface Meaning {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
}

const NOTHING_KEPT = 'Nothing of this request was kept.';
const LOOK = 'Keep the data folder as it is, look at the plant, then run `stackhand verify` and restore a backup.';

const MEANINGS: readonly (readonly [result: RegExp, meaning: Meaning])[] = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    {
      code: 'storage.disk-full',
      what: `The disk with the data folder is full. ${NOTHING_KEPT}`,
      remedy: 'Free some space on that disk and try again.',
    },
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    {
      code: 'storage.busy',
      what: `Another program holds the database. ${NOTHING_KEPT}`,
      remedy: 'Close the program that has the database file open (a viewer, a backup) and try again.',
    },
  ],
  [
    /^(SQLITE_READONLY|EROFS|EACCES|EPERM)/,
    {
      code: 'storage.read-only',
      what: `The data folder cannot be written. ${NOTHING_KEPT}`,
      remedy: 'Check the rights of the folder, and whether the disk was mounted read-only after an error.',
    },
  ],
  [
    /^(SQLITE_IOERR|EIO)/,
    {
      code: 'storage.io-error',
      what: 'The disk reported an error; whether the last request was kept is not known.',
      remedy: 'Stop the service, check the disk, start again: the journal then says what was kept.',
    },
  ],
  [/^SQLITE_CORRUPT/, { code: 'storage.corrupt', what: 'The database is damaged.', remedy: LOOK }],
  [
    /^SQLITE_NOTADB/,
    { code: 'storage.corrupt', what: 'The database file is damaged or is not a database.', remedy: LOOK },
  ],
  [
    /^SQLITE_CANTOPEN/,
    {
      code: 'storage.cannot-open',
      what: 'The database file cannot be opened.',
      remedy: 'Check that the data folder exists and that the service may read and write it.',
    },
  ],
];

/** After these the connection can no longer be believed, or belongs to another: writing stops until the service is started again. */
const FATAL = new Set(['storage.io-error', 'storage.corrupt', 'storage.cannot-open', 'storage.fenced']);

/** The room's own error for whatever a driver or the file system threw; errors that carry a meaning pass through. */
export function storageError(error: unknown): Error {
  if (error instanceof StackhandError) return error;
  const result = resultOf(error);
  const meaning = result === undefined ? undefined : MEANINGS.find(([pattern]) => pattern.test(result))?.[1];
  if (meaning === undefined) return error instanceof Error ? error : new Error(String(error));
  const problem = new StackhandError({ ...meaning, value: result });
  problem.cause = error;
  return problem;
}

/** The problem after which no more may be written, or undefined where the next try can succeed. */
export function fatalProblem(error: unknown): Problem | undefined {
  if (!(error instanceof StackhandError) || !FATAL.has(error.code)) return undefined;
  return error.problems[0];
}

/** The result code that a driver or the file system gave, however deep it stands. */
export function resultOf(error: unknown): string | undefined {
  for (let at: unknown = error, depth = 0; at !== null && typeof at === 'object' && depth < 4; depth += 1) {
    const { code, driverError, cause } = at as { code?: unknown; driverError?: unknown; cause?: unknown };
    if (typeof code === 'string' && /^(SQLITE_|E[A-Z]+$)/.test(code)) return code;
    at = driverError ?? cause;
  }
  return undefined;
}
