import type { PromptView } from '../../../src/operator-api/client/wire-types';

/** A part of the front of a stack, or of what stands around it. */
export type Part =
  | 'lcd'
  | 'button'
  | 'ADDR_SET'
  | 'INV_SET'
  | 'IMPED_SET'
  | 'ADD'
  | 'links'
  | 'inverter-lead'
  | 'upgrade-port'
  | 'modules'
  | 'label'
  | 'breaker'
  | 'inverter'
  | 'busbar';

const OF_STEP: Readonly<Record<string, Part>> = {
  'identify-stack': 'label',
  'see-mode': 'lcd',
  'read-code': 'lcd',
  'read-count': 'lcd',
  'read-module-count': 'lcd',
  'read-version': 'lcd',
  'switch-on': 'button',
  'switch-off': 'button',
  'pull-links': 'links',
  'plug-links': 'links',
  'count-things': 'links',
  'connect-tool': 'upgrade-port',
  'disconnect-tool': 'upgrade-port',
  'start-update': 'lcd',
  'look-at-lamps': 'modules',
  'open-and-lock-breakers': 'breaker',
  'close-breakers': 'breaker',
  'read-breaker-side': 'breaker',
  precharge: 'breaker',
  'read-busbar': 'busbar',
  'park-inverter': 'inverter',
  'look-at-inverter': 'inverter',
};

/** Where on the unit the step is done; undefined where it is not done at a unit. */
export function partOf({ step, bank }: PromptView): Part | undefined {
  if (bank !== null && bank !== undefined) return bank.id as Part;
  return OF_STEP[step];
}
