import { HOLD_OFFERS, OUTCOMES } from '../../src/orchestrator';
import { DEVICE_LIES as LIES, FAULTS as PLANT_FAULTS, WIRE_FAULTS } from '../../src/virtual-plant';

/** Every fault that a long run of seeds must have seen bite. A lie has no bite to be counted: it counts where it is given. */
export const FAULTS: readonly string[] = [...PLANT_FAULTS, ...WIRE_FAULTS].map(({ name }) => name);
export const DEVICE_LIES: readonly string[] = LIES.map(({ name }) => name);

/** Every way of going on after trouble that a long run of seeds must have taken. */
export const HOLD_KINDS: readonly string[] = [
  ...HOLD_OFFERS.map((offer) => `offer ${offer}`),
  ...OUTCOMES.map((outcome) => `ended ${outcome}`),
  ...['ok', 'failed', 'unknown'].map((outcome) => `effect ${outcome}`),
  ...['abandon', 'unpark', 'switch-off', 'restore-and-join'].map((policy) => `abort ${policy}`),
  ...['service.restarted', 'software.changed', 'danger.reported', 'answer.corrected', 'deviation.recorded'],
];
