import fc from 'fast-check';
import { CAN_ID, CanWatch, decodeBatteryFrame, NO_QUIRKS } from '../../src/inverter-link';
import type { CanFrame } from '../../src/fieldbus';
import type { Stamp } from '../../src/kernel';

const frame = (id: number, hex: string, more: Partial<CanFrame> = {}): CanFrame => ({
  id,
  extended: false,
  remote: false,
  data: Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')),
  ...more,
});
const at = (monoMs: number): Stamp => ({ wallMs: 1_767_600_000_000 + monoMs, monoMs, bootId: 'boot-1' });
const PYLON = { ...NO_QUIRKS.can, voltsPerBit: 0.01 } as const;

/** A set that was captured at packs of the maker who published it (setfirelabs.com, CAN V1.2). */
const CAPTURED = {
  limits: frame(0x351, '14 02 C0 12 C0 12 C2 01'),
  charge: frame(0x355, '58 00 5E 00'),
  measured: frame(0x356, '7A 13 F2 FE 6B 01'),
  alarms: frame(0x359, '00 00 00 00 06 50 4E'),
  requests: frame(0x35c, 'C0 00'),
  maker: frame(0x35e, '50 59 4C 4F 4E 20 20 20'),
  heartbeat: frame(0x305, '00 00 00 00 00 00 00 00'),
};

describe('Battery frames are read as published', () => {
  it.each([
    ['limits', { kind: 'limits', chargeVolts: 53.2, chargeAmps: 480, dischargeAmps: 480, dischargeVolts: 45 }],
    ['charge', { kind: 'charge', socPercent: 88, sohPercent: 94 }],
    ['measured', { kind: 'measured', rawVolts: 4986, volts: 49.86, amps: -27, celsius: 36.3 }],
    ['alarms', { kind: 'alarms', protections: 0, alarms: 0, count: 6, isSigned: true }],
    ['requests', { kind: 'requests', chargeAllowed: true, dischargeAllowed: true, forceCharge: false }],
    ['maker', { kind: 'maker', name: 'PYLON' }],
    ['heartbeat', { kind: 'heartbeat' }],
  ] as const)('%s', (name, read) => {
    expect(decodeBatteryFrame(CAPTURED[name], PYLON)).toEqual(read);
  });

  it('gives no volts where nobody stated what a bit is worth', () => {
    expect(decodeBatteryFrame(CAPTURED.measured, NO_QUIRKS.can)).toMatchObject({ rawVolts: 4986, volts: null });
  });

  it('gives no percentage above a hundred', () => {
    expect(decodeBatteryFrame(frame(0x355, 'FFFF 6500'), PYLON)).toEqual({
      kind: 'charge',
      socPercent: null,
      sohPercent: null,
    });
  });

  it('reads no other id, no extended and no remote frame', () => {
    expect(decodeBatteryFrame(frame(0x35a, '00'), PYLON)).toBeNull();
    expect(decodeBatteryFrame({ ...CAPTURED.charge, extended: true }, PYLON)).toBeNull();
    expect(decodeBatteryFrame({ ...CAPTURED.charge, remote: true }, PYLON)).toBeNull();
  });

  it('never throws and never gives a number that is none', () => {
    const id = fc.oneof(fc.constantFrom(...Object.values(CAN_ID)), fc.nat(0x7ff));
    fc.assert(
      fc.property(id, fc.uint8Array({ maxLength: 8 }), (anId, data) => {
        const read = decodeBatteryFrame({ id: anId, extended: false, remote: false, data }, PYLON);
        const numbers = Object.values(read ?? {}).filter((value) => typeof value === 'number');
        expect(numbers.every(Number.isFinite)).toBe(true);
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});

describe('What is heard on the CAN', () => {
  const watch = (quirks = NO_QUIRKS.can) => new CanWatch(quirks, at(0));

  it('is evidence of the third class, with id and age, and says that no battery of this product was captured', () => {
    const can = watch(PYLON);
    for (const heard of Object.values(CAPTURED)) can.hear(heard, at(1000));
    expect(can.view(at(1400))).toMatchObject({
      isVerified: false,
      battery: { heard: true, ageMs: 400 },
      heartbeat: { heard: true, ageMs: 400 },
      count: { value: 6, evidence: 'E3', id: 0x359, ageMs: 400, counts: null },
      socPercent: { value: 88, evidence: 'E3', id: 0x355 },
      volts: { value: 49.86, isInferred: false },
      amps: { value: -27 },
      limits: { value: { chargeVolts: 53.2, dischargeAmps: 480 } },
      maker: { value: 'PYLON' },
      frames: { known: 7, others: 0, malformed: 0 },
    });
  });

  it('says nothing about presence before somebody listened for three seconds', () => {
    const can = watch();
    expect(can.view(at(3000))).toMatchObject({ battery: { heard: null, ageMs: null }, heartbeat: { heard: null } });
    expect(can.view(at(3001))).toMatchObject({ battery: { heard: false, ageMs: null }, heartbeat: { heard: false } });
  });

  it('keeps no value longer than three seconds, and tells the two speakers apart', () => {
    const can = watch(PYLON);
    can.hear(CAPTURED.charge, at(1000));
    can.hear(CAPTURED.alarms, at(1000));
    can.hear(CAPTURED.heartbeat, at(4000));
    expect(can.view(at(4000))).toMatchObject({ battery: { heard: true }, count: { value: 6 } });
    expect(can.view(at(4001))).toMatchObject({
      battery: { heard: false, ageMs: 3001 },
      heartbeat: { heard: true, ageMs: 1 },
      count: null,
      socPercent: null,
    });
  });

  it('takes the longer of two clocks for the age', () => {
    const can = watch();
    can.hear(CAPTURED.alarms, at(1000));
    expect(can.view({ ...at(1100), wallMs: at(60_000).wallMs }).battery.heard).toBe(false);
  });

  it('misses the frames that newer packs leave out, and does not call them wrong', () => {
    const can = watch();
    can.hear(CAPTURED.charge, at(1000));
    can.hear(frame(0x35a, '00 00 00 00 00 00 00 00'), at(1000));
    expect(can.view(at(1100))).toMatchObject({
      battery: { heard: true },
      count: null,
      frames: { known: 1, others: 1 },
    });
  });

  it('does not take a battery frame with too few bytes for the battery', () => {
    const can = watch();
    can.hear(frame(0x356, '7A13'), at(4000));
    expect(can.view(at(4000))).toMatchObject({ battery: { heard: false }, frames: { known: 0, malformed: 1 } });
  });

  it.each([
    ['7A13F2FE6B01', 49.86],
    ['F201F2FE6B01', 49.8],
  ])('finds the scale of %s by the charging limit, and says that it was inferred', (hex, volts) => {
    const can = watch();
    can.hear(CAPTURED.limits, at(0));
    can.hear(frame(0x356, hex), at(0));
    expect(can.view(at(100)).volts).toMatchObject({ value: volts, isInferred: true });
  });

  it('gives no volts where no scale fits, or where no limit was heard', () => {
    const can = watch();
    can.hear(CAPTURED.measured, at(0));
    expect(can.view(at(100)).volts).toBeNull();
    can.hear(frame(0x351, '00 00 C0 12 C0 12 C2 01'), at(0));
    expect(can.view(at(100)).volts).toBeNull();
    can.hear(frame(0x356, '0000 F2FE 6B01'), at(0));
    expect(can.view(at(100)).volts).toBeNull();
    can.hear(CAPTURED.limits, at(0));
    can.hear(frame(0x356, '0200 F2FE 6B01'), at(0));
    expect(can.view(at(100)).volts).toBeNull();
  });
});
