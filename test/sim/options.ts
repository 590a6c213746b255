/** What stands on a command line of one of these programs: `--name value`, or `--name` alone. */
export class Options {
  constructor(
    private readonly args: readonly string[],
    known: readonly string[],
  ) {
    const odd = args.find((arg) => arg.startsWith('--') && !known.includes(arg.slice(2)));
    if (odd !== undefined)
      throw new Error(`Unknown option ${odd}; allowed are ${known.map((name) => `--${name}`).join(', ')}.`);
  }

  has(name: string): boolean {
    return this.args.includes(`--${name}`);
  }

  text(name: string, otherwise: string): string {
    const at = this.args.indexOf(`--${name}`);
    const value = at < 0 ? undefined : this.args[at + 1];
    if (at >= 0 && (value === undefined || value.startsWith('--'))) throw new Error(`--${name} needs a value.`);
    return value ?? otherwise;
  }

  /** A whole number from 0. */
  number(name: string, otherwise: number): number {
    const value = this.text(name, String(otherwise));
    if (!/^\d+$/.test(value)) throw new Error(`--${name} is ${value}; allowed is a whole number from 0.`);
    return Number(value);
  }
}
