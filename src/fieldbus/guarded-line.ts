import { checkTimeout } from './check-timing';
import { characterMs, silenceMs } from './character-time';
import { findFrames, hexText } from './heard-frames';
import type { Line, LineCounters, LineEvent, LineTiming, Priority, RequestOptions } from './line';
import { type LineAddress, lineAddressText } from './line-address';
import type { LineClock } from './line-clock.port';
import { closedLine, FieldbusError, foreignMaster, lineLost, reopenedMeanwhile } from './line-problems';
import { MbapWire } from './mbap-wire';
import { ModbusCodec } from './modbus-codec';
import { checkRequest, type ModbusRequest } from './modbus-request';
import { RequestQueue } from './request-queue';
import { RtuWire } from './rtu-wire';
import type { Transport, TransportEvents } from './transport.port';
import { newCounters, type Outcome, type Wire, type WireContext } from './wire';

interface Job {
  readonly request: ModbusRequest;
  readonly answerTimeoutMs: number;
  readonly generation: number | undefined;
  readonly resolve: (words: readonly number[]) => void;
  readonly reject: (error: Error) => void;
}

/** So many requests over TCP without a single byte in return: then the connection is made anew. */
const DEAF_AFTER = 3;

const noWords = (): void => undefined;

type State = 'shut' | 'opening' | 'open' | 'ended';

/** One queue and one request in flight over one transport, which is opened again by its name after it was lost. */
export class GuardedLine implements Line {
  readonly id: string;
  generation = 0;
  private readonly counted = newCounters();
  private readonly listeners = new Set<(event: LineEvent) => void>();
  private readonly queue = new RequestQueue<Job>();
  private readonly wire: Wire;
  private state: State = 'shut';
  private current: Job | undefined;
  private isBusy = false;
  private deafFor = 0;
  /** Numbers the openings: what an older one still tells is not listened to. */
  private opening = 0;
  private listening: Buffer[] | undefined;

  constructor(
    private readonly address: LineAddress,
    readonly timing: LineTiming,
    private readonly transport: Transport,
    private readonly clock: LineClock,
    firstTransaction = 1,
  ) {
    this.id = lineAddressText(address);
    this.wire = this.makeWire(firstTransaction);
  }

  /** The first opening. Rejects with what is wrong with the port, or with `fieldbus.foreign-master`. */
  async start(): Promise<void> {
    this.state = 'opening';
    await this.openNow();
  }

  readHolding(unit: number, address: number, count: number, options: RequestOptions = {}): Promise<readonly number[]> {
    return this.ask({ unit, functionCode: 3, address, count }, 'check', options);
  }

  readInput(unit: number, address: number, count: number, options: RequestOptions = {}): Promise<readonly number[]> {
    return this.ask({ unit, functionCode: 4, address, count }, 'check', options);
  }

  writeHolding(unit: number, address: number, words: readonly number[], options: RequestOptions = {}): Promise<void> {
    // A copy: the caller may fill its array anew while the request waits.
    const request: ModbusRequest = { unit, functionCode: 16, address, count: words.length, words: [...words] };
    return this.ask(request, 'write', options).then(noWords);
  }

  counters(): LineCounters {
    return { ...this.counted };
  }

