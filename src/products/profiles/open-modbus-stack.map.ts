import type { ProductProfile } from '../profile';

type Bus = NonNullable<ProductProfile['bus']>;
type Point = Bus['points'][number];

/** The page that defines the map; nobody else does. */
export const OPEN_MAP = 'docs/open-map.md';
const SUNSPEC = 'SunSpec information models (sunspec/models, Apache-2.0)';

/** Model number of the service block, in the range that SunSpec leaves to vendors (64000 and above). */
export const SERVICE_MODEL = 64870;

const NOT_THERE = {
  u16: [0xffff],
  i16: [-0x8000],
  u32: [0xffffffff],
  i32: [-0x80000000],
  text: [],
  switches: [0xffff],
  hash: [],
};

function point(reading: Point['reading'], at: Point['at'], type: Point['type'], more: Partial<Point> = {}): Point {
  const words = type === 'hash' ? 16 : type === 'u32' || type === 'i32' ? 2 : 1;
  const source = at.model === SERVICE_MODEL ? OPEN_MAP : `${SUNSPEC}, model ${String(at.model)}`;
  const plain = { subject: null, scale: { power: 0 }, plusIs: null, width: null };
  return { reading, at, type, words, none: NOT_THERE[type], source, ...plain, ...more };
}

const service = (reading: Point['reading'], offset: number, type: Point['type'], more: Partial<Point> = {}): Point =>
  point(reading, { model: SERVICE_MODEL, offset }, type, more);
const string804 = (reading: Point['reading'], offset: number, scaleOffset: number, more: Partial<Point> = {}): Point =>
  point(reading, { model: 804, offset }, reading === 'amps' || reading.startsWith('temp') ? 'i16' : 'u16', {
    scale: { offset: scaleOffset },
    ...more,
  });

/** What can be read of an open stack. SunSpec 1, 802 and 804 as published; the service block is this project's own. */
export const openPoints: Point[] = [
  point('maker', { model: 1, offset: 2 }, 'text', { words: 16 }),
  point('model', { model: 1, offset: 18 }, 'text', { words: 16 }),
  point('version', { model: 1, offset: 42 }, 'text', { words: 8, subject: 'controller' }),
  point('serial', { model: 1, offset: 50 }, 'text', { words: 16 }),
  point('soc', { model: 802, offset: 11 }, 'u16', { scale: { offset: 56 } }),
  string804('module-count', 3, 0, { scale: { power: 0 } }),
  string804('amps', 13, 41, { plusIs: 'charging' }),
  string804('volts', 14, 42),
  string804('cell-max-volts', 15, 43),
  string804('cell-min-volts', 17, 43),
  string804('temperature-max', 20, 44),
  string804('temperature-min', 22, 44),
  service('hardware-class', 3, 'text', { words: 8 }),
  service('bootloader', 11, 'text', { words: 4 }),
  service('boot-counter', 15, 'u32'),
  service('uptime', 17, 'u32'),
  service('lcd-code', 19, 'text', { words: 2 }),
  service('stack-count', 21, 'u16'),
  service('address', 22, 'u16'),
  service('bank', 23, 'switches', { subject: 'ADDR_SET', width: 6 }),
  service('bank', 24, 'switches', { subject: 'INV_SET', width: 6 }),
  service('contactor', 25, 'u16'),
  service('update-state', 40, 'u16'),
  service('running-image', 64, 'hash'),
];

/** The bus of the open product. Milliseconds. */
export const openBus: Bus = {
  id: 'open-modbus-stack',
  label: 'Open service block over Modbus, map 1',
  link: 'SERVICE',
  unit: 1,
  serial: { baud: 115200, parity: 'none', stopBits: 1 },
  answerTimeoutMs: { value: 300, standing: 'stated', source: OPEN_MAP },
  worstLateAnswerMs: { value: 250, standing: 'stated', source: OPEN_MAP },
  interFrameMs: { value: 0, standing: 'stated', source: OPEN_MAP },
  listenBeforeMs: { value: 300, standing: 'stated', source: OPEN_MAP },
  registersPerRead: 120,
  points: openPoints,
  update: {
    model: SERVICE_MODEL,
    mapVersion: { offset: 2, value: 1 },
    state: 40,
    error: 41,
    imageLength: 42,
    confirmedOffset: 44,
    blockBytes: 46,
    lastSequence: 47,
    flashHash: 48,
    runningHash: 64,
    command: 82,
    block: 104,
    source: OPEN_MAP,
  },
  source: OPEN_MAP,
};
