import type { Clock, Ids } from '../kernel';
import type { EffectHandler } from './effects';
import type { Guard } from './guards';
import type { Invariant } from './invariants/invariant';
import type { Journal } from './journal.port';

/** Everything the engine needs from outside. Time, ids and effects are handed in; nothing is taken from the surroundings. */
export interface EnginePorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly software: string;
  readonly effects: Readonly<Record<string, EffectHandler>>;
  /** Told of what fails where nobody waits for the answer: an alarm, an effect, a listener. */
  readonly failed: (error: unknown) => void;
  /** Asked before a planned run starts; rejects where this computer is not fit for one (SI-48). Left out: it always is. */
  readonly mayStart?: (runId: string, siteId: string) => Promise<void>;
  /** The table to obey; left out: the product's. */
  readonly guards?: readonly Guard[];
  /** What is asked once more behind every decision; left out: the product's. */
  readonly invariants?: readonly Invariant[];
}

/** Who asks, and the key under which a repeat gets the first answer. */
export interface Caller {
  readonly actor: string;
  readonly key?: string;
}

/** What a command got back: the run, and the number of its last event. */
export interface Accepted {
  readonly runId: string;
  readonly seq: number;
}

/** A site was described: which revision of the description it is. */
export interface Described {
  readonly siteId: string;
  readonly revision: number;
}
