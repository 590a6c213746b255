import { BlobEntity } from './entities/blob.entity';
import { EventEntity } from './entities/event.entity';
import { ReceiptEntity } from './entities/receipt.entity';
import { HolderEntity } from './entities/holder.entity';
import { LayTheJournal1790000000001 } from './migrations/1790000000001-lay-the-journal';
import { NumberTheHolders1790000000002 } from './migrations/1790000000002-number-the-holders';

/** Every table, for the data source. */
export const ENTITIES = [EventEntity, ReceiptEntity, BlobEntity, HolderEntity];

/** Every migration, oldest first; `user_version` of a database is how many of them it has seen. */
export const MIGRATIONS = [LayTheJournal1790000000001, NumberTheHolders1790000000002];

/** What makes a file one of ours: "STKH" in the header's application id. */
export const APPLICATION_ID = 0x53_54_4b_48;

/** The database of a data folder. */
export const DATABASE_FILE = 'journal.sqlite';
