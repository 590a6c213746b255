import type { JournalEvent, StreamAppend } from '../../src/orchestrator';

/**
 * Where a life can end: around a durable write, a frame that changes a device, or one that only looks. `after`: it happened, and nobody was
 * told. `torn`: half of it left.
 */
export type CutPhase = 'before' | 'torn' | 'after';
export type CutKind = 'write' | 'frame' | 'look';
export interface CutPoint {
  readonly kind: CutKind;
  /** Counted from 1 over all lives of a world, each kind apart. */
  readonly n: number;
  readonly phase: CutPhase;
  /** What is written, or what is sent. */
  readonly what: string;
}

export const PHASES: readonly CutPhase[] = ['before', 'torn', 'after'];

export const pointName = ({ kind, n, phase }: CutPoint): string => `${kind} ${n} ${phase}`;
export const namesOf = (appends: readonly StreamAppend[]): string =>
  appends.flatMap(({ events }) => events.map(({ type }) => type)).join('+');

/** Counts every point at which a world can be cut, and says where it is. */
export class Cutter {
  readonly counts = { write: 0, frame: 0, look: 0 };

  /** `cutHere` is asked at every point, in order. */
  constructor(readonly cutHere: (point: CutPoint) => boolean) {}

  begin(kind: CutKind): number {
    this.counts[kind] += 1;
    return this.counts[kind];
  }
}

/** Told of every batch of events at the moment it is durable, also where nobody else will ever be. */
export type Durable = (events: readonly Pick<JournalEvent, 'stream' | 'type' | 'data'>[]) => void;
