import { byteClock } from './byte-timing';
import type { LineAddress } from './line-address';
import { lineAddressText } from './line-address';
import type { LineClock } from './line-clock.port';
import { FieldbusError } from './line-problems';
import { transportFor } from './open-line';
import { type CanFrame, SLCAN_COMMANDS, type SlcanCommand, type SlcanItem, SlcanParser } from './slcan';
import type { Transport } from './transport.port';

/** How long an adapter may take for its word to a command. Some never give one: silence is no refusal. */
const REPLY_MS = 200;

export interface CanListenerEvents {
  onFrame(frame: CanFrame): void;
  /** The adapter is gone, or would not listen after all. Comes at most once. */
  onLost(why: string): void;
}

export interface CanCounters {
  readonly frames: number;
  readonly malformed: number;
}

/** An adapter that listens to a CAN and can do nothing else. */
export interface CanListener {
  /** It gave a word to at least one command; an adapter that never does may also be none. */
  readonly adapterAnswers: boolean;
  counters(): CanCounters;
  /** Closes the adapter's channel and the port. A second call is harmless. */
  close(): Promise<void>;
}

/**
 * Opens a serial-line CAN adapter (slcan) at 500 kbit/s in listen-only mode: it neither sends nor acknowledges. Rejects with
 * `fieldbus.can-speed-refused`, `fieldbus.can-not-listen-only` (an adapter that cannot be kept silent is not used), or what the
 * transport rejects with.
 */
export async function listenToCan(address: LineAddress, events: CanListenerEvents): Promise<CanListener> {
  return listenToCanOn(transportFor(address, byteClock), lineAddressText(address), events, byteClock);
}

/** The same over a transport and in a time that are handed in. */
export async function listenToCanOn(
  transport: Transport,
  name: string,
  events: CanListenerEvents,
  clock: LineClock,
): Promise<CanListener> {
  const listener = new SlcanListener(transport, name, events, clock);
  await listener.start();
  return listener;
}

type Reply = 'done' | 'refused' | 'silent' | 'lost';

class SlcanListener implements CanListener {
  adapterAnswers = false;
  private readonly parser = new SlcanParser();
  private waiting: ((reply: Reply) => void) | undefined;
  private state: 'opening' | 'listening' | 'closed' = 'opening';
  private frames = 0;
  private malformed = 0;

  constructor(
    private readonly transport: Transport,
    private readonly name: string,
    private readonly events: CanListenerEvents,
    private readonly clock: LineClock,
  ) {}

  async start(): Promise<void> {
    await this.transport.open({
      onBytes: (bytes) => this.parser.feed(bytes).forEach((item) => this.take(item)),
      onLost: (why) => this.lose(why),
    });
    // What another program left half written becomes no frame: V is no digit of one.
    await this.ask('version');
    // Refused where the channel was closed already.
    await this.ask('close');
    if ((await this.ask('speed500k')) === 'refused') await this.giveUp(speedRefused(this.name));
    if ((await this.ask('listenOnly')) === 'refused') await this.giveUp(notListenOnly(this.name));
    this.state = 'listening';
  }

  counters(): CanCounters {
    return { frames: this.frames, malformed: this.malformed };
  }

  async close(): Promise<void> {
    if (this.state === 'closed') return;
    this.state = 'closed';
    this.send('close');
    await this.transport.close();
  }

  private send(command: SlcanCommand): void {
    this.transport.write(Buffer.from(SLCAN_COMMANDS[command], 'latin1'));
  }

  private async ask(command: SlcanCommand): Promise<Reply> {
    if (this.state === 'closed') throw gone(this.name);
    const reply = await new Promise<Reply>((resolve) => {
      const cancel = this.clock.after(REPLY_MS, () => resolve('silent'));
      this.waiting = (given) => {
        cancel();
        resolve(given);
      };
      this.send(command);
    });
    this.waiting = undefined;
    if (reply === 'lost') throw gone(this.name);
    if (reply !== 'silent') this.adapterAnswers = true;
    return reply;
  }

  private async giveUp(error: FieldbusError): Promise<never> {
    await this.close();
    throw error;
  }

  private take(item: SlcanItem): void {
    if (this.state === 'closed') return;
    if (item.kind === 'malformed') this.malformed += 1;
    // Frames that come while it opens are of a channel that somebody else had open, perhaps to send.
    else if (item.kind === 'frame' && this.state === 'listening') this.deliver(item.frame);
    else if (item.kind === 'done' || item.kind === 'text') this.waiting?.('done');
    else if (item.kind === 'refused') this.refused();
  }

  private deliver(frame: CanFrame): void {
    this.frames += 1;
    this.events.onFrame(frame);
  }

  /** A refusal that comes late is taken for the worst it can be: listening was refused. */
  private refused(): void {
    if (this.waiting !== undefined) return this.waiting('refused');
    if (this.state !== 'listening' || this.frames > 0) return;
    const why = notListenOnly(this.name).message;
    void this.close().finally(() => this.events.onLost(why));
  }

  private lose(why: string): void {
    const before = this.state;
    this.state = 'closed';
    this.waiting?.('lost');
    if (before === 'listening') this.events.onLost(why);
  }
}

function speedRefused(name: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.can-speed-refused',
    what: 'The CAN adapter refused the speed of the battery bus.',
    where: name,
    value: SLCAN_COMMANDS.speed500k.trim(),
    allowed: '500 kbit/s',
    remedy: 'Close other programs that hold the adapter open, unplug it, plug it in again; else use another adapter.',
  });
}

function notListenOnly(name: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.can-not-listen-only',
    what: 'The CAN adapter refused to open for listening only; it was not opened at all.',
    where: name,
    value: SLCAN_COMMANDS.listenOnly.trim(),
    allowed: 'an adapter with a listen-only mode',
    remedy:
      'Use an adapter (or its newer firmware) that has one: an adapter that acknowledges takes part in the battery bus.',
  });
}

function gone(name: string): FieldbusError {
  return new FieldbusError({
    code: 'fieldbus.line-lost',
    what: 'The CAN adapter went away while it was opened.',
    where: name,
    remedy: 'Look at its plug, then open it again.',
  });
}
