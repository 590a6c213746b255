import { leftOutTags, type Outcome, type RunState } from '../../orchestrator';
import type { SiteStack } from '../../stacks';
import { switchLines } from '../verdict/switches';
import { versionLines } from '../verdict/versions';

/** A photo that was kept, by the digest of its bytes. */
export interface PhotoKept {
  readonly subject: string;
  readonly digest: string;
  readonly by: string;
  readonly atMs: number;
}

/** What one run saw of one stack: how it was found, how it was left. Patterns: switch 1 first, 1 = ON; null: nobody said. */
export interface StackVisit {
  readonly runId: string;
  readonly procedure: string;
  readonly site: { readonly id: string; readonly name: string };
  readonly startedAtMs: number;
  readonly outcome: Outcome | null;
  readonly tag: string;
  /** By the plan, by the stack itself, or as it was read from its label. */
  readonly serial: string | null;
  readonly address: number;
  readonly leftOut: boolean;
  readonly banks: readonly {
    readonly bank: string;
    readonly label: string;
    readonly found: string | null;
    readonly now: string | null;
    /** Null where either is not known. */
    readonly same: boolean | null;
  }[];
  /** Modules top first. */
  readonly versions: readonly {
    readonly component: string;
    readonly label: string;
    readonly before: readonly string[] | null;
    readonly after: readonly string[] | null;
  }[];
  readonly photos: readonly PhotoKept[];
}

/** What a run saw of every stack of its site, also of those that it left out. */
export function visitsOf(run: RunState): readonly StackVisit[] {
  const { plan } = run;
  const stacks = [...plan.site.stacks, ...(plan.apart ?? [])];
  const all: RunState = { ...run, plan: { ...plan, site: { ...plan.site, stacks } } };
  const banks = switchLines(all);
  const versions = versionLines(all);
  return stacks.map((stack) => ({
    runId: run.runId,
    procedure: plan.procedure,
    site: { id: plan.site.id, name: plan.site.name },
    startedAtMs: run.startedAt.wallMs,
    outcome: run.outcome ?? null,
    tag: stack.tag,
    serial: serialOf(run, stack),
    address: stack.address,
    leftOut: leftOutTags(plan).includes(stack.tag),
    banks: banks
      .filter((line) => line.stack === stack.tag)
      .map(({ bank, label, found, now, same }) => ({ bank, label, found, now, same })),
    versions: versions
      .filter((line) => line.stack === stack.tag)
      .map(({ component, label, before, after }) => ({ component, label, before, after })),
    photos: photosOf(run, stack.tag),
  }));
}

/** Two people write a serial in two ways. */
export const sameSerial = (one: string | null, other: string): boolean =>
  one !== null && plain(one) !== '' && plain(one) === plain(other);
const plain = (serial: string): string => serial.replace(/[\s-]/g, '').toUpperCase();

function serialOf({ facts }: RunState, { tag, serial }: SiteStack): string | null {
  const told = [serial, facts.get(`${tag}/serial-read`)?.value, facts.get(`${tag}/identity`)?.value];
  return told.find((one) => typeof one === 'string') ?? null;
}

function photosOf({ plan, facts }: RunState, tag: string): readonly PhotoKept[] {
  const subjects = plan.steps
    .filter(({ step, stack }) => step === 'photograph' && stack === tag)
    .map(({ params }) => params.subject ?? '');
  return [...new Set(subjects)].flatMap((subject) => {
    const fact = facts.get(`${tag}/photo/${subject}`);
    if (typeof fact?.value !== 'string') return [];
    return [{ subject, digest: fact.value, by: fact.by, atMs: fact.at.wallMs }];
  });
}
