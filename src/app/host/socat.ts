import { type ChildProcess, spawn } from 'node:child_process';
import { StackhandError } from '../../kernel';

/** A pseudo terminal that socat holds: what is written to `link` comes out here, and the other way round. */
export interface Socat {
  onBytes(take: (bytes: Uint8Array) => void): void;
  send(bytes: Uint8Array): void;
  /** Resolves when the process has ended, however that came. */
  readonly ended: Promise<void>;
  /** Ends it; the link goes with it. */
  stop(): void;
}

/**
 * Starts socat with a raw pseudo terminal at `link`. It ends with this process: its input closes. Throws `app.socat-missing` where the
 * program is not installed; its own words go to stderr.
 */
export async function startSocat(link: string): Promise<Socat> {
  const child = spawn('socat', [`PTY,raw,echo=0,link=${link}`, 'STDIO'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await started(child);
  // A terminal that goes away in the middle of a write takes the write with it.
  child.stdin.on('error', () => undefined);
  return {
    onBytes: (take) => {
      child.stdout.on('data', (bytes: Buffer) => take(new Uint8Array(bytes)));
    },
    send: (bytes) => {
      if (child.stdin.writable) child.stdin.write(bytes);
    },
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
    stop: () => {
      child.kill('SIGTERM');
    },
  };
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'ENOENT' ? missing() : error));
  });
}

function missing(): StackhandError {
  return new StackhandError({
    code: 'app.socat-missing',
    what: 'The plant makes its serial ports with socat, which is not installed.',
    where: '--wire',
    value: 'serial',
    allowed: 'serial where socat is installed, tcp anywhere',
    remedy: 'Install the Debian package socat (`sudo apt-get install socat`), or use --wire tcp.',
  });
}
