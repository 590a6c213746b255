import { amount } from '../wire-fault';
import type { DeviceLie } from '../device-lie';

export const uptimeWraps: DeviceLie = {
  name: 'uptime-wraps',
  side: 'device',
  ids: ['D20'],
  bites: 'The clock of the time since the last start begins again at 0 after `seconds` (600 when not said).',
  when: 'From the beginning.',
  noticed: 'The time falls back and the boot counter stands: that is no restart.',
  problemCode: null,
  tells: (call, truth) =>
    truth.reading === 'uptime' ? Number(truth.value) % Math.max(1, amount(call, 'seconds', 600)) : undefined,
};
