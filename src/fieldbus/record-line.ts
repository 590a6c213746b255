import type { Line, LineEvent } from './line';
import { eventText, headerText, UNTIMED } from './recording';

/** A recording that goes on until `stop`. */
export interface LineRecorder {
  /** What was recorded so far, one JSON text a line. Empty where a sink takes them. */
  readonly lines: readonly string[];
  stop(): void;
}

/** Records every frame of a line from now on; `sink` takes each line of it at once, for recordings that do not fit into memory. */
export function recordLine(line: Line, sink?: (text: string) => void): LineRecorder {
  const lines: string[] = [];
  const write = sink ?? ((text: string) => void lines.push(text));
  let startMs: number | undefined;
  write(headerText(line.id, line.timing ?? UNTIMED));
  const stop = line.onEvent((event) => {
    const what = recorded(event);
    if (what === undefined) return;
    startMs ??= event.atMs;
    write(eventText(event.atMs - startMs, what));
  });
  return { lines, stop };
}

function recorded(event: LineEvent): object | undefined {
  if (event.kind === 'sent') return { sent: Buffer.from(event.bytes).toString('hex') };
  if (event.kind === 'received') return { received: Buffer.from(event.bytes).toString('hex') };
  return event.kind === 'lost' ? { lost: event.why } : undefined;
}
