import { type Stamp, valueOr } from '../../kernel';
import type { Plan } from '../../orchestrator';
import type { Moment } from './walk';

/** The time between two stacks that were switched on into a linked set, in seconds of the site's own time (SI-37). */
export interface PowerGap {
  readonly from: string;
  readonly to: string;
  readonly seconds: number;
  readonly tooShort: boolean;
  /** Over 60 s: noted, not failed. */
  readonly long: boolean;
}

const LONG_SECONDS = 60;

/** Watches the power-ups of the joined set. */
export class PowerGapWatch {
  readonly gaps: PowerGap[] = [];
  private last: { readonly stack: string; readonly at: Stamp } | undefined;

  see({ event, after }: Moment): void {
    if (event.type !== 'step.done') return;
    const step = after.plan.steps.find(({ id }) => id === event.data.stepId);
    if (step === undefined || !(step.groups.includes('join') || step.groups.includes('return'))) return;
    const { at } = event.data.asOf ?? event;
    // A correction tells of a power-on or -off of before; behind the last one it changes nothing.
    if (event.data.asOf !== undefined && this.last !== undefined && at.wallMs <= this.last.at.wallMs) return;
    if (step.step === 'switch-off') this.last = undefined;
    const lit = event.data.facts.find(({ key, value }) => key.endsWith('/power') && value === 'on');
    if (step.step !== 'switch-on' || lit === undefined) return;
    const stack = lit.key.slice(0, -'/power'.length);
    if (this.last !== undefined) this.note(after.plan, this.last, { stack, at });
    this.last = { stack, at };
  }

  private note(plan: Plan, from: { stack: string; at: Stamp }, to: { stack: string; at: Stamp }): void {
    const sameBoot = from.at.bootId === to.at.bootId;
    const ms = sameBoot
      ? (to.at.monoMs - from.at.monoMs) * (plan.site.training ? plan.pace : 1)
      : to.at.wallMs - from.at.wallMs;
    const seconds = Math.round(ms / 100) / 10;
    const tooShort = sameBoot && seconds < valueOr(plan.slice.powerOn.gapSeconds, 10);
    this.gaps.push({ from: from.stack, to: to.stack, seconds, tooShort, long: seconds > LONG_SECONDS });
  }
}
