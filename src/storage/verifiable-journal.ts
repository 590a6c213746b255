import type { Problem } from '../kernel';
import type { Journal } from '../orchestrator/journal.port';
import { CHAIN_START } from './chain';

/** The last event of a journal. Kept outside of the data folder it shows later that nothing was taken away. */
export interface JournalHead {
  readonly position: number;
  readonly hash: string;
}

/** The head of a journal without events. */
export const EMPTY_JOURNAL: JournalHead = { position: 0, hash: CHAIN_START };

/** A journal that can be checked, taken along and compared with a head that was noted earlier. */
export interface VerifiableJournal extends Journal {
  /** One problem (`storage.chain-broken`) for each broken stream, at its first broken event; empty when all are whole. */
  verifyChain(stream?: string): Promise<readonly Problem[]>;
  /** The stream as JSON lines that `verifyExport` can check without the database. */
  exportStream(stream: string): Promise<string>;
  /** The last event of the journal. */
  head(): Promise<JournalHead>;
}