  onEvent(listener: (event: LineEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    if (this.state === 'ended') return;
    this.state = 'ended';
    this.opening++;
    this.wire.drop();
    this.interrupt();
    this.failAll(closedLine(this.id));
    this.emit({ kind: 'closed', atMs: this.clock.nowMs() });
    await this.transport.close();
  }

  private ask(request: ModbusRequest, priority: Priority, options: RequestOptions): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      if (this.state === 'ended') return reject(closedLine(this.id));
      checkRequest(request, this.address.kind);
      const answerTimeoutMs = options.answerTimeoutMs ?? this.timing.answerTimeoutMs;
      checkTimeout(answerTimeoutMs);
      const { generation } = options;
      this.queue.put(options.priority ?? priority, { request, answerTimeoutMs, generation, resolve, reject });
      this.pump();
    });
  }

  private pump(): void {
    if (this.isBusy || this.queue.isEmpty) return;
    if (this.state === 'shut') this.reopen();
    if (this.state !== 'open') return;
    this.isBusy = true;
    this.wire.whenQuiet((problem) => {
      this.isBusy = false;
      if (problem !== undefined) return this.failAll(problem);
      // Chosen only now: a write that came during the silence goes before a poll that waited for it.
      const job = this.queue.take();
      if (job !== undefined) this.sendIfMeant(job);
    });
  }

  /** What was meant for another opening does not leave: nobody knows yet who is at the other end of this one. */
  private sendIfMeant(job: Job): void {
    if (job.generation === undefined || job.generation === this.generation) return this.sendNow(job);
    job.reject(reopenedMeanwhile(this.id, job.generation, this.generation));
    this.pump();
  }

  private sendNow(job: Job): void {
    this.isBusy = true;
    this.current = job;
    try {
      const { request, answerTimeoutMs } = job;
      this.wire.send({ request, answerTimeoutMs, done: (outcome) => this.settle(job, outcome) });
    } catch (error) {
      this.wire.drop();
      this.settle(job, { ok: false, error: error instanceof Error ? error : lineLost(this.id, String(error)) });
    }
  }

  private settle(job: Job, outcome: Outcome): void {
    this.current = undefined;
    this.isBusy = false;
    if (this.isHalfOpen(outcome)) this.cut(`${DEAF_AFTER} requests without a byte in return`);
    if (outcome.ok) job.resolve(outcome.words);
    else job.reject(outcome.error);
    this.pump();
  }

  /** A connection whose other end vanished takes every byte and returns none; a new one shows whether anybody is there. */
  private isHalfOpen(outcome: Outcome): boolean {
    const isUnheard = !outcome.ok && outcome.error instanceof FieldbusError && outcome.error.fault === 'no-answer';
    this.deafFor = isUnheard ? this.deafFor + 1 : 0;
    if (this.address.kind === 'serial' || this.deafFor < DEAF_AFTER) return false;
    this.deafFor = 0;
    return true;
  }

  private reopen(): void {
    this.state = 'opening';
    this.openNow().then(
      () => this.pump(),
      (error: Error) => this.failAll(error),
    );
  }

  private async openNow(): Promise<void> {
    const opening = ++this.opening;
    const again = this.generation > 0;
    try {
      await this.transport.open(this.eventsOf(opening));
      if (this.opening !== opening) throw lineLost(this.id, 'lost while it was opened');
      this.wire.opened(again);
      if (this.address.kind !== 'modbus-tcp') await this.listenFirst(opening, again);
    } catch (error) {
      if (this.opening === opening) this.state = 'shut';
      // A line that was closed meanwhile must not leave a port behind that opened after all.
      if (this.opening === opening || this.state === 'ended') await this.transport.close();
      throw error;
    }
    this.generation++;
    this.state = 'open';
    if (!again) return;
    this.counted.reopened++;
    this.emit({ kind: 'reopened', atMs: this.clock.nowMs(), generation: this.generation });
  }

  /** SI-17: nothing is sent before a listen in which nobody was heard; what was asked before a loss is let out first. */
  private async listenFirst(opening: number, again: boolean): Promise<void> {
    if (again) await this.quiet(opening);
    const heard: Buffer[] = [];
    this.listening = heard;
    await this.pause(this.timing.listenBeforeMs);
    this.transport.drain?.();
    this.listening = undefined;
    if (this.opening !== opening)
      throw this.state === 'ended' ? closedLine(this.id) : lineLost(this.id, 'lost while listening');
    if (heard.length === 0) return;
    const bytes = Buffer.concat(heard);
    const { frames, stray } = findFrames(bytes);
    const requests = frames.filter((frame) => frame.shape === 'request');
    this.counted.strayBytes += stray;
    this.counted.foreignFrames += requests.length;
    throw foreignMaster(this.id, hexText(requests[0]?.bytes ?? bytes), requests.length > 0);
  }

  private quiet(opening: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.interrupt = () => reject(this.state === 'ended' ? closedLine(this.id) : lineLost(this.id, 'lost again'));
      this.wire.whenQuiet((problem) => (problem === undefined ? resolve() : reject(problem)));
      if (this.opening !== opening) this.interrupt();
    });
  }

  private pause(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.clock.at(this.clock.nowMs() + delayMs, resolve);
      this.interrupt = () => {
        cancel();
        resolve();
      };
    });
  }

  private interrupt: () => void = () => undefined;

  private eventsOf(opening: number): TransportEvents {
    return {
      onBytes: (bytes) => {
        if (this.opening !== opening) return;
        this.deafFor = 0;
        this.counted.bytesReceived += bytes.length;
        if (this.listeners.size > 0) {
          this.emit({ kind: 'received', atMs: this.clock.nowMs(), bytes: Uint8Array.from(bytes) });
        }
        if (this.listening === undefined) this.wire.onBytes(bytes);
        else this.listening.push(Buffer.from(bytes));
      },
      onLost: (why) => {
        if (this.opening === opening) this.lose(why);
      },
    };
  }

  private lose(why: string): void {
    const wasOpening = this.state === 'opening';
    this.cut(why);
    this.interrupt();
    // While it is being opened, whoever waits is told by the opening that fails.
    if (!wasOpening) this.failAll(lineLost(this.id, why));
  }

  private cut(why: string): void {
    this.opening++;
    this.state = 'shut';
    this.wire.drop();
    this.counted.lost++;
    this.emit({ kind: 'lost', atMs: this.clock.nowMs(), why });
    this.transport
      .close()
      .catch((error: unknown) => this.emit({ kind: 'lost', atMs: this.clock.nowMs(), why: String(error) }));
  }

  private failAll(error: Error): void {
    const jobs = [...(this.current === undefined ? [] : [this.current]), ...this.queue.takeAll()];
    this.current = undefined;
    this.isBusy = false;
    for (const job of jobs) job.reject(error);
  }

  private emit(event: LineEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private makeWire(firstTransaction: number): Wire {
    const context: WireContext = {
      lineId: this.id,
      clock: this.clock,
      timing: this.timing,
      transport: this.transport,
      counters: this.counted,
      codec: new ModbusCodec(),
      silenceMs: silenceMs(this.address),
      characterMs: characterMs(this.address),
      emit: (event) => this.emit(event),
      write: (frame) => {
        this.counted.bytesSent += frame.length;
        if (this.listeners.size > 0) {
          this.emit({ kind: 'sent', atMs: this.clock.nowMs(), bytes: Uint8Array.from(frame) });
        }
        this.transport.write(frame);
      },
    };
    if (this.address.kind !== 'modbus-tcp') return new RtuWire(context);
    const connection = { lose: (why: string) => this.lose(why), renew: (why: string) => this.cut(why) };
    return new MbapWire(context, connection, firstTransaction);
  }
}
