/** What is said in place of texts that come from elsewhere in English. A text with holes, `tested on {a}`, stands for every text of its shape. */
export type Phrases = Readonly<Record<string, string>>;

const FEW_LETTERS = 6;
const HOLE = /\{([a-z]+)\}/g;

interface Shape {
  readonly start: string;
  readonly end: string;
  readonly pattern: RegExp;
  readonly holes: readonly string[];
  readonly other: string;
}

/** Finds what is said in place of a text. What stood in a hole is looked up too. */
export class PhraseBook {
  private readonly whole: ReadonlyMap<string, string>;
  private readonly shapes: readonly Shape[];

  constructor(phrases: Phrases) {
    const entries = Object.entries(phrases);
    this.whole = new Map(entries.filter(([text]) => text.match(HOLE) === null));
    // The longest first: of two that fit, it has fewer signs left to its holes.
    this.shapes = entries
      .filter(([text]) => text.match(HOLE) !== null)
      .sort(([one], [other]) => other.length - one.length)
      .map(([text, other]) => shapeOf(text, other));
  }

  /** The text in the other language; undefined for one that nobody translated. */
  find(text: string): string | undefined {
    const whole = this.whole.get(text);
    if (whole !== undefined) return whole;
    for (const { start, end, pattern, holes, other } of this.shapes) {
      if (!text.startsWith(start) || !text.endsWith(end)) continue;
      const found = pattern.exec(text)?.slice(1);
      if (found === undefined) continue;
      const told = new Map(holes.map((hole, at) => [hole, this.say(found[at] ?? '')]));
      return other.replace(HOLE, (_all, hole: string) => told.get(hole) ?? '');
    }
    return undefined;
  }

  /** The same; the text itself where nobody translated it. A sentence may have lost its full stop, and several may be joined by semicolons. */
  say(text: string): string {
    return this.sentence(text) ?? this.joined(text) ?? text;
  }

  private sentence(text: string): string | undefined {
    return this.find(text) ?? this.find(`${text}.`)?.replace(/\.$/, '');
  }

  /** All of them or none: half a text in each language is worse than the whole in one. */
  private joined(text: string): string | undefined {
    const parts = text.split('; ').map((part) => this.sentence(part));
    return parts.length > 1 && parts.every((part) => part !== undefined) ? parts.join('; ') : undefined;
  }
}

function shapeOf(text: string, other: string): Shape {
  const holes = [...text.matchAll(HOLE)].map(([, hole = '']) => hole);
  const parts = text.split(/\{[a-z]+\}/);
  const literal = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // Little around its holes, as in `{a} and {b}`: whole sentences would fit, so each hole is one word.
  const hole = parts.join('').replace(/\P{L}/gu, '').length < FEW_LETTERS ? '(\\S+)' : '(.*?)';
  const pattern = new RegExp(`^${literal.join(hole)}$`, 's');
  return { start: parts[0] ?? '', end: parts.at(-1) ?? '', pattern, holes, other };
}
