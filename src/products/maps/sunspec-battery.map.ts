import { type Bus, type Point, pointAt } from './map-points';

const MODELS = 'SunSpec information models (sunspec/models, Apache-2.0)';
const UNVERIFIED = 'unverified on a device';
const NOT_THERE: Readonly<Record<'u16' | 'i16' | 'text', number[]>> = { u16: [0xffff], i16: [-0x8000], text: [] };

const row = (
  reading: Point['reading'],
  [model, offset]: readonly [number, number],
  type: 'u16' | 'i16' | 'text',
  more: Partial<Point> = {},
): Point => {
  const source = `${MODELS}, model ${model}; ${UNVERIFIED}`;
  return pointAt(reading, { model, offset }, type, { source, none: NOT_THERE[type], ...more });
};

const identity: Point[] = [
  row('maker', [1, 2], 'text', { words: 16 }),
  row('model', [1, 18], 'text', { words: 16 }),
  row('version', [1, 42], 'text', { words: 8, subject: 'controller' }),
  row('serial', [1, 50], 'text', { words: 16 }),
];

/** The whole battery as one: model 802, and what 803 sums up over its strings. Neither says which sign of a current is charging. */
const bank: Point[] = [
  row('soc', [802, 11], 'u16', { subject: 'bank', scale: { offset: 56 } }),
  row('volts', [802, 34], 'u16', { subject: 'bank', scale: { offset: 59 } }),
  row('amps', [802, 44], 'i16', { subject: 'bank', scale: { offset: 61 } }),
  row('cell-max-volts', [802, 37], 'u16', { subject: 'bank', scale: { offset: 60 } }),
  row('cell-min-volts', [802, 40], 'u16', { subject: 'bank', scale: { offset: 60 } }),
  row('stack-count', [803, 2], 'u16', { subject: 'bank' }),
  row('temperature-max', [803, 4], 'i16', { subject: 'bank', scale: { offset: 23 } }),
  row('temperature-min', [803, 7], 'i16', { subject: 'bank', scale: { offset: 23 } }),
];

/** One string of modules: the first model 804 of the device. */
const firstString: Point[] = [
  row('module-count', [804, 3], 'u16', { subject: 'string' }),
  row('soc', [804, 8], 'u16', { subject: 'string', scale: { offset: 38 } }),
  row('amps', [804, 13], 'i16', { subject: 'string', scale: { offset: 41 } }),
  row('volts', [804, 14], 'u16', { subject: 'string', scale: { offset: 42 } }),
  row('cell-max-volts', [804, 15], 'u16', { subject: 'string', scale: { offset: 43 } }),
  row('cell-min-volts', [804, 17], 'u16', { subject: 'string', scale: { offset: 43 } }),
  row('temperature-max', [804, 20], 'i16', { subject: 'string', scale: { offset: 44 } }),
  row('temperature-min', [804, 22], 'i16', { subject: 'string', scale: { offset: 44 } }),
];

const unpublished = (what: string): Bus['answerTimeoutMs'] => ({
  value: null,
  standing: 'unknown',
  reason: `A matter of the device: SunSpec says nothing of ${what}.`,
});

/** Any battery with the published SunSpec models 1, 802, 803 and 804, read-only; models that a device lacks read as null. Milliseconds. */
export const sunSpecBattery: Bus = {
  id: 'sunspec-battery',
  label: 'SunSpec battery (models 1, 802, 803, 804)',
  link: 'Modbus',
  unit: 1,
  serial: { baud: 9600, parity: 'none', stopBits: 1 },
  answerTimeoutMs: unpublished('how long an answer takes'),
  worstLateAnswerMs: unpublished('late answers'),
  interFrameMs: unpublished('pauses'),
  listenBeforeMs: unpublished('other masters'),
  registersPerRead: 125,
  points: [...identity, ...bank, ...firstString],
  update: null,
  source: `${MODELS}; ${UNVERIFIED}`,
};
