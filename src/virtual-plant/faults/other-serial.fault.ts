import { type DeviceLie, hasBegun } from '../device-lie';

export const otherSerial: DeviceLie = {
  name: 'other-serial',
  side: 'device',
  ids: ['D19'],
  bites: 'The stack reports another serial number (`serial`; SN-OTHER when not said).',
  when: 'From its update on; `from: start` from the beginning.',
  noticed: 'It is not the stack that the plan names.',
  problemCode: 'hold.transfer-broke',
  tells: (call, truth) => {
    if (truth.reading !== 'serial' || !hasBegun(call, truth)) return undefined;
    return typeof call.serial === 'string' ? call.serial : 'SN-OTHER';
  },
};
