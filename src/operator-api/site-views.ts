import type { Json, Problem } from '../kernel';
import { type Obligation, type Plan, type RunState, type RunSummary, type SiteState, summaryOf } from '../orchestrator';
import { findProfile, profiles } from '../products';
import { type StackVisit, visitsOf } from '../reports';
import { checkSite, siteFromForm, siteWarnings } from '../stacks';
import { type Language, say, type Words } from '../words';
import { problemIn } from './problem-words';
import { type TitledRun, titledRun } from './titled-run';

/** A site in a list. What nobody has written down yet is null. */
export interface SiteInShort {
  readonly siteId: string;
  readonly name: string | null;
  readonly colour: string | null;
  readonly training: boolean;
  readonly product: string | null;
  readonly stacks: number;
  /** A plan can be made of it. */
  readonly complete: boolean;
  readonly describedAtMs: number | null;
  readonly lastRun: RunSummary | null;
  readonly openObligations: number;
}

/** What must be put back, as a person calls it. */
export interface ObligationLine extends Obligation {
  readonly what: string;
}

/** A run in the history of its site. */
export interface RunInHistory extends TitledRun {
  readonly lastAtMs: number;
  readonly outcomeWords: string | null;
  readonly endedBecause: Words | null;
  readonly deviations: number;
}

/** A site as its record knows it. */
export interface SiteView {
  readonly siteId: string;
  /** Of the description; 0: nobody has described it. */
  readonly revision: number;
  readonly describedBy: string | null;
  readonly describedAtMs: number | null;
  readonly site: Json;
  /** Why no plan can be made of it yet, each with its field. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly obligations: readonly ObligationLine[];
  readonly runs: readonly RunInHistory[];
  /** How each run found every stack, and how it left it; newest last. */
  readonly visits: readonly StackVisit[];
}

/** A controller that some run met, and where it was last. */
export interface StackMet {
  readonly serial: string;
  readonly tag: string;
  readonly site: { readonly id: string; readonly name: string };
  readonly runs: number;
}

/** Everything that speaks against a plan of what was written down, and what is only said aloud. */
export function checkForm(form: unknown): {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
} {
  const read = siteFromForm(form);
  if ('problems' in read) return { problems: read.problems, warnings: [] };
  const { site } = read;
  if (!profiles.some(({ id }) => id === site.product)) return { problems: [noSuchProduct(site.product)], warnings: [] };
  const { stack, banks } = findProfile(site.product);
  return { problems: checkSite(site, stack, banks), warnings: siteWarnings(site, stack, banks) };
}

function checkedIn(form: unknown, language: Language): ReturnType<typeof checkForm> {
  const { problems, warnings } = checkForm(form);
  const said = (problem: Problem): Problem => problemIn(problem, language);
  return { problems: problems.map(said), warnings: warnings.map(said) };
}

const noSuchProduct = (id: string): Problem => ({
  code: 'products.profile-unknown',
  what: 'There is no product profile with this id.',
  where: 'product',
  value: id,
  allowed: profiles.map((profile) => profile.id).join(', '),
  remedy: 'Choose one of the products.',
});

export function siteInShort(siteId: string, site: SiteState, runs: readonly RunSummary[]): SiteInShort {
  const form = fields(site.described?.form);
  const own = runs.filter((run) => run.siteId === siteId).sort((a, b) => a.startedAtMs - b.startedAtMs);
  return {
    siteId,
    name: text(form.name),
    colour: text(form.colour),
    training: form.training === true,
    product: text(form.product),
    stacks: Array.isArray(form.stacks) ? form.stacks.length : 0,
    complete: site.described !== undefined && checkForm(site.described.form).problems.length === 0,
    describedAtMs: site.described?.at.wallMs ?? null,
    lastRun: own.at(-1) ?? null,
    openObligations: [...site.obligations.values()].filter(({ status }) => status === 'open').length,
  };
}

/** `runs`: those of this site, in any order. */
export function siteView(siteId: string, site: SiteState, runs: readonly RunState[], language: Language): SiteView {
  const inOrder = [...runs].sort((a, b) => a.startedAt.wallMs - b.startedAt.wallMs);
  const { described } = site;
  return {
    siteId,
    revision: described?.revision ?? 0,
    describedBy: described?.by ?? null,
    describedAtMs: described?.at.wallMs ?? null,
    site: described?.form ?? null,
    ...checkedIn(described?.form, language),
    obligations: obligationLines(site, inOrder, language),
    runs: inOrder.map((run) => runInHistory(run, language)),
    visits: inOrder.flatMap(visitsOf),
  };
}

/** `runs`: those in which something was moved; they know the labels on the hardware. */
export const obligationLines = (
  { obligations }: SiteState,
  runs: readonly RunState[],
  language: Language,
): readonly ObligationLine[] =>
  [...obligations.values()].map((obligation) => ({
    ...obligation,
    what: obligationWords(obligation, runs.find(({ runId }) => runId === obligation.runId)?.plan, language),
  }));

function runInHistory(run: RunState, language: Language): RunInHistory {
  const { outcome, lastAt, endedBecause, deviations } = run;
  return {
    ...titledRun(summaryOf(run), language),
    lastAtMs: lastAt.wallMs,
    outcomeWords: outcome === undefined ? null : say({ id: `outcome.${outcome}`, params: {} }, language).title,
    endedBecause: endedBecause === undefined ? null : say(endedBecause, language),
    deviations: deviations.length,
  };
}

/** The label on the hardware where it is a bank; else its name in the language of the reader. */
function obligationWords({ kind, bank }: Obligation, plan: Plan | undefined, language: Language): string {
  if (kind === 'bank') return plan?.banks.find(({ id }) => id === bank)?.label ?? bank ?? '';
  return say({ id: `obligation.${kind}`, params: {} }, language).title;
}

const fields = (form: unknown): Readonly<Record<string, unknown>> =>
  typeof form === 'object' && form !== null ? (form as Readonly<Record<string, unknown>>) : {};
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
