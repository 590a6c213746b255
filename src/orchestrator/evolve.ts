import { type Json, LayeredMap } from '../kernel';
import { type AbortPolicy, isWayBack, type Place, type RunEvent, type SiteEvent, type SteppedFact } from './events';
import { stepWithId } from './plan-index';
import type { Hold, KnownFact, Obligation, RunState, SiteState, StepState } from './run-state';
import { StepStates } from './step-states';

const withStep = (state: RunState, stepId: string, change: Partial<StepState>): RunState => ({
  ...state,
  steps: state.steps.with(stepId, change),
});

function planned(event: Extract<RunEvent, { type: 'run.planned' }>): RunState {
  return {
    runId: event.data.runId,
    plan: event.data.plan,
    software: event.data.software,
    status: 'planned',
    steps: StepStates.fresh(event.data.plan.steps),
    facts: LayeredMap.empty(),
    reached: new Set(),
    events: 1,
    returns: new Map(),
    deviations: [],
    notes: [],
    startedAt: event.at,
    lastAt: event.at,
  };
}

function withFacts(
  state: RunState,
  changes: readonly SteppedFact[],
  event: RunEvent,
  { order, at }: Place = { order: state.events, at: event.at },
): RunState {
  // What was established behind this place is newer, whenever it is told.
  const newest = changes.filter(({ key }) => (state.facts.get(key)?.order ?? -1) <= order);
  if (newest.length === 0) return state;
  const told = newest.map(({ key, value, evidence, stepId }): [string, KnownFact] => [
    key,
    { value, evidence, at, by: event.actor, stepId, order },
  ]);
  return { ...state, facts: state.facts.with(told), reached: reachedBy(state.reached, newest) };
}

/** With the stacks of which these facts tell that bytes may have reached them. */
export function reachedBy(
  reached: RunState['reached'],
  facts: readonly Pick<SteppedFact, 'key' | 'value'>[],
): RunState['reached'] {
  const more = facts.flatMap(({ key, value }) => {
    const [tag = '', what] = key.split('/');
    // Another LCD than that of the stack that was asked for: both are.
    if (what === 'busy-on') return typeof value === 'string' ? [tag, value] : [];
    return what === 'flash' && (value === 'ended' || value === 'torn') ? [tag] : [];
  });
  return more.every((tag) => reached.has(tag)) ? reached : new Set([...reached, ...more]);
}

function done(state: RunState, event: Extract<RunEvent, { type: 'step.done' }>): RunState {
  const { facts, stepId, asOf: doneAt = { order: state.events, at: event.at } } = event.data;
  const told = facts.map((fact) => ({ ...fact, stepId }));
  const next = withStep(withFacts(state, told, event, doneAt), stepId, { status: 'done', because: undefined, doneAt });
  const what = event.data.deviation;
  // Told once more as it was, it is no second deviation.
  const isKnown =
    event.data.asOf !== undefined && state.deviations.some((one) => one.stepId === stepId && one.what.id === what?.id);
  if (what === undefined || isKnown) return next;
  const deviation = {
    what,
    why: '',
    guard: '',
    stepId,
    by: event.actor,
    at: event.at,
  };
  return { ...next, deviations: [...next.deviations, deviation] };
}

function reopened(state: RunState, event: Extract<RunEvent, { type: 'steps.reopened' }>): RunState {
  const returns = new Map(state.returns);
  returns.set(event.data.by, (returns.get(event.data.by) ?? 0) + 1);
  return event.data.stepIds.reduce(
    (next, stepId) =>
      withStep(next, stepId, {
        status: 'pending',
        promptId: undefined,
        openedAt: undefined,
        overdue: undefined,
        effectId: undefined,
        progress: undefined,
        ended: undefined,
        againSince: state.events,
        because: event.data.because,
      }),
    withFacts({ ...state, returns }, event.data.facts, event),
  );
}

function restarted(state: RunState, event: Extract<RunEvent, { type: 'service.restarted' }>): RunState {
  // Waits start again in full: nobody watched the clock while the service was down (SI-37).
  let next = state;
  for (const { id } of state.steps.open()) {
    if (state.steps.get(id)?.durationMs !== undefined) next = withStep(next, id, { openedAt: event.at });
  }
  return next;
}

