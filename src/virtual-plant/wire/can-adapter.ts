import type { Plant } from '../plant';
import { canFrames } from '../wire-inverter';
import type { Talker } from './talker';
import type { WireOut } from './wire-out';

const CR = '\r';
const BELL = '\x07';
const LONGEST_COMMAND = 64;
/** The battery speaks once a second; on a line of real time, whatever the pace of the plant. Milliseconds. */
const SPEAKS_EVERY_MS = 1000;

const text = (said: string): WireOut => ({ afterMs: 0, bytes: new Uint8Array(Buffer.from(said, 'latin1')) });

/**
 * A serial-line CAN adapter (slcan) on the CAN between the battery and the inverter. It sends nothing on that CAN, whatever it is told: a
 * frame that is given to it is refused, and counted.
 */
export class CanAdapter implements Talker {
  private rest = '';
  private isOpen = false;
  private spokeAtMs = Number.NEGATIVE_INFINITY;
  /** Frames that somebody wanted to put on the CAN. */
  refusedFrames = 0;

  constructor(
    private readonly plant: Plant,
    private readonly now: () => number,
  ) {}

  receive(bytes: Uint8Array): WireOut[] {
    const [...commands] = `${this.rest}${Buffer.from(bytes).toString('latin1')}`.split(CR);
    this.rest = (commands.pop() ?? '').slice(-LONGEST_COMMAND);
    return commands.map((command) => text(this.reply(command)));
  }

  idle(atMs: number): WireOut[] {
    if (!this.isOpen || atMs - this.spokeAtMs < SPEAKS_EVERY_MS) return [];
    this.spokeAtMs = atMs;
    const frames = canFrames(this.plant, this.now());
    return frames === '' ? [] : [text(frames)];
  }

  private reply(command: string): string {
    if (/^[tTrR]/.test(command)) this.refusedFrames += 1;
    if (command === 'C') this.isOpen = false;
    else if (command === 'L' || command === 'O') this.isOpen = true;
    if (command === 'V') return `V1013${CR}`;
    return /^(C|L|O|S[0-8]|Z[01]|)$/.test(command) ? CR : BELL;
  }
}
