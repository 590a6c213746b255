import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type CanFrame, type LineAddress, listenToCan, SlcanParser } from '../../src/fieldbus';
import { canFrames, Plant } from '../../src/virtual-plant';
import { benchSetup } from '../virtual-plant/bench-site';

/** Debian's interpreter: the one that the package python3-can belongs to. */
const PYTHON = '/usr/bin/python3';
const PATIENCE_MS = 20_000;

interface Sent {
  readonly id: number;
  readonly data: string;
  readonly extended: boolean;
}

/** What the peer prints: that it is ready, that it sent, or a frame that it heard. */
type Said = Readonly<Record<string, unknown>>;

/** A frame of this set is a battery's, of a long id, empty, or full. */
const FRAMES: readonly Sent[] = [
  { id: 0x351, data: '1402c012c012c201', extended: false },
  { id: 0x356, data: '7a13f2fe6b01', extended: false },
  { id: 0x359, data: '0000000006504e', extended: false },
  { id: 0x305, data: '0000000000000000', extended: false },
  { id: 0x7ff, data: '', extended: false },
  { id: 0x1abcdef0, data: '00ff', extended: true },
];

const pause = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));

async function until(isThere: () => boolean, what: string): Promise<void> {
  for (let tries = 0; tries < PATIENCE_MS / 20; tries += 1) {
    if (isThere()) return;
    await pause(20);
  }
  throw new Error(`waited in vain for ${what}`);
}

class Peer {
  readonly said: Said[] = [];
  private readonly python: ChildProcessWithoutNullStreams;
  private trouble = '';

  constructor(port: string) {
    this.python = spawn(PYTHON, [path.join(__dirname, 'slcan_peer.py'), port]);
    createInterface({ input: this.python.stdout }).on('line', (line) => this.said.push(JSON.parse(line) as Said));
    this.python.stderr.on('data', (text: Buffer) => (this.trouble += text.toString()));
    this.python.on('error', (error) => (this.trouble += error.message));
    this.python.stdin.on('error', () => undefined);
  }

  async start(): Promise<void> {
    await until(() => this.said.length > 0 || this.trouble !== '', 'python-can');
    if (this.said.length === 0) throw new Error(`python-can does not start (Debian: python3-can): ${this.trouble}`);
  }

  async send(frames: readonly Sent[]): Promise<void> {
    const before = this.count('sent');
    for (const frame of frames) this.python.stdin.write(`${JSON.stringify(frame)}\n`);
    await until(() => this.count('sent') === before + frames.length, 'python-can to send');
  }

  count(what: string): number {
    return this.said.filter((said) => what in said).length;
  }

  stop(): void {
    this.python.kill('SIGKILL');
  }
}

describe('python-can and the slcan codec agree', () => {
  let folder: string;
  let socat: ChildProcess;
  let peer: Peer;
  const end = (name: string): string => path.join(folder, name);

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'slcan-'));
    const pty = (name: string): string => `PTY,raw,echo=0,link=${end(name)}`;
    socat = spawn('socat', [pty('ours'), pty('theirs')], { stdio: 'ignore' });
    await until(() => existsSync(end('ours')) && existsSync(end('theirs')), 'socat (Debian: socat)');
    peer = new Peer(end('theirs'));
    await peer.start();
  }, PATIENCE_MS);

  afterEach(() => {
    peer.stop();
    socat.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'on every frame that python-can sends, and python-can hears none of ours',
    async () => {
      const address: LineAddress = { kind: 'serial', path: end('ours'), baud: 115_200, parity: 'none', stopBits: 1 };
      const heard: CanFrame[] = [];
      const lost: string[] = [];
      const listener = await listenToCan(address, {
        onFrame: (frame) => heard.push(frame),
        onLost: (why) => lost.push(why),
      });
      await peer.send(FRAMES);
      await until(() => heard.length >= FRAMES.length, 'the frames');
      expect(
        heard.map(({ id, data, extended }) => ({ id, data: Buffer.from(data).toString('hex'), extended })),
      ).toEqual(FRAMES);
      expect(listener.counters().malformed).toBe(0);
      await listener.close();
      expect(lost).toEqual([]);
      expect(peer.count('heard')).toBe(0);
    },
    PATIENCE_MS * 2,
  );

  it(
    'on every frame that the virtual plant prints',
    async () => {
      const text = canFrames(Plant.create(benchSetup()), 60_000);
      const port = openSync(end('ours'), constants.O_RDWR | constants.O_NOCTTY);
      writeSync(port, text);
      const ours = new SlcanParser().feed(Buffer.from(text, 'latin1'));
      await until(() => peer.count('heard') >= ours.length, 'python-can to hear the frames');
      closeSync(port);
      const theirs = peer.said.flatMap(({ heard, data }) => (heard === undefined ? [] : [{ id: heard, data }]));
      expect(theirs).toEqual(
        ours.map((item) =>
          item.kind === 'frame'
            ? { id: item.frame.id, data: Buffer.from(item.frame.data).toString('hex') }
            : { id: item.kind, data: '' },
        ),
      );
      expect(theirs.length).toBe(7);
    },
    PATIENCE_MS * 2,
  );
});