function resumed(state: RunState, event: Extract<RunEvent, { type: 'run.resumed' }>): RunState {
  const lifted = { ...state, status: 'running' as const, hold: undefined };
  switch (event.data.offer) {
    case 'danger-over':
      return dangerOver(lifted);
    case 'restore':
      return { ...lifted, wayBack: event.data.wayBack };
    case 'try-again': {
      // A named change is a new try: the bounds of the reason that held the run start anew.
      const by = state.hold?.by;
      const returns = new Map([...state.returns].filter(([reason]) => reason !== by && reason !== `${by}:stale`));
      return { ...lifted, returns };
    }
    default:
      return lifted;
  }
}

/** In an older copy of the journal nothing that the run knew counts any more. */
function held(state: RunState, event: Extract<RunEvent, { type: 'run.held' }>): RunState {
  const next: RunState = { ...state, status: 'held', hold: { ...event.data, at: event.at } };
  return event.data.by === 'SI-51' ? { ...next, facts: LayeredMap.empty(), outOfDate: event.data.physical } : next;
}

/** The hold that stood when the danger came; reported once more, it is one danger, and its own hold is none of these. */
const heldBefore = ({ danger, hold }: RunState): Hold | undefined => (danger === undefined ? hold : danger.before);

/** The hold that stood when the danger came stands again: what it was about is not over. */
function dangerOver(state: RunState): RunState {
  const before = state.danger?.before;
  const over = { ...state, danger: undefined };
  return before === undefined ? over : { ...over, status: 'held', hold: before };
}

/** Adds one event to a run. The first event must be `run.planned`. */
export function evolve(state: RunState | undefined, event: RunEvent): RunState {
  if (event.type === 'run.planned') return planned(event);
  if (state === undefined) throw new Error(`A run begins with run.planned, not with ${event.type}.`);
  return { ...evolveRun(state, event), lastAt: event.at, events: state.events + 1 };
}

function evolveRun(state: RunState, event: Exclude<RunEvent, { type: 'run.planned' }>): RunState {
  switch (event.type) {
    case 'run.started':
      return { ...state, status: 'running', startedAt: event.at };
    case 'prompt.opened':
    case 'prompt.overdue':
    case 'wait.started':
    case 'effect.intended':
    case 'effect.ended':
    case 'effect.progressed':
    case 'answer.given':
    case 'answer.refused':
    case 'step.skipped':
      return evolveStep(state, event);
    case 'step.done':
      return done(state, event);
    case 'steps.reopened':
      return reopened(state, event);
    case 'answer.corrected':
      return state;
    case 'run.held':
      return held(state, event);
    case 'run.resumed':
      return resumed(state, event);
    case 'deviation.recorded':
      return { ...state, deviations: [...state.deviations, { ...event.data, by: event.actor, at: event.at }] };
    case 'plan.revised':
      return planRevised(state, event.data.plan);
    case 'danger.reported':
      return { ...state, danger: { what: event.data.what, at: event.at, before: heldBefore(state) } };
    case 'abort.requested':
      return { ...state, abort: { why: event.data.why, decided: false, rejoined: false } };
    case 'abort.decided':
      return abortDecided(state, event.data.policy);
    case 'note.added':
      return { ...state, notes: [...state.notes, { ...event.data, by: event.actor, at: event.at }] };
    case 'service.restarted':
      return restarted(state, event);
    case 'software.changed':
      return { ...state, software: event.data.to };
    case 'run.ended':
      return {
        ...state,
        status: 'ended',
        hold: undefined,
        outcome: event.data.outcome,
        physical: event.data.physical,
        endedBecause: event.data.because,
      };
  }
}

/** What is known stays known. */
const planRevised = (state: RunState, plan: RunState['plan']): RunState => ({
  ...state,
  plan,
  steps: state.steps.under(plan.steps),
});

/** After a redone join the abort waits for the count, and is decided then. */
function abortDecided(state: RunState, policy: AbortPolicy): RunState {
  const rejoined = policy === 'redo-join';
  const abort = { why: state.abort?.why ?? '', decided: !rejoined, rejoined };
  return { ...state, abort, ...(isWayBack(policy) ? { wayBack: policy } : {}) };
}

type StepEvent = Extract<
  RunEvent,
  {
    type:
      | 'prompt.opened'
      | 'prompt.overdue'
      | 'wait.started'
      | 'effect.intended'
      | 'effect.ended'
      | 'effect.progressed'
      | 'answer.given'
      | 'answer.refused'
      | 'step.skipped';
  }
>;

