import { createInterface } from 'node:readline';
import type { CliIo } from '../cli-io';
import { exitOf } from '../exit-codes';
import { Ending } from './ending';
import { lineMeaning, standsAlone } from './line-command';
import { toldAs, viewLines } from './line-words';
import { type SessionPorts, WatchSession } from './watch-session';
import { plain } from './render/line';
import type { WatchEffect, WatchState } from './watch-state';

type Ports = Omit<SessionPorts, 'changed' | 'quit' | 'broken'>;

/**
 * The same screen for a pipe: lines out when something new is to be done or known (or one JSON view a line), answers in, one a line.
 * A line waits until something is asked; danger does not wait. Ends with the run, with `q`, or when nothing more comes in and
 * somebody is needed.
 */
export function watchInLines(io: CliIo, ports: Ports, json: boolean): Promise<number> {
  return new LineWatch(io, ports, json).run();
}

class LineWatch {
  private readonly session: WatchSession;
  private readonly waiting: string[] = [];
  private readonly end = new Ending();
  private told = '';
  private notice: string | null = null;
  private plantLines: readonly string[] = [];
  private inputEnded = false;
  private busy = false;

  constructor(
    private readonly io: CliIo,
    ports: Ports,
    private readonly json: boolean,
  ) {
    this.session = new WatchSession({
      ...ports,
      changed: (state) => this.changed(state),
      quit: () => undefined,
      broken: (error) => this.end.break(error),
    });
  }

  async run(): Promise<number> {
    const lines = createInterface({ input: this.io.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    // Lines that come before the first view wait for it.
    lines.on('line', (line) => this.take(line.trim()));
    lines.on('close', () => {
      this.inputEnded = true;
      void this.next();
    });
    // Nobody reads on: there is nobody to tell and nobody to ask.
    const gone = (): void => void this.perform({ do: 'quit' });
    this.io.stdout.on?.('error', gone);
    try {
      await this.session.start();
      return await this.end.code;
    } finally {
      this.io.stdout.off?.('error', gone);
      lines.close();
      this.session.stop();
    }
  }

  private take(line: string): void {
    if (line === '') return;
    if (line.startsWith('!')) void this.perform({ do: 'danger' });
    else this.waiting.push(line);
    void this.next();
  }

  private changed(state: WatchState): void {
    const { view, notice, plantLines } = state;
    if (view !== null && toldAs(view) !== this.told) {
      this.told = toldAs(view);
      this.say(...(this.json ? [JSON.stringify(view)] : viewLines(view)));
    }
    if (!this.json && notice !== null && notice !== this.notice) this.say(notice);
    if (!this.json && plantLines !== this.plantLines) this.say(...plantLines);
    this.notice = notice;
    this.plantLines = plantLines;
    void this.next();
  }

  /** Takes up the next line when it can mean something, and sees whether it is time to end. */
  private async next(): Promise<void> {
    const { view } = this.session.state;
    if (this.busy || view === null) return;
    if (view.status === 'ended') return this.end.end(exitOf(view));
    const asked = view.hold !== null || view.prompts.length > 0;
    const line = this.waiting[0];
    if (line === undefined) {
      if (this.inputEnded && (asked || view.status === 'planned')) this.end.end(exitOf(view));
      return;
    }
    if (!asked && !standsAlone(line)) return;
    this.waiting.shift();
    this.busy = true;
    await this.mean(line);
    this.busy = false;
    void this.next();
  }

  private async mean(line: string): Promise<void> {
    const meaning = lineMeaning(this.session.state, line);
    if ('say' in meaning) return this.say(meaning.say);
    if ('focus' in meaning) {
      this.session.state = { ...this.session.state, focus: meaning.focus };
      return;
    }
    await this.perform(meaning.effect);
  }

  private async perform(effect: WatchEffect): Promise<void> {
    const { view } = this.session.state;
    if (effect.do === 'quit') return this.end.end(view === null ? 0 : exitOf(view));
    if (effect.do === 'plant') return this.session.atPlant(effect.line);
    await this.session.command(effect);
  }

  private say(...lines: readonly string[]): void {
    if (lines.length === 0) return;
    const safe = this.json ? lines : lines.flatMap((text) => text.split('\n')).map(plain);
    this.io.stdout.write(`${safe.join('\n')}\n`);
  }
}
