import type { Message, Stamp } from '../kernel';
import type { Place } from './events';
import type { Readings } from './plan-types';
import type { Answer } from './prompts';

/** How an effect ended, as its handler told it. */
export interface EffectEnd {
  readonly outcome: 'ok' | 'failed' | 'unknown';
  readonly said: string;
  readonly readings: Readings;
}

/** What the run knows of one of its steps. */
export interface StepState {
  readonly status: 'pending' | 'open' | 'done' | 'skipped';
  readonly promptId?: string | undefined;
  readonly revision: number;
  readonly openedAt?: Stamp | undefined;
  /** Number of the event that showed it last; stays when the question is taken back. */
  readonly shownOrder?: number | undefined;
  readonly overdue?: 'normal' | 'hard' | undefined;
  readonly durationMs?: number | undefined;
  readonly effectId?: string | undefined;
  /** How far the machine is with what it does here. */
  readonly progress?: { readonly done: number; readonly of: number } | undefined;
  /** How the machine's act or look ended since the step was shown last; after a look that told nothing a person is asked. */
  readonly ended?: EffectEnd | undefined;
  /** Number of the event that took it back last. */
  readonly againSince?: number | undefined;
  /** How often the machine has begun what it does here; never goes back (SI-29). */
  readonly tries?: number | undefined;
  /** When the machine began it for the first time: limits run from here, over restarts. */
  readonly firstBegunAt?: Stamp | undefined;
  /** What the person is told about the last try. */
  readonly because?: Message | undefined;
  /** Where it was done last; a correction keeps the place of the answer that it corrects. */
  readonly doneAt?: Place | undefined;
  readonly answer?: Answer | undefined;
  readonly answeredAt?: Stamp | undefined;
  readonly answeredBy?: string | undefined;
}
