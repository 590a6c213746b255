import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who may write: one row. Each start takes the next number; whoever holds an older one is refused (SI-18). */
@Entity('holder')
export class HolderEntity {
  /** Always 1. */
  @PrimaryColumn({ type: 'integer' })
  id!: number;

  @Column({ type: 'integer' })
  epoch!: number;

  /** What the holder says about itself. */
  @Column({ type: 'varchar', length: 200 })
  name!: string;
}
