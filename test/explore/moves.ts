import type { Stamp } from '../../src/kernel';
import {
  type Command,
  type Decision,
  decide,
  evolve,
  evolveSite,
  type Guard,
  GUARDS,
  type HoldOffer,
  type Invariant,
  INVARIANTS,
  type PlannedStep,
  type RunState,
  stepDefinition,
} from '../../src/orchestrator';
import { NOTED_OR_SEEN, originalOf } from '../../src/orchestrator/banks';
import { dueInMs } from '../../src/orchestrator/due';
import { effectAsked } from '../../src/orchestrator/effects';
import { contextOf } from '../../src/orchestrator/step';
import { type Correction, corrections, isRefused } from './corrections';
import type { Deed, Scene } from './deed';
import { DEEDS, ONLY_WHERE_NAMED } from './person';
import { type AbstractPlant, change, type Found, type Stack, timerRings } from './plant';
import { notInService } from './hands';
import { cutIn, machineDeeds } from './leads';
import type { Budget, State } from './state';

/** What is explored: the real rules, or the rules with something taken out. */
export interface Subject {
  readonly guards: readonly Guard[];
  /** What is looked at once more behind the rules; nothing where one is taken out, so that nothing stands in for it. */
  readonly invariants: readonly Invariant[];
  readonly found: Found;
  /** Slips that this search may meet; undefined: all. */
  readonly slips?: (slip: string, scene: Scene) => boolean;
  /** Of the slips only what is told and is not so. */
  readonly liesOnly?: boolean | undefined;
  /** So many slips must be left for an answer of "I cannot see it": one where it is met always. */
  readonly blindNeeds: number;
  /** What stands in the place of an answer. */
  readonly hears?: (scene: Scene, deed: Deed) => Deed;
  /** What a restart leaves otherwise. */
  readonly afterRestart?: (state: State) => State;
}

/** One thing that may happen next. `kind` `asked`: everybody does what is asked, or time passes. */
export interface Move {
  readonly kind: 'asked' | keyof Budget;
  readonly words: string;
  go(): Next;
}

export interface Next {
  readonly state: State;
  readonly wrongs: readonly string[];
}

export const subjectOf = (found: Found, guards: readonly Guard[] = GUARDS): Subject => ({
  guards,
  invariants: guards.length === GUARDS.length ? INVARIANTS : [],
  found,
  blindNeeds: 1,
});

/** One command to the real rules. */
export function commanded(subject: Subject, state: State, command: Command): State {
  const { run, site, now } = state;
  const decision: Decision = decide(run, site, { command, now, actor: 'Ana' }, subject.guards, subject.invariants);
  const tripped = decision.runEvents.find((event) => event.type === 'run.held' && event.data.dump !== undefined);
  if (tripped !== undefined) throw new Error(`Behind a decision of the real rules: ${JSON.stringify(tripped.data)}`);
  return {
    ...state,
    run: decision.runEvents.reduce<RunState>((folded, event) => evolve(folded, event), run),
    site: decision.siteEvents.reduce(evolveSite, site),
  };
}

const paid = (left: Budget, kind: Move['kind']): Budget =>
  kind === 'asked' ? left : { ...left, [kind]: left[kind] - 1 };
const later = (now: Stamp, byMs: number): Stamp => ({ ...now, wallMs: now.wallMs + byMs, monoMs: now.monoMs + byMs });

/** Everything that may happen next in a state; none: it is an end. */
export function movesOf(subject: Subject, state: State): readonly Move[] {
  const { run, left } = state;
  if (run.status === 'ended') return [];
  const machine = machineMoves(subject, state);
  const people = run.status === 'held' ? choices(subject, state) : machine.length > 0 ? [] : steps(subject, state);
  return [
    ...machine,
    ...people,
    ...(left.crashes > 0 ? [restart(subject, state, 'the service is killed and starts again', state.plant)] : []),
    ...(left.aborts > 0 && run.abort === undefined ? [aborted(subject, state)] : []),
    ...(left.dangers > 0 && run.danger === undefined ? [dangerous(subject, state)] : []),
    ...corrections(state, (step) => sceneOf(subject, state, step)).map((one) => corrected(subject, state, one)),
  ];
}

function move(subject: Subject, kind: Move['kind'], words: string, go: () => Next): Move {
  return {
    kind,
    words,
    go: () => {
      const { state, wrongs } = go();
      const next = { ...state, left: paid(state.left, kind) };
      return { state: next, wrongs: [...wrongs, ...standing(subject, next)] };
    },
  };
}

