import type { LineAddress } from './line-address';

/** Above this speed the silence between frames is fixed (Modbus over serial line V1.02, 2.5.1.1). */
const FIXED_SILENCE_ABOVE_BAUD = 19_200;
const FIXED_SILENCE_MS = 1.75;

/** How long one character takes on the wire in milliseconds; 0 where the line has none (Modbus TCP). */
export function characterMs(address: LineAddress): number {
  if (address.kind === 'modbus-tcp') return 0;
  // Over TCP the far side's parity is not known: eleven bits are the longer and therefore the safe assumption.
  const bits = address.kind === 'serial' ? 9 + address.stopBits + (address.parity === 'none' ? 0 : 1) : 11;
  return (bits * 1000) / address.baud;
}

/** The silence that ends a frame: 3.5 characters, 1.75 ms above 19200 baud; 0 where frames carry their length. */
export function silenceMs(address: LineAddress): number {
  if (address.kind === 'modbus-tcp') return 0;
  return address.baud > FIXED_SILENCE_ABOVE_BAUD ? FIXED_SILENCE_MS : 3.5 * characterMs(address);
}
