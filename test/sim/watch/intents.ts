import { type Plan, stepDefinition } from '../../../src/orchestrator';
import type { Durable } from '../cutter';

/** Which stacks and inverters the durable intents that have not ended are about. */
export class Intents {
  private plan: Plan | undefined;
  private readonly open = new Map<string, { readonly subject: string; readonly writes: boolean }>();

  readonly durable: Durable = (events) => {
    for (const { type, data } of events) {
      if (type === 'run.planned') this.plan = (data as { plan: Plan }).plan;
      const { effectId, stepId } = data as { effectId?: string; stepId?: string };
      if (type === 'effect.intended' && effectId !== undefined) this.open.set(effectId, this.subjectOf(stepId));
      if (type === 'effect.ended' && effectId !== undefined) this.open.delete(effectId);
      // A look that was under way may end after its run; nothing may be written then.
      if (type === 'run.ended')
        for (const [id, { subject }] of this.open) this.open.set(id, { subject, writes: false });
    }
  };

  /** A restart intends anew; what the dead process intended is no intent of the living one. */
  forget(): void {
    this.open.clear();
  }

  /** What may be looked at, and what may be written to. */
  now(kind: 'look' | 'write'): ReadonlySet<string> {
    return new Set(
      [...this.open.values()].filter(({ writes }) => writes || kind === 'look').map(({ subject }) => subject),
    );
  }

  private subjectOf(stepId: string | undefined) {
    const step = this.plan?.steps.find(({ id }) => id === stepId);
    const subject = step?.stack ?? step?.params.inverter ?? '';
    const acts = step === undefined ? [] : stepDefinition(step.step).does;
    return { subject, writes: acts.some((act) => ['park', 'resume-inverter', 'start-flash'].includes(act)) };
  }
}
