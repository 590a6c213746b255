import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One event of one stream. Rows are only ever added; `body` is what the hash covers. */
@Entity('event')
@Unique('event_stream_seq', ['stream', 'seq'])
export class EventEntity {
  @PrimaryGeneratedColumn('increment', { type: 'integer' })
  position!: number;

  @Column({ type: 'varchar', length: 200 })
  stream!: string;

  @Column({ type: 'integer' })
  seq!: number;

  @Column({ type: 'varchar', length: 200 })
  type!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'varchar', length: 64, name: 'prev_hash' })
  prevHash!: string;

  @Column({ type: 'varchar', length: 64 })
  hash!: string;
}
