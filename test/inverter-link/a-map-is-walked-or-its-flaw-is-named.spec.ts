import fc from 'fast-check';
import { inverterQuirksSchema, walkSunSpec } from '../../src/inverter-link';
import { StackhandError } from '../../src/kernel';
import { deviceWith, exception, newerInverter, noAnswer, RegisterDevice } from './register-device.fixture';

const quirks = (input: object) => inverterQuirksSchema.parse({ source: 'test', ...input });
const codeOf = async (walk: Promise<unknown>) =>
  walk.then(
    () => 'none',
    (error: unknown) => (error instanceof StackhandError ? error.code : String(error)),
  );

describe('A map is walked, or its flaw is named', () => {
  it.each([40_000, 0, 50_000])('finds the map at %i and every model with its address and length', async (base) => {
    const models = [
      { id: 1, length: 66 },
      { id: 103, length: 50 },
      { id: 64_001, length: 2 },
    ];
    const { device } = deviceWith(models, { base });
    expect(await walkSunSpec(device, 1)).toEqual({
      base,
      models: [
        { id: 1, address: base + 2, length: 66 },
        { id: 103, address: base + 70, length: 50 },
        { id: 64_001, address: base + 122, length: 2 },
      ],
    });
  });

  it('finds nothing where no base has the marker, and says what stands there', async () => {
    const device = new RegisterDevice(new Map()).put(0, 0x1234, 0x5678);
    await expect(walkSunSpec(device, 7)).rejects.toThrow(/unit 7.*40000: refused; 0: 0x1234 0x5678; 50000: refused/);
  });

  it('takes a device that keeps silent at a strange register for one without a map only when it answers elsewhere', async () => {
    const mute = new RegisterDevice(new Map());
    mute.onRead = () => {
      throw noAnswer();
    };
    expect(await codeOf(walkSunSpec(mute, 1))).toBe('fieldbus.no-answer');
    const { device } = deviceWith([{ id: 1, length: 66 }], { base: 50_000 });
    device.onRead = (address) => {
      if (address < 50_000) throw noAnswer();
    };
    expect((await walkSunSpec(device, 1)).base).toBe(50_000);
  });

  it('names a device that answers at one base and keeps silent at the others', async () => {
    const device = new RegisterDevice(new Map()).put(0, 1, 2);
    device.onRead = (address) => {
      if (address !== 0) throw noAnswer();
    };
    expect(await codeOf(walkSunSpec(device, 1))).toBe('inverter-link.not-sunspec');
  });

  it('does not take the word of a gateway about a silent device for a refusal', async () => {
    const { device } = deviceWith([{ id: 1, length: 66 }]);
    device.onRead = () => {
      throw exception(0x0b);
    };
    expect(await codeOf(walkSunSpec(device, 1))).toBe('fieldbus.exception');
    expect(device.requests).toHaveLength(1);
  });

  it.each([
    ['a chain that never ends', () => endless(), 'inverter-link.chain-too-long'],
    [
      'memory full of zeros',
      () =>
        deviceWith([
          { id: 1, length: 66 },
          { id: 0, length: 8 },
        ]).device,
      'inverter-link.model-without-length',
    ],
    [
      'a model without length',
      () =>
        deviceWith([
          { id: 1, length: 66 },
          { id: 103, length: 50, stated: 0 },
        ]).device,
      'inverter-link.model-without-length',
    ],
    ['no end marker', () => deviceWith([{ id: 1, length: 66 }], { end: false }).device, 'inverter-link.no-end-marker'],
    [
      'a length past the last register',
      () => deviceWith([{ id: 1, length: 66, stated: 65_000 }]).device,
      'inverter-link.chain-leaves-memory',
    ],
    ['words exchanged', () => new RegisterDevice(new Map()).put(40_000, 0x6e53, 0x5375), 'inverter-link.words-swapped'],
  ])('names %s', async (_name, make, code) => {
    const device = make();
    expect(await codeOf(walkSunSpec(device, 1))).toBe(code);
    expect(device.requests.length).toBeLessThanOrEqual(102);
  });

  it('takes the length of the quirk for the one the device states wrongly', async () => {
    const { device } = deviceWith([
      { id: 1, length: 66, stated: 65 },
      { id: 103, length: 50 },
    ]);
    expect(await codeOf(walkSunSpec(device, 1))).not.toBe('none');
    const map = await walkSunSpec(device, 1, quirks({ modelLengths: { '1': 66 } }));
    expect(map.models.map(({ id }) => id)).toEqual([1, 103]);
  });

  it('ends the chain at a refused read where the quirk says so', async () => {
    const { device } = deviceWith(
      [
        { id: 1, length: 66 },
        { id: 103, length: 50 },
      ],
      { end: false },
    );
    const map = await walkSunSpec(device, 1, quirks({ endMarkerMissing: true }));
    expect(map.models.map(({ id }) => id)).toEqual([1, 103]);
  });

  it('takes a marker with no model behind it for no map, whatever the quirk says', async () => {
    const { device } = deviceWith([], { end: false });
    expect(await codeOf(walkSunSpec(device, 1, quirks({ endMarkerMissing: true })))).toBe(
      'inverter-link.no-end-marker',
    );
  });

  it('looks at the base of the quirk only', async () => {
    const { device } = deviceWith([{ id: 1, length: 66 }], { base: 39_999 });
    expect((await walkSunSpec(device, 1, quirks({ bases: [39_999] }))).base).toBe(39_999);
    expect(device.requests[0]).toBe('read 1 39999 2');
  });

  it('takes no quirk without the document or capture it comes from', () => {
    expect(inverterQuirksSchema.safeParse({ endMarkerMissing: true }).success).toBe(false);
    expect(inverterQuirksSchema.safeParse({ endMarkerMissing: true, source: 'capture of 3 May' }).success).toBe(true);
    expect(inverterQuirksSchema.safeParse({}).success).toBe(true);
  });

  it('comes to an end over any registers, with a map or a named flaw', async () => {
    const words = fc.array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 1, 0xffff)), { maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(words, fc.constantFrom(40_000, 0, 50_000), async (memory, base) => {
        const device = new RegisterDevice(new Map()).put(base, 0x5375, 0x6e53, ...memory);
        const code = await codeOf(walkSunSpec(device, 1));
        expect(code === 'none' || code.startsWith('inverter-link.')).toBe(true);
        expect(device.requests.length).toBeLessThanOrEqual(103);
      }),
      { seed: 42, numRuns: 300 },
    );
  });

  it('walks the whole newer inverter of the other tests', async () => {
    const map = await walkSunSpec(newerInverter().device, 1);
    expect(map.models.map(({ id }) => id)).toEqual([1, 701, 713, 714, 715, 124]);
  });
});

/** Every pair of registers is a model of length 1: a chain over the whole memory. */
function endless(): RegisterDevice {
  const device = new RegisterDevice(new Map()).put(0, 0x5375, 0x6e53);
  for (let address = 2; address <= 65_535; address += 1) device.put(address, 1);
  return device;
}
