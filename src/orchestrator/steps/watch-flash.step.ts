import { ageMs, message } from '../../kernel';
import { normaliseCode } from '../../stacks';
import { busyStack, flashSince } from '../flash-state';
import type { FactChange } from '../plan-types';
import type { PromptSpec } from '../prompts';
import { done, fact, paceOf, refused, stackOf, tags, valueOf, type StepContext, type StepDefinition } from '../step';

/** Nobody touches anything; normal and hard limit of the route, from the start of the update on. */
function handsOff({ run, step, now }: StepContext): NonNullable<PromptSpec['handsOff']> {
  return {
    since: flashSince(run, stackOf(step)) ?? now,
    normalSeconds: run.plan.route?.normalSeconds ?? 0,
    hardLimitSeconds: run.plan.route?.hardLimitSeconds ?? 0,
  };
}

/** True when the route's hard limit has passed since the update was started (SI-25). */
export function pastHardLimit(c: StepContext): boolean {
  const { since, hardLimitSeconds } = handsOff(c);
  return ageMs(since, c.now) * paceOf(c.run.plan) >= hardLimitSeconds * 1000;
}

/**
 * Hands off while the unit writes. The person types what the LCD shows; the busy code past the route's hard limit is a suspected
 * brick (SI-24, SI-25). Another code, or none, is only recorded: boards are written one after another, so the tool is asked too.
 */
export const watchFlash: StepDefinition = {
  name: 'watch-flash',
  kind: 'observe',
  hands: 'eyes',
  does: ['watch-flash'],
  ifInterrupted: 'ask',
  minutes: null,
  prompt: (c) => ({
    kind: 'code',
    message: message('ask.watch-flash', {
      stack: busyStack(c.run, stackOf(c.step)),
      code: c.run.plan.route?.busyCode ?? '',
    }),
    handsOff: handsOff(c),
  }),
  judge: (c, answer) => {
    const busy = busyStack(c.run, stackOf(c.step));
    const phase = fact(`${busy}/code-phase`, 'isolated');
    if (answer.kind === 'cannot-see') return done(fact(`${busy}/code`, null, 'E0'), phase);
    if (answer.kind !== 'code') return refused(message('mean.type-the-code'));
    const seen = [fact(`${busy}/code`, answer.text.trim()), phase];
    if (normaliseCode(answer.text) !== normaliseCode(c.run.plan.route?.busyCode ?? '')) return done(...seen);
    if (!pastHardLimit(c)) return refused(message('mean.still-writing', { stack: busy }));
    return done(fact(`${busy}/flash`, 'torn'), ...seen);
  },
};

const SAYS = ['writing', 'finished', 'failed', 'not-started'] as const;

/**
 * Where nobody saw an LCD change, the tool decides. Where somebody did, a tool that says it did not start is believed only beside an LCD
 * that shows something else than the busy code.
 */
function flashBy({ run }: StepContext, busy: string, said: string): readonly FactChange[] {
  const flash = valueOf(run, `${busy}/flash`);
  if (flash === 'maybe') return [fact(`${busy}/flash`, said === 'not-started' ? 'not-started' : 'writing')];
  const code = valueOf(run, `${busy}/code`);
  const busyNow = typeof code !== 'string' || normaliseCode(code) === normaliseCode(run.plan.route?.busyCode ?? '');
  return said === 'not-started' && flash === 'writing' && !busyNow ? [fact(`${busy}/flash`, 'not-started')] : [];
}

/** What the tool itself says: at the start where no LCD told it, and at the end, because an LCD alone does not (SI-24). */
export const seeTool: StepDefinition = {
  name: 'see-tool',
  kind: 'observe',
  hands: 'eyes',
  does: ['watch-flash'],
  ifInterrupted: 'ask',
  minutes: 1,
  skip: ({ run, step }) => {
    const busy = run.facts.get(`${stackOf(step)}/busy-on`)?.value;
    return step.params.as === 'before' && typeof busy === 'string' && tags(run.plan).includes(busy)
      ? message('skip.lcd-told', { stack: stackOf(step) })
      : undefined;
  },
  prompt: (c) => ({
    kind: 'choice',
    message: message('ask.see-tool', { stack: stackOf(c.step), tool: c.run.plan.route?.tool ?? '' }),
    options: SAYS.map((id) => ({ id, message: message(`option.tool-${id}`) })),
    handsOff: handsOff(c),
  }),
  judge: (c, answer) => {
    const stack = stackOf(c.step);
    const busy = busyStack(c.run, stack);
    if (answer.kind === 'cannot-see') return done(fact(`${stack}/tool`, null, 'E0'));
    const said = answer.kind === 'choice' ? SAYS.find((option) => option === answer.option) : undefined;
    if (said === undefined) return refused(message('mean.choose-one'));
    if (said === 'writing' && pastHardLimit(c)) return done(fact(`${stack}/tool`, said), fact(`${busy}/flash`, 'torn'));
    return done(fact(`${stack}/tool`, said), ...flashBy(c, busy, said));
  },
};
