import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import type { BusSlice } from '../../src/stack-link';
import {
  buildOpenImage,
  openUpdateDevice,
  takeImage,
  UPDATE_FAULTS,
  UPDATE_STATES,
  type UpdateRegisters,
} from '../../src/updater';

type Point = BusSlice['points'][number];
type Block = NonNullable<BusSlice['update']>;

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => row(...cells)).join('\n');
}

const registers = (offset: number, words: number): string =>
  words === 1 ? `+${offset}` : `+${offset} to +${offset + words - 1}`;

const UNITS: Partial<Record<Point['reading'], string>> = {
  uptime: 'seconds since the last start',
  soc: '%',
  volts: 'V',
  amps: 'A, plus while it is charged',
  'cell-max-volts': 'V',
  'cell-min-volts': 'V',
  'temperature-max': '°C',
  'temperature-min': '°C',
  version: 'firmware of the controller; empty while only its boot loader runs',
  'lcd-code': 'what the LCD shows; empty: no code',
  'stack-count': 'count of the last detection while it is shown',
  address: 'address taken at the last start',
  'boot-counter': 'grows by one with every start, kept without power',
  contactor: '0 open, 1 closed',
};

function pointRow(point: Point): string[] {
  const bank =
    point.reading === 'bank' ? `${point.subject ?? ''} as it stands now, switch 1 = bit 0, ON = 1` : undefined;
  const scale = 'offset' in point.scale ? `times 10 to the power of the i16 at +${point.scale.offset}` : '';
  const none = point.none.map((value) => `0x${(value < 0 ? value + 0x10000 : value).toString(16)}`).join(', ');
  return [
    registers(point.at.offset, point.words),
    point.type === 'text' ? `text, ${point.words * 2} characters` : point.type === 'switches' ? 'bits' : point.type,
    point.reading,
    [bank ?? UNITS[point.reading] ?? '', scale].filter((part) => part !== '').join('; '),
    none,
  ];
}

/** What is read of one model. */
export function modelTable(model: number): string {
  const points = openBus.points.filter(({ at }) => at.model === model).sort((a, b) => a.at.offset - b.at.offset);
  return table(['register', 'type', 'reading', 'what it says', 'not implemented'], points.map(pointRow));
}

export function updateBlock(): Block {
  if (openBus.update === null) throw new Error('the open map has no update block');
  return openBus.update;
}

export function statusTable(): string {
  const at = updateBlock();
  const states = UPDATE_STATES.map((name, index) => `${index} ${name}`).join(', ');
  const faults = UPDATE_FAULTS.map((name, index) => `${index} ${name}`).join(', ');
  return table(
    ['register', 'type', 'what it says'],
    [
      [registers(at.state, 1), 'u16', `state: ${states}`],
      [registers(at.error, 1), 'u16', `why the last write was refused, or the update failed: ${faults}`],
      [registers(at.imageLength, 2), 'u32', 'bytes of the image that `enter` named, header included'],
      [registers(at.confirmedOffset, 2), 'u32', 'bytes that are durably in flash, from 0 on, without a gap'],
      [registers(at.blockBytes, 1), 'u16', 'most bytes of data in one block: 1 to 232'],
      [registers(at.lastSequence, 1), 'u16', 'sequence of the last block that was accepted; 0: none'],
      [
        registers(at.flashHash, 16),
        '32 bytes',
        'SHA-256 that the unit computed over the image in its flash; zeros before that',
      ],
      [
        registers(at.runningHash, 16),
        '32 bytes',
        'SHA-256 over the running image, computed at its start; zeros in the boot loader',
      ],
    ],
  );
}

/** Offset, length and what stands there; the page's test holds them against what `buildOpenImage` packs. */
export const HEADER: readonly (readonly [at: number, bytes: number, what: string])[] = [
  [0, 4, '"OSI1"'],
  [4, 2, 'length of the header: 64'],
  [6, 2, '0'],
  [8, 16, 'hardware class, printable ASCII without blanks, padded with NUL'],
  [24, 16, 'version, the same way'],
  [40, 4, 'length of the payload'],
  [44, 4, 'CRC-32 of the payload'],
  [48, 12, 'component, the same way as the class: "controller"'],
  [60, 4, 'CRC-32 of bytes 0 to 59'],
];

const PAYLOAD = Buffer.from('An image of a few words.', 'latin1');
const PARTS = { hardwareClass: 'OPEN-1', version: '1.5.0', component: 'controller', payload: PAYLOAD };

export interface ExampleWrite {
  readonly at: number;
  readonly words: readonly number[];
}

/** The writes of a whole small update as they leave, by the product's own encoder, at a unit with four modules. */
export async function exampleWrites(): Promise<readonly ExampleWrite[]> {
  const bytes = buildOpenImage(PARTS);
  const image = await takeImage(
    (async function* () {
      yield bytes;
    })(),
    { maxImageBytes: 1024 },
  );
  const writes: ExampleWrite[] = [];
  const into: UpdateRegisters = {
    readHolding: async () => [],
    writeHolding: async (_unit, at, words) => void writes.push({ at, words }),
  };
  const models = [{ model: updateBlock().model, address: EXAMPLE_AT, length: 226 }];
  const device = openUpdateDevice({
    registers: into,
    unit: 1,
    block: updateBlock(),
    models,
    mayWrite: [updateBlock().model],
  });
  const name = { bytes: bytes.length, sha256: image.sha256 };
  await device.command('enter', name, 1);
  await device.sendBlock({ sequence: 1, offset: 0, data: bytes }, 1);
  await device.command('verify', name, 1);
  await device.command('activate', name, 1);
  return writes;
}

/** The service block of a unit with four modules: behind "SunS" and models 1, 802 and 804. */
export const EXAMPLE_AT = 40002 + 68 + 64 + 48 + 16 * 4;

export function wordLines(words: readonly number[]): string {
  const texts = words.map((word) => word.toString(16).padStart(4, '0'));
  const lines = Array.from({ length: Math.ceil(texts.length / 16) }, (_, index) =>
    texts.slice(index * 16, index * 16 + 16),
  );
  return lines.map((line) => line.join(' ')).join('\n');
}

export { PARTS };
