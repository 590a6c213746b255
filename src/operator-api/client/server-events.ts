import type { JournalEvent } from '../../orchestrator';

/** What changes with time alone, in seconds: how long is left, how long nobody has touched anything. Not journaled. */
export interface RunHint {
  readonly seq: number;
  readonly status: string;
  readonly waits: readonly { readonly stepId: string; readonly secondsLeft: number }[];
  readonly handsOff: readonly {
    readonly stepId: string;
    readonly secondsGone: number;
    readonly overdue: string | null;
  }[];
}

/** One live message: an event of the journal with its position, or a hint. */
export type ServerEvent =
  | { readonly kind: 'journal'; readonly position: number; readonly event: JournalEvent }
  | { readonly kind: 'hint'; readonly hint: RunHint };

/** Reads a stream of server-sent events; comments, pings and foreign event names are passed over. */
export async function* readServerEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const message = messageOf(text.slice(0, end));
      text = text.slice(end + 2);
      if (message !== undefined) yield message;
    }
  }
}

function messageOf(block: string): ServerEvent | undefined {
  const field = (name: string): string =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}: `))
      .map((line) => line.slice(name.length + 2))
      .join('\n');
  const [name, data] = [field('event'), field('data')];
  if (data === '') return undefined;
  if (name === 'hint') return { kind: 'hint', hint: JSON.parse(data) as RunHint };
  if (name !== '') return undefined;
  return { kind: 'journal', position: Number(field('id')), event: JSON.parse(data) as JournalEvent };
}