function evolveStep(state: RunState, event: StepEvent): RunState {
  const { stepId } = event.data;
  switch (event.type) {
    case 'prompt.opened':
      return withStep(state, stepId, {
        status: 'open',
        promptId: event.data.promptId,
        revision: event.data.revision,
        openedAt: event.at,
        shownOrder: state.events,
        overdue: undefined,
        ...(event.data.because === undefined ? {} : { because: event.data.because }),
      });
    case 'prompt.overdue':
      return withStep(state, stepId, { overdue: event.data.level });
    case 'wait.started':
      return withStep(state, stepId, {
        status: 'open',
        openedAt: event.at,
        shownOrder: state.events,
        durationMs: event.data.durationMs,
      });
    case 'effect.intended':
      return intended(state, event);
    case 'effect.ended': {
      const { outcome, said, readings = {} } = event.data;
      const facts = (event.data.facts ?? []).map((fact) => ({ ...fact, stepId }));
      return withStep(withFacts(state, facts, event), stepId, {
        effectId: undefined,
        progress: undefined,
        ended: { outcome, said, readings },
      });
    }
    case 'effect.progressed':
      return withStep(state, stepId, { progress: { done: event.data.done, of: event.data.of } });
    case 'answer.given': {
      const { answer, promptId, revision } = event.data;
      // What a correction answers was taken back; its question is its own again, and can be corrected once more.
      return withStep(state, stepId, {
        answer,
        promptId,
        revision,
        answeredAt: event.at,
        answeredBy: event.actor,
      });
    }
    case 'answer.refused':
      return refusedOnce(
        withStep(state, stepId, { because: event.data.because, revision: event.data.revision }),
        stepId,
      );
    case 'step.skipped':
      return withStep(withFacts(state, event.data.facts, event), stepId, { status: 'skipped' });
  }
}

/** The flash before was settled: limits run from this beginning, not from that one. */
function settledBefore(state: RunState, stepId: string): boolean {
  const stack = stepWithId(state.plan.steps, stepId)?.stack;
  return ['not-started', 'ended'].includes(String(state.facts.get(`${stack}/flash`)?.value));
}

/** A step that is done stays so while its standing effect is taken up again: nothing waits for it. */
function intended(state: RunState, { at, data }: Extract<RunEvent, { type: 'effect.intended' }>): RunState {
  const before = state.steps.get(data.stepId);
  const opened =
    before?.status === 'done'
      ? {}
      : { status: 'open' as const, openedAt: at, shownOrder: state.events, promptId: undefined, answer: undefined };
  return withStep(state, data.stepId, {
    ...opened,
    effectId: data.effectId,
    tries: (before?.tries ?? 0) + 1,
    firstBegunAt: settledBefore(state, data.stepId) ? at : (before?.firstBegunAt ?? at),
  });
}

/** Counts the refusals of one question, so that a bound on them survives a restart. */
function refusedOnce(state: RunState, stepId: string): RunState {
  const returns = new Map(state.returns);
  returns.set(`SI-29:${stepId}`, (returns.get(`SI-29:${stepId}`) ?? 0) + 1);
  return { ...state, returns };
}

/** Adds one event to a site. */
export function evolveSite(state: SiteState, event: SiteEvent): SiteState {
  if (event.type === 'site.looked-at') return state;
  if (event.type === 'site.described') return described(state, event, event.data.form);
  // A plan's site is complete, and newer than whatever was written down before it.
  if (event.type === 'site.recorded') return described(state, event, event.data.site);
  const obligations = new Map(state.obligations);
  if (event.type === 'obligation.created') {
    const { obligation, original, runId } = event.data;
    obligations.set(obligation.id, { ...obligation, original, runId, status: 'open' });
    return { ...state, obligations };
  }
  const known: Obligation | undefined = obligations.get(event.data.id);
  if (known === undefined) return state;
  const closed = { ...known, closedBy: event.data.runId };
  if (event.type === 'obligation.discharged') obligations.set(known.id, { ...closed, status: 'discharged' });
  else obligations.set(known.id, { ...closed, status: 'left', why: event.data.why });
  return { ...state, obligations };
}

const described = (state: SiteState, { at, actor }: SiteEvent, form: Json): SiteState => ({
  ...state,
  described: { form, revision: (state.described?.revision ?? 0) + 1, by: actor, at },
});

export const EMPTY_SITE: SiteState = { obligations: new Map() };
