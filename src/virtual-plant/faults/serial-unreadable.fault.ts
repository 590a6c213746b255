import { type DeviceLie, hasBegun } from '../device-lie';

export const serialUnreadable: DeviceLie = {
  name: 'serial-unreadable',
  side: 'device',
  ids: ['D19'],
  bites: 'The stack reports no serial number.',
  when: 'From its update on; `from: start` from the beginning.',
  noticed: 'Nobody can say that it is the stack of the plan.',
  problemCode: 'hold.transfer-broke',
  tells: (call, truth) => (truth.reading === 'serial' && hasBegun(call, truth) ? '' : undefined),
};
