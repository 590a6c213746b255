import type { Stamp } from '../../src/kernel';
import type { Answer, KnownFact, RunState, SiteState, StepState } from '../../src/orchestrator';
import type { AbstractPlant } from './plant';

/** What may still go wrong on a path. */
export interface Budget {
  readonly slips: number;
  readonly crashes: number;
  readonly faults: number;
  readonly aborts: number;
  readonly dangers: number;
  /** Answers that were given and are taken back, or given otherwise. */
  readonly corrections: number;
}
export const BUDGETS = ['slips', 'crashes', 'faults', 'aborts', 'dangers', 'corrections'] as const;
export const NOTHING: Budget = { slips: 0, crashes: 0, faults: 0, aborts: 0, dangers: 0, corrections: 0 };

export interface State {
  readonly run: RunState;
  readonly site: SiteState;
  readonly plant: AbstractPlant;
  readonly now: Stamp;
  readonly left: Budget;
  /** The last answer that was not so, and what was seen. */
  readonly lie?: Lie | undefined;
}

export interface Lie {
  readonly stepId: string;
  readonly truth: Answer;
}

/** What is left out of a state when it is compared with those seen before, and whether that can hide a wrong. */
export const ABSTRACTIONS: readonly string[] = [
  'Event numbers are dropped; the facts of a stack keep their order among each other and among those of the site, and so do all power-ons. Sound while no rule compares other facts of two stacks by their order.',
  'Stamps are dropped but for: of this boot or not (power-ons, gaps), and too old or not (amps, volts, window, breaker sides). Sound here: time moves only by whole waits and by absences longer than every limit.',
  'How often a reason sent the run back is dropped once its step is done. Not sound: a step that is opened anew much later may hold where this search lets it ask again; both are safe by the same checks.',
  'Prompt numbers, words, who answered and notes are dropped. Sound: a stale answer is refused by its number, which the test of SI-45 shows.',
  'Deviations are kept where a guard reads them (SI-09, SI-22), else only that there are any. Sound: nothing else reads them.',
  'A state that was met with at least as much left to go wrong is not entered again. Sound: what can happen from it is a part of what was explored.',
  'States are told apart by 53 bits of hash. Two in a million states are taken for one with a chance of about one in ten thousand.',
  'Of questions that are open side by side the first is answered first, and what the machine is at ends before a person answers. Sound where they are of different stacks, as all of these are.',
];

/** Readings that may grow too old, in minutes, for a step that is still to come. */
const OLD: Readonly<Record<string, { readonly minutes: number; readonly for: string }>> = {
  'amps-again': { minutes: 10, for: 'open-and-lock-breakers' },
  soc: { minutes: 5, for: 'start-update' },
  temperature: { minutes: 5, for: 'start-update' },
  'cell-spread': { minutes: 5, for: 'start-update' },
  battery: { minutes: 5, for: 'close-breakers' },
  inverter: { minutes: 5, for: 'close-breakers' },
  volts: { minutes: 60, for: 'read-code' },
  amps: { minutes: 60, for: 'read-code' },
};
/** Facts whose place in the order nothing reads. */
const NO_ORDER = ['host/awake', 'soc', 'temperature', 'cell-spread', 'identity', 'meter', 'mode', 'lit', 'as-found'];
/** Steps of which it counts that they were ever shown; of the last two also since when. */
const SHOWN = ['open-and-lock-breakers', 'switch-off', 'pull-links', 'park-inverter', 'switch-source-off'];
const SHOWN_SINCE = ['start-update', 'send-firmware', 'close-breakers'];

/** The text of what never changes, and is a part of many states: made once. */
function once<K extends object>(make: (of: K) => string): (of: K) => string {
  const made = new WeakMap<K, string>();
  return (of) => {
    const known = made.get(of);
    if (known !== undefined) return known;
    const text = make(of);
    made.set(of, text);
    return text;
  };
}

/** What a key of a fact says of it. */
interface Key {
  readonly name: string;
  /** The stack, or `site`. */
  readonly of: string;
  readonly hasOrder: boolean;
}
const keys = new Map<string, Key>();
function keyOf(key: string): Key {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const slash = key.indexOf('/');
  const read = {
    name: key.slice(key.lastIndexOf('/') + 1),
    of: key.slice(0, slash),
    hasOrder: !NO_ORDER.some((name) => key === name || key.includes(`/${name}`)),
  };
  keys.set(key, read);
  return read;
}

const valueText = once(({ value, evidence }: KnownFact) => `${String(value)}${evidence[0]}`);

function factText(key: string, fact: KnownFact, state: State): string {
  const { name } = keyOf(key);
  const limit = OLD[name];
  const aged = limit !== undefined && state.now.wallMs - fact.at.wallMs > limit.minutes * 60_000;
  const old = aged && ahead(state.run, limit.for, key) ? '!' : '';
  const boot =
    ((name === 'power' && fact.value === 'on') || name === 'gap') && fact.at.bootId !== state.now.bootId ? '~' : '';
  return `${key}=${valueText(fact)}${old}${boot}`;
}

/** A step of this name, of the stack of the fact where it has one, is still to be done. */
const ahead = (run: RunState, name: string, key: string): boolean =>
  run.plan.steps.some(
    ({ id, step, stack }) => step === name && (stack === undefined || key.startsWith(`${stack}/`)) && !settled(run, id),
  );

/** The longest limit of a route that is explored: a transfer that was begun before it may be given up. */
const PAST_LIMIT_MS = 900_000;

