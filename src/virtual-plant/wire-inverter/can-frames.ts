import type { z } from 'zod';
import type { Plant } from '../plant';
import { type BatterySpeech, batterySpeech, inverterIsOnCan } from './seen';
import { canWireSchema, type CanWireSetup } from './wire-setup';

const NOMINAL_TO_FULL = 7 / 6;
const NOMINAL_TO_EMPTY = 0.95;
const AMPS_PER_STACK = 100;
const HEALTH_PERCENT = 100;
const DEGREES = 21;
/** Charge and discharge allowed. */
const BOTH_WAYS = 0xc0;

/** Sixteen bits, low byte first; held at their ends. */
function low(value: number): [number, number] {
  const held = Math.max(-0x8000, Math.min(0xffff, Math.round(value)));
  const bits = held < 0 ? held + 0x1_0000 : held;
  return [bits & 0xff, bits >> 8];
}

/** A frame as a serial-line adapter prints it: `t`, three digits, length, bytes, CR. */
function line(id: number, bytes: readonly number[]): string {
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  return `t${hex(id, 3)}${bytes.length}${bytes.map((byte) => hex(byte, 2)).join('')}\r`;
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

function batteryFrames(battery: BatterySpeech, nominalVolts: number, can: CanWireSetup): string[] {
  const amps = AMPS_PER_STACK * battery.stacks * 10;
  const count = can.countIs === 'modules' ? battery.modules : battery.stacks;
  const counted = [line(0x359, [0, 0, 0, 0, Math.min(count, 255), ...ascii('PN')])];
  const limits = [
    ...low(nominalVolts * NOMINAL_TO_FULL * 10),
    ...low(amps),
    ...low(amps),
    ...low(nominalVolts * NOMINAL_TO_EMPTY * 10),
  ];
  return [
    ...(can.sendsCount ? counted : []),
    line(0x351, limits),
    line(0x355, [...low(battery.chargePercent), ...low(HEALTH_PERCENT)]),
    line(0x356, [...low(battery.volts / can.voltsPerBit), ...low(battery.amps * 10), ...low(DEGREES * 10)]),
    ...(can.sendsCount ? [line(0x35c, [BOTH_WAYS, 0])] : []),
    line(0x35e, ascii('TRAINING')),
  ];
}

/**
 * What an adapter on the battery's CAN hears in the second of `nowMs`: the set of the stack that speaks for the battery, then the
 * heartbeat of the inverter (0x305). Text of a serial-line adapter, empty where nobody speaks. Alarm bits stay 0: how this maker's codes
 * map to them is not published.
 */
export function canFrames(plant: Plant, nowMs: number, setup: z.input<typeof canWireSchema> = {}): string {
  const can = canWireSchema.parse(setup);
  const { battery, nominalVolts, isOnCan } = plant.peek(nowMs, (state) => ({
    battery: batterySpeech(state),
    nominalVolts: state.setup.nominalVolts,
    isOnCan: inverterIsOnCan(state),
  }));
  const frames = battery === null ? [] : batteryFrames(battery, nominalVolts, can);
  const isAnswered = isOnCan && (battery !== null || can.heartbeatWithoutBattery);
  return [...frames, ...(isAnswered ? [line(0x305, [0, 0, 0, 0, 0, 0, 0, 0])] : [])].join('');
}
