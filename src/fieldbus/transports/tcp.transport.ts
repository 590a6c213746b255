import { type Socket, createConnection } from 'node:net';
import { FieldbusError } from '../line-problems';
import type { LineClock } from '../line-clock.port';
import type { Transport, TransportEvents } from '../transport.port';

const CONNECT_MS = 5000;
/** Sixteen of the longest frames. */
const READ_BYTES = 4096;
const KEEP_ALIVE_MS = 10_000;

/** Bytes over a TCP connection: Modbus TCP, and RTU frames through a serial device server. */
export class TcpTransport implements Transport {
  private socket: Socket | undefined;

  constructor(
    private readonly host: string,
    private readonly port: number,
    private readonly clock: LineClock,
  ) {}

  async open(events: TransportEvents): Promise<void> {
    const socket = await this.connect(events);
    this.socket = socket;
    const lost = (why: string): void => {
      if (this.socket !== socket) return;
      this.socket = undefined;
      socket.destroy();
      events.onLost(why);
    };
    socket.on('error', (error) => lost(error.message));
    socket.on('end', () => lost('the other side closed the connection'));
    socket.on('close', () => lost('the connection was closed'));
  }

  write(frame: Buffer): void {
    this.socket?.write(frame);
  }

  async close(): Promise<void> {
    const socket = this.socket;
    this.socket = undefined;
    socket?.destroy();
  }

  private connect(events: TransportEvents): Promise<Socket> {
    return new Promise((resolve, reject) => {
      // One buffer for all reads: a stream would make a new one for every answer.
      const room = Buffer.alloc(READ_BYTES);
      const callback = (count: number): boolean => {
        if (!socket.destroyed) events.onBytes(room.subarray(0, count));
        return true;
      };
      const onread = { buffer: room, callback };
      const socket = createConnection({ host: this.host, port: this.port, noDelay: true, onread });
      const cancel = this.clock.after(CONNECT_MS, () =>
        socket.destroy(new Error(`no connection within ${CONNECT_MS} ms`)),
      );
      const onError = (error: Error): void => {
        cancel();
        reject(this.unreachable(error));
      };
      socket.once('error', onError);
      socket.once('connect', () => {
        cancel();
        socket.removeListener('error', onError);
        socket.setKeepAlive(true, KEEP_ALIVE_MS);
        resolve(socket);
      });
    });
  }

  private unreachable(error: Error): FieldbusError {
    return new FieldbusError({
      code: 'fieldbus.unreachable',
      what: 'Nobody takes a connection there.',
      where: `${this.host}:${this.port}`,
      value: error.message === '' ? error.name : error.message,
      remedy:
        'Check power and network of the device or gateway, its address and port, and that no other master holds its only connection.',
    });
  }
}
