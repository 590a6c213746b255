import { FLASH_STEPS, type PlantFault, type PowerCut } from '../fault';
import { amount } from '../wire-fault';

const MOMENTS: readonly PowerCut['moment'][] = ['before', 'half', 'after'];

export const powerLostInFlash: PlantFault = {
  name: 'power-lost-in-flash',
  side: 'plant',
  ids: ['D1'],
  bites:
    'A stack loses its power in a step of its update, and has it back after `backSeconds` (5 when not said): `moment` before, half (when not said) or after.',
  when: `The first \`step\` (${FLASH_STEPS.join(', ')}; left out: any) of \`stack\`; \`after\` says how many steps pass first, \`at\` at which byte, sector or board.`,
  ends: 'Its boot loader goes on with what it has; a board that a tool wrote is for a rescue.',
  problemCode: 'hold.suspected-brick',
  overLead: null,
  times: 1,
  at: 'flash-step',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    if (call.step !== undefined && call.step !== told.step) return undefined;
    if (call.at !== undefined && call.at !== told.at) return undefined;
    const moment = MOMENTS.find((one) => one === call.moment) ?? 'half';
    return { moment, backSeconds: amount(call, 'backSeconds', 5) };
  },
};
