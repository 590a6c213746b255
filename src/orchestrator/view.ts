import { type BankDrawing, type DrawingWords, ENGLISH_DRAWING, renderBankText, bankWords } from '../dip-config';
import { ageMs, type EvidenceClass, type Message, type Stamp } from '../kernel';
import { type Language, piecesOf, type Say, sayIn, type Words } from '../words';
import type { HoldOffer, Outcome, PhysicalState } from './events';
import { type HoldHelp, holdHelp } from './hold-help';
import type { PromptKind, PromptSpec } from './prompts';
import type { Deviation, Obligation, RunState, SiteState } from './run-state';
import { contextOf, paceOf } from './step';
import { stepDefinition } from './steps';
import type { Hands, PlannedStep } from './plan-types';
import { sceneOf } from './scene';
import type { Scene } from './scene-types';
import { physicalStateOf } from './physical';
import { leftIn, wayOut } from './way-out';

/** One thing to do, as it is shown: words, drawing, what may be answered. An open observation carries no wanted value. */
export interface PromptView {
  readonly promptId: string;
  readonly revision: number;
  readonly stepId: string;
  readonly step: string;
  readonly stack: string | null;
  readonly hands: Hands;
  readonly kind: PromptKind;
  readonly message: Message;
  readonly words: Words;
  /** What the last try meant, when it did not do. */
  readonly because: Words | null;
  readonly options: readonly { readonly id: string; readonly words: Words }[];
  readonly unit: string | null;
  readonly range: readonly [number, number] | null;
  readonly meter: boolean;
  readonly items: number;
  readonly bank: PromptSpec['bank'] | null;
  readonly drawing: BankDrawing | null;
  readonly drawingText: string | null;
  readonly drawingWords: string | null;
  readonly handsOff: {
    readonly secondsGone: number;
    readonly normalSeconds: number;
    readonly hardLimitSeconds: number;
    readonly overdue: 'normal' | 'hard' | null;
  } | null;
}

export interface WaitView {
  readonly stepId: string;
  readonly stack: string | null;
  readonly words: Words;
  readonly seconds: number;
  readonly secondsLeft: number;
}

/** What the machine does by itself now; nobody is asked anything. `done` of `of` in the act's own measure, e.g. bytes. */
export interface ActView {
  readonly stepId: string;
  readonly stack: string | null;
  readonly words: Words;
  readonly progress: { readonly done: number; readonly of: number } | null;
}

/** What a person needs to go on from a hold. */
export interface HelpView {
  /** With what it rests on, and how many minutes ago it was so. */
  readonly known: readonly {
    readonly words: Words;
    readonly evidence: readonly EvidenceClass[];
    readonly minutes: number;
  }[];
  readonly unknown: readonly Words[];
  readonly lookAt: Words;
  /** The offer that is proposed. */
  readonly next: { readonly offer: HoldOffer; readonly words: Words };
  readonly notOffered: readonly Words[];
}

export interface HoldView {
  readonly promptId: string;
  readonly by: string;
  readonly because: Words;
  readonly physical: PhysicalState;
  readonly card: Words;
  /** What is to be done before the site may be left, and its minutes; null where nobody can know (SI-08). */
  readonly leave: Words & { readonly minutes: number | null };
  readonly offers: readonly { readonly id: HoldOffer; readonly words: Words }[];
  readonly help: HelpView;
}

/** "I must leave", from wherever the run is: what is to be done first, where the site is then, and the card to hang there (SI-08). */
export interface LeaveView {
  /** Where the site is now. */
  readonly physical: PhysicalState;
  readonly words: Words;
  /** Null: nobody can know. */
  readonly minutes: number | null;
  /** The nearest state that may be left; `updater-must-stay`: there is none. */
  readonly reaches: PhysicalState;
  readonly card: Words;
}

