import fc from 'fast-check';
import {
  inverterQuirksSchema,
  NO_BUS_READING,
  readInverter,
  walkSunSpec,
  lookAtInverter,
} from '../../src/inverter-link';
import {
  deviceWith,
  exception,
  type ModelInput,
  newerInverter,
  RegisterDevice,
  textAt,
} from './register-device.fixture';

const quirks = (input: object) => inverterQuirksSchema.parse({ source: 'test', ...input });

async function read(device: RegisterDevice, withQuirks = quirks({})) {
  return readInverter(device, 1, await walkSunSpec(device, 1, withQuirks), withQuirks);
}

const COMMON: ModelInput = { id: 1, length: 66, at: { ...textAt(2, 16, 'Acme'), ...textAt(50, 16, 'S-77') } };
/** 4-digit point by offset of model 103: 1830 W, running; its DC side 402.1 V, 4.5 A. */
const THREE_PHASE = { 14: 183, 15: 1, 27: 45, 28: 0xffff, 29: 4021, 30: 0xffff, 38: 4 };
/** Model 802: 61 %, discharging, connected, 51.9 V, 23.4 A. */
const BATTERY = { 11: 610, 16: 3, 22: 3, 34: 519, 44: 234, 56: 0xffff, 59: 0xffff, 61: 0xffff };

