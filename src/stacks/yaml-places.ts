import { isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, type YAMLError } from 'yaml';
import type { Problem } from '../kernel';

/** Deeper than any site; what nests further is a mistake of indentation or an attack on the reader. */
const MAX_DEPTH = 16;

/** A YAML text as data, with the place of every field, and every reason why it cannot be trusted as it stands. */
export interface PlacedYaml {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** `line 12, column 5 (stacks[1].address)`; a field that is not there gets the place of what should contain it. */
  readonly placeOf: (path: string, part?: 'key' | 'value') => string;
}

interface Offsets {
  readonly key: number;
  readonly value: number;
}

/**
 * Reads one YAML document (core schema 1.2). Repeated keys and aliases are refused: a repeated key hides the first value, and an
 * alias lets a small text grow without bound. Keys are compared in one pass, so a long text costs no more than its length.
 */
export function readPlacedYaml(text: string): PlacedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    stringKeys: true,
    resolveKnownTags: false,
    logLevel: 'error',
  });
  const walk = new Walk((offset) => lineAndColumn(lines, offset));
  if (document.errors.length === 0) walk.visit(document.contents, '', 0);
  const faults = [...document.errors, ...document.warnings].map((fault) => syntaxProblem(fault, lines));
  const problems = [...faults, ...walk.problems];
  return {
    data: problems.length === 0 ? document.toJS({ maxAliasCount: 0 }) : null,
    problems,
    placeOf: (path, part = 'value') => walk.placeOf(path, part),
  };
}

/** Notes the offset of every field on the way down. */
class Walk {
  readonly problems: Problem[] = [];
  private readonly places = new Map<string, Offsets>([['', { key: 0, value: 0 }]]);

  constructor(private readonly lineAndColumnOf: (offset: number) => string) {}

  visit(node: unknown, path: string, depth: number): void {
    if (isAlias(node)) this.problems.push(aliasProblem(this.placeOf(path, 'value'), node.source));
    else if (depth > MAX_DEPTH) this.problems.push(tooDeep(this.placeOf(path, 'value')));
    else if (isMap(node)) this.visitMap(node.items, path, depth);
    else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        this.enter(item, `${path}[${index}]`, startOf(item) ?? this.startOfPath(path), depth);
      });
    }
  }

  placeOf(path: string, part: keyof Offsets): string {
    let known = path;
    while (!this.places.has(known)) known = parentOf(known);
    const offset = this.places.get(known)?.[known === path ? part : 'value'] ?? 0;
    return `${this.lineAndColumnOf(offset)} (${path === '' ? 'the whole file' : path})`;
  }

  private visitMap(pairs: readonly Pair[], path: string, depth: number): void {
    const names = new Set<string>();
    for (const { key, value } of pairs) {
      const name = isScalar(key) ? String(key.value) : String(key);
      const keyOffset = startOf(key) ?? this.startOfPath(path);
      const child = path === '' ? name : `${path}.${name}`;
      if (names.has(name)) this.problems.push(duplicateKey(`${this.lineAndColumnOf(keyOffset)} (${child})`, name));
      else this.enter(value, child, keyOffset, depth);
      names.add(name);
    }
  }

  private enter(node: unknown, path: string, keyOffset: number, depth: number): void {
    this.places.set(path, { key: keyOffset, value: startOf(node) ?? keyOffset });
    this.visit(node, path, depth + 1);
  }

  private startOfPath(path: string): number {
    return this.places.get(path)?.value ?? 0;
  }
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));
}

function lineAndColumn(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `line ${Math.max(line, 1)}, column ${Math.max(col, 1)}`;
}

/** The reader's own words are kept unless they speak of its programming interface. */
const SYNTAX_WORDS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'The file holds more than one document; a line `---` starts a second one',
  TAB_AS_INDENT: 'A tab is used to indent; YAML wants spaces',
  TAG_RESOLVE_FAILED: 'A value carries a tag (!…) that a site does not use',
  NON_STRING_KEY: 'The name of a field is not a plain text',
};

function syntaxProblem(fault: YAMLError, lines: LineCounter): Problem {
  const where = lineAndColumn(lines, fault.pos[0]);
  if (fault.code === 'RESOURCE_EXHAUSTION') return tooDeep(where);
  return {
    code: 'stacks.yaml-syntax',
    what: `${SYNTAX_WORDS[fault.code] ?? fault.message}.`,
    where,
    remedy: 'Correct the text here or on the line above; compare it with a file of the folder `examples`.',
  };
}

function duplicateKey(where: string, name: string): Problem {
  return {
    code: 'stacks.yaml-duplicate-key',
    what: 'This field stands twice in the same block.',
    where,
    value: name,
    allowed: 'each field once',
    remedy: 'Remove one of the two.',
  };
}

function aliasProblem(where: string, name: string): Problem {
  return {
    code: 'stacks.yaml-alias',
    what: 'A site does not use aliases.',
    where,
    value: `*${name}`,
    allowed: 'the values themselves',
    remedy: 'Write the values out in this place.',
  };
}

function tooDeep(where: string): Problem {
  return {
    code: 'stacks.yaml-too-deep',
    what: 'The text nests deeper than any site.',
    where,
    allowed: `at most ${MAX_DEPTH} levels`,
    remedy: 'Compare the indentation with a file of the folder `examples`.',
  };
}