/** The first thing that the machine is at, and all that may come of it. A machine is faster than a person. */
function machineMoves(subject: Subject, state: State): readonly Move[] {
  const { run, site, now } = state;
  const step = run.steps.open().find(({ id }) => run.steps.get(id)?.effectId !== undefined);
  const effectId = run.steps.get(step?.id ?? '')?.effectId;
  if (step === undefined || effectId === undefined) return [];
  const scene = sceneOf(subject, state, step);
  const { effect, wants } = effectAsked(contextOf({ run, site, now }, step));
  const ended = machineDeeds(scene, effect, wants)
    .filter((deed) => allowed(subject, state, scene, deed))
    .map((deed) => {
      const kind = deed.slip !== undefined ? 'slips' : deed.fault !== undefined ? 'faults' : 'asked';
      const words = `${step.id}: ${deed.slip ?? deed.fault ?? 'as asked'}, the machine says ${deed.outcome.said}`;
      return move(subject, kind, words, () => {
        const then = { ...state, plant: deed.plant, now: later(now, deed.lateMs ?? 0) };
        const command = { kind: 'effect-ended', stepId: step.id, effectId, ...deed.outcome } as const;
        return { state: commanded(subject, then, command), wrongs: deed.wrongs };
      });
    });
  const cut =
    effect === 'send-firmware' && state.left.crashes > 0
      ? cutIn(scene).map((plant) =>
          restart(subject, state, `${step.id}: the service is killed in the midst of it`, plant),
        )
      : [];
  return [...ended, ...cut];
}

/** A person leaves a hold by each of its offers. */
function choices(subject: Subject, state: State): readonly Move[] {
  const { hold } = state.run;
  const offers = (hold?.offers ?? []).filter((offer) => offer !== 'override' || mayDecide(hold));
  return offers.map((offer: HoldOffer) =>
    move(subject, 'asked', `hold ${hold?.by ?? ''}: ${offer}`, () => {
      const seenTo = leadsSeenTo(state.run, before(offer, state.plant));
      const over = { ...state, plant: putBack(subject, state.run, seenTo) };
      const command = { kind: 'choose', promptId: hold?.promptId ?? '', offer, words: 'as it is told' } as const;
      return { state: asRevised(commanded(subject, over, command)), wrongs: [] };
    }),
  );
}

/** A set that was made smaller: its stacks in the order of their new addresses, and a cable for each two of them. */
function asRevised(state: State): State {
  const { plant, run } = state;
  const { stacks } = run.plan.site;
  if (stacks.length === plant.members.length) return state;
  const members = [...stacks].sort((a, b) => a.address - b.address).map(({ tag }) => placeOf(tag));
  return { ...state, plant: { ...plant, members, links: members.slice(1).map(() => false) } };
}

/** Nobody writes an older version here; and what was found is noted as it stood, so that nobody decides that a note was wrong. */
const mayDecide = (hold: State['run']['hold']): boolean =>
  hold?.by.startsWith('SI-22') !== true && hold?.because.id !== NOTED_OR_SEEN;

/** A bank that stands elsewhere than noted and was never to be moved: whoever reads so puts it back. */
function putBack({ found }: Subject, { hold }: State['run'], plant: AbstractPlant): AbstractPlant {
  if (hold?.because.id !== NOTED_OR_SEEN) return plant;
  const at = placeOf(String(hold.because.params.stack));
  return change(plant, at, { inv: found.inv });
}

/** Held because of its lead, a person looks where it is, and whether the unit at its end is on. */
function leadsSeenTo({ hold, plan }: State['run'], plant: AbstractPlant): AbstractPlant {
  const [row = '', stepId] = hold?.by.split(':') ?? [];
  const tag = plan.steps.find(({ id }) => id === stepId)?.stack;
  if (!OF_A_LEAD.includes(row) || plant.leads.length === 0) return plant;
  const stacks = plant.stacks.map((stack, at) =>
    `S${at + 1}` === tag && stack.flash === 'writing' ? { ...stack, on: true } : stack,
  );
  return { ...plant, leads: plant.leads.map((_, at) => at), stacks };
}
const OF_A_LEAD = ['SI-15', 'SI-17', 'SI-26'];

/** What a person sees to before they say it: the danger is over, the torn unit came back whole. */
function before(offer: HoldOffer, plant: AbstractPlant): AbstractPlant {
  if (offer === 'danger-over') return { ...plant, danger: false };
  if (offer !== 'unit-is-back') return plant;
  const stacks = plant.stacks.map(
    (stack): Stack => (stack.flash === 'idle' ? stack : { ...stack, flash: 'idle', proven: true }),
  );
  return { ...plant, stacks };
}

