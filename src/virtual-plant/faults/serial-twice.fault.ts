import { type DeviceLie, hasBegun } from '../device-lie';

export const serialTwice: DeviceLie = {
  name: 'serial-twice',
  side: 'device',
  ids: ['D19'],
  bites: 'The stack reports the serial number of another stack of the site.',
  when: 'From its update on; `from: start` from the beginning.',
  noticed: 'It is not the stack that the plan names; two leads end at one number.',
  problemCode: 'hold.transfer-broke',
  tells: (call, truth) => (truth.reading === 'serial' && hasBegun(call, truth) ? truth.otherSerial : undefined),
};
