import { amount } from '../wire-fault';
import type { DeviceLie } from '../device-lie';

export const staleCount: DeviceLie = {
  name: 'stale-count',
  side: 'device',
  ids: ['D14'],
  bites:
    'The register of the count holds an old number (`count`; that of all stacks when not said), whatever the screen shows.',
  when: 'Always.',
  noticed: 'It shows a count where no detection has ended; a stack that stands alone counts more than itself.',
  problemCode: 'hold.count-alone',
  tells: (call, truth) => (truth.reading === 'stack-count' ? amount(call, 'count', truth.stacks) : undefined),
};
