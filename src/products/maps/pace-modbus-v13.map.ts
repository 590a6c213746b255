import { type Bus, type Point, pointAt } from './map-points';

const SOURCE =
  'PACE BMS Modbus Protocol for RS485 V1.3, 2017-06-27, as public register lists quote it; unverified on a device';
/** A summary in circulation prints the same numbers as hexadecimal (0x150 for 150): the texts tell which a device has. */
const HEX_NOTE = 'registers are decimal from 0; another summary takes them for hexadecimal';

const at = (offset: number): Point['at'] => ({ model: null, offset });
const row = (reading: Point['reading'], offset: number, type: Point['type'], more: Partial<Point> = {}): Point =>
  pointAt(reading, at(offset), type, { source: `${SOURCE}; ${HEX_NOTE}`, ...more });

/**
 * Packs with a Pace controller that speak Modbus, read-only. Cells and temperatures stand in it one by one, not as the highest and
 * lowest that this project compares, and are left out. Milliseconds.
 */
export const paceModbusV13: Bus = {
  id: 'pace-modbus-v13',
  label: 'Pace, Modbus V1.3',
  link: 'RS485',
  // The pack's own address switches decide; the first address that Modbus allows stands here.
  unit: 1,
  serial: { baud: 9600, parity: 'none', stopBits: 1 },
  answerTimeoutMs: { value: 200, standing: 'stated', source: SOURCE },
  worstLateAnswerMs: {
    value: null,
    standing: 'unknown',
    reason: 'The protocol names a time-out and says nothing of late answers.',
  },
  interFrameMs: { value: 100, standing: 'stated', source: SOURCE },
  listenBeforeMs: {
    value: null,
    standing: 'unknown',
    reason: 'The protocol does not say how often another master asks.',
  },
  registersPerRead: 125,
  points: [
    row('amps', 0, 'i16', { scale: { power: -2 }, plusIs: 'charging' }),
    row('volts', 1, 'u16', { scale: { power: -2 } }),
    row('soc', 2, 'u16'),
    row('version', 150, 'text', { words: 10, subject: 'controller' }),
    row('model', 160, 'text', { words: 10 }),
    row('serial', 170, 'text', { words: 10 }),
  ],
  update: null,
  source: SOURCE,
};
