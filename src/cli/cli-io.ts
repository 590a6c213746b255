import type { Readable } from 'node:stream';

/** Where text goes. */
export interface TextOut {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
  on?(event: 'resize' | 'error', listener: () => void): unknown;
  off?(event: 'resize' | 'error', listener: () => void): unknown;
}

/** Where keys and lines come from. */
export type TextIn = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

/** The terminal that a command was given: handed in, so that a test can be one. */
export interface CliIo {
  readonly stdin: TextIn;
  readonly stdout: TextOut;
  readonly stderr: TextOut;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The terminal of this process. */
export function processIo(): CliIo {
  return { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr, env: process.env };
}
