import { type Problem, problemLine } from '../kernel';
import type { CliIo } from './cli-io';

/** Where results and problems of a command go: results to stdout, problems to stderr, one line each. */
export class Output {
  constructor(private readonly io: CliIo) {}

  /** One line after another. Without lines nothing is written. */
  lines(lines: readonly string[]): void {
    if (lines.length > 0) this.io.stdout.write(`${lines.join('\n')}\n`);
  }

  /** A text as it is; a last line break is added where it lacks. */
  text(text: string): void {
    this.io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  json(value: unknown): void {
    this.io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  /** `--json`, or the lines for people. */
  either(json: boolean | undefined, value: unknown, lines: readonly string[]): void {
    if (json === true) this.json(value);
    else this.lines(lines);
  }

  problems(problems: readonly Problem[]): void {
    for (const problem of problems) this.io.stderr.write(`${problemLine(problem)}\n`);
  }
}
