import type { Line, LineEvent } from './line';
import { headerText } from './recording';

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
  const timing = line.timing ?? {
    answerTimeoutMs: 1000,
    worstLateAnswerMs: 0,
    interFrameMs: 0,
    listenBeforeMs: 0,
    echo: false,
  };
  write(headerText(line.id, timing));
  const stop = line.onEvent((event) => {
    const what = recorded(event);
    if (what === undefined) return;
    startMs ??= event.atMs;
    write(JSON.stringify({ t: Math.round((event.atMs - startMs) * 1000) / 1000, ...what }));
  });
  return { lines, stop };
}

function recorded(event: LineEvent): object | undefined {
  if (event.kind === 'sent') return { sent: Buffer.from(event.bytes).toString('hex') };
  if (event.kind === 'received') return { received: Buffer.from(event.bytes).toString('hex') };
  return event.kind === 'lost' ? { lost: event.why } : undefined;
}
