import type { Plan } from '../../orchestrator';
import { duration } from './names';
import type { PlanTimes } from './plan-times';

/** A text for the people of the house, with blanks that the installer fills in. English. */
export function customerNotice({ site, steps }: Plan, times: PlanTimes): readonly string[] {
  const outage = times.houseWithoutBatteryMinutes;
  const red = steps.some((step) => step.step === 'open-and-lock-breakers');
  return [
    `Work on your battery at ${site.name}.`,
    'Date: ____________  We arrive at: ______  You can reach us at: ____________________',
    outage === null
      ? 'The battery stays in use.'
      : `For about ${duration(outage)} the house has no battery and no backup. It can take longer: nobody can know every wait beforehand.`,
    ...(outage === null ? [] : ['If the grid fails in this time, or if there is none, the house is dark.']),
    ...(times.endsInService ? [] : ['The battery stays out of service when we leave. We tell you when it comes back.']),
    'Circuits without power: ______________________________  Back at about: ______',
    'Tell us before we start if you rely on any of these: medical devices or oxygen, stairlift, alarm, freezer, aquarium, well or sump pump, gate and garage door, internet and phone, charging a car.',
    'Apps may send alarms during the work. Ignore them until we say that we are done.',
    ...(red
      ? ['Press nothing and switch nothing that carries a red tag. Only the person named on the tag removes it.']
      : []),
    'Smoke, smell, hiss or heat: leave, close the door, call 112 or 911, then us.',
    'Agreed (name, signature): ______________________________  or reason: ____________________',
  ];
}