function steps(subject: Subject, state: State): readonly Move[] {
  const asked = askedNow(state);
  if (asked !== undefined) return deeds(subject, state, asked);
  const due = dueInMs(state.run, state.site, state.now);
  if (due === undefined) return [];
  return [
    move(subject, 'asked', 'the time that is waited passes', () => {
      const rung = timerRings(state.plant);
      const plant: AbstractPlant = due >= 10_000 ? { ...rung, fresh: -1 } : rung;
      const then = { ...state, plant, now: later(state.now, Math.ceil(due)) };
      return { state: commanded(subject, then, { kind: 'tick' }), wrongs: [] };
    }),
  ];
}

const placeOf = (tag: string): number => Number(tag.slice(1)) - 1;

/** The first question that is open. */
export const askedNow = ({ run }: State): PlannedStep | undefined =>
  run.steps.open().find(({ id }) => run.steps.get(id)?.promptId !== undefined);

export function sceneOf(subject: Subject, { run, site, plant }: State, step: PlannedStep): Scene {
  const at = step.stack === undefined ? -1 : placeOf(step.stack);
  const refused = run.steps.get(step.id)?.because?.id.startsWith('mean.') === true;
  const beforeBusbar = !run.facts.has('site/busbar');
  const recorded = (bank: string): string | null => originalOf(run, site, step.stack ?? '', bank);
  return { plan: run.plan, found: subject.found, step, plant, at, recorded, refused, beforeBusbar };
}

function deeds(subject: Subject, state: State, step: PlannedStep): readonly Move[] {
  const scene = sceneOf(subject, state, step);
  const all = DEEDS[step.step]?.(scene);
  if (all === undefined) throw new Error(`Nobody knows what to do at ${step.step}.`);
  const possible = all.filter((deed) => allowed(subject, state, scene, deed));
  return possible.flatMap((deed) => {
    const kind = deed.slip !== undefined ? 'slips' : deed.fault !== undefined ? 'faults' : 'asked';
    const words = `${step.id}: ${deed.slip ?? deed.fault ?? 'as asked'}, answers ${said(deed)}`;
    const answered = move(subject, kind, words, () => answer(subject, state, step, scene, deed));
    const lost = state.left.crashes > 0 && kind === 'asked' && deed.plant !== state.plant;
    return lost
      ? [
          answered,
          restart(subject, state, `${step.id}: as asked, and the service is killed before it hears so`, deed.plant),
        ]
      : [answered];
  });
}

type Allowable = Pick<Deed, 'slip' | 'fault' | 'truth'>;

function allowed(subject: Subject, { left }: State, scene: Scene, deed: Allowable): boolean {
  if (deed.fault !== undefined) return left.faults > 0;
  if (deed.slip === undefined) return true;
  if (subject.liesOnly === true && deed.truth === undefined) return false;
  if (left.slips < (deed.slip === 'cannot see it' ? subject.blindNeeds : 1)) return false;
  return subject.slips === undefined ? !(deed.slip in ONLY_WHERE_NAMED) : subject.slips(deed.slip, scene);
}

const said = ({ answer }: Deed): string => {
  const { kind, ...rest } = answer;
  return kind === 'photo' ? kind : `${kind} ${Object.values(rest).flat().join(' ')}`.trim();
};

function answer(subject: Subject, state: State, step: PlannedStep, scene: Scene, deed: Deed): Next {
  const { promptId = '', revision = 0 } = state.run.steps.get(step.id) ?? {};
  const heard = subject.hears?.(scene, deed) ?? deed;
  const { truth } = heard;
  const before = state.lie?.stepId === step.id ? undefined : state.lie;
  const lie = state.left.corrections > 0 && truth !== undefined ? { stepId: step.id, truth } : before;
  const then = { ...state, plant: heard.plant, lie, now: later(state.now, heard.lateMs ?? 0) };
  if (heard.away === true) return { state: commanded(subject, then, { kind: 'tick' }), wrongs: [] };
  const next = commanded(subject, then, { kind: 'answer', promptId, revision, answer: heard.answer });
  return { state: next, wrongs: heard.wrongs };
}

let boots = 0;

