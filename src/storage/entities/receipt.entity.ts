import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The first answer to an idempotency key, written with the events it caused. */
@Entity('receipt')
export class ReceiptEntity {
  @PrimaryColumn({ type: 'varchar', length: 200 })
  key!: string;

  @Column({ type: 'text' })
  body!: string;

  /** The last event of the journal when the answer was given. */
  @Column({ type: 'integer' })
  position!: number;
}
