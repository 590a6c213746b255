// The two masters under measure behind one shape: the product's own Line, and modbus-serial as a program would use it alone.
import ModbusRTU from 'modbus-serial';
import { openLine } from '../../src/fieldbus';
import type { JobTiming, MasterName, SlaveAddress } from './job';

export interface Master {
  read(unit: number, address: number, count: number): Promise<readonly number[]>;
  write(unit: number, address: number, words: readonly number[]): Promise<void>;
  close(): Promise<void>;
}

async function openProductLine(address: SlaveAddress, timing: JobTiming): Promise<Master> {
  const where =
    address.kind === 'tcp'
      ? ({ kind: 'modbus-tcp', host: '127.0.0.1', port: address.port } as const)
      : ({ kind: 'serial', path: address.path, baud: address.baud, parity: 'none', stopBits: 1 } as const);
  const line = await openLine(where, { ...timing, interFrameMs: 0, listenBeforeMs: 0 });
  return {
    read: (unit, from, count) => line.readHolding(unit, from, count, { priority: 'poll' }),
    write: (unit, from, words) => line.writeHolding(unit, from, words, { priority: 'write' }),
    close: () => line.close(),
  };
}

async function openLibrary(address: SlaveAddress, timing: JobTiming): Promise<Master> {
  const client = new ModbusRTU();
  if (address.kind === 'tcp') await client.connectTCP('127.0.0.1', { port: address.port });
  else await client.connectRTUBuffered(address.path, { baudRate: address.baud });
  client.setTimeout(timing.answerTimeoutMs);
  return {
    read: async (unit, from, count) => {
      client.setID(unit);
      return (await client.readHoldingRegisters(from, count)).data;
    },
    write: async (unit, from, words) => {
      client.setID(unit);
      await client.writeRegisters(from, [...words]);
    },
    close: () => new Promise((resolve) => client.close(() => resolve())),
  };
}

/** Opens a master on a slave program. Throws what the master throws when it cannot. */
export function openMaster(name: MasterName, address: SlaveAddress, timing: JobTiming): Promise<Master> {
  return name === 'line' ? openProductLine(address, timing) : openLibrary(address, timing);
}
