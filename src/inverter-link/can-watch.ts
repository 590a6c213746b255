import type { CanFrame } from '../fieldbus';
import { ageMs, type Stamp } from '../kernel';
import { type BatteryFrame, CAN_ID, decodeBatteryFrame, voltsOf } from './battery-can';
import type { CanQuirks } from './inverter.slice';

/** The battery repeats its set every second; without a word for so long it counts as silent. */
const SILENT_AFTER_MS = 3000;
/** A battery stands between these parts of its charging limit: wide enough for any state of charge, far too narrow for a factor of ten. */
const OF_CHARGE_LIMIT = [0.6, 1.1] as const;

type Known = Exclude<BatteryFrame['kind'], 'malformed'>;
type Heard = {
  readonly [Kind in Known]?: { readonly frame: Extract<BatteryFrame, { kind: Kind }>; readonly at: Stamp };
};

/** Whether somebody speaks: null while nobody listened long enough to tell. */
export interface Presence {
  readonly heard: boolean | null;
  /** Since the last frame; null: never. */
  readonly ageMs: number | null;
}

/** A value the battery or its inverter put on the CAN, not older than 3 s. */
export interface CanValue<T> {
  readonly value: T;
  readonly evidence: 'E3';
  readonly id: number;
  readonly ageMs: number;
}

/** What the CAN tells now. `isVerified`: a capture at a battery of this product showed that its frames mean this. */
export interface CanView {
  readonly isVerified: boolean;
  readonly battery: Presence;
  readonly heartbeat: Presence;
  /** Byte 4 of 0x359; what it counts stands beside it where somebody found out. */
  readonly count: (CanValue<number> & { readonly counts: CanQuirks['countIs'] }) | null;
  readonly socPercent: CanValue<number> | null;
  /** `isInferred`: nobody stated the scale, and only one fits the battery's own charging limit. */
  readonly volts: (CanValue<number> & { readonly isInferred: boolean }) | null;
  readonly amps: CanValue<number> | null;
  readonly limits: CanValue<Omit<Extract<BatteryFrame, { kind: 'limits' }>, 'kind'>> | null;
  readonly maker: CanValue<string> | null;
  /** Frames of the set, of other ids, and with too few bytes. */
  readonly frames: { readonly known: number; readonly others: number; readonly malformed: number };
}

/** Keeps the last frame of each kind and its age. It hears; nothing here can speak. */
export class CanWatch {
  private heard: Heard = {};
  private lastOfBattery: Stamp | null = null;
  private readonly frames = { known: 0, others: 0, malformed: 0 };

  /** `since`: when listening began. */
  constructor(
    private readonly quirks: CanQuirks,
    private readonly since: Stamp,
  ) {}

  hear(frame: CanFrame, at: Stamp): void {
    const read = decodeBatteryFrame(frame, this.quirks);
    if (read === null) {
      this.frames.others += 1;
      return;
    }
    if (read.kind === 'malformed') {
      this.frames.malformed += 1;
      return;
    }
    this.frames.known += 1;
    this.heard = { ...this.heard, [read.kind]: { frame: read, at } };
    if (read.kind !== 'heartbeat') this.lastOfBattery = at;
  }

  view(now: Stamp): CanView {
    const alarms = this.fresh('alarms', now);
    const charge = this.fresh('charge', now);
    const measured = this.fresh('measured', now);
    const limits = this.fresh('limits', now);
    const maker = this.fresh('maker', now);
    const soc = charge?.frame.socPercent ?? null;
    return {
      isVerified: this.quirks.verified,
      battery: this.presence(this.lastOfBattery, now),
      heartbeat: this.presence(this.heard.heartbeat?.at ?? null, now),
      count: alarms && { ...told(alarms.frame.count, CAN_ID.alarms, alarms.ageMs), counts: this.quirks.countIs },
      socPercent: charge && soc !== null ? told(soc, CAN_ID.charge, charge.ageMs) : null,
      volts: this.volts(now),
      amps: measured && told(measured.frame.amps, CAN_ID.measured, measured.ageMs),
      limits: limits && told(withoutKind(limits.frame), CAN_ID.limits, limits.ageMs),
      maker: maker && told(maker.frame.name, CAN_ID.maker, maker.ageMs),
      frames: { ...this.frames },
    };
  }

  private presence(last: Stamp | null, now: Stamp): Presence {
    const age = last === null ? null : ageMs(last, now);
    if (age !== null && age <= SILENT_AFTER_MS) return { heard: true, ageMs: age };
    return { heard: ageMs(this.since, now) > SILENT_AFTER_MS ? false : null, ageMs: age };
  }

  private fresh<Kind extends Known>(
    kind: Kind,
    now: Stamp,
  ): { readonly frame: Extract<BatteryFrame, { kind: Kind }>; readonly ageMs: number } | null {
    const heard = this.heard[kind];
    if (heard === undefined) return null;
    const age = ageMs(heard.at, now);
    return age > SILENT_AFTER_MS ? null : { frame: heard.frame, ageMs: age };
  }

  private volts(now: Stamp): CanView['volts'] {
    const measured = this.fresh('measured', now);
    if (measured === null) return null;
    const { volts, rawVolts } = measured.frame;
    if (volts !== null) return { ...told(volts, CAN_ID.measured, measured.ageMs), isInferred: false };
    const limit = this.fresh('limits', now)?.frame.chargeVolts ?? 0;
    const fits = ([0.01, 0.1] as const)
      .map((voltsPerBit) => voltsOf(rawVolts, voltsPerBit))
      .find((value) => value >= limit * OF_CHARGE_LIMIT[0] && value <= limit * OF_CHARGE_LIMIT[1]);
    if (fits === undefined || limit === 0) return null;
    return { ...told(fits, CAN_ID.measured, measured.ageMs), isInferred: true };
  }
}

function told<T>(value: T, id: number, age: number): CanValue<T> {
  return { value, evidence: 'E3', id, ageMs: age };
}

function withoutKind<T extends { readonly kind: string }>({ kind: _kind, ...rest }: T): Omit<T, 'kind'> {
  return rest;
}
