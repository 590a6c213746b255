export type { Backup } from './backup';
export { verifyExport } from './export';
export { ANY_BYTES, FILE_TYPES } from './file-kinds';
export type { FileStore, StoredFile } from './file-store';
export { MemoryJournal } from './memory-journal';
export { openStore, type StoreOptions } from './open-store';
export { loadSqlite } from './sqlite-driver';
export type { Store, StoreSpace } from './store';
export { EMPTY_JOURNAL, type JournalHead, type VerifiableJournal } from './verifiable-journal';
