import { createServer, type Server, type Socket } from 'node:net';
import { MbapPort, type WireOut } from '../../virtual-plant';
import type { OpenPort, WirePoint } from './wire-point';

const HOST = '127.0.0.1';

/** Opens a Modbus TCP port on this machine. `wanted` 0: any free one; a wanted port that is taken gives any free one too. */
export async function openTcpPort(point: WirePoint, wanted: number): Promise<OpenPort> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    serve(socket, point);
  });
  const port = await listening(server, wanted);
  return {
    line: `tcp://${HOST}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function serve(socket: Socket, point: WirePoint): void {
  const port = new MbapPort(point.answer);
  socket.setNoDelay(true);
  // A master that goes away in the middle of a frame is no fault of the plant.
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes) => {
    for (const out of port.receive(bytes)) send(socket, out);
    if (port.broken) socket.destroy();
  });
}

function send(socket: Socket, { afterMs, bytes }: WireOut): void {
  if (afterMs === 0) socket.write(bytes);
  else setTimeout(() => socket.writable && socket.write(bytes), afterMs).unref();
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
