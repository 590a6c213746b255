import { type DeviceLie, hasBegun } from '../device-lie';

export const liesAboutVersion: DeviceLie = {
  name: 'lies-about-version',
  side: 'device',
  ids: ['D4'],
  bites: 'The stack goes on with its old firmware, and reports the version that was wanted (`version` when given).',
  when: 'From its update on; `from: start` from the beginning.',
  noticed: 'The hash of what it runs is not that of the image.',
  problemCode: 'hold.transfer-broke',
  starts: 'unchanged',
  tells: (call, truth) => {
    if (truth.reading !== 'version' || truth.value === '' || !hasBegun(call, truth)) return undefined;
    return typeof call.version === 'string' ? call.version : truth.wanted;
  },
};
