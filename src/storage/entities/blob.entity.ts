import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file of the data folder (`files/<digest>`); the row is written after the bytes are durable. */
@Entity('blob')
export class BlobEntity {
  /** SHA-256 of the bytes, lower-case hex. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  digest!: string;

  @Column({ type: 'integer' })
  size!: number;

  /** The media type, which the first bytes were compared with. */
  @Column({ type: 'varchar', length: 100 })
  type!: string;
}
