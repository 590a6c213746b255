import type { HttpDoor } from './http-door';

/** One event of a run as it came; `position` is its place in the journal, where reading goes on after a break. */
export interface LiveEvent {
  readonly position: string;
  readonly type: string;
  readonly data: string;
}

export interface RunFollower {
  onEvent(event: LiveEvent): void;
  /** Live events come (true), or the way to the service is broken and is being tried again (false). */
  onLink(up: boolean): void;
}

const AGAIN_AFTER_MS = 1000;

/** Follows the live events of a run until the result is called; goes on behind the last event after every break. */
export function followRun(door: HttpDoor, path: string, follower: RunFollower): () => void {
  const end = new AbortController();
  void follow(door, path, follower, end.signal);
  return () => end.abort();
}

async function follow(door: HttpDoor, path: string, follower: RunFollower, signal: AbortSignal): Promise<void> {
  let position: string | undefined;
  while (!signal.aborted) {
    try {
      const headers = { accept: 'text/event-stream', ...(position === undefined ? {} : { 'last-event-id': position }) };
      const response = await door.stream(path, headers, signal);
      follower.onLink(true);
      for await (const event of eventsIn(response)) {
        if (event.position !== '') position = event.position;
        follower.onEvent(event);
      }
    } catch {
      // Broken or refused: both end here and are tried again; what is on the screen says that the link is lost.
    }
    if (signal.aborted) return;
    follower.onLink(false);
    await door.pause(AGAIN_AFTER_MS, signal);
  }
}

async function* eventsIn(response: Response): AsyncGenerator<LiveEvent> {
  if (response.body === null) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventIn(block);
      if (event !== undefined) yield event;
    }
  }
}

/** The event of one block of lines; undefined for a comment that only keeps the line open. */
function eventIn(block: string): LiveEvent | undefined {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (name !== '') fields.set(name, fields.has(name) ? `${fields.get(name)}\n${value}` : value);
  }
  if (fields.size === 0) return undefined;
  return { position: fields.get('id') ?? '', type: fields.get('event') ?? 'message', data: fields.get('data') ?? '' };
}