export interface RunView {
  readonly runId: string;
  readonly seq: number;
  readonly procedure: string;
  readonly status: RunState['status'];
  readonly site: { readonly id: string; readonly name: string; readonly colour: string; readonly training: boolean };
  readonly stacks: readonly string[];
  readonly danger: { readonly what: string; readonly card: Words } | null;
  readonly hold: HoldView | null;
  /** Null before the start and after the end. */
  readonly leave: LeaveView | null;
  /** What the chain looks like as far as the run knows. */
  readonly scene: Scene;
  readonly prompts: readonly PromptView[];
  readonly waits: readonly WaitView[];
  readonly acts: readonly ActView[];
  readonly progress: { readonly done: number; readonly of: number };
  readonly obligations: readonly Obligation[];
  readonly deviations: readonly Deviation[];
  readonly steps: readonly {
    readonly id: string;
    readonly step: string;
    readonly stack: string | null;
    readonly status: string;
  }[];
  readonly outcome: Outcome | null;
  readonly physical: PhysicalState | null;
  readonly endedBecause: Words | null;
}

export interface RunSummary {
  readonly runId: string;
  readonly siteId: string;
  readonly procedure: string;
  readonly status: RunState['status'];
  readonly outcome: Outcome | null;
  readonly startedAtMs: number;
}

/** Everything a screen needs of a run, from its state alone; its words in English where no language is named. */
export function viewOf(run: RunState, site: SiteState, now: Stamp, seq: number, language?: Language): RunView {
  const say = sayIn(language);
  const open = run.steps.open();
  const held = run.status === 'held';
  return {
    runId: run.runId,
    seq,
    procedure: run.plan.procedure,
    status: run.status,
    site: {
      id: run.plan.site.id,
      name: run.plan.site.name,
      colour: run.plan.site.colour,
      training: run.plan.site.training,
    },
    stacks: run.plan.site.stacks.map((stack) => stack.tag),
    danger:
      run.danger === undefined
        ? null
        : { what: run.danger.what, card: say({ id: 'danger.card', params: { isolator: run.plan.site.isolator } }) },
    hold: run.hold === undefined ? null : holdView(run, now, say),
    // This, the scene and the steps are made only for who looks at them.
    get leave() {
      return held || run.status === 'running' ? leaveView(run, now, say) : null;
    },
    get scene() {
      return sceneOf(run, now);
    },
    // While the run is held nothing of it is asked; what was open is asked again afterwards.
    prompts: held
      ? []
      : open.flatMap((step) =>
          promptView({ run, site, now, say, drawing: { ...ENGLISH_DRAWING, ...piecesOf('drawing', language) } }, step),
        ),
    waits: held ? [] : open.flatMap((step) => waitView({ run, site, now, say }, step)),
    // Also while the run is held: a transfer goes on whatever else is asked.
    acts: open.flatMap((step) => actView(run, step, say)),
    progress: {
      done: run.steps.doneCount(),
      of: run.plan.steps.length,
    },
    obligations: [...site.obligations.values()].filter((obligation) => obligation.status === 'open'),
    deviations: run.deviations,
    get steps() {
      return stepViews(run);
    },
    outcome: run.outcome ?? null,
    physical: run.physical ?? null,
    endedBecause: run.endedBecause === undefined ? null : say(run.endedBecause),
  };
}

function stepViews(run: RunState): RunView['steps'] {
  const states = run.steps.values();
  return run.plan.steps.map((step, place) => ({
    id: step.id,
    step: step.step,
    stack: step.stack ?? null,
    status: states[place]?.status ?? 'pending',
  }));
}

const cardOf = ({ plan }: RunState, physical: PhysicalState, say: Say): Words =>
  say({ id: `card.${physical}`, params: { stacks: plan.site.stacks.map((stack) => stack.tag).join(', ') } });

function leaveView(run: RunState, now: Stamp, say: Say): LeaveView {
  const { message, minutes } = wayOut(run, now);
  const reaches = leftIn(run);
  return { physical: physicalStateOf(run), words: say(message), minutes, reaches, card: cardOf(run, reaches, say) };
}

function holdView(run: RunState, now: Stamp, say: Say): HoldView | null {
  const { hold } = run;
  if (hold === undefined) return null;
  const leave = wayOut(run, now);
  return {
    promptId: hold.promptId,
    by: hold.by,
    because: say(hold.because),
    physical: hold.physical,
    card: cardOf(run, hold.physical, say),
    leave: { ...say(leave.message), minutes: leave.minutes },
    offers: hold.offers.map((id) => ({ id, words: say({ id: `offer.${id}`, params: {} }) })),
    help: helpView(holdHelp(run, hold, now), say),
  };
}

