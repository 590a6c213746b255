import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { SerialPort } from 'serialport';
import type { LineAddress } from '../line-address';
import type { LineClock } from '../line-clock.port';
import type { Transport, TransportEvents } from '../transport.port';
import { osErrorCode, osErrorText } from './os-error';
import { cannotOpen, notOnThisSystem } from './serial-problems';

type SerialAddress = Extract<LineAddress, { kind: 'serial' }>;

/** The part of serialport's Unix bindings that is used: the stream above them costs three thread hops a request. */
interface UnixPort {
  fd: number | null;
  readonly poller: {
    on(event: 'readable' | 'writable', listener: (error: Error | null) => void): unknown;
    poll(events: number): void;
  };
  flush(): Promise<void>;
  close(): Promise<void>;
}

const READABLE = 1;
const READABLE_OR_WRITABLE = 3;
/** A port whose path is gone, or leads to another device, is unplugged even if nobody has told so yet. */
const PATH_LOOK_MS = 500;
/** A port that takes no bytes for so long hangs. */
const WRITE_STALL_MS = 1000;

const isUnixPort = (port: object): port is UnixPort => 'fd' in port && typeof port.fd === 'number' && 'poller' in port;

/**
 * A serial port, opened exclusively by its path (best one below /dev/serial/by-id, which survives a new plug). Reads and writes
 * the descriptor directly; any failed operation, a hang-up or a path that is gone counts as unplugged.
 */
export class SerialTransport implements Transport {
  private port: UnixPort | undefined;
  private events: TransportEvents | undefined;
  private readonly chunk = Buffer.alloc(4096);
  /** Settles when the last port is closed: its lock would refuse the next opening. */
  private closed: Promise<void> = Promise.resolve();
  private unsent: Buffer | undefined;
  private cancelLook: () => void = () => undefined;
  private cancelStall: () => void = () => undefined;

  constructor(
    private readonly address: SerialAddress,
    private readonly clock: LineClock,
  ) {}

  async open(events: TransportEvents): Promise<void> {
    await this.closed;
    const port = await this.openPort();
    // What the kernel kept from before belongs to nobody here.
    await port.flush();
    this.port = port;
    this.events = events;
    port.poller.on('readable', (error) => {
      if (this.port !== port) return;
      if (error !== null) return this.lose(error.message);
      this.drain();
      if (this.port === port) port.poller.poll(this.unsent === undefined ? READABLE : READABLE_OR_WRITABLE);
    });
    port.poller.on('writable', (error) => {
      if (this.port === port && error === null) this.writeRest();
    });
    port.poller.poll(READABLE);
    this.lookLater(port);
  }

  write(frame: Buffer): void {
    if (this.port === undefined) return;
    // A part that was left behind by a port that hangs must not be followed by another frame.
    if (this.unsent !== undefined) return this.lose('the port takes no bytes');
    this.unsent = frame;
    this.writeRest();
  }

  drain(): void {
    for (;;) {
      const fd = this.port?.fd;
      if (fd === undefined || fd === null) return;
      try {
        const count = readSync(fd, this.chunk);
        if (count === 0) return this.lose('hang-up');
        this.events?.onBytes(this.chunk.subarray(0, count));
        if (count < this.chunk.length) return;
      } catch (error) {
        if (osErrorCode(error) === 'EAGAIN') return;
        return this.lose(osErrorText(error));
      }
    }
  }

  async close(): Promise<void> {
    const port = this.port;
    this.cancelLook();
    this.cancelStall();
    this.port = undefined;
    this.events = undefined;
    this.unsent = undefined;
    // An unplugged port often cannot be closed any more; the descriptor is gone either way.
    if (port !== undefined && port.fd !== null) this.closed = port.close().catch(() => undefined);
    await this.closed;
  }

  private async openPort(): Promise<UnixPort> {
    const { path, baud, parity, stopBits } = this.address;
    const port = await SerialPort.binding
      .open({ path, baudRate: baud, parity, stopBits, dataBits: 8, lock: true, hupcl: false })
      .catch((error: unknown) => {
        throw cannotOpen(path, error);
      });
    if (isUnixPort(port)) return port;
    await port.close();
    throw notOnThisSystem(path);
  }

  private writeRest(): void {
    const fd = this.port?.fd;
    if (fd === undefined || fd === null) return;
    try {
      while (this.unsent !== undefined) {
        const sent = writeSync(fd, this.unsent);
        this.unsent = sent < this.unsent.length ? this.unsent.subarray(sent) : undefined;
      }
      this.cancelStall();
    } catch (error) {
      if (osErrorCode(error) !== 'EAGAIN') return this.lose(osErrorText(error));
      this.cancelStall();
      this.cancelStall = this.clock.after(WRITE_STALL_MS, () => this.lose('the port takes no bytes'));
      this.port?.poller.poll(READABLE_OR_WRITABLE);
    }
  }

  private lookLater(port: UnixPort): void {
    this.cancelLook = this.clock.after(PATH_LOOK_MS, () => {
      if (this.port !== port) return;
      const gone = this.whyGone(port);
      if (gone === undefined) this.lookLater(port);
      else this.lose(gone);
    });
  }

  private whyGone(port: UnixPort): string | undefined {
    const { path } = this.address;
    try {
      const isSame = port.fd !== null && statSync(path).rdev === fstatSync(port.fd).rdev;
      return isSame ? undefined : `${path} leads to another port now`;
    } catch {
      return `${path} is gone`;
    }
  }

  private lose(why: string): void {
    const { events } = this;
    if (events === undefined) return;
    void this.close();
    events.onLost(why);
  }
}
