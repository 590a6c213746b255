import type { Message } from '../kernel';
import type { Draft } from './draft';
import type { Dump, HoldOffer } from './events';
import { physicalStateOf } from './physical';

/** Why a run is held, what is asked again when a person tries again, and what a person may choose. */
export interface HoldReason {
  readonly by: string;
  readonly because: Message;
  readonly stepIds: readonly string[];
  readonly offers: readonly HoldOffer[];
  readonly dump?: Dump;
}

/** Holds the run; every hold names the physical state that the site is to be left in (SI-08). */
export function hold(draft: Draft, reason: HoldReason): void {
  const promptId = `${draft.run.runId}/hold#${draft.run.events}`;
  draft.write({ type: 'run.held', data: { promptId, physical: physicalStateOf(draft.run), ...reason } });
}
