import { type Move, movesOf, type Next, standing, type Subject } from './moves';
import { type Budget, BUDGETS, hashOf, type State, textOf } from './state';

export interface Wrong {
  readonly wrong: string;
  readonly trace: readonly string[];
}

export interface Explored {
  readonly states: number;
  readonly transitions: number;
  readonly ends: Readonly<Record<string, number>>;
  readonly wrongs: readonly Wrong[];
  /** False: the search stopped at its bound. */
  readonly whole: boolean;
}

export interface Bounds {
  /** Wrongs after which the search stops. */
  readonly wrongs: number;
  readonly states: number;
}

interface Visit {
  readonly state: State;
  readonly words: string;
  readonly node: number;
  readonly moves: readonly Move[];
  next: number;
}

const pack = (left: Budget): number => BUDGETS.reduce((sum, kind) => sum * 8 + left[kind], 0);
function covers(had: number, wanted: number): boolean {
  for (let [a, b] = [had, wanted]; a > 0 || b > 0; [a, b] = [Math.floor(a / 8), Math.floor(b / 8)])
    if (a % 8 < b % 8) return false;
  return true;
}

/**
 * Depth first, what is asked before what goes wrong, so that the states with the most left to go wrong come first and the traces stay
 * short. Keeps for each state where it leads when everybody does what is asked.
 */
export class Explorer {
  private readonly nodes = new Map<number, number>();
  private readonly met: number[][] = [];
  private readonly asked: number[][] = [];
  private readonly good: boolean[] = [];
  /** How each state was met first: from which, and by what. */
  private readonly came: (readonly [number, string])[] = [];
  private readonly ends: Record<string, number> = {};
  private readonly wrongs: Wrong[] = [];
  private readonly seen = new Set<string>();
  private readonly endStates: State[] = [];
  private transitions = 0;
  private stack: Visit[] = [];
  private stopped = false;

  constructor(
    private readonly subject: Subject,
    private readonly bounds: Bounds,
    private readonly tell: (states: number) => void = () => undefined,
  ) {}

  from(state: State, words: string): this {
    this.enter({ state, wrongs: standing(this.subject, state) }, words, undefined);
    while (this.stack.length > 0 && !this.stopped) {
      const top = this.stack.at(-1)!;
      const move = top.moves[top.next];
      top.next += 1;
      if (move === undefined) this.stack.pop();
      else this.take(top, move);
    }
    this.stack = [];
    return this;
  }

  /** The ends that were met since this was asked last. */
  ended(): readonly State[] {
    return this.endStates.splice(0);
  }

  private take(top: Visit, move: Move): void {
    this.transitions += 1;
    let next: Next;
    try {
      next = move.go();
    } catch (error) {
      this.report(`the rules fail: ${error instanceof Error ? error.message : String(error)}`, move.words);
      return;
    }
    this.enter(next, move.words, move.kind === 'asked' ? top.node : undefined);
  }

  private enter({ state, wrongs }: Next, words: string, askedFrom: number | undefined): void {
    for (const wrong of wrongs) this.report(wrong, words);
    const hash = hashOf(textOf(state));
    const node = this.nodes.get(hash) ?? this.newNode(hash, state, words);
    if (askedFrom !== undefined) this.asked[askedFrom]?.push(node);
    // Nothing more is learnt behind a wrong.
    if (wrongs.length > 0 || this.stopped) {
      this.good[node] = true;
      return;
    }
    const left = pack(state.left);
    const met = this.met[node]!;
    if (met.some((had) => covers(had, left))) return;
    met.push(left);
    if (state.run.status === 'ended') this.endStates.push(state);
    if (this.nodes.size >= this.bounds.states) this.stopped = true;
    const moves = movesOf(this.subject, state);
    if (moves.length === 0 && state.run.status !== 'ended') this.report('nothing can happen any more', words);
    this.stack.push({ state, words, node, moves, next: 0 });
  }

  private newNode(hash: number, { run }: State, words: string): number {
    const node = this.nodes.size;
    this.came.push([this.stack.at(-1)?.node ?? -1, words]);
    this.nodes.set(hash, node);
    this.met.push([]);
    this.asked.push([]);
    this.good.push(run.status === 'ended' || (run.hold?.offers.length ?? 0) > 0);
    const end = run.status === 'ended' ? (run.outcome ?? '') : run.status === 'held' ? 'held' : undefined;
    if (end !== undefined) this.ends[end] = (this.ends[end] ?? 0) + 1;
    if (node % 10_000 === 9_999) this.tell(node + 1);
    return node;
  }

  private report(wrong: string, words: string): void {
    const kind = wrong.replace(/S\d/g, 'S').replace(/\d{3}-/g, '');
    if (this.seen.has(kind)) return;
    this.seen.add(kind);
    this.wrongs.push({ wrong, trace: inFewWords([...this.stack.map((visit) => visit.words), words]) });
    if (this.wrongs.length >= this.bounds.wrongs) this.stopped = true;
  }

  private traceOf(node: number): readonly string[] {
    const lines: string[] = [];
    for (let at = node; at >= 0; ) {
      const [from, words] = this.came[at]!;
      lines.unshift(words);
      at = from;
    }
    return inFewWords(lines);
  }

  /** States from which doing what is asked leads to no end and no hold with an offer. */
  private hopeless(): readonly number[] {
    const back: number[][] = this.good.map(() => []);
    for (const [from, tos] of this.asked.entries()) for (const to of tos) back[to]?.push(from);
    const reached = this.good.map(Boolean);
    const todo = reached.flatMap((good, node) => (good ? [node] : []));
    for (let node = todo.pop(); node !== undefined; node = todo.pop())
      for (const from of back[node] ?? [])
        if (!reached[from]) {
          reached[from] = true;
          todo.push(from);
        }
    return reached.flatMap((one, node) => (!one && (this.met[node]?.length ?? 0) > 0 ? [node] : []));
  }

  result(): Explored {
    if (!this.stopped) {
      const hopeless = this.hopeless();
      const [first] = hopeless;
      if (first !== undefined)
        this.wrongs.push({
          wrong: `${hopeless.length} states lead to no end and no hold with an offer`,
          trace: this.traceOf(first),
        });
    }
    return {
      states: this.nodes.size,
      transitions: this.transitions,
      ends: this.ends,
      wrongs: this.wrongs,
      whole: !this.stopped,
    };
  }
}

/** The way to a state in words: what went wrong, and what was done before it in a few words. */
function inFewWords(all: readonly string[]): readonly string[] {
  const dull = (line: string, index: number): boolean =>
    index > 0 &&
    index < all.length - 4 &&
    (line.includes(': as asked, answers') || line === 'the time that is waited passes');
  const lines: string[] = [];
  let skipped = 0;
  for (const [index, line] of all.entries()) {
    if (dull(line, index)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) lines.push(`(${skipped} steps as asked)`);
    skipped = 0;
    lines.push(line);
  }
  return lines;
}
