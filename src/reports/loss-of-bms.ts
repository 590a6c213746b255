import type { Site } from '../stacks';
import { message } from '../kernel';
import { asOneText, type Say, sayIn } from '../words';

/** What each inverter does when the battery falls silent, in words: the house goes dark, or it runs blind. */
export function lossOfBms({ inverters }: Site, say: Say = sayIn(undefined)): readonly string[] {
  return inverters.map(({ id, stopsOnLossOfBms }) =>
    asOneText(say(message(`silent.${stopsOnLossOfBms}`, { inverter: id }))),
  );
}
