import type { Site } from '../stacks';

const WORDS = {
  yes: 'stops when the battery falls silent: without a grid the house goes dark',
  no: 'goes on with its last limits when the battery falls silent: it runs blind',
  unknown: 'may stop or run blind when the battery falls silent: nobody has told which',
} as const;

/** What each inverter does when the battery falls silent, in words: the house goes dark, or it runs blind. */
export function lossOfBms({ inverters }: Site): readonly string[] {
  return inverters.map(({ id, stopsOnLossOfBms }) => `${id} ${WORDS[stopsOnLossOfBms]}.`);
}
