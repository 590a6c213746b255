import { amount } from '../wire-fault';
import type { DeviceLie } from '../device-lie';

export const bootCounterWraps: DeviceLie = {
  name: 'boot-counter-wraps',
  side: 'device',
  ids: ['D20'],
  bites: 'The boot counter begins again at 0 after the last number that it can hold (`most`; 65535 when not said).',
  when: 'At its start after `starts` starts (1 when not said): over the lead the first is the one on which it stands alone.',
  noticed: 'The counter is lower after the restart than before.',
  problemCode: 'hold.transfer-broke',
  tells: (call, truth) => {
    if (truth.reading !== 'boot-counter') return undefined;
    const most = amount(call, 'most', 65_535);
    // A stack of the plant is found at 1.
    return (Number(truth.value) - 1 - amount(call, 'starts', 1) + most + (most + 1)) % (most + 1);
  },
};
