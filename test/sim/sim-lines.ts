import type { OpenLine } from '../../src/app/wire/site-lines';
import {
  FieldbusError,
  lineAddressText,
  type LineClock,
  openLineOn,
  type Transport,
  type TransportEvents,
} from '../../src/fieldbus';
import {
  inverterDevice,
  MbapPort,
  type Plant,
  RtuPort,
  stackDevice,
  type WireDevice,
  type WireOut,
} from '../../src/virtual-plant';
import type { Life } from './life';
import type { WireWatch } from './watch/wire-watch';

export type WireKind = 'tcp' | 'serial';

/** Where the leads of a simulated site are: `S1` or `INV1` at the end of a line of this kind. */
export const leadTo = (kind: WireKind, name: string): string =>
  kind === 'tcp'
    ? `tcp://${name.toLowerCase()}.sim:502`
    : `serial:/dev/serial/by-id/${name}?baud=115200&parity=none&stop=1`;

const WRITE_MANY = 16;
/** Milliseconds between two looks at what stands on a line without a request, and for how long after it was last used. */
const IDLE_EVERY_MS = 100;
const IDLE_FOR_MS = 2500;

interface Port {
  receive(bytes: Uint8Array, atMs: number): WireOut[];
  idle(): WireOut[];
}

/** A lead to a device of the plant: the same bytes and frames as on a wire, in the time of one life. */
class SimTransport implements Transport {
  private port: Port | undefined;
  private events: TransportEvents | undefined;
  private isGone = false;
  private idleUntilMs = 0;

  constructor(
    private readonly kind: WireKind,
    private readonly device: WireDevice,
    private readonly life: Life,
    private readonly watch: WireWatch,
    /** Something of this site speaks without being asked. */
    private readonly talks: boolean,
  ) {}

  async open(events: TransportEvents): Promise<void> {
    if (this.isGone)
      throw new FieldbusError({ code: 'fieldbus.port-missing', what: 'The port is gone.', remedy: 'Wait.' });
    this.events = events;
    this.port =
      this.kind === 'tcp' ? new MbapPort(this.device) : new RtuPort({ silenceMs: 1.75, endsBy: 'length' }, this.device);
    this.watch.opened(this.device.name);
    this.listenIdly();
  }

  write(frame: Buffer): void {
    const { life } = this;
    const code = frame[this.kind === 'tcp' ? 7 : 1];
    const kind = code === WRITE_MANY ? 'frame' : 'look';
    const n = life.begin(kind);
    const what = `${this.device.name} function ${code}`;
    if (life.isOver || life.cut(kind, n, 'before', what)) return;
    if (life.cut(kind, n, 'torn', what)) {
      this.port?.receive(new Uint8Array(frame.subarray(0, frame.length >> 1)), life.clock.now().monoMs);
      return;
    }
    this.watch.sent(this.device.name, frame);
    const out = this.port?.receive(new Uint8Array(frame), life.clock.now().monoMs) ?? [];
    if (life.cut(kind, n, 'after', what)) return;
    this.deliver(out);
    this.listenIdly();
  }

  async close(): Promise<void> {
    this.events = undefined;
    this.port = undefined;
  }

  private deliver(out: readonly WireOut[]): void {
    const { events } = this;
    for (const one of out) this.life.clock.after(one.afterMs, () => this.put(one, events));
  }

  private put({ bytes, line, goneMs = 0 }: WireOut, events: TransportEvents | undefined): void {
    // What an older opening still had to say is not heard by the next.
    if (this.events !== events || events === undefined) return;
    if (bytes.length > 0) {
      this.watch.heard(this.device.name, bytes);
      events.onBytes(Buffer.from(bytes));
    }
    if (line !== 'reset' && line !== 'gone') return;
    this.isGone = line === 'gone';
    this.life.clock.after(goneMs, () => {
      this.isGone = false;
    });
    this.events = undefined;
    events.onLost(`the plant's port was ${line}`);
  }

  private listenIdly(): void {
    if (!this.talks) return;
    const now = this.life.clock.now().monoMs;
    const isListening = now < this.idleUntilMs;
    this.idleUntilMs = now + IDLE_FOR_MS;
    if (!isListening) this.life.clock.after(IDLE_EVERY_MS, () => this.idle());
  }

  private idle(): void {
    this.deliver(this.port?.idle() ?? []);
    if (this.port !== undefined && this.life.clock.now().monoMs < this.idleUntilMs)
      this.life.clock.after(IDLE_EVERY_MS, () => this.idle());
  }
}

/** The device at the end of a lead. */
export interface Lead {
  readonly kind: WireKind;
  readonly name: string;
  readonly isInverter: boolean;
}

export interface SimLinesParts {
  readonly plant: Plant;
  readonly life: Life;
  readonly watch: WireWatch;
  readonly plantNow: () => number;
  /** The device at the end of each lead, by the text of its line. */
  readonly leads: ReadonlyMap<string, Lead>;
  readonly talks: boolean;
}

/** Opens the product's own line, with its codec and checks, to a plant in this process. */
export function simLines({ plant, life, watch, plantNow, leads, talks }: SimLinesParts): OpenLine {
  const wired = { plant, now: plantNow, changed: () => undefined };
  const clock: LineClock = {
    nowMs: () => life.clock.now().monoMs,
    after: (delayMs, callback) => life.clock.after(delayMs, callback),
    at: (untilMs, callback) => life.clock.after(untilMs - life.clock.now().monoMs, callback),
  };
  return async (address, timing) => {
    const lead = leads.get(lineAddressText(address));
    if (lead === undefined) throw new Error(`No such line in this plant: ${lineAddressText(address)}`);
    const device = lead.isInverter ? inverterDevice(wired, lead.name) : stackDevice(wired, lead.name);
    const line = await openLineOn(new SimTransport(lead.kind, device, life, watch, talks), address, timing, clock);
    return watch.judged(lead.name, line);
  };
}
