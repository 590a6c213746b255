import { EMPTY, Registers } from './registers';
import type { InverterSeen } from './seen';
import type { InverterWireSetup } from './wire-setup';

/** What a model is filled from: the inverter as it is, how it shows itself, its name, and what was written to it. */
export interface Shown {
  readonly id: string;
  readonly seen: InverterSeen;
  readonly setup: InverterWireSetup;
  /** Written registers of model 124, by their place in it. */
  readonly storage: ReadonlyMap<number, number>;
}

/** Tenths, hundredths: the exponents −1 and −2 as sixteen bits. */
const TENTHS = 0xffff;
const HUNDREDTHS = 0xfffe;

const shownAmps = ({ seen, setup }: Shown): number => (setup.dischargeIsPositive ? seen.amps : -seen.amps);
const shownCharge = ({ seen, setup }: Shown): number | null =>
  seen.seesBattery || setup.keepsLastCharge ? seen.chargePercent : null;

function common({ id, setup }: Shown): Registers {
  return new Registers(1, 68)
    .text(2, 16, setup.maker)
    .text(18, 16, setup.model)
    .text(42, 8, setup.version)
    .text(50, 16, id)
    .put(66, 1)
    .put(67, 0x8000);
}

/** Off, standby, running and fault are 1, 8, 4 and 7 here, and 0, 7, 3 and 6 in the newer model. */
function olderState({ seen }: Shown): number {
  if (seen.tripped) return 7;
  return { running: 4, standby: 8, off: 1 }[seen.mode];
}

function newerState({ seen }: Shown): number {
  if (seen.tripped) return 6;
  return { running: 3, standby: 7, off: 0 }[seen.mode];
}

/** The plant has no losses and no sun in its inverter: AC watts are battery watts. */
function threePhase(shown: Shown): Registers {
  const { seen } = shown;
  return new Registers(103, 52)
    .fill(2, 51, EMPTY.unsigned)
    .signed(14, seen.watts)
    .put(15, 0)
    .unsigned(27, Math.abs(seen.amps) * 10)
    .put(28, TENTHS)
    .unsigned(29, seen.volts * 10)
    .put(30, TENTHS)
    .signed(31, seen.watts)
    .put(32, 0)
    .put(38, olderState(shown))
    .fill(40, 43, 0);
}

function measuredAc(shown: Shown): Registers {
  const isOn = shown.seen.mode === 'running' && !shown.seen.tripped;
  return new Registers(701, 155)
    .fill(2, 154, EMPTY.unsigned)
    .put(3, isOn ? 1 : 0)
    .put(4, newerState(shown))
    .fill(6, 9, 0)
    .signed(10, shown.seen.watts)
    .fill(113, 122, EMPTY.exponent)
    .put(116, 0)
    .fill(123, 154, 0);
}

function storageCapacity(shown: Shown): Registers {
  const charge = shownCharge(shown);
  return new Registers(713, 9)
    .fill(2, 7, EMPTY.unsigned)
    .unsigned(4, charge === null ? null : charge * 10)
    .put(6, charge === null ? 2 : 0)
    .put(7, EMPTY.exponent)
    .put(8, TENTHS);
}

/** One DC port: the battery. */
function measuredDc(shown: Shown): Registers {
  const { seen } = shown;
  return new Registers(714, 45)
    .fill(2, 3, 0)
    .put(4, 1)
    .signed(5, shownAmps(shown) * 10)
    .signed(6, seen.watts)
    .fill(7, 14, 0)
    .put(15, TENTHS)
    .put(16, HUNDREDTHS)
    .put(17, 0)
    .fill(18, 19, EMPTY.exponent)
    .put(20, 1)
    .put(21, 1)
    .text(22, 8, 'battery')
    .signed(30, shownAmps(shown) * 10)
    .unsigned(31, seen.volts * 100)
    .signed(32, seen.watts)
    .fill(33, 40, 0)
    .put(41, EMPTY.signed)
    .put(42, seen.mode === 'off' ? 0 : 1)
    .fill(43, 44, 0);
}

function control({ seen, setup }: Shown): Registers {
  return new Registers(715, 9)
    .put(2, setup.orders === 'local' ? 1 : 0)
    .fill(3, 7, EMPTY.unsigned)
    .put(8, { running: 1, standby: 2, off: 0 }[seen.mode]);
}

/** Charging, discharging, or neither. */
function flow(seen: InverterSeen): number {
  if (Math.abs(seen.watts) < 1) return 6;
  return seen.watts > 0 ? 3 : 4;
}

/** As a technician left it: 10 kW, rates of 100 %, no mode set. The plant's flow does not follow these limits. */
const STORAGE_AS_FOUND: readonly (readonly [number, number])[] = [
  [2, 10_000],
  [3, 100],
  [4, 100],
  [5, 0],
  [12, 10_000],
  [13, 10_000],
  [14, 0],
  [15, 0],
];

/** Where model 124 can be written. */
export const STORAGE_WRITABLE: ReadonlySet<number> = new Set([2, 5, 12, 13, 14, 15]);

function storageControl(shown: Shown): Registers {
  const charge = shownCharge(shown);
  const registers = new Registers(124, 26)
    .fill(2, 17, EMPTY.unsigned)
    .fill(18, 25, EMPTY.exponent)
    .put(18, 0)
    .put(19, 0)
    .put(22, TENTHS)
    .put(24, TENTHS)
    .put(25, HUNDREDTHS)
    .unsigned(8, charge === null ? null : charge * 10)
    .unsigned(10, shown.seen.volts * 10)
    .put(11, flow(shown.seen));
  for (const [place, word] of STORAGE_AS_FOUND) registers.put(place, shown.storage.get(place) ?? word);
  return registers;
}

function battery(shown: Shown): Registers {
  const { seen } = shown;
  const charge = shownCharge(shown);
  return new Registers(802, 64)
    .fill(2, 51, EMPTY.unsigned)
    .unsigned(11, charge === null ? null : charge * 10)
    .put(16, flow(seen))
    .put(17, 0)
    .put(21, 4)
    .put(22, charge === null ? 1 : 3)
    .fill(26, 33, 0)
    .put(27, charge === null ? 1 : 0)
    .unsigned(34, seen.volts * 10)
    .signed(44, shownAmps(shown) * 10)
    .signed(47, seen.watts)
    .fill(52, 63, EMPTY.exponent)
    .put(56, TENTHS)
    .put(59, TENTHS)
    .put(61, TENTHS)
    .put(63, 0);
}

/** How each model is filled. This is the plant's own account of the models; the reader in the product has another. */
export const FILL: Readonly<Record<InverterWireSetup['models'][number], (shown: Shown) => Registers>> = {
  1: common,
  103: threePhase,
  701: measuredAc,
  713: storageCapacity,
  714: measuredDc,
  715: control,
  124: storageControl,
  802: battery,
};
