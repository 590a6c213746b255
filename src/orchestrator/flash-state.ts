import type { Stamp } from '../kernel';
import { normaliseCode } from '../stacks';
import { stepsNamed } from './plan-index';
import type { RunState } from './run-state';
import { everyTag, valueOf } from './step';

/**
 * What the run knows of the writing of a stack: `maybe` (the update was to be started and nobody could see whether it did),
 * `writing`, `not-started` (the tool says so), `ended` (the tool says so), `torn` (past its hard limit).
 */
export type FlashState = 'maybe' | 'writing' | 'not-started' | 'ended' | 'torn';

/** Steps by which bytes may begin to reach a unit: a person at the tool, or the machine itself. */
const STARTS: readonly string[] = ['start-update', 'send-firmware'];

const flashOf = (run: RunState, tag: string) => valueOf(run, `${tag}/flash`) as FlashState | undefined;

/**
 * Stacks that write, or may: also those whose start of the update was shown and not settled since. A person may have pressed the
 * button before the question was taken back (SI-24).
 */
export function writingStacks(run: RunState): readonly string[] {
  const shown = new Set(
    stepsNamed(run.plan.steps, ...STARTS)
      .filter(({ id, stack }) => {
        const order = run.steps.get(id)?.shownOrder;
        const settled = run.facts.get(`${stack}/flash`)?.order ?? -1;
        return order !== undefined && order > settled;
      })
      .map(({ stack }) => stack),
  );
  return everyTag(run.plan).filter(
    (tag) => flashOf(run, tag) === 'writing' || flashOf(run, tag) === 'maybe' || shown.has(tag),
  );
}

/** True for a run in which no stack can pass: what a tool writes meanwhile, nobody asked for. */
export const updatesNothing = ({ plan }: RunState): boolean => stepsNamed(plan.steps, 'pass-stack').length === 0;

/** True for a code by which this product says that it is being written, whether the run has an update in it or not. */
export function isBusyCode({ plan }: RunState, text: string): boolean {
  const code = normaliseCode(text);
  return code !== null && plan.slice.codes.some((one) => one.class === 'busy' && normaliseCode(one.code) === code);
}

/** True for a stack that shows that it writes, and of which this run never asked it: a tool that began by itself, too early or once more. */
export const writesUnasked = (run: RunState, tag: string): boolean =>
  flashOf(run, tag) === 'writing' && (!isAskedFor(run, tag) || seenBusyByItself(run, tag));

/** True where the last writing of a stack was not begun by the run: its LCD told of it when it was read. */
export const seenBusyByItself = (run: RunState, tag: string): boolean => {
  const told = run.facts.get(`${tag}/busy-on`)?.stepId;
  return stepsNamed(run.plan.steps, 'read-code').some(({ id }) => id === told);
};

/** True once the start of the update of this stack was shown. */
export const isAskedFor = (run: RunState, tag: string): boolean =>
  stepsNamed(run.plan.steps, ...STARTS).some(
    ({ id, stack }) => stack === tag && run.steps.get(id)?.shownOrder !== undefined,
  );

/** True while a unit writes, or may: its updater stays connected and powered, whatever else happens (SI-24). */
export const writes = (run: RunState): boolean => writingStacks(run).length > 0;
/** Stacks that say themselves that they are half written, and that this run has not begun to write. */
export const halfWritten = (run: RunState): readonly string[] =>
  everyTag(run.plan).filter(
    (tag) => Number(valueOf(run, `${tag}/update-state`) ?? 0) !== 0 && flashOf(run, tag) === undefined,
  );

/** Number of the event that last asked for a stack to be switched on; −1: none did. What was asked for may have been done. */
const switchOnShown = (run: RunState, tag: string): number =>
  Math.max(
    -1,
    ...stepsNamed(run.plan.steps, 'switch-on')
      .filter(({ stack }) => stack === tag)
      .map(({ id }) => run.steps.get(id)?.shownOrder ?? -1),
  );

/** True for a stack that is on, or that nobody knows to be dark: its switch may have been pressed since it was seen dark. */
export const isNotDark = (run: RunState, tag: string): boolean =>
  valueOf(run, `${tag}/power`) !== 'off' || switchOnShown(run, tag) > (run.facts.get(`${tag}/power`)?.order ?? -1);

/** True for a stack whose update has ended and that has not passed, and whose LCD nobody has read since it was to be switched on. */
function notSeenSinceOn(run: RunState, tag: string): boolean {
  if (flashOf(run, tag) !== 'ended' || valueOf(run, `${tag}/passed`) === true || !isNotDark(run, tag)) return false;
  return (run.facts.get(`${tag}/code`)?.order ?? -1) < switchOnShown(run, tag);
}

/** Volts at a busbar up to which nothing holds it. */
export const DARK_VOLTS = 10;

/**
 * Stacks that did not come up when they were last looked at: alone on the busbar and no volts there, or the busy code although their update
 * had ended. A push that nobody was asked for looks like that, and so does a controller that does not start. Of one that has not passed, that
 * the tool alone says so is not enough where nobody could see the LCD, or looked at it since the stack was switched on.
 */
export const notComeUp = (run: RunState): readonly string[] =>
  everyTag(run.plan).filter((tag) => {
    const code = valueOf(run, `${tag}/code`);
    const stillBusy = typeof code === 'string' && isBusyCode(run, code) && flashOf(run, tag) === 'ended';
    const flash = run.facts.get(`${tag}/flash`);
    const byTheToolAlone = code === null && flash?.value === 'ended' && flash.evidence.includes('E3');
    const unseen = byTheToolAlone && valueOf(run, `${tag}/passed`) !== true;
    return valueOf(run, `${tag}/gave-volts`) === false || stillBusy || unseen || notSeenSinceOn(run, tag);
  });

export const torn = (run: RunState): boolean => everyTag(run.plan).some((tag) => flashOf(run, tag) === 'torn');
/** True once bytes may have reached a stack of this run, whatever a tool or a person says of it later: a log may be that of another try. */
export const flashed = (run: RunState): boolean =>
  writes(run) || everyTag(run.plan).some((tag) => run.reached.has(tag));

/** The stack whose LCD changed when the update of this one was started; itself where nobody could see it. */
export function busyStack(run: RunState, stack: string): string {
  const busy = valueOf(run, `${stack}/busy-on`);
  return typeof busy === 'string' && everyTag(run.plan).includes(busy) ? busy : stack;
}

/** Since when a stack is written: the limits of the route run from here, also over a restart and a second look. */
export const flashSince = (run: RunState, stack: string): Stamp | undefined =>
  sendingSince(run, stack) ?? run.facts.get(`${stack}/busy-on`)?.at;

function sendingSince(run: RunState, stack: string): Stamp | undefined {
  const send = stepsNamed(run.plan.steps, 'send-firmware').find((step) => step.stack === stack);
  return send === undefined ? undefined : run.steps.get(send.id)?.firstBegunAt;
}
