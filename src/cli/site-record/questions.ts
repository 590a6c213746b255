import { createInterface, type Interface } from 'node:readline';
import { StackhandError } from '../../kernel';
import type { CliIo, TextOut } from '../cli-io';

/** Reads one answer; undefined where it will not do. */
export type Read<T> = (text: string) => T | undefined;

/** Asks one question after the other, each until its answer will do. Enter alone takes the answer in brackets. */
export class Questions {
  private readonly lines: AsyncIterator<string, undefined>;
  private readonly reader: Interface;

  constructor(
    io: CliIo,
    private readonly out: TextOut,
  ) {
    this.reader = createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY });
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  async ask<T>(question: string, allowed: string, read: Read<T>, preset?: string): Promise<T> {
    for (;;) {
      this.out.write(
        `${question}${allowed === '' ? '' : ` (${allowed})`}${preset === undefined ? '' : ` [${preset}]`} `,
      );
      const next: IteratorResult<string, undefined> = await this.lines.next();
      if (next.done === true) throw inputEnded(question);
      this.out.write('\n');
      const text = next.value.trim();
      const answer = read(text === '' && preset !== undefined ? preset : text);
      if (answer !== undefined) return answer;
      this.out.write(`This will not do. Allowed: ${allowed === '' ? 'some words' : allowed}.\n`);
    }
  }

  words(question: string, preset?: string): Promise<string> {
    return this.ask(question, '', (text) => (text.length >= 1 && text.length <= 80 ? text : undefined), preset);
  }

  whole(question: string, [low, high]: readonly [number, number], preset?: number): Promise<number> {
    const read = (text: string): number | undefined =>
      /^\d{1,4}$/.test(text) && Number(text) >= low && Number(text) <= high ? Number(text) : undefined;
    return this.ask(question, `${low} to ${high}`, read, preset?.toString());
  }

  decimal(question: string, [low, high]: readonly [number, number], preset?: number): Promise<number> {
    return this.ask(question, `${low} to ${high}`, (text) => numberWithin(text, low, high), preset?.toString());
  }

  /** One of some words, by the word or by its number. */
  choose<const T extends string>(question: string, options: readonly T[], preset?: T): Promise<T> {
    const read = (text: string): T | undefined =>
      options.find((option, index) => option === text || text === String(index + 1));
    return this.ask(question, options.map((option, index) => `${index + 1} ${option}`).join(', '), read, preset);
  }

  async yes(question: string, preset?: 'y' | 'n'): Promise<boolean> {
    const read = (text: string): string | undefined => (/^(y|yes|n|no)$/i.test(text) ? text.toLowerCase() : undefined);
    return (await this.ask(question, 'y or n', read, preset)).startsWith('y');
  }

  close(): void {
    this.reader.close();
  }
}

function numberWithin(text: string, low: number, high: number): number | undefined {
  const value = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}

function inputEnded(question: string): StackhandError {
  return new StackhandError({
    code: 'cli.input-ended',
    what: 'The answers ended before the site was described.',
    where: question,
    value: 'nothing',
    allowed: 'an answer to every question',
    remedy: 'Begin again; nothing was written.',
  });
}