/** Done or left out is the same to everything but a correction, and none is explored. How often the machine began only bounds what it writes. */
const stepTexts = {
  corrected: once((step: StepState) => stepText(step, true)),
  plain: once((step: StepState) => stepText(step, false)),
};
function stepText(step: StepState, corrects: boolean, writesAt?: Stamp): string {
  if (corrects && step.status === 'done') return step.answer === undefined ? '+' : JSON.stringify(step.answer);
  const since = step.firstBegunAt?.wallMs;
  const late = writesAt !== undefined && since !== undefined && writesAt.wallMs - since > PAST_LIMIT_MS ? '!' : '';
  const tries = writesAt === undefined ? '' : `${step.tries ?? ''}${late}`;
  if (step.status === 'pending') return `-${tries}`;
  if (step.status !== 'open') return `+${tries}`;
  const what =
    step.promptId !== undefined ? 'p' : step.durationMs !== undefined ? 'w' : step.effectId !== undefined ? 'e' : 'i';
  const told = step.because?.id.startsWith('mean.') === true ? 'r' : '';
  return `${what}${told}${step.overdue ?? ''}${tries}${step.ended?.outcome ?? ''}`;
}

const shownText = ({ plan, steps }: RunState): string =>
  SHOWN.filter((name) =>
    plan.steps.some(({ id, step }) => step === name && steps.get(id)?.shownOrder !== undefined),
  ).join();

const settled = (run: RunState, id: string): boolean => ['done', 'skipped'].includes(run.steps.get(id)?.status ?? '');

/** Bounds that can still bite. */
function returnsText(run: RunState): string {
  return [...run.returns]
    .filter(([reason]) => {
      const [, step = ''] = reason.split(':');
      return reason.startsWith('flash-again') || (run.steps.get(step) !== undefined && !settled(run, step));
    })
    .map(([reason, times]) => `${reason}${Math.min(times, 5)}`)
    .join();
}

/** The facts of each stack in their order, with those of the site among them, and the power-ons of all. */
function inOrder(state: State): string {
  const { run } = state;
  const all: (readonly [number, string, string])[] = [];
  const still: string[] = [];
  for (const [key, fact] of run.facts) {
    const text = factText(key, fact, state);
    const { hasOrder, of } = keyOf(key);
    if (hasOrder) all.push([fact.order, of, text]);
    else still.push(text);
  }
  for (const { id, step, stack = 'site' } of run.plan.steps) {
    const order = run.steps.get(id)?.shownOrder;
    if (order !== undefined && SHOWN_SINCE.includes(step)) all.push([order, stack, id]);
  }
  all.sort((a, b) => a[0] - b[0] || (a[2] < b[2] ? -1 : 1));
  const tags = run.plan.site.stacks.map(({ tag }) => tag);
  const lists = tags.map((tag) =>
    all
      .filter(([, of]) => of === tag || !tags.includes(of))
      .map(([, , text]) => text)
      .join(';'),
  );
  const powers = all.filter(([, , text]) => text.includes('/power=')).map(([, of]) => of);
  return [still.sort().join(';'), ...lists, powers.join()].join('\n');
}

/** What a correction reads and nothing else does: of which answer each fact is, and in which order the answers were given. */
function restsOn({ run, lie }: State): string {
  const facts = [...run.facts].map(([key, { stepId }]) => `${key}<${stepId}`);
  const orderOf = (id: string): number => run.steps.get(id)?.doneAt?.order ?? -1;
  const answered = run.plan.steps.filter(({ id }) => run.steps.get(id)?.answer !== undefined).map(({ id }) => id);
  return [facts, answered.sort((a, b) => orderOf(a) - orderOf(b)), JSON.stringify(lie ?? null)].join('|');
}

const plantText = once((plant: AbstractPlant) => JSON.stringify(plant));

const READ_BY_GUARDS = ['SI-09', 'SI-22'];

/** The state as the explorer tells states apart; what may still go wrong is compared beside it. */
export function textOf(state: State): string {
  const { run, site, plant } = state;
  const deviations = run.deviations.filter(({ guard }) => READ_BY_GUARDS.includes(guard));
  const { hold, danger, abort } = run;
  const corrects = state.left.corrections > 0;
  const textOfStep = corrects ? stepTexts.corrected : stepTexts.plain;
  const holdText = (one: typeof hold) =>
    one === undefined ? '' : `${one.by}|${one.offers.join()}|${one.stepIds.join()}`;
  return [
    run.plan.procedure,
    (run.plan.apart ?? []).map(({ tag }) => tag).join(),
    run.status,
    run.outcome ?? '',
    holdText(hold),
    danger === undefined ? '' : `danger ${holdText(danger.before)}`,
    abort === undefined ? '' : `abort ${abort.decided} ${abort.rejoined}`,
    run.wayBack ?? '',
    run.deviations.length > 0,
    [...run.reached].sort().join(),
    deviations.map(({ guard, what }) => `${guard}${what.id}${JSON.stringify(what.params)}`).join(),
    run.plan.steps
      .map(({ id, step }) => {
        const of = run.steps.get(id)!;
        return step === 'send-firmware' ? stepText(of, corrects, state.now) : textOfStep(of);
      })
      .join(''),
    corrects ? restsOn(state) : '',
    shownText(run),
    returnsText(run),
    inOrder(state),
    [...site.obligations.values()].map((one) => `${one.id}${one.status}${one.original}${one.closedBy ?? ''}`).join(),
    plantText(plant),
  ].join('\n');
}

/** 53 bits of a text (cyrb53). */
export function hashOf(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
