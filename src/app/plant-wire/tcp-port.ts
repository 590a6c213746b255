import { createServer, type Server, type Socket } from 'node:net';
import type { Talker } from '../../virtual-plant';
import { listenToIdle, type OpenPort, putOut } from './wire-point';

const HOST = '127.0.0.1';

/** Opens a TCP port on this machine; each connection gets a talker of its own. `wanted` 0: any free one; a wanted port that is taken gives any free one too. */
export async function openTcpPort(talker: () => Talker, wanted: number): Promise<OpenPort> {
  const tcp = new TcpPort(talker);
  await tcp.open(wanted);
  return { line: `tcp://${HOST}:${tcp.port}`, close: () => tcp.close() };
}

class TcpPort {
  port = 0;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private back: NodeJS.Timeout | undefined;

  constructor(private readonly talker: () => Talker) {}

  async open(wanted: number): Promise<void> {
    this.server = createServer((socket) => this.serve(socket));
    this.port = await listening(this.server, wanted);
  }

  async close(): Promise<void> {
    clearTimeout(this.back);
    const { server } = this;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  }

  private serve(socket: Socket): void {
    const talker = this.talker();
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    socket.setNoDelay(true);
    // A master that goes away in the middle of a frame is no fault of the plant.
    socket.on('error', () => socket.destroy());
    const end = {
      send: (bytes: Uint8Array) => void (socket.writable && socket.write(bytes)),
      reset: () => void socket.resetAndDestroy(),
      gone: (forMs: number) => this.goFor(forMs),
    };
    socket.once('close', listenToIdle(talker, end));
    socket.on('data', (bytes) => {
      putOut(talker.receive(new Uint8Array(bytes), performance.now()), end);
      if (talker.broken === true) socket.destroy();
    });
  }

  /** As an adapter that is unplugged and plugged again: the same port, after a while. */
  private goFor(forMs: number): void {
    const { port } = this;
    void this.close().then(() => {
      this.back = setTimeout(() => void this.open(port), forMs);
    });
  }
}

function listening(server: Server, wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' && wanted !== 0) server.listen(0, HOST);
      else reject(error);
    });
    server.on('listening', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : wanted);
    });
    server.listen(wanted, HOST);
  });
}
