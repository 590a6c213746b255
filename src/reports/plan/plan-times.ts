import { type Message, message } from '../../kernel';
import type { Plan } from '../../orchestrator';
import type { Wording } from '../wording';
import type { DescribedStep } from './planned-steps';

/** Minutes of a plan. What nobody can know is named in `unknownWaits` and not in the sums. */
export interface PlanTimes {
  /** A person's own work at the stacks. */
  readonly workMinutes: number;
  /** Waits whose length is known. */
  readonly waitMinutes: number;
  /** The tool writes, all stacks together: as the route says, and at its hard limit. */
  readonly flashMinutes: { readonly normal: number; readonly hardLimit: number };
  readonly personOnSiteMinutes: number;
  /** From the first inverter parked or breaker opened until the breakers are closed; null where nothing is opened. */
  readonly houseWithoutBatteryMinutes: number | null;
  /** Whether the plan closes the breakers again; if not, the house stays without battery at its end. */
  readonly endsInService: boolean;
  readonly minutesToLastFlash: number | null;
  readonly pointOfNoReturn: { readonly stepId: string; readonly stack: string; readonly minutes: number } | null;
  readonly unknownWaits: readonly string[];
}

/** When to be back, reckoned from the time a person wants to leave. Milliseconds of wall time. */
export interface LatestStart {
  readonly startMs: number;
  readonly lastFlashStartMs: number | null;
}

/** Between the last start of a flash and leaving: verify, join, close, test and show (field practice). */
export const AFTER_LAST_FLASH_MINUTES = 75;
const OPENS = ['park', 'open-breaker'] as const;

/** The times of a plan: sums of what its steps say. */
export function planTimes(plan: Plan, described: readonly DescribedStep[], text: Wording['text']): PlanTimes {
  // What is led only if something is seen is named among the unknown waits.
  const steps = described.filter(({ step }) => step.params.onlyIf === undefined);
  const flash = flashSeconds(plan, steps);
  const upTo = (end: number): number => sum(steps.slice(0, end), (step) => minutesOf(plan, step));
  const first = steps.findIndex(({ definition }) => OPENS.some((act) => definition.does.includes(act)));
  const closed = steps.findLastIndex(({ definition }) => definition.does.includes('close-breaker'));
  const starts = steps.flatMap(({ definition }, index) => (definition.does.includes('start-flash') ? [index] : []));
  const [start] = starts;
  const last = starts.at(-1);
  return {
    workMinutes: sum(steps, ({ definition }) => definition.minutes ?? 0),
    waitMinutes: round(sum(steps, waitMinutes)),
    flashMinutes: { normal: round(flash.normal / 60), hardLimit: round(flash.hardLimit / 60) },
    personOnSiteMinutes: Math.ceil(upTo(steps.length)),
    houseWithoutBatteryMinutes:
      first < 0 ? null : Math.ceil(upTo(closed < 0 ? steps.length : closed + 1) - upTo(first)),
    endsInService: first < 0 || closed >= 0,
    minutesToLastFlash: last === undefined ? null : Math.ceil(upTo(last)),
    pointOfNoReturn:
      start === undefined
        ? null
        : {
            stepId: steps[start]?.step.id ?? '',
            stack: steps[start]?.step.stack ?? '',
            minutes: Math.ceil(upTo(start)),
          },
    unknownWaits: unknownWaits(plan).map(text),
  };
}

/**
 * The latest start for a person who wants to leave at `leaveAtMs`: the whole job must fit, and the last flash must start 75 minutes
 * before leaving. Pure; nothing is rounded towards hope.
 */
export function latestStart(times: PlanTimes, leaveAtMs: number): LatestStart {
  const whole = leaveAtMs - times.personOnSiteMinutes * 60_000;
  if (times.minutesToLastFlash === null) return { startMs: whole, lastFlashStartMs: null };
  const lastFlashStartMs = leaveAtMs - AFTER_LAST_FLASH_MINUTES * 60_000;
  return { startMs: Math.min(whole, lastFlashStartMs - times.minutesToLastFlash * 60_000), lastFlashStartMs };
}

/** The step that lasts as long as a write; a look at the tool beside it has minutes of its own. */
const isWriting = ({ definition }: DescribedStep): boolean =>
  (definition.does.includes('watch-flash') || definition.does.includes('start-flash')) && definition.minutes === null;

/** Minutes a step takes: a person's, a known wait's, or those of a write as its route says. */
function minutesOf(plan: Plan, step: DescribedStep): number {
  if (isWriting(step)) return (plan.route?.normalSeconds ?? 0) / 60;
  return (step.definition.minutes ?? 0) + waitMinutes(step);
}

function waitMinutes({ step, definition }: DescribedStep): number {
  return definition.kind === 'wait' ? (step.params.seconds ?? 0) / 60 : 0;
}

function flashSeconds(plan: Plan, steps: readonly DescribedStep[]): { normal: number; hardLimit: number } {
  const flashes = steps.filter(isWriting).length;
  return {
    normal: flashes * (plan.route?.normalSeconds ?? 0),
    hardLimit: flashes * (plan.route?.hardLimitSeconds ?? 0),
  };
}

function unknownWaits({ slice, route, site, steps }: Plan): readonly Message[] {
  const detection = slice.detections.find((candidate) => candidate.id === 'stacks');
  return [
    ...(slice.powerOn.bootSeconds.standing === 'unknown' ? [message('print.wait-boot')] : []),
    ...(detection === undefined || site.stacks.length < 2
      ? []
      : [message('print.wait-count', { seconds: detection.maxWaitSeconds.value ?? '' })]),
    ...(route === null ? [] : [message('print.wait-tool'), message('print.wait-module')]),
    ...(steps.some(({ params }) => params.onlyIf !== undefined) ? [message('print.wait-again')] : []),
    ...(site.stacks.length < 2 ? [] : [message('print.wait-voltage')]),
  ];
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

const round = (value: number): number => Math.round(value * 10) / 10;