/** The same in words. */
export const helpView = (
  { known, unknown, lookAt, next, notOffered }: HoldHelp,
  say: Say = sayIn(undefined),
): HelpView => ({
  known: known.map(({ message, evidence, minutes }) => ({ words: say(message), evidence, minutes })),
  unknown: unknown.map((message) => say(message)),
  lookAt: say(lookAt),
  next: { offer: next.offer, words: say(next.message) },
  notOffered: notOffered.map((message) => say(message)),
});

/** What a view is made of. */
interface Seen {
  readonly run: RunState;
  readonly site: SiteState;
  readonly now: Stamp;
  readonly say: Say;
}

function promptView(
  { run, site, now, say, drawing }: Seen & { readonly drawing: DrawingWords },
  step: PlannedStep,
): readonly PromptView[] {
  const state = run.steps.get(step.id);
  const definition = stepDefinition(step.step);
  const spec = definition.prompt?.(contextOf({ run, site, now }, step));
  if (spec === undefined || state?.promptId === undefined) return [];
  return [
    {
      promptId: state.promptId,
      revision: state.revision,
      stepId: step.id,
      step: step.step,
      stack: step.stack ?? null,
      hands: definition.hands,
      kind: spec.kind,
      message: spec.message,
      words: say(spec.message),
      because: state.because === undefined ? null : say(state.because),
      options: (spec.options ?? []).map((option) => ({ id: option.id, words: say(option.message) })),
      unit: spec.unit ?? null,
      range: spec.range ?? null,
      meter: spec.meter ?? false,
      items: spec.items ?? 1,
      bank: spec.bank ?? null,
      drawing: spec.drawing ?? null,
      drawingText: spec.drawing === undefined ? null : renderBankText(spec.drawing, drawing),
      drawingWords: spec.drawing === undefined ? null : bankWords(spec.drawing, drawing),
      handsOff: handsOffView(run, now, step, spec),
    },
  ];
}

function handsOffView(run: RunState, now: Stamp, step: PlannedStep, spec: PromptSpec): PromptView['handsOff'] {
  const state = run.steps.get(step.id);
  if (spec.handsOff === undefined || state?.openedAt === undefined) return null;
  const { since, normalSeconds, hardLimitSeconds } = spec.handsOff;
  const gone = (ageMs(since, now) * paceOf(run.plan)) / 1000;
  return { secondsGone: Math.round(gone), normalSeconds, hardLimitSeconds, overdue: state.overdue ?? null };
}

function waitView({ run, site, now, say }: Seen, step: PlannedStep): readonly WaitView[] {
  const state = run.steps.get(step.id);
  const wait = stepDefinition(step.step).wait?.(contextOf({ run, site, now }, step));
  if (wait === undefined || state?.durationMs === undefined || state.openedAt === undefined) return [];
  const seconds = state.durationMs / 1000;
  const gone = ((now.monoMs - state.openedAt.monoMs) * paceOf(run.plan)) / 1000;
  return [
    {
      stepId: step.id,
      stack: step.stack ?? null,
      words: say(wait.message),
      seconds,
      secondsLeft: Math.max(0, Math.ceil(seconds - gone)),
    },
  ];
}

function actView(run: RunState, step: PlannedStep, say: Say): readonly ActView[] {
  const state = run.steps.get(step.id);
  const { byMachine, effect = byMachine?.effect } = stepDefinition(step.step);
  if (state?.effectId === undefined || effect === undefined) return [];
  return [
    {
      stepId: step.id,
      stack: step.stack ?? null,
      words: say({ id: `act.${effect}`, params: { stack: step.stack ?? '', inverter: step.params.inverter ?? '' } }),
      progress: state.progress ?? null,
    },
  ];
}

/** One line of a list of runs. */
export function summaryOf(run: RunState): RunSummary {
  return {
    runId: run.runId,
    siteId: run.plan.site.id,
    procedure: run.plan.procedure,
    status: run.status,
    outcome: run.outcome ?? null,
    startedAtMs: run.startedAt.wallMs,
  };
}
