import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Point } from './points';

const PRELOAD = path.join(__dirname, 'preload', 'cut-here.cjs');

/** A process that was killed: where, and what was in the commit it died at. */
export interface Cut {
  readonly point: Point;
  readonly events: readonly { stream?: string; seq?: number; hash?: string; name: string }[];
}

export interface CutOptions {
  readonly folder: string;
  readonly port: number;
  /** The library that tears a write. */
  readonly tear: string;
  /** The program in its versions; each start takes the next while its points are wanted. */
  readonly entries: readonly string[];
  /** Names that come seldom: no occasion is passed over. */
  readonly seldom: readonly string[];
  readonly wanted: ReadonlySet<Point>;
  readonly onCut: (cut: Cut) => void;
  readonly onLost: (words: string) => void;
}

/** The service in a process of its own that dies at the wanted points, one after the other, and is started again each time. */
export class CutService {
  starts = 0;
  private child: ChildProcess | undefined;
  private stopped = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(private readonly options: CutOptions) {}

  start(): void {
    const { folder, port, entries, wanted, seldom, tear } = this.options;
    const [note, arm] = [path.join(folder, 'note.json'), path.join(folder, 'armed')];
    rmSync(note, { force: true });
    rmSync(arm, { force: true });
    // Never the same number of commits twice in a row, so that what comes often is cut all over the run.
    const pass = 2 + ((this.starts * 5) % 9);
    const changes = [...wanted].some((point) => point.startsWith('software.changed'));
    const entry = entries[changes ? this.starts % entries.length : 0] ?? '';
    this.starts += 1;
    const env = {
      ...process.env,
      NODE_OPTIONS: `--require ${PRELOAD}`,
      STACKHAND_CUTS: JSON.stringify({ wanted: [...wanted], seldom, pass, note, arm }),
      STACKHAND_CUT_ARM: arm,
      LD_PRELOAD: tear,
    };
    const args = [entry, 'serve', '--data', path.join(folder, 'data'), '--port', String(port)];
    // It ends with this process: the channel between them closes.
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.child = child;
    let words = '';
    child.stdout?.resume();
    child.stderr?.on('data', (chunk: Buffer) => {
      words += chunk.toString();
    });
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        if (!this.stopped) this.cut(note, `exit ${code ?? signal}: ${words.slice(0, 400)}`);
        resolve();
      });
    });
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.child?.kill('SIGKILL');
    await this.ended;
  }

  private cut(note: string, words: string): void {
    if (!existsSync(note)) {
      this.options.onLost(words);
      return;
    }
    this.options.onCut(JSON.parse(readFileSync(note, 'utf8')) as Cut);
    this.start();
  }
}
