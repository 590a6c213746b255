import { message } from '../../kernel';
import type { Plan } from '../../orchestrator';
import { asOneText, type Say } from '../../words';
import { duration } from './names';
import type { PlanTimes } from './plan-times';

/** A text for the people of the house, with blanks that the installer fills in. */
export function customerNotice({ site, steps }: Plan, times: PlanTimes, say: Say): readonly string[] {
  const outage = times.houseWithoutBatteryMinutes;
  const red = steps.some((step) => step.step === 'open-and-lock-breakers');
  return [
    message('notice.work', { site: site.name }),
    message('notice.date'),
    ...(outage === null
      ? [message('notice.stays')]
      : [message('notice.outage', { time: duration(outage) }), message('notice.grid')]),
    ...(times.endsInService ? [] : [message('notice.not-back')]),
    message('notice.circuits'),
    message('notice.rely'),
    message('notice.alarms'),
    ...(red ? [message('notice.tags')] : []),
    message('notice.danger'),
    message('notice.agreed'),
  ].map((said) => asOneText(say(said)));
}
