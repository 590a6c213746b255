import type { Json, Message, Stamp } from '../kernel';
import type { Answer } from './prompts';
import type { FactChange, ObligationSpec, Plan, Readings } from './plan-types';

/**
 * Where the site is physically while nothing goes on; every hold names one and prints its card (SI-08, docs/adr/0011). `as-found`:
 * nothing was touched · `parked`: inverter or sources off, nothing opened · `not-all-off`: a breaker is not locked, or a stack not dark ·
 * `all-off-locked` · `live`: breakers closed or closing, not all of it back in service · `in-service` · `updater-must-stay`.
 */
export const PHYSICAL_STATES = [
  'as-found',
  'parked',
  'not-all-off',
  'all-off-locked',
  'live',
  'in-service',
  'updater-must-stay',
] as const;
export type PhysicalState = (typeof PHYSICAL_STATES)[number];

export const OUTCOMES = [
  'complete',
  'complete-with-deviations',
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
  'unit-is-back',
  'not-writing',
  'restore',
  'smaller-set',
  'roll-back',
  'finish-forward',
  'stop-here',
  'danger-over',
] as const;
export type HoldOffer = (typeof HOLD_OFFERS)[number];

/** What somebody adds to the record: in words, and by a photo that was kept before. `about`: the step that it belongs to. */
export interface Note {
  readonly text: string;
  readonly about?: string | undefined;
  readonly photo?: { readonly digest: string; readonly mediaType: string } | undefined;
}

/** Where something stands in the run: the number of its event, and when it was. */
export interface Place {
  readonly order: number;
  readonly at: Stamp;
}

/** A fact that one of several steps is answerable for. */
export type SteppedFact = FactChange & { readonly stepId: string };

/** What was not appended, because it would have broken an invariant; for whoever finds the defect. */
export interface Dump {
  readonly invariant: string;
  /** The first events that would have been written, and how many more there were. */
  readonly events: readonly unknown[];
  readonly left: number;
  /** Digest of run and site as they were believed to be; the fold of the journal up to this hold has the same. */
  readonly state: string;
}

/** What happened in a run. Past tense; the fold of these is the run's state (docs/adr/0001). */
export type RunEventBody =
  | {
      readonly type: 'run.planned';
      readonly data: { readonly runId: string; readonly plan: Plan; readonly software: string };
    }
  | { readonly type: 'run.started'; readonly data: Record<string, never> }
  | {
      readonly type: 'prompt.opened';
      readonly data: {
        readonly stepId: string;
        readonly promptId: string;
        readonly revision: number;
        /** Why a person is asked what the machine was to tell. */
        readonly because?: Message;
      };
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
        /** What the machine read or was told, by name; part of the record whatever is made of it. */
        readonly readings?: Readings;
        readonly facts?: readonly FactChange[];
      };
    }
  | {
      readonly type: 'effect.progressed';
      readonly data: { readonly stepId: string; readonly effectId: string; readonly done: number; readonly of: number };
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
        /** A correction says how it was when the answer was given; what was established since stands. */
        readonly asOf?: Place | undefined;
      };
    }
  | {
      readonly type: 'step.skipped';
      readonly data: {
        readonly stepId: string;
        readonly because: Message;
        /** What nobody knows any more, where it was taken back while it was shown. */
        readonly facts: readonly SteppedFact[];
      };
    }
  | {
      readonly type: 'steps.reopened';
      readonly data: {
        readonly stepIds: readonly string[];
        readonly because: Message;
        readonly by: string;
        /** What nobody knows any more, because a person may have done it before it was taken back; or what was told instead. */
        readonly facts: readonly SteppedFact[];
      };
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
        readonly dump?: Dump;
      };
    }
  | {
      readonly type: 'run.resumed';
      readonly data: { readonly offer: HoldOffer; readonly changed: string; readonly wayBack?: WayBack };
    }
  | {
      readonly type: 'deviation.recorded';
      readonly data: { readonly what: Message; readonly why: string; readonly guard: string; readonly stepId: string };
    }
  /** The plan from here on, by value; `left` are the stacks that go out of the set with it. */
  | { readonly type: 'plan.revised'; readonly data: { readonly plan: Plan; readonly left: readonly string[] } }
  | { readonly type: 'danger.reported'; readonly data: { readonly what: string } }
  | { readonly type: 'abort.requested'; readonly data: { readonly why: string } }
  | { readonly type: 'abort.decided'; readonly data: { readonly policy: AbortPolicy } }
  | { readonly type: 'note.added'; readonly data: Note }
  | { readonly type: 'service.restarted'; readonly data: { readonly software: string } }
  | { readonly type: 'software.changed'; readonly data: { readonly from: string; readonly to: string } }
  | {
      readonly type: 'run.ended';
      readonly data: { readonly outcome: Outcome; readonly physical: PhysicalState; readonly because: Message };
    };

/** What is led when a run goes back: `unpark` what was parked, `switch-off` behind locked breakers, or `restore-and-join` first. */
export const WAYS_BACK = ['unpark', 'switch-off', 'restore-and-join'] as const;
export type WayBack = (typeof WAYS_BACK)[number];
export const isWayBack = (policy: AbortPolicy): policy is WayBack => WAYS_BACK.some((way) => way === policy);

export type AbortPolicy =
  | WayBack
  | 'abandon'
  | 'after-the-flash'
  | 'after-the-count'
  | 'hold-torn'
  | 'hold-apart'
  | 'hold-mixed'
  | 'hold-written'
  | 'redo-join'
  | 'hold-returning';

/** What happened to a site: what must be put back, over all runs. */
export type SiteEventBody =
  | { readonly type: 'site.recorded'; readonly data: { readonly site: Plan['site'] } }
  /** What a person wrote down of the site, complete or not. */
  | { readonly type: 'site.described'; readonly data: { readonly form: Json } }
  /** Somebody looked at the plant after the journal had turned out to be an older copy. */
  | { readonly type: 'site.looked-at'; readonly data: { readonly why: string } }
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
