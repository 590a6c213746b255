import { byteClock } from './byte-timing';
import { checkTiming } from './check-timing';
import { GuardedLine } from './guarded-line';
import type { Line, LineTiming } from './line';
import type { LineAddress } from './line-address';
import type { LineClock } from './line-clock.port';
import type { Transport } from './transport.port';
import { SerialTransport } from './transports/serial.transport';
import { TcpTransport } from './transports/tcp.transport';

/**
 * Opens a line, exclusively where it is serial, and listens for `listenBeforeMs` before the first word. Rejects with a
 * FieldbusError: `port-missing`, `port-taken`, `no-permission`, `cannot-open`, `unreachable`, `foreign-master`,
 * `bad-timing`.
 */
export async function openLine(address: LineAddress, timing: LineTiming): Promise<Line> {
  return openLineOn(transportFor(address, byteClock), address, timing, byteClock);
}

/** The same over a transport and in a time that are handed in: for tests, a replay and the virtual plant. */
export async function openLineOn(
  transport: Transport,
  address: LineAddress,
  timing: LineTiming,
  clock: LineClock,
): Promise<Line> {
  checkTiming(timing);
  const line = new GuardedLine(address, timing, transport, clock);
  await line.start();
  return line;
}

export function transportFor(address: LineAddress, clock: LineClock): Transport {
  return address.kind === 'serial'
    ? new SerialTransport(address, clock)
    : new TcpTransport(address.host, address.port, clock);
}
