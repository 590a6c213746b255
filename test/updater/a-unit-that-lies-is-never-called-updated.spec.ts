import { bench, flash, NEW_IMAGE, OLD_IMAGE } from './flash-rig';

it('finds a unit out that reports the hash it was told while its flash holds something else', async () => {
  const device = bench();
  device.echoesHash = 5000;
  const outcome = await flash(device);
  expect(outcome).toMatchObject({ outcome: 'torn', because: [{ code: 'updater.image-does-not-start' }] });
});

it('finds a unit out that says it runs the image and never restarted', async () => {
  const device = bench();
  device.pretends = true;
  const outcome = await flash(device);
  if (outcome.outcome !== 'unknown') throw new Error(outcome.outcome);
  const codes = outcome.because.map(({ code }) => code);
  expect(codes).toEqual(['updater.no-restart-seen', 'updater.no-restart-seen', 'updater.version-differs']);
});

it.each([
  ['another version', { version: '1.4.0' }, 'updater.version-differs'],
  ['a boot counter that stood still', { bootCounter: 7 }, 'updater.no-restart-seen'],
  ['an uptime of an hour', { bootedAtMs: -3.6e6 }, 'updater.no-restart-seen'],
  ['a serial that it did not have', { serial: 'SN-3' }, 'test.other-unit'],
  ['another hardware class', { hardwareClass: 'OPEN-2' }, 'updater.unit-changed'],
])('does not call %s after the restart an update', async (_what, lie, code) => {
  const device = bench();
  device.faultAt = () => {
    if (device.unit.state === 'running' && device.unit.runningHash === NEW_IMAGE.sha256)
      Object.assign(device.unit, lie);
    return undefined;
  };
  const outcome = await flash(device);
  expect(outcome).toMatchObject({ outcome: 'unknown', because: [{ code }] });
});

it('stops at an image that the unit verified as another', async () => {
  const device = bench();
  device.faultAt = () => {
    if (device.unit.state === 'verifying') device.unit.flash.writeUInt8(1, 9000);
    return undefined;
  };
  const outcome = await flash(device);
  expect(outcome).toMatchObject({ outcome: 'torn', because: [{ code: 'updater.unit-says-hash-differs' }] });
  // A further session begins anew, and the unit takes it.
  device.faultAt = () => undefined;
  expect(await flash(device)).toMatchObject({ outcome: 'ok', blocks: 64 });
});

it('does not take a unit for updated that ran this image all along', async () => {
  const device = bench();
  const outcome = await flash(device, { image: OLD_IMAGE });
  expect(outcome.outcome).toBe('refused');
  expect(device.writtenAt.size).toBe(0);
});