/** No time passes for the plant while the service starts: the hardest case for every gap. */
function restart(subject: Subject, state: State, words: string, plant: AbstractPlant): Move {
  return move(subject, 'crashes', words, () => {
    boots += 1;
    const now = { ...state.now, monoMs: 0, bootId: `boot-${boots}` };
    const next = commanded(subject, { ...state, plant, now }, { kind: 'restarted', software: 'explorer' });
    return { state: subject.afterRestart?.(next) ?? next, wrongs: [] };
  });
}

const aborted = (subject: Subject, state: State): Move =>
  move(subject, 'aborts', 'somebody aborts the run', () => ({
    state: commanded(subject, state, { kind: 'abort', why: 'it gets late' }),
    wrongs: [],
  }));

const dangerous = (subject: Subject, state: State): Move =>
  move(subject, 'dangers', 'somebody reports danger', () => ({
    state: commanded(subject, { ...state, plant: { ...state.plant, danger: true } }, { kind: 'danger', what: 'smoke' }),
    wrongs: [],
  }));

function corrected(subject: Subject, state: State, { words, costs, command, plant }: Correction): Move {
  const [kind, also] = costs;
  return move(subject, kind, words, () => {
    const left = also === undefined ? state.left : paid(state.left, also);
    try {
      return { state: commanded(subject, { ...state, plant, left, lie: undefined }, command), wrongs: [] };
    } catch (error) {
      if (isRefused(error)) return { state, wrongs: [] };
      throw error;
    }
  });
}

const HANDS_OFF = ['bms-off', 'unplug-link', 'plug-link', 'disconnect-tool', 'connect-tool'];

/** What is wrong with a state whoever brought it about: what is asked in it, and how it ended. */
export function standing(subject: Subject, state: State): readonly string[] {
  const { run, plant } = state;
  const asked = run.status === 'running' ? askedNow(state) : undefined;
  const wrongs: string[] = [];
  if (plant.danger && asked !== undefined) wrongs.push(`${asked.id} is asked in danger`);
  if (asked?.step === 'open-and-lock-breakers' && run.plan.site.reconnect === 'unknown')
    wrongs.push('a set is opened that nobody knows how to bring back');
  const complete = run.outcome?.startsWith('complete') === true;
  if (complete && run.plan.procedure === 'leave-parallel' && plant.stacks.some(({ on }) => on))
    wrongs.push('left apart, and a stack is lit');
  // What a person decided to leave stands in the report with their name.
  const left = [...state.site.obligations.values()].some(({ status, kind }) => status === 'left' && kind !== 'unit');
  const smaller = run.endedBecause?.id === 'ended.smaller-set';
  if ((complete || smaller) && run.plan.procedure !== 'leave-parallel' && !left)
    for (const wrong of notInService(plant, subject.found, run.plan.targets.length > 0 && !smaller))
      wrongs.push(`${run.outcome}, and ${wrong}`);
  for (const wrong of forgotten(state)) wrongs.push(wrong);
  const merely = run.outcome === 'abandoned' || (run.outcome === 'restored-not-updated' && run.wayBack !== undefined);
  if (merely && run.reached.size > 0) wrongs.push(`${run.outcome}, and a stack was written`);
  if (complete && [...state.site.obligations.values()].some(({ status }) => status === 'open'))
    wrongs.push('complete, and something is still to be put back');
  if (asked !== undefined && stepDefinition(asked.step).does.some((act) => HANDS_OFF.includes(act)))
    for (const [at, { flash, on }] of plant.stacks.entries())
      if (on && flash !== 'idle' && (asked.stack === undefined || asked.stack === `S${at + 1}`))
        wrongs.push(`${asked.id} is asked while S${at + 1} is written or torn`);
  return wrongs;
}

/** A run that has ended leaves no unit half written, and no two versions, that its site does not know of. */
function forgotten({ run, site, plant }: State): readonly string[] {
  if (run.status !== 'ended') return [];
  const known = [...site.obligations.values()].filter(({ kind, status }) => kind === 'unit' && status === 'open');
  const versions = new Set(plant.stacks.map(({ version }) => version));
  const mixed =
    versions.size > 1 &&
    run.reached.size > 0 &&
    !['open', 'left'].includes(site.obligations.get('versions')?.status ?? '');
  const torn = plant.stacks.flatMap(({ flash }, at) =>
    flash === 'idle' || known.some(({ stack }) => stack === `S${at + 1}`)
      ? []
      : [`the run has ended, S${at + 1} is written or torn, and nobody's list has it`],
  );
  return mixed ? [...torn, "the run has ended with two versions, and nobody's list has it"] : torn;
}
