/** What somebody wrote on a command line and cannot be meant; the message names the option, the value, and what is allowed. */
export class WrongOption extends Error {}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(' and ');

/**
 * What stands on the command line of one of these programs: `--name value`, `--name=value`, or `--name` alone. The names it knows are given
 * as `name=` where a value follows. Whatever is left over is refused, so that nothing that was meant is passed over in silence.
 */
export class Options {
  private readonly given = new Map<string, string[]>();

  constructor(
    args: readonly string[],
    private readonly known: readonly string[],
  ) {
    const left = [...args];
    for (let word = left.shift(); word !== undefined; word = left.shift()) this.take(word, left);
  }

  private take(word: string, left: string[]): void {
    const [name = '', ...rest] = word.split('=');
    if (!word.startsWith('--'))
      throw new WrongOption(`${quoted([word])} belongs to no option; allowed are ${this.names()}.`);
    const takesValue = this.known.includes(`${name.slice(2)}=`);
    if (!takesValue && !this.known.includes(name.slice(2)))
      throw new WrongOption(`Unknown option ${name}; allowed are ${this.names()}.`);
    if (!takesValue && rest.length > 0) throw new WrongOption(`${name} takes no value; it is given ${rest.join('=')}.`);
    const value = !takesValue ? '' : rest.length > 0 ? rest.join('=') : left.shift();
    if (takesValue && (value === undefined || value === '' || value.startsWith('--')))
      throw new WrongOption(`${name} needs a value.`);
    this.given.set(name.slice(2), [...this.all(name.slice(2)), value ?? '']);
  }

  private names(): string {
    return this.known.map((name) => (name.endsWith('=') ? `--${name.slice(0, -1)} VALUE` : `--${name}`)).join(', ');
  }

  has(name: string): boolean {
    return this.given.has(name);
  }

  /** Every value of an option that may be given several times. */
  all(name: string): readonly string[] {
    return this.given.get(name) ?? [];
  }

  text(name: string): string | undefined {
    const values = this.all(name);
    if (values.length > 1) throw new WrongOption(`--${name} is given ${quoted(values)}; allowed is one value.`);
    return values[0];
  }

  /** A whole number; `otherwise` where the option is left out. */
  number(name: string, otherwise: number, from = 0, to = Number.MAX_SAFE_INTEGER): number {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= from && number <= to) return number;
    const range = to === Number.MAX_SAFE_INTEGER ? `from ${from}` : `from ${from} to ${to}`;
    throw new WrongOption(`--${name} is ${value}; allowed is a whole number ${range}.`);
  }

  /** The names that an option lists, with commas or given again; all that are allowed where it is left out. */
  among(name: string, allowed: readonly string[]): readonly string[] {
    const wanted = this.all(name).flatMap((value) => (allowed.includes(value) ? [value] : value.split(',')));
    const odd = wanted.find((one) => !allowed.includes(one));
    const names = allowed.map((one) => (/[ ,]/.test(one) ? `"${one}"` : one)).join(', ');
    if (odd !== undefined) throw new WrongOption(`--${name} is ${odd}; allowed are ${names}.`);
    return wanted.length === 0 ? allowed : allowed.filter((one) => wanted.includes(one));
  }
}

/** A program of the command line. */
export interface Program {
  readonly usage: string;
  /** Names of its options, as `Options` reads them; `--help` is known to all. */
  readonly options: readonly string[];
  /** Gives the exit code. */
  readonly main: (options: Options) => number | Promise<number>;
}

/** Runs a program; a wrong option ends with 2 and the usage, whatever breaks inside with 2 and where it broke. */
export async function runProgram({ usage, options: known, main }: Program): Promise<void> {
  try {
    const options = new Options(process.argv.slice(2), [...known, 'help']);
    if (options.has('help')) process.stdout.write(`${usage}\n`);
    else process.exitCode = await main(options);
  } catch (error) {
    const isWrong = error instanceof WrongOption;
    const said = error instanceof Error ? (isWrong ? error.message : error.stack) : String(error);
    process.stderr.write(isWrong ? `${said}\n${usage}\n` : `${said}\n`);
    process.exitCode = 2;
  }
}

/** Says a line on the way, at most every five seconds. */
export function sparingly(line: () => string): () => void {
  let saidAt = performance.now();
  return () => {
    if (performance.now() - saidAt < 5000) return;
    saidAt = performance.now();
    process.stderr.write(`${line()}\n`);
  };
}
