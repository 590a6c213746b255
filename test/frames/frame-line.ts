import {
  FieldbusError,
  type Line,
  type LineClock,
  openLineOn,
  parseLineAddress,
  type Transport,
  type TransportEvents,
} from '../../src/fieldbus';
import type { VirtualClock } from '../../src/kernel';
import { openBus } from '../../src/products/profiles/open-modbus-stack.map';
import { lineTimingOf } from '../../src/stack-link';
import { MbapPort, type Plant, RtuPort, stackDevice, type WireOut } from '../../src/virtual-plant';

export type WireKind = 'tcp' | 'serial';

/** What becomes of a request on its way to the stack: the bytes that arrive now, and whether it comes a second time with the next one. */
export type SpoilRequest = (
  frame: Uint8Array,
  request: number,
) => { readonly bytes: Uint8Array; readonly later?: Uint8Array };

const ADDRESS: Readonly<Record<WireKind, string>> = {
  tcp: 'tcp://127.0.0.1:15001',
  serial: 'serial:/dev/serial/by-id/lead?baud=115200&parity=none&stop=1',
};
const IDLE_MS = 100;

/** The lead to one stack of a plant on a virtual clock: real frames, each of which may be spoilt on its way there. */
class FrameTransport implements Transport {
  private port: MbapPort | RtuPort | undefined;
  private events: TransportEvents | undefined;
  private isGone = false;
  private late: Uint8Array = new Uint8Array();
  private requests = 0;

  constructor(
    private readonly kind: WireKind,
    private readonly plant: Plant,
    private readonly clock: VirtualClock,
    private readonly spoil: SpoilRequest,
  ) {}

  async open(events: TransportEvents): Promise<void> {
    if (this.isGone)
      throw new FieldbusError({ code: 'fieldbus.port-missing', what: 'The port is gone.', remedy: 'Wait.' });
    const wired = { plant: this.plant, now: () => this.clock.now().monoMs, changed: () => undefined };
    const device = stackDevice(wired, 'S1');
    this.events = events;
    this.port = this.kind === 'tcp' ? new MbapPort(device) : new RtuPort({ silenceMs: 1.75, endsBy: 'length' }, device);
    this.speakIdly(events);
  }

  write(frame: Buffer): void {
    const { bytes, later } = this.spoil(new Uint8Array(frame), ++this.requests);
    const late = this.late;
    this.late = later ?? new Uint8Array();
    if (late.length > 0) this.arrive(late);
    if (bytes.length > 0) this.arrive(bytes);
  }

  async close(): Promise<void> {
    this.events = undefined;
    this.port = undefined;
  }

  private arrive(bytes: Uint8Array): void {
    this.deliver(this.port?.receive(bytes, this.clock.now().monoMs) ?? []);
  }

  private deliver(out: readonly WireOut[]): void {
    for (const one of out) this.clock.after(one.afterMs, () => this.put(one));
  }

  /** What stands on the line without a request. */
  private speakIdly(events: TransportEvents): void {
    this.clock.after(IDLE_MS, () => {
      if (this.events !== events) return;
      this.deliver(this.port?.idle() ?? []);
      this.speakIdly(events);
    });
  }

  private put({ bytes, line, goneMs = 0 }: WireOut): void {
    const { events } = this;
    if (bytes.length > 0) events?.onBytes(Buffer.from(bytes));
    if (line !== 'reset' && line !== 'gone') return;
    this.isGone = line === 'gone';
    this.clock.after(goneMs, () => {
      this.isGone = false;
    });
    this.events = undefined;
    events?.onLost(`the port was ${line}`);
  }
}

/** Opens the real line, with its real codec and checks, to the stack S1 of a plant. */
export function openFrameLine(kind: WireKind, plant: Plant, clock: VirtualClock, spoil: SpoilRequest): Promise<Line> {
  const lineClock: LineClock = {
    nowMs: () => clock.now().monoMs,
    after: (delayMs, callback) => clock.after(delayMs, callback),
    at: (untilMs, callback) => clock.after(untilMs - clock.now().monoMs, callback),
  };
  const transport = new FrameTransport(kind, plant, clock, spoil);
  return openLineOn(transport, parseLineAddress(ADDRESS[kind]), lineTimingOf(openBus), lineClock);
}
