import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Stamp } from '../../src/kernel';
import type { Outcome, RunState } from '../../src/orchestrator';
import type { Verdict } from '../../src/reports';

/** The kept journals: `<generation>/<product>/<ending>.jsonl.gz`, what they came to in `.verdict.json`, the plant of an open one in `.plant.json.gz`. */
export const JOURNALS = path.join(__dirname, 'journals');

/** What a run came to by its journal, without the words that were said of it: those may be put better at any time. */
export interface KeptRun {
  readonly runId: string;
  readonly status: RunState['status'];
  readonly outcome: Outcome | null;
  readonly physical: string | null;
  readonly hold: { readonly by: string; readonly because: string; readonly offers: readonly string[] } | null;
  readonly deviations: readonly {
    readonly what: string;
    readonly guard: string;
    readonly why: string;
    readonly by: string;
  }[];
  readonly facts: number;
  readonly returns: readonly (readonly [string, number])[];
  readonly verdict: {
    readonly outcome: Outcome | null;
    readonly agrees: boolean;
    readonly shortfalls: number;
    readonly findings: readonly { readonly code: string; readonly number: number | null }[];
    readonly duties: readonly { readonly id: string; readonly back: boolean | null; readonly status: string }[];
    readonly switches: readonly { readonly stack: string; readonly bank: string; readonly same: boolean | null }[];
    readonly versions: Verdict['versions'];
    readonly counts: Verdict['counts'];
    readonly powerGaps: Verdict['powerGaps'];
    readonly restarts: number;
    readonly transfers: number;
    readonly answers: number;
  };
}

export interface Kept {
  readonly runs: readonly KeptRun[];
  readonly obligations: readonly { readonly id: string; readonly status: string }[];
  /** The run that had not ended: when its journal was taken, and what it came to afterwards. */
  readonly open: { readonly at: Stamp; readonly cameTo: Outcome | null } | null;
}

export const packed = (text: string): Buffer => gzipSync(text, { level: 9 });
export const unpacked = (file: string): string => gunzipSync(readFileSync(file)).toString('utf8');

/** Every kept journal, as `0.1/stackd-gen3/complete`. */
export function keptNames(): readonly string[] {
  const files = readdirSync(JOURNALS, { recursive: true, encoding: 'utf8' });
  const journals = files.filter((file) => file.endsWith('.jsonl.gz'));
  return journals.map((file) => file.slice(0, -'.jsonl.gz'.length).replaceAll(path.sep, '/')).sort();
}

export const keptOf = (name: string): Kept =>
  JSON.parse(readFileSync(path.join(JOURNALS, `${name}.verdict.json`), 'utf8')) as Kept;
