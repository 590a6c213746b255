import { type Plan, stepDefinition } from '../../../src/orchestrator';
import type { Durable } from '../cutter';

/** Which stacks and inverters the durable intents that have not ended are about. */
export class Intents {
  private plan: Plan | undefined;
  private readonly open = new Map<string, string>();

  readonly durable: Durable = (events) => {
    for (const { type, data } of events) {
      if (type === 'run.planned') this.plan = (data as { plan: Plan }).plan;
      const { effectId, stepId } = data as { effectId?: string; stepId?: string };
      if (type === 'effect.intended' && effectId !== undefined) this.open.set(effectId, this.subjectOf(stepId));
      if (type === 'effect.ended' && effectId !== undefined) this.open.delete(effectId);
      if (type === 'run.ended') this.open.clear();
    }
  };

  /** A restart intends anew; what the dead process intended is no intent of the living one. */
  forget(): void {
    this.open.clear();
  }

  now(): ReadonlySet<string> {
    return new Set(this.open.values());
  }

  /** Reading changes nothing: only what writes counts as an intent to write. */
  private subjectOf(stepId: string | undefined): string {
    const step = this.plan?.steps.find(({ id }) => id === stepId);
    if (step === undefined) return '';
    const writes = stepDefinition(step.step).does.some((act) =>
      ['park', 'resume-inverter', 'start-flash'].includes(act),
    );
    return writes ? (step.stack ?? step.params.inverter ?? '') : '';
  }
}
