import type { Clock } from '../kernel';
import type { Readings } from './plan-types';
import type { RunState } from './run-state';
import { paceOf, type StepContext } from './step';
import { stepDefinition } from './steps';

/** What an effect did. `unknown` is left only by a look at the thing itself. */
export interface EffectOutcome {
  readonly outcome: 'ok' | 'failed' | 'unknown';
  readonly said: string;
  readonly readings?: Readings;
}

/** What a handler is told beside run and step. */
export interface EffectHelp {
  /** How far it is; may be told as often as the handler likes, and is journaled at most every two seconds. */
  progress(done: number, of: number): void;
  /** Names of the readings that are wanted; none where it is not for reading. */
  readonly wants: readonly string[];
  /** Milliseconds of the machine's clock in which a reading may not be there yet. */
  readonly patienceMs: number;
  /** How often silence is looked at, at least, before it counts. */
  readonly leastLooks: number;
  /** True when nothing may be begun any more: danger was reported. Asked right before something is changed. */
  readonly stopped: () => boolean;
}

/** Does what a step intends. What it throws is an outcome that nobody knows. */
export type EffectHandler = (run: RunState, stepId: string, help: EffectHelp) => Promise<EffectOutcome>;

/** Milliseconds between two records of how far an effect is: a record of each block would cost more than the line. */
const PROGRESS_EVERY_MS = 2000;
/** One lost frame is no silence. */
const LEAST_LOOKS = 3;
/** Real milliseconds that a training site waits for a line, whatever its pace. */
const REAL_PATIENCE_MS = 3000;

/** The effect of a step, and what it is asked for. */
export function effectAsked(c: StepContext): { effect: string } & Omit<EffectHelp, 'progress' | 'stopped'> {
  const { effect, byMachine } = stepDefinition(c.step.step);
  const seconds = byMachine?.patienceSeconds?.(c) ?? 0;
  return {
    effect: effect ?? byMachine?.effect ?? '',
    wants: byMachine?.wants(c) ?? [],
    patienceMs: patience(seconds * 1000, paceOf(c.run.plan)),
    leastLooks: LEAST_LOOKS,
  };
}

/** A line is no faster on a training site: what takes its time at all gets at least a few answers' time. */
const patience = (siteMs: number, pace: number): number =>
  siteMs === 0 || pace === 1 ? siteMs : Math.max(siteMs / pace, REAL_PATIENCE_MS);

/** Lets a call through at most every two seconds; the first one at once. */
export function seldom(clock: Clock, tell: (done: number, of: number) => void): EffectHelp['progress'] {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (done, of) => {
    const now = clock.now().monoMs;
    if (now - toldAt < PROGRESS_EVERY_MS) return;
    toldAt = now;
    tell(done, of);
  };
}
