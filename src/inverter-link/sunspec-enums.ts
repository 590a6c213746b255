import type { BatteryFlow, OperatingState } from './inverter-reading';

type Numbered<T> = Readonly<Record<number, T>>;

/** 103.St (the same in 101 and 102). MPPT is running. */
export const INVERTER_STATE: Numbered<OperatingState> = {
  1: 'off',
  2: 'sleeping',
  3: 'starting',
  4: 'running',
  5: 'throttled',
  6: 'shutting-down',
  7: 'fault',
  8: 'standby',
};

/** 701.InvSt: the same words one lower than in 103. */
export const DER_STATE: Numbered<OperatingState> = {
  0: 'off',
  1: 'sleeping',
  2: 'starting',
  3: 'running',
  4: 'throttled',
  5: 'shutting-down',
  6: 'fault',
  7: 'standby',
};

/** 802.ChaSt and 124.ChaSt. */
export const BATTERY_FLOW: Numbered<BatteryFlow> = {
  1: 'off',
  2: 'empty',
  3: 'discharging',
  4: 'charging',
  5: 'full',
  6: 'holding',
  7: 'testing',
};

/** 802.State: what it tells about whether the battery is there; a number that is missing tells nothing. */
export const BATTERY_THERE: Numbered<boolean> = { 1: false, 3: true, 4: true, 5: true, 6: true };

/** 802.Evt1, bit 0: communication error. */
export const EVENT_COMMUNICATION = 1;

/** 713.Sta. */
export const STORAGE_STATUS = { ok: 0, warning: 1, error: 2 } as const;

/** 715.LocRemCtl and 715.OpCtl. */
export const CONTROL_MODE = { remote: 0, local: 1 } as const;
export const OPERATION = { stop: 0, start: 1, enterStandby: 2, exitStandby: 3 } as const;

/** 124.StorCtl_Mod. */
export const STORAGE_MODE = { charge: 1, discharge: 2 } as const;
