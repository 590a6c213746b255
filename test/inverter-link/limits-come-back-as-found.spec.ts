import { openInverter, readLimits, restoreLimits } from '../../src/inverter-link';
import { exception, JumpingClock, newerInverter } from './register-device.fixture';

async function found(more: Parameters<typeof newerInverter>[0] = {}) {
  const { device, starts } = newerInverter(more);
  const access = await openInverter(device, 1, { clock: new JumpingClock() });
  const limits = await readLimits(access);
  if (limits === null) throw new Error('the device of this test has limits');
  return { device, access, limits, at: (offset: number) => (starts[124] ?? 0) + offset };
}

describe('Limits come back as found', () => {
  it('writes only what differs, the mode last, and reads all of it again', async () => {
    const { device, access, limits, at } = await found({ 124: { 5: 3, 12: 0x10000 - 2500 } });
    expect(limits).toMatchObject({ dischargeRatePercent: -25, mode: { charge: true, discharge: true } });
    device.put(at(5), 0).put(at(12), 5000);
    const restored = await restoreLimits(access, limits);
    expect(device.writes).toEqual([`write 1 ${at(12)} ${0x10000 - 2500}`, `write 1 ${at(5)} 3`]);
    expect(restored.every((limit) => limit.restored)).toBe(true);
    expect(restored.find(({ point }) => point === 'OutWRte')).toEqual({
      point: 'OutWRte',
      wanted: 0x10000 - 2500,
      before: 5000,
      after: 0x10000 - 2500,
      written: true,
      restored: true,
      trouble: null,
    });
  });

  it('writes nothing where nothing differs', async () => {
    const { device, access, limits } = await found();
    expect((await restoreLimits(access, limits)).map(({ written }) => written)).not.toContain(true);
    expect(device.writes).toEqual([]);
  });

  it('records and touches no point that the device does not have', async () => {
    const { limits } = await found({ 124: { 14: 0xffff, 15: 0xffff } });
    expect(limits.words.map(({ point }) => point)).toEqual(['WChaMax', 'OutWRte', 'InWRte', 'StorCtl_Mod']);
  });

  it('says which limit did not come back, refused or taken without effect', async () => {
    const { device, access, limits, at } = await found();
    device.put(at(2), 1000).put(at(13), 1);
    device.onWrite = (address) => {
      if (address === at(2)) throw exception(3);
      return false;
    };
    const restored = await restoreLimits(access, limits);
    expect(restored.filter((limit) => !limit.restored)).toEqual([
      {
        point: 'WChaMax',
        wanted: 5000,
        before: 1000,
        after: 1000,
        written: true,
        restored: false,
        trouble: expect.stringMatching(/exception 3/),
      },
      { point: 'InWRte', wanted: 10_000, before: 1, after: 1, written: true, restored: false, trouble: null },
    ]);
  });

  it('writes no word that would mean another limit now', async () => {
    const { device, access, limits, at } = await found();
    device.put(at(25), 0xffff).put(at(12), 1000);
    await expect(restoreLimits(access, limits)).rejects.toThrow(/inverter-link.limits-rescaled/);
    expect(device.writes).toEqual([]);
  });

  it('says that the limits are gone', async () => {
    const { device, access, limits, at } = await found();
    device.onRead = (address) => {
      if (address === at(0)) throw exception(2);
    };
    await expect(restoreLimits(access, limits)).rejects.toThrow(/inverter-link.limits-not-there/);
  });
});
