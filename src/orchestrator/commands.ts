import type { Stamp } from '../kernel';
import type { HoldOffer, Note } from './events';
import type { Plan, Readings } from './plan-types';
import type { Answer } from './prompts';

/** What is asked of a run. Imperative; stamped at the door with time and the name of who asks (recorded as not authenticated). */
export type Command =
  | { readonly kind: 'plan'; readonly runId: string; readonly plan: Plan; readonly software: string }
  | { readonly kind: 'start' }
  | { readonly kind: 'answer'; readonly promptId: string; readonly revision: number; readonly answer: Answer }
  | { readonly kind: 'choose'; readonly promptId: string; readonly offer: HoldOffer; readonly words: string }
  | { readonly kind: 'correct'; readonly stepId: string; readonly why: string; readonly answer?: Answer | undefined }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'abort'; readonly why: string }
  | { readonly kind: 'danger'; readonly what: string }
  | { readonly kind: 'tick' }
  | {
      readonly kind: 'effect-ended';
      readonly stepId: string;
      readonly effectId: string;
      readonly outcome: 'ok' | 'failed' | 'unknown';
      readonly said: string;
      readonly readings?: Readings | undefined;
    }
  | {
      readonly kind: 'effect-progressed';
      readonly stepId: string;
      readonly effectId: string;
      readonly done: number;
      readonly of: number;
    }
  | { readonly kind: 'restarted'; readonly software: string }
  /** The journal was found to be an older copy than the one this site was worked from. */
  | { readonly kind: 'journal-older' };

export interface Commanded {
  readonly command: Command;
  readonly now: Stamp;
  readonly actor: string;
}
