import { connect, createServer, type Socket } from 'node:net';

/** The way between a screen and its service, which can be cut and mended. */
export interface Cable {
  readonly url: string;
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/** Another loopback address: the door serves no other port and no other name, and the browser is told that `localhost` is there. */
const NEAR_END = '127.0.0.2';
export const THROUGH_THE_CABLE = `--host-resolver-rules=MAP localhost ${NEAR_END}`;

/** A cable to the service at this address, for a browser that was opened with `THROUGH_THE_CABLE`: bytes go through as they are. */
export async function cableTo(url: string): Promise<Cable> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) return void near.destroy();
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(Number(port), NEAR_END, resolve));
  const cut = (): void => {
    whole = false;
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://localhost:${port}`,
    cut,
    mend: () => void (whole = true),
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