describe('What an inverter does not say is null', () => {
  it('reads identity, state, power, and the battery through its storage port, each with its register', async () => {
    const { device, starts } = newerInverter();
    const reading = await read(device);
    expect(reading.identity).toEqual({ maker: 'Acme Power', model: 'H8', version: '1.4.2', serial: 'A1B2C3' });
    const at = (model: number, offset: number) => (starts[model] ?? 0) + offset;
    expect(reading.state).toEqual({
      value: 'running',
      evidence: 'E4',
      source: { model: 701, point: 'InvSt', address: at(701, 4) },
    });
    expect(reading.acWatts).toMatchObject({ value: -642, evidence: 'E4', source: { address: at(701, 10) } });
    expect(reading.batteryVolts).toMatchObject({ value: 52.6, evidence: 'E3', source: { address: at(714, 56) } });
    expect(reading.batteryAmps).toMatchObject({ value: -12.5, evidence: 'E3', source: { address: at(714, 55) } });
    expect(reading.batteryFlow).toMatchObject({ value: 'discharging', source: { point: 'ChaSt' } });
    expect(reading.socPercent).toMatchObject({ value: 54.7, evidence: 'E3', source: { model: 713 } });
    expect(reading.seesBattery).toMatchObject({ value: true, evidence: 'E3', source: { model: 713, point: 'Sta' } });
    expect(reading.limits.value).toMatchObject({
      chargeMaxWatts: 5000,
      chargeRatePercent: 100,
      dischargeRatePercent: 100,
      mode: { charge: false, discharge: false },
    });
  });

  it('reads an older inverter with a battery model', async () => {
    const { device } = deviceWith([
      COMMON,
      { id: 103, length: 50, at: THREE_PHASE },
      { id: 802, length: 62, at: BATTERY },
    ]);
    const reading = await read(device);
    expect(reading).toMatchObject({
      state: { value: 'running', source: { model: 103 } },
      acWatts: { value: 1830 },
      batteryVolts: { value: 51.9, source: { model: 802 } },
      batteryAmps: { value: 23.4 },
      batteryFlow: { value: 'discharging' },
      socPercent: { value: 61 },
      seesBattery: { value: true, source: { point: 'State' } },
      limits: { value: null, because: 'not-told' },
    });
  });

  it('takes the DC side of an inverter for its battery only where the quirk says so: it may be the solar input', async () => {
    const { device } = deviceWith([COMMON, { id: 103, length: 50, at: THREE_PHASE }]);
    expect(await read(device)).toMatchObject({
      batteryVolts: { value: null, because: 'not-told' },
      batteryAmps: { value: null, because: 'not-told' },
    });
    expect(await read(device, quirks({ dcOfInverterModel: 'battery' }))).toMatchObject({
      batteryVolts: { value: 402.1 },
      batteryAmps: { value: 4.5 },
    });
  });

  it('takes neither of two storage ports for the battery', async () => {
    const { device } = newerInverter({ 714: { 20: 1 } });
    expect((await read(device)).batteryVolts).toEqual({ value: null, because: 'not-told' });
  });

  it('has no evidence of the device itself without a serial', async () => {
    const { device } = deviceWith([
      { id: 1, length: 66 },
      { id: 103, length: 50, at: THREE_PHASE },
    ]);
    expect((await read(device)).acWatts).toMatchObject({ value: 1830, evidence: 'E3' });
  });

  it.each([
    ['acWatts', { 103: { 14: 0x8000 } }],
    ['acWatts', { 103: { 15: 0x8000 } }],
    ['acWatts', { 103: { 15: 11 } }],
    ['state', { 103: { 38: 0xffff } }],
    ['state', { 103: { 38: 9 } }],
    ['batteryVolts', { 802: { 34: 0xffff } }],
    ['batteryVolts', { 802: { 59: 0x8000 } }],
    ['batteryAmps', { 802: { 44: 0x8000 } }],
    ['batteryFlow', { 802: { 16: 0xffff } }],
    ['socPercent', { 802: { 11: 0xffff } }],
    ['socPercent', { 802: { 11: 1010 } }],
    ['seesBattery', { 802: { 22: 0xffff } }],
    ['seesBattery', { 802: { 22: 99 } }],
  ] as const)('gives no number for an empty or impossible point: %s %j', async (quantity, change) => {
    const { device } = deviceWith([
      COMMON,
      { id: 103, length: 50, at: { ...THREE_PHASE, ...('103' in change ? change[103] : {}) } },
      { id: 802, length: 62, at: { ...BATTERY, ...('802' in change ? change[802] : {}) } },
    ]);
    expect((await read(device))[quantity].value).toBeNull();
  });

  it('gives no number for a point beyond the length the device states', async () => {
    const { device } = deviceWith([COMMON, { id: 103, length: 30, at: { 14: 183, 15: 1 } }]);
    expect(await read(device)).toMatchObject({ acWatts: { value: 1830 }, state: { value: null } });
  });

  it('does not see a battery that the inverter no longer hears, however alive its state of charge looks', async () => {
    const { device } = deviceWith([
      COMMON,
      { id: 713, length: 7, at: { 4: 61, 6: 0, 8: 0 } },
      { id: 802, length: 62, at: { ...BATTERY, 27: 1 } },
    ]);
    expect((await read(device)).seesBattery).toMatchObject({ value: false, source: { model: 802, point: 'Evt1' } });
  });

  it('reads the words of a long value in the order of the quirk', async () => {
    const { device } = deviceWith([COMMON, { id: 802, length: 62, at: { ...BATTERY, 22: 99, 26: 1 } }]);
    expect((await read(device)).seesBattery.value).toBeNull();
    expect((await read(device, quirks({ wordOrder: 'low-first' }))).seesBattery.value).toBe(false);
  });

  it('does not believe a point that a quirk names', async () => {
    const { device } = newerInverter();
    const reading = await read(device, quirks({ ignore: ['713.SoC', '714.Prt[1].DCA'] }));
    expect(reading).toMatchObject({
      socPercent: { value: null },
      batteryAmps: { value: null },
      batteryVolts: { value: 52.6 },
    });
  });

  it('asks for no more registers at once than the device answers', async () => {
    const { device } = newerInverter();
    const limit = 10;
    device.onRead = (_address, count) => {
      if (count > limit) throw exception(3);
    };
    expect((await read(device, quirks({ maxWordsPerRead: limit }))).acWatts.value).toBe(-642);
  });

  it('says so when the device has a model and does not hand it over', async () => {
    const { device, starts } = newerInverter();
    device.onRead = (address, count) => {
      if (address === starts[124] && count > 2) throw exception(4);
    };
    expect((await read(device)).limits).toEqual({ value: null, because: 'refused' });
  });

  it('throws when a gateway answers for an inverter that is silent', async () => {
    const { device } = newerInverter();
    const map = await walkSunSpec(device, 1);
    device.onRead = () => {
      throw exception(0x0b);
    };
    await expect(readInverter(device, 1, map)).rejects.toThrow(/exception 11/);
  });

  it('stops when another model stands where one was found', async () => {
    const { device, starts } = newerInverter();
    const map = await walkSunSpec(device, 1);
    device.put(starts[713] ?? 0, 714);
    await expect(readInverter(device, 1, map)).rejects.toThrow(/inverter-link.model-moved/);
  });

  it('knows nothing of an inverter without a bus, and says why for each value', async () => {
    const reading = await lookAtInverter({ bus: 'none' });
    expect(reading).toBe(NO_BUS_READING);
    const { identity, ...values } = reading;
    expect(Object.values(identity).every((text) => text === null)).toBe(true);
    expect(Object.values(values).every((value) => value.value === null && value.because === 'no-bus')).toBe(true);
  });

  it('never throws and never gives a number that is none, whatever stands in the registers', async () => {
    const model = fc.constantFrom(1, 101, 103, 124, 701, 713, 714, 715, 802);
    const memory = fc.array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0x8000, 0xffff, 0)), { maxLength: 160 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(model, memory), { maxLength: 5 }), async (models) => {
        const { device } = deviceWith(
          models.map(([id, words]) => ({
            id,
            length: Math.max(1, words.length),
            at: Object.fromEntries(words.map((word, index) => [index + 2, word])),
          })),
        );
        const { identity: _identity, limits, ...values } = await read(device);
        const numbers = Object.values(values)
          .map(({ value }) => value)
          .filter((value) => typeof value === 'number');
        expect(numbers.every((value) => Number.isFinite(value))).toBe(true);
        expect(limits.value?.words.every(({ raw }) => raw >= 0 && raw <= 0xffff) ?? true).toBe(true);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
