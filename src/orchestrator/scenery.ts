import { ageMs, type Stamp } from '../kernel';
import { askedNow } from './asked-now';
import type { KnownFact, RunState } from './run-state';
import type { Told } from './scene-types';
import { paceOf } from './step';

/** What a scene is made of. */
export interface Scenery {
  readonly run: RunState;
  /** Keys of what a person is asked right now. */
  readonly asked: ReadonlySet<string>;
  readonly fact: (key: string) => KnownFact | undefined;
  readonly told: (fact: KnownFact) => Told;
}

/** The facts of a run with their age. After an older journal was put back none of them counts (SI-51). */
export function sceneryOf(run: RunState, now: Stamp): Scenery {
  return {
    run,
    asked: askedNow(run),
    fact: (key) => (run.outOfDate === undefined ? run.facts.get(key) : undefined),
    told: ({ evidence, by, at }) => {
      const minutes = Math.round((ageMs(at, now) * paceOf(run.plan)) / 60_000);
      return {
        evidence,
        byMachine: evidence.includes('E4') || evidence.includes('E3'),
        by,
        atMs: at.wallMs,
        minutes: Number.isFinite(minutes) ? minutes : null,
      };
    },
  };
}
