import type { Json, LayeredMap, Message, Stamp } from '../kernel';
import type { HoldOffer, Note, Outcome, PhysicalState, WayBack } from './events';
import type { FactChange, FactValue, ObligationSpec, Plan } from './plan-types';
import type { StepStates } from './step-states';

export type { EffectEnd, StepState } from './step-state';

/** What the run knows of one thing of the plant, and since when. */
export interface KnownFact {
  readonly value: FactValue;
  readonly evidence: FactChange['evidence'];
  readonly at: Stamp;
  readonly by: string;
  readonly stepId: string;
  /** Number of the event that established it: tells before from after where two stamps are equal. */
  readonly order: number;
}

export interface Hold {
  readonly promptId: string;
  readonly by: string;
  readonly because: Message;
  readonly physical: PhysicalState;
  readonly offers: readonly HoldOffer[];
  readonly stepIds: readonly string[];
  readonly at: Stamp;
}

export interface Deviation {
  readonly what: Message;
  readonly why: string;
  readonly guard: string;
  readonly stepId: string;
  readonly by: string;
  readonly at: Stamp;
}

/** The fold of a run's events. Plain data; only `evolve` makes a new one. */
export interface RunState {
  readonly runId: string;
  readonly plan: Plan;
  readonly status: 'planned' | 'running' | 'held' | 'ended';
  readonly software: string;
  readonly steps: StepStates;
  readonly facts: LayeredMap<string, KnownFact>;
  /** Stacks that bytes may have reached: an LCD was seen busy, or an update ended. Nothing that is said later makes it unseen. */
  readonly reached: ReadonlySet<string>;
  /** How often a reason (guard id or redo label, with its step) has sent the run back; persisted bounds (SI-29, SI-39). */
  readonly returns: ReadonlyMap<string, number>;
  readonly hold?: Hold | undefined;
  /** `before`: the hold that the danger came into; it stands again when the danger is over. */
  readonly danger?: { readonly what: string; readonly at: Stamp; readonly before?: Hold | undefined } | undefined;
  readonly abort?: { readonly why: string; readonly decided: boolean; readonly rejoined: boolean } | undefined;
  readonly wayBack?: WayBack | undefined;
  /** The journal was an older copy: where the site may be at worst; nothing else is known (SI-51). */
  readonly outOfDate?: PhysicalState | undefined;
  readonly deviations: readonly Deviation[];
  readonly notes: readonly (Note & { readonly by: string; readonly at: Stamp })[];
  readonly outcome?: Outcome | undefined;
  readonly physical?: PhysicalState | undefined;
  readonly endedBecause?: Message | undefined;
  readonly events: number;
  readonly startedAt: Stamp;
  readonly lastAt: Stamp;
}

export interface Obligation extends ObligationSpec {
  readonly original: string | null;
  readonly runId: string;
  readonly status: 'open' | 'discharged' | 'left';
  /** The run that put it back, or left it by a decision. */
  readonly closedBy?: string | undefined;
  readonly why?: string | undefined;
}

/** A site as somebody described it; a description that is not complete yet is kept all the same. */
export interface SiteDescription {
  readonly form: Json;
  /** Counts the descriptions from 1. */
  readonly revision: number;
  readonly by: string;
  readonly at: Stamp;
}

/** The fold of a site's events: what must be put back there, whoever moved it, and how it was described last. */
export interface SiteState {
  readonly described?: SiteDescription;
  readonly obligations: ReadonlyMap<string, Obligation>;
}
