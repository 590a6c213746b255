import { exceptionCodeOf, FieldbusError } from '../../fieldbus';
import type { Finding } from './finding';
import { findingsIn } from './finding';
import type { LineTarget } from './line-target';

/** Exceptions that a gateway gives in place of the device behind it. */
const GATEWAY = [10, 11];

interface Advice {
  readonly remedy: string;
  readonly then: readonly string[];
}

/** What went wrong with a request, and what to try: first one thing, then the next. */
export function answerFindings(error: unknown, target: LineTarget): readonly Finding[] {
  const advice = adviceFor(error, target);
  return findingsIn(error).map((problem, index) =>
    index === 0 && advice !== undefined ? { ...problem, ...advice } : problem,
  );
}

/** True where a gateway answered for a device that did not. */
export function isGatewayAnswer(error: unknown): boolean {
  return GATEWAY.includes(exceptionCodeOf(error) ?? 0);
}

function adviceFor(error: unknown, target: LineTarget): Advice | undefined {
  if (!(error instanceof FieldbusError)) return undefined;
  if (isGatewayAnswer(error)) return behindGateway(target);
  switch (error.fault) {
    case 'no-answer':
      return silence(target);
    case 'wrong-unit':
      return {
        remedy: `Unplug every device but the one that shall be unit ${target.unit}, then probe again.`,
        then: ['Set each device to a unit of its own; a switch that was moved counts after a restart.'],
      };
    case 'bad-crc':
    case 'truncated':
      return garbled(target);
    case 'extra-bytes':
      return { remedy: 'Unplug all devices but one: two have the same unit.', then: ['Terminate both ends, 120 ohm.'] };
    default:
      return undefined;
  }
}

function behindGateway({ unit }: LineTarget): Advice {
  return {
    remedy: `Look at the power of the device that is unit ${unit}: the gateway is well, the device behind it is silent.`,
    then: [
      'Look at the cable between gateway and device; swap A and B.',
      "Compare the gateway's baud and parity with those of the device.",
      "Look whether the gateway's table leads this unit to the right port.",
    ],
  };
}

function silence({ address, bus, unit }: LineTarget): Advice {
  const port = bus === undefined ? 'port for Modbus' : `port ${bus.link}`;
  if (address.kind === 'modbus-tcp') {
    return {
      remedy: `Ask another unit: --unit N. The connection stands, but unit ${unit} keeps silent.`,
      then: ['Behind a gateway: look at the power and the cable of the device.', 'Look whether Modbus is switched on.'],
    };
  }
  const { baud } = address;
  const settings = address.kind === 'serial' ? `${baud} baud, parity ${address.parity}` : `${baud} baud at the server`;
  return {
    remedy: `Look whether the device is on, and the lead is in its ${port}.`,
    then: [
      'Swap A and B at one end of the lead.',
      `Ask another unit: --unit N. This was unit ${unit}.`,
      `Ask at another speed; this was ${settings}.`,
    ],
  };
}

function garbled({ address }: LineTarget): Advice {
  const said = address.kind === 'modbus-tcp' ? '' : ` This was ${address.baud} baud.`;
  return {
    remedy: `Correct baud and parity.${said}`,
    then: ['Unplug all devices but one: two with the same unit speak at once.', 'Terminate both ends, 120 ohm.'],
  };
}
