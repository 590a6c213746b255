import type { Talker, WireOut } from '../../virtual-plant';

const IDLE_EVERY_MS = 100;

/** An open port of the plant. */
export interface OpenPort {
  /** As a line is named: `tcp://127.0.0.1:15021`, `serial:PATH?baud=115200&parity=none&stop=1`. */
  readonly line: string;
  close(): Promise<void>;
}

/** The far end of a port, as far as what goes out needs it. */
export interface FarEnd {
  send(bytes: Uint8Array): void;
  /** Cuts the connection hard; where there is none, nothing happens. */
  reset(): void;
  /** Takes the port away, for so long. */
  gone(forMs: number): void;
}

/** Puts out what the plant answers, each at its time, in order. */
export function putOut(out: readonly WireOut[], end: FarEnd): void {
  for (const one of out) {
    if (one.afterMs <= 0) put(one, end);
    else setTimeout(() => put(one, end), one.afterMs).unref();
  }
}

function put(one: WireOut, end: FarEnd): void {
  if (one.bytes.length > 0) end.send(one.bytes);
  if (one.line === 'reset') end.reset();
  if (one.line === 'gone') end.gone(one.goneMs ?? 0);
}

/** Asks a talker what it says by itself, until `stop` is called. */
export function listenToIdle(talker: Talker, end: FarEnd): () => void {
  if (talker.idle === undefined) return () => undefined;
  const timer = setInterval(() => putOut(talker.idle?.(performance.now()) ?? [], end), IDLE_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
