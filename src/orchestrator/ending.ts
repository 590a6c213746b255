import { type Message, message } from '../kernel';
import type { Draft } from './draft';
import type { Outcome } from './events';
import { torn } from './flash-state';
import { banksInDoubt, tornUnits, versionsMayDiffer } from './obligations';
import { physicalStateOf, stoppedAs } from './physical';

/** Writes that the run ends. However it does: a unit that may be torn, a bank in doubt and two versions stay on the list of the site (SI-25, SI-35, SI-36). */
export function end(draft: Draft, outcome: Outcome, because: Message): void {
  draft.write({ type: 'run.ended', data: { outcome, physical: physicalStateOf(draft.run), because } });
  draft.writeSite([...tornUnits(draft.run, draft.site), ...banksInDoubt(draft.run, draft.site)]);
  draft.writeSite(versionsMayDiffer(draft.run, draft.site));
}

/** The run is broken off where it is. */
export function endHere(draft: Draft): void {
  const outcome = stoppedAs(draft.run, physicalStateOf(draft.run));
  end(draft, outcome, message(torn(draft.run) ? 'ended.suspected-brick' : `ended.${outcome}`));
}
