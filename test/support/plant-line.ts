import type { OpenLine } from '../../src/app/wire/site-lines';
import {
  FieldbusError,
  lineAddressText,
  type LineClock,
  openLineOn,
  type Transport,
  type TransportEvents,
} from '../../src/fieldbus';
import type { VirtualClock } from '../../src/kernel';
import {
  inverterDevice,
  MbapPort,
  type Plant,
  stackDevice,
  type WireDevice,
  type WireOut,
} from '../../src/virtual-plant';

/** Ports of a plant in this process: `tcp://127.0.0.1:15001` is the first stack, `:15101` the first inverter. */
export const STACK_PORT = 15_001;
export const INVERTER_PORT = 15_101;

/** The time of a line on a virtual clock. */
const lineClock = (clock: VirtualClock): LineClock => ({
  nowMs: () => clock.now().monoMs,
  after: (delayMs, callback) => clock.after(delayMs, callback),
  at: (untilMs, callback) => clock.after(untilMs - clock.now().monoMs, callback),
});

/** A socket to the plant without a socket: the same bytes and the same frames, on a virtual clock. */
class PlantTransport implements Transport {
  private port: MbapPort | undefined;
  private events: TransportEvents | undefined;
  private gone = false;

  constructor(
    private readonly device: WireDevice,
    private readonly clock: VirtualClock,
  ) {}

  async open(events: TransportEvents): Promise<void> {
    if (this.gone)
      throw new FieldbusError({ code: 'fieldbus.port-missing', what: 'There is no such port.', remedy: 'Wait.' });
    this.events = events;
    this.port = new MbapPort(this.device);
  }

  write(frame: Buffer): void {
    const out = this.port?.receive(new Uint8Array(frame), this.clock.now().monoMs) ?? [];
    for (const one of out) this.clock.after(one.afterMs, () => this.put(one));
  }

  async close(): Promise<void> {
    this.events = undefined;
    this.port = undefined;
  }

  private put({ bytes, line, goneMs = 0 }: WireOut): void {
    const { events } = this;
    if (bytes.length > 0) events?.onBytes(Buffer.from(bytes));
    if (line !== 'reset' && line !== 'gone') return;
    this.gone = line === 'gone';
    this.clock.after(goneMs, () => {
      this.gone = false;
    });
    this.events = undefined;
    events?.onLost(`the plant's port was ${line}`);
  }
}

/** Opens the real line, with its real codec and checks, over a plant in this process. Stacks in the order of the site. */
export function plantLines(
  plant: Plant,
  clock: VirtualClock,
  now: () => number,
  inverters: readonly string[],
): OpenLine {
  const wired = { plant, now, changed: () => undefined };
  return (address, timing) => {
    if (address.kind !== 'modbus-tcp') throw new Error(`No such line in this plant: ${lineAddressText(address)}`);
    const [stack, inverter] = [address.port - STACK_PORT, address.port - INVERTER_PORT];
    const device =
      inverter >= 0
        ? inverterDevice(wired, inverters[inverter] ?? '')
        : stackDevice(wired, plant.wiredStacks()[stack] ?? '');
    return openLineOn(new PlantTransport(device, clock), address, timing, lineClock(clock));
  };
}
