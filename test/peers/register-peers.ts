import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import ModbusRTU from 'modbus-serial';

const run = promisify(execFile);
const MOST_AT_ONCE = 120;

/** Where a stack is reached. */
export type Reach = { readonly kind: 'tcp'; readonly port: number } | { readonly kind: 'rtu'; readonly path: string };

/** A program that somebody else wrote, and that reads registers of unit 1. It rejects where it is not installed. */
export interface RegisterPeer {
  readonly name: string;
  read(reach: Reach, first: number, count: number): Promise<number[]>;
}

const place = (reach: Reach): string => (reach.kind === 'tcp' ? String(reach.port) : reach.path);

async function printed(command: string, args: readonly string[]): Promise<number[]> {
  const { stdout } = await run(command, args, { timeout: 30_000 });
  return stdout.trim().split('\n').map(Number);
}

const pymodbus: RegisterPeer = {
  name: 'pymodbus',
  read: (reach, first, count) => {
    const script = path.join(__dirname, 'pymodbus_peer.py');
    return printed('/usr/bin/python3', [script, reach.kind, place(reach), String(first), String(count)]);
  },
};

/** Compiled into a folder of the test. */
export function libmodbus(folder: string): RegisterPeer {
  const program = path.join(folder, 'libmodbus-peer');
  const compiled = run('cc', ['-O1', '-o', program, path.join(__dirname, 'libmodbus_peer.c'), '-lmodbus']);
  compiled.catch(() => undefined);
  return {
    name: 'libmodbus',
    read: async (reach, first, count) => {
      await compiled;
      return printed(program, [reach.kind, place(reach), String(first), String(count)]);
    },
  };
}

async function mbpollOnce(reach: Reach, first: number, count: number): Promise<number[]> {
  const line =
    reach.kind === 'tcp' ? ['-m', 'tcp', '-p', String(reach.port)] : ['-m', 'rtu', '-b', '115200', '-P', 'none'];
  const what = ['-0', '-1', '-a', '1', '-t', '4', '-r', String(first), '-c', String(count)];
  const { stdout } = await run('mbpoll', [...line, ...what, reach.kind === 'tcp' ? '127.0.0.1' : reach.path]);
  return [...stdout.matchAll(/^\[\d+\]:\s+(\d+)/gm)].map(([, word]) => Number(word));
}

const mbpoll: RegisterPeer = {
  name: 'mbpoll',
  read: async (reach, first, count) => {
    const words: number[] = [];
    while (words.length < count) {
      const some = await mbpollOnce(reach, first + words.length, Math.min(MOST_AT_ONCE, count - words.length));
      if (some.length === 0) throw new Error('mbpoll printed no register');
      words.push(...some);
    }
    return words;
  },
};

const modbusSerial: RegisterPeer = {
  name: 'modbus-serial',
  read: async (reach, first, count) => {
    const client = new ModbusRTU();
    client.setTimeout(2000);
    if (reach.kind === 'tcp') await client.connectTCP('127.0.0.1', { port: reach.port });
    else await client.connectRTUBuffered(reach.path, { baudRate: 115_200 });
    client.setID(1);
    const words: number[] = [];
    while (words.length < count) {
      const some = Math.min(MOST_AT_ONCE, count - words.length);
      words.push(...(await client.readHoldingRegisters(first + words.length, some)).data);
    }
    await new Promise<void>((resolve) => client.close(() => resolve()));
    return words;
  },
};

/** The peers that need no compiler. */
export const PEERS: readonly RegisterPeer[] = [mbpoll, pymodbus, modbusSerial];
