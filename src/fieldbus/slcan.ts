/** A CAN frame as an adapter heard it. `id` has 11 bits, or 29 where `extended`; a remote frame carries no data. */
export interface CanFrame {
  readonly id: number;
  readonly extended: boolean;
  readonly remote: boolean;
  readonly data: Uint8Array;
}

/** What a serial-line CAN adapter says. `done`, `refused`: its word to a command. `text`: an answer, such as its version. */
export type SlcanItem =
  | { readonly kind: 'frame'; readonly frame: CanFrame }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'malformed' };

/**
 * Every command that this product has for such an adapter (LAWICEL's ASCII protocol): version, close, 500 kbit/s, open to listen
 * only. There is none that sends a frame, and none that opens the channel for sending.
 */
export const SLCAN_COMMANDS = { version: 'V\r', close: 'C\r', speed500k: 'S6\r', listenOnly: 'L\r' } as const;
export type SlcanCommand = keyof typeof SLCAN_COMMANDS;

const CR = 0x0d;
const LF = 0x0a;
const BEL = 0x07;
/** `T`, eight digits, length, sixteen digits of data, four of a time stamp. */
const LONGEST = 30;
/** Kind, id, length, data, and the time stamp that some adapters add. */
const STANDARD = /^([tr])([0-7][0-9a-f]{2})([0-8])((?:[0-9a-f]{2})*)$/i;
const EXTENDED = /^([TR])([01][0-9a-f]{7})([0-8])((?:[0-9a-f]{2})*)$/i;
const STAMP_BYTES = 2;

/** Takes the bytes of an adapter apart. Never holds more than one line, never throws; what is no line of the protocol is `malformed`. */
export class SlcanParser {
  private line = '';
  private isOverlong = false;

  feed(bytes: Uint8Array): readonly SlcanItem[] {
    const items: SlcanItem[] = [];
    for (const byte of bytes) {
      const item = this.take(byte);
      if (item !== undefined) items.push(item);
    }
    return items;
  }

  private take(byte: number): SlcanItem | undefined {
    if (byte === BEL) {
      const wasEmpty = this.line === '' && !this.isOverlong;
      this.clear();
      return wasEmpty ? { kind: 'refused' } : { kind: 'malformed' };
    }
    if (byte === CR) return this.endLine();
    if (byte === LF || this.isOverlong) return undefined;
    this.line += String.fromCharCode(byte);
    if (this.line.length > LONGEST) {
      this.clear();
      this.isOverlong = true;
    }
    return undefined;
  }

  private endLine(): SlcanItem {
    const { line, isOverlong } = this;
    this.clear();
    if (isOverlong) return { kind: 'malformed' };
    if (line === '') return { kind: 'done' };
    if (!/^[tTrR]/.test(line))
      return /^[\x20-\x7e]+$/.test(line) ? { kind: 'text', text: line } : { kind: 'malformed' };
    const frame = frameOf(line);
    return frame === undefined ? { kind: 'malformed' } : { kind: 'frame', frame };
  }

  private clear(): void {
    this.line = '';
    this.isOverlong = false;
  }
}

function frameOf(line: string): CanFrame | undefined {
  const extended = line.startsWith('T') || line.startsWith('R');
  const match = (extended ? EXTENDED : STANDARD).exec(line);
  if (match === null) return undefined;
  const [, kind = '', id = '', length = '', hex = ''] = match;
  const remote = kind === 'r' || kind === 'R';
  const wanted = remote ? 0 : Number(length);
  const given = hex.length / 2;
  if (given !== wanted && given !== wanted + STAMP_BYTES) return undefined;
  const data = Uint8Array.from({ length: wanted }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
  return { id: Number.parseInt(id, 16), extended, remote, data };
}
