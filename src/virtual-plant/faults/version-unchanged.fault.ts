import type { PlantFault } from '../fault';

export const versionUnchanged: PlantFault = {
  name: 'version-unchanged',
  side: 'plant',
  ids: ['D3'],
  bites: 'The tool reports success, the component still runs its old version.',
  when: 'When `component` of `stack` has taken its image; left out: the first one flashed.',
  ends: 'The next flash of it holds; `times` makes it last longer.',
  problemCode: 'hold.version-unchanged',
  overLead: 'hold.transfer-broke',
  times: 1,
  at: 'unit-flashed',
  apply: (call, told) => {
    if (call.stack !== undefined && call.stack !== told.stack) return undefined;
    if (call.module !== undefined && call.module !== told.module) return undefined;
    return call.component === undefined || call.component === told.component ? 'unchanged' : undefined;
  },
};
