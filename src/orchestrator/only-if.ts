import { message, type Message } from '../kernel';
import { normaliseCode, type StackSlice } from '../stacks';
import type { StepParams } from './plan-types';
import { key, type StepContext, type StepDefinition } from './step';

type Detection = StackSlice['detections'][number]['id'];
type Condition = NonNullable<StepParams['onlyIf']>;

const factAt = ({ run, step }: StepContext, what: string) => run.facts.get(key(step, what));
const orderOf = (c: StepContext, what: string): number => factAt(c, what)?.order ?? -1;

/** The last code read at the stack at hand is the one that this detection takes away. */
function shows(c: StepContext, id: Detection): boolean {
  const code = factAt(c, 'code')?.value;
  const cleared = c.run.plan.slice.detections.find((detection) => detection.id === id)?.clearsCode.value;
  return typeof code === 'string' && typeof cleared === 'string' && normaliseCode(code) === normaliseCode(cleared);
}

/** Modules of a stack as its site has them. */
export const modulesOf = ({ run }: StepContext, stack: string): number =>
  run.plan.site.stacks.find(({ tag }) => tag === stack)?.modules.length ?? 0;

/** Somebody counted the modules of the stack at hand, and not all of them were there. */
function countedShort(c: StepContext): boolean {
  const counted = factAt(c, 'module-count');
  return counted !== undefined && counted.value !== modulesOf(c, c.step.stack ?? '');
}

/** What was seen decides whether these steps are led. Each stays as it is until the code is read again, which ends its part. */
const HOLDS: Readonly<Record<Condition, (c: StepContext) => boolean>> = {
  'a-module-is-missed': (c) => shows(c, 'modules') || countedShort(c),
  'all-modules-lit': (c) =>
    factAt(c, 'module-lamps')?.value === 'all-lit' && orderOf(c, 'module-lamps') > orderOf(c, 'code'),
  'partners-are-missed': (c) => shows(c, 'stacks'),
  'counted-since-the-wait': (c) =>
    factAt(c, 'waited/hold')?.value === 0 ||
    Math.max(orderOf(c, 'module-count'), orderOf(c, 'count-alone-again')) > orderOf(c, 'waited/hold'),
  'waited-since-the-code': (c) => orderOf(c, 'waited/hold') > orderOf(c, 'code'),
};

/** Why a step that is led only if something was seen is left out. */
function leftOut(c: StepContext): Message | undefined {
  const { onlyIf } = c.step.params;
  return onlyIf === undefined || HOLDS[onlyIf](c) ? undefined : message('skip.nothing-to-count');
}

/** Any step may stand under a condition, so the condition is asked for all of them, before their own reason to be left out. */
export const underCondition = (step: StepDefinition): StepDefinition => ({
  ...step,
  skip: (c) => leftOut(c) ?? step.skip?.(c),
});
