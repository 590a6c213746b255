import type { PlantFault } from '../fault';

export const versionMisnamed: PlantFault = {
  name: 'version-misnamed',
  side: 'plant',
  ids: ['D4'],
  bites: 'The new firmware runs, and names a version that is not its own (`version`; 0.0.0 when not said).',
  when: 'When `component` of `stack` has taken its image; left out: the first board flashed.',
  ends: 'The next flash of it names the right one; `times` makes it last longer.',
  problemCode: 'hold.version-other',
  overLead: 'hold.transfer-broke',
  times: 1,
  at: 'unit-flashed',
  apply: (call, told) => {
    if (told.module !== null || (call.stack !== undefined && call.stack !== told.stack)) return undefined;
    if (call.component !== undefined && call.component !== told.component) return undefined;
    return { named: typeof call.version === 'string' ? call.version : '0.0.0' };
  },
};
