import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** A serial port that is there. */
export interface SerialPortSeen {
  /** The path to put into a site's file: by id where there is one. */
  readonly path: string;
  /** The device behind it, such as /dev/ttyUSB0; another one after the next plug. */
  readonly device: string;
  /** What kind of name `path` is: `by-id` survives another socket, `by-path` another adapter, `device` neither. */
  readonly name: 'by-id' | 'by-path' | 'device';
}

/** Adapters on USB, and the UARTs of small boards. The ttyS of a PC are always there, most of them without a plug behind. */
const DEVICE = /^tty(USB|ACM|AMA|XRUSB|O|mxc|SC)\d+$/;

/**
 * The serial ports of this machine, read from /dev without opening one. Serialport's own list starts `udevadm` and takes the process
 * down where it is missing. `root` is another /dev in tests.
 */
export function listPorts(root = '/dev'): readonly SerialPortSeen[] {
  const seen = new Map<string, SerialPortSeen>();
  const add = (name: SerialPortSeen['name'], folder: string, wanted: (file: string) => boolean): void => {
    for (const file of filesOf(folder).filter(wanted)) {
      const full = path.join(folder, file);
      const device = deviceOf(full);
      if (device !== undefined && !seen.has(device)) seen.set(device, { path: full, device, name });
    }
  };
  add('by-id', path.join(root, 'serial', 'by-id'), () => true);
  add('by-path', path.join(root, 'serial', 'by-path'), () => true);
  add('device', root, (file) => DEVICE.test(file));
  return [...seen.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * The latency timer of an FTDI adapter in milliseconds: how long it keeps a part-filled buffer to itself. 16 as delivered, and 1 is
 * wanted: at 16 a transfer at 115200 baud takes half as long again. Undefined where the adapter has none. `root` is another /sys in tests.
 */
export function ftdiLatencyMs(portPath: string, root = '/sys'): number | undefined {
  const device = deviceOf(portPath);
  if (device === undefined) return undefined;
  const file = path.join(root, 'bus', 'usb-serial', 'devices', path.basename(device), 'latency_timer');
  try {
    const value = Number(readFileSync(file, 'utf8').trim());
    return Number.isFinite(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function deviceOf(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}
