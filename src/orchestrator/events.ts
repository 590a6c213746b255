import type { Message, Stamp } from '../kernel';
import type { Answer } from './prompts';
import type { FactChange, ObligationSpec, Plan } from './plan-types';

/** Where the site is physically while nothing goes on; every hold names one and prints its card (SI-08). */
export const PHYSICAL_STATES = ['all-off-locked', 'as-found', 'running-on-one', 'updater-must-stay'] as const;
export type PhysicalState = (typeof PHYSICAL_STATES)[number];

export const OUTCOMES = [
  'complete',
  'complete-with-deviations',
  'rolled-back',
  'degraded',
  'restored-not-updated',
  'abandoned',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const HOLD_OFFERS = [
  'try-again',
  'flash-again',
  'override',
  'leave-open',
  'restore',
  'finish-forward',
  'stop-here',
  'danger-over',
] as const;
export type HoldOffer = (typeof HOLD_OFFERS)[number];

/** What happened in a run. Past tense; the fold of these is the run's state (docs/adr/0001). */
export type RunEventBody =
  | {
      readonly type: 'run.planned';
      readonly data: { readonly runId: string; readonly plan: Plan; readonly software: string };
    }
  | { readonly type: 'run.started'; readonly data: Record<string, never> }
  | {
      readonly type: 'prompt.opened';
      readonly data: { readonly stepId: string; readonly promptId: string; readonly revision: number };
    }
  | { readonly type: 'prompt.overdue'; readonly data: { readonly stepId: string; readonly level: 'normal' | 'hard' } }
  | { readonly type: 'wait.started'; readonly data: { readonly stepId: string; readonly durationMs: number } }
  | {
      readonly type: 'effect.intended';
      readonly data: { readonly stepId: string; readonly effectId: string; readonly effect: string };
    }
  | {
      readonly type: 'effect.ended';
      readonly data: {
        readonly stepId: string;
        readonly effectId: string;
        readonly outcome: 'ok' | 'failed' | 'unknown';
        readonly said: string;
      };
    }
  | {
      readonly type: 'answer.given';
      readonly data: {
        readonly stepId: string;
        readonly promptId: string;
        readonly revision: number;
        readonly answer: Answer;
      };
    }
  | {
      readonly type: 'answer.refused';
      readonly data: { readonly stepId: string; readonly because: Message; readonly revision: number };
    }
  | {
      readonly type: 'step.done';
      readonly data: {
        readonly stepId: string;
        readonly facts: readonly FactChange[];
        readonly deviation?: Message | undefined;
      };
    }
  | { readonly type: 'step.skipped'; readonly data: { readonly stepId: string; readonly because: Message } }
  | {
      readonly type: 'steps.reopened';
      readonly data: { readonly stepIds: readonly string[]; readonly because: Message; readonly by: string };
    }
  | { readonly type: 'answer.corrected'; readonly data: { readonly stepId: string; readonly why: string } }
  | {
      readonly type: 'run.held';
      readonly data: {
        readonly promptId: string;
        readonly by: string;
        readonly because: Message;
        readonly physical: PhysicalState;
        readonly offers: readonly HoldOffer[];
        readonly stepIds: readonly string[];
      };
    }
  | { readonly type: 'run.resumed'; readonly data: { readonly offer: HoldOffer; readonly changed: string } }
  | {
      readonly type: 'deviation.recorded';
      readonly data: { readonly what: Message; readonly why: string; readonly guard: string; readonly stepId: string };
    }
  | { readonly type: 'danger.reported'; readonly data: { readonly what: string } }
  | { readonly type: 'abort.requested'; readonly data: { readonly why: string } }
  | { readonly type: 'abort.decided'; readonly data: { readonly policy: AbortPolicy } }
  | { readonly type: 'note.added'; readonly data: { readonly text: string } }
  | { readonly type: 'service.restarted'; readonly data: { readonly software: string } }
  | { readonly type: 'software.changed'; readonly data: { readonly from: string; readonly to: string } }
  | {
      readonly type: 'run.ended';
      readonly data: { readonly outcome: Outcome; readonly physical: PhysicalState; readonly because: Message };
    };

export type AbortPolicy =
  | 'abandon'
  | 'after-the-flash'
  | 'hold-torn'
  | 'restore-and-join'
  | 'hold-mixed'
  | 'redo-join'
  | 'hold-returning';

/** What happened to a site: what must be put back, over all runs. */
export type SiteEventBody =
  | { readonly type: 'site.recorded'; readonly data: { readonly site: Plan['site'] } }
  | {
      readonly type: 'obligation.created';
      readonly data: { readonly obligation: ObligationSpec; readonly runId: string; readonly original: string | null };
    }
  | {
      readonly type: 'obligation.discharged';
      readonly data: { readonly id: string; readonly runId: string; readonly stepId: string };
    }
  | {
      readonly type: 'obligation.left';
      readonly data: { readonly id: string; readonly runId: string; readonly why: string };
    };

export type Stamped<T> = T & { readonly at: Stamp; readonly actor: string };
export type RunEvent = Stamped<RunEventBody>;
export type SiteEvent = Stamped<SiteEventBody>;
