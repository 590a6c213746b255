import type { CanFrame } from '../fieldbus';
import type { CanQuirks } from './inverter.slice';

/** Ids of the low-voltage set that Pylontech published for inverters, and that many makers claim. Each battery id comes once a second. */
export const CAN_ID = {
  heartbeat: 0x305,
  limits: 0x351,
  charge: 0x355,
  measured: 0x356,
  alarms: 0x359,
  requests: 0x35c,
  maker: 0x35e,
} as const;

/**
 * A frame of the battery, or of the inverter (`heartbeat`). Volts, amperes, percent, degrees Celsius. `malformed`: an id of the set with
 * too few bytes.
 */
export type BatteryFrame =
  | { readonly kind: 'heartbeat' }
  | {
      readonly kind: 'limits';
      readonly chargeVolts: number;
      readonly chargeAmps: number;
      readonly dischargeAmps: number;
      readonly dischargeVolts: number | null;
    }
  | { readonly kind: 'charge'; readonly socPercent: number | null; readonly sohPercent: number | null }
  | {
      readonly kind: 'measured';
      /** As on the wire: what a bit of it is worth differs between makers. */
      readonly rawVolts: number;
      readonly volts: number | null;
      /** + charge in the captures that were published. */
      readonly amps: number;
      readonly celsius: number;
    }
  | {
      readonly kind: 'alarms';
      readonly protections: number;
      readonly alarms: number;
      readonly count: number;
      /** The two letters that the published set ends with stand there. */
      readonly isSigned: boolean;
    }
  | {
      readonly kind: 'requests';
      readonly chargeAllowed: boolean;
      readonly dischargeAllowed: boolean;
      readonly forceCharge: boolean;
    }
  | { readonly kind: 'maker'; readonly name: string }
  | { readonly kind: 'malformed'; readonly id: number };

type Decode = (data: DataView, quirks: CanQuirks) => BatteryFrame;

const SIGNATURE = 0x504e;

/** The bytes each id needs at least, and how they are read; little-endian. Ids that newer packs leave out are missed, not wrong. */
const DECODE: ReadonlyMap<number, { readonly bytes: number; readonly decode: Decode }> = new Map([
  [CAN_ID.heartbeat, { bytes: 0, decode: () => ({ kind: 'heartbeat' }) }],
  [CAN_ID.limits, { bytes: 6, decode: limits }],
  [CAN_ID.charge, { bytes: 4, decode: charge }],
  [CAN_ID.measured, { bytes: 6, decode: measured }],
  [CAN_ID.alarms, { bytes: 5, decode: alarms }],
  [CAN_ID.requests, { bytes: 1, decode: requests }],
  [CAN_ID.maker, { bytes: 1, decode: maker }],
]);

/** Reads a frame of the battery's CAN; null for an id that is none of the set, an extended or a remote frame. Never throws. */
export function decodeBatteryFrame(frame: CanFrame, quirks: CanQuirks): BatteryFrame | null {
  const known = frame.extended || frame.remote ? undefined : DECODE.get(frame.id);
  if (known === undefined) return null;
  if (frame.data.length < known.bytes) return { kind: 'malformed', id: frame.id };
  return known.decode(new DataView(frame.data.buffer, frame.data.byteOffset, frame.data.byteLength), quirks);
}

function limits(data: DataView): BatteryFrame {
  return {
    kind: 'limits',
    chargeVolts: data.getUint16(0, true) / 10,
    chargeAmps: data.getInt16(2, true) / 10,
    dischargeAmps: data.getInt16(4, true) / 10,
    dischargeVolts: data.byteLength < 8 ? null : data.getUint16(6, true) / 10,
  };
}

function charge(data: DataView): BatteryFrame {
  const percent = (value: number) => (value <= 100 ? value : null);
  return { kind: 'charge', socPercent: percent(data.getUint16(0, true)), sohPercent: percent(data.getUint16(2, true)) };
}

function measured(data: DataView, { voltsPerBit }: CanQuirks): BatteryFrame {
  const rawVolts = data.getUint16(0, true);
  return {
    kind: 'measured',
    rawVolts,
    volts: voltsPerBit === null ? null : voltsOf(rawVolts, voltsPerBit),
    amps: data.getInt16(2, true) / 10,
    celsius: data.getInt16(4, true) / 10,
  };
}

/** Divides, so that 4986 bits of 0.01 V are 49.86 V and not a little more. */
export function voltsOf(raw: number, voltsPerBit: 0.01 | 0.1): number {
  return raw / (voltsPerBit === 0.01 ? 100 : 10);
}

function alarms(data: DataView): BatteryFrame {
  return {
    kind: 'alarms',
    protections: data.getUint16(0, true),
    alarms: data.getUint16(2, true),
    count: data.getUint8(4),
    isSigned: data.byteLength >= 7 && data.getUint16(5) === SIGNATURE,
  };
}

function requests(data: DataView): BatteryFrame {
  const bits = data.getUint8(0);
  return {
    kind: 'requests',
    chargeAllowed: (bits & 0x80) !== 0,
    dischargeAllowed: (bits & 0x40) !== 0,
    forceCharge: (bits & 0x30) !== 0,
  };
}

function maker(data: DataView): BatteryFrame {
  const bytes = Array.from({ length: data.byteLength }, (_, index) => data.getUint8(index));
  const name = bytes
    .filter((byte) => byte >= 0x20 && byte < 0x7f)
    .map((byte) => String.fromCharCode(byte))
    .join('')
    .trim();
  return { kind: 'maker', name };
}
