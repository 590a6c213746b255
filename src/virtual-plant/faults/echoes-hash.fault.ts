import type { DeviceLie } from '../device-lie';

export const echoesHash: DeviceLie = {
  name: 'echoes-hash',
  side: 'device',
  ids: [],
  bites: 'The flash differs from the image, and the stack reports the hash that it was told.',
  when: 'When it verifies.',
  noticed: 'It does not start the image: only its boot loader comes back, without a version, at code 25.',
  problemCode: 'hold.transfer-broke',
  hashes: 'echoed',
};
