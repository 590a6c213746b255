import { PassThrough } from 'node:stream';
import { type CliIo, type GivenCommands, runCli } from '../../src/cli';

/** A terminal that is none: lines go in, text comes out. */
export class FakeTerminal implements CliIo {
  readonly stdin = new PassThrough();
  out = '';
  err = '';
  readonly stdout = { columns: 80, write: (text: string) => (this.out += text) };
  readonly stderr = { columns: 80, write: (text: string) => (this.err += text) };

  constructor(readonly env: Record<string, string | undefined> = {}) {}

  type(...lines: readonly string[]): this {
    for (const line of lines) this.stdin.write(`${line}\n`);
    return this;
  }

  endInput(): this {
    this.stdin.end();
    return this;
  }
}

/** Commands handed in that only note what they were given. */
export function notingCommands(): GivenCommands & { readonly given: unknown[] } {
  const given: unknown[] = [];
  const note = async (options: unknown): Promise<number> => {
    given.push(options);
    return 0;
  };
  return { given, serve: note, plant: note, demo: note };
}

/** Runs one command line; what it wrote and its exit code. */
export async function cli(
  argv: readonly string[],
  terminal = new FakeTerminal(),
  given: GivenCommands = notingCommands(),
): Promise<{ code: number; out: string; err: string }> {
  const code = await runCli(argv, given, terminal);
  return { code, out: terminal.out, err: terminal.err };
}
