import { FieldbusError } from '../line-problems';
import { osErrorText } from './os-error';

type Told = readonly [code: string, what: string, remedy: string];

const MISSING: Told = [
  'port-missing',
  'There is no such port.',
  'Plug the adapter in; `stackhand line list` prints the ports that are there, by the id that does not change.',
];
const TAKEN: Told = [
  'port-taken',
  'Another program has this port.',
  'Close the other program (ModemManager takes new ports too), then try again.',
];
const FORBIDDEN: Told = [
  'no-permission',
  'This user may not open the port.',
  'Put the user into the group that owns the port (dialout on most systems), and log in again.',
];
const REFUSED: Told = [
  'cannot-open',
  'The port could not be opened with these settings.',
  'Check that it is a serial port and that the adapter can do this baud and parity.',
];

/** What opening a serial port failed with, by the text: the binding gives no code. */
export function cannotOpen(path: string, error: unknown): FieldbusError {
  const text = osErrorText(error);
  const [code, what, remedy] = sortOut(text);
  return new FieldbusError({ code: `fieldbus.${code}`, what, where: path, value: text, remedy });
}

function sortOut(text: string): Told {
  if (/no such (file|device)/i.test(text)) return MISSING;
  if (/lock port|busy|temporarily unavailable/i.test(text)) return TAKEN;
  if (/permission|not permitted/i.test(text)) return FORBIDDEN;
  return REFUSED;
}

export function notOnThisSystem(path: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.not-on-this-system',
    what: 'Serial ports are read here through file descriptors, which this system does not have.',
    where: path,
    value: process.platform,
    allowed: 'linux, darwin',
    remedy: 'Run the service on Linux, or reach the device through a serial device server (rtu+tcp://).',
  });
}
