import { GUARDS, rowOf } from '../../src/orchestrator';
import { Explorer, type Explored } from './explore';
import { type Subject, subjectOf } from './moves';
import { explorerPlan, foundOf, type PlanOptions } from './plans';
import { asFound } from './plant';
import { isOwed, started, startedAfter } from './start';
import { type Budget, NOTHING, type State } from './state';

/** One whole search: a site, and how much may go wrong in it at most. */
export interface Family extends Budget {
  readonly name: string;
  readonly stacks: number;
  readonly site?: PlanOptions;
  /** Of the slips only what is told and is not so. */
  readonly liesOnly?: boolean;
  /** "I cannot see it" is met only while so many slips are left. */
  readonly blindNeeds?: number;
  /** Every end that this second run is for is gone on from by it, with so much to go wrong in it. */
  readonly then?: { readonly procedure: keyof typeof GOES_ON } & Budget;
}

/** The ends of a run that a second one is for. */
const GOES_ON = {
  'restore-only': isOwed,
  'join-parallel': ({ run }: State): boolean => run.outcome === 'complete',
};

export interface Searched extends Explored {
  readonly family: Family;
  readonly seconds: number;
}

/** What one child process searches in every CI run. */
export const PARTS: Readonly<Record<string, readonly Family[]>> = {
  first: [
    { ...NOTHING, name: 'two slips, two crashes', stacks: 2, slips: 2, crashes: 2, blindNeeds: 2 },
    { ...NOTHING, name: 'over leads: a fault and a crash', stacks: 2, faults: 1, crashes: 1, site: { leads: true } },
    { ...NOTHING, name: 'over leads: a fault and danger', stacks: 2, faults: 1, dangers: 1, site: { leads: true } },
    {
      ...NOTHING,
      name: 'over leads: an abort and a fault, then restore-only',
      stacks: 2,
      aborts: 1,
      faults: 1,
      site: { leads: true },
      then: { ...NOTHING, procedure: 'restore-only' },
    },
  ],
  second: [
    { ...NOTHING, name: 'three stacks, one slip, one crash', stacks: 3, slips: 1, crashes: 1 },
    { ...NOTHING, name: 'a correction and a crash', stacks: 2, corrections: 1, crashes: 1 },
    { ...NOTHING, name: 'a wrong answer and a correction', stacks: 2, slips: 1, liesOnly: true, corrections: 1 },
    { ...NOTHING, name: 'a correction and danger', stacks: 2, corrections: 1, dangers: 1 },
    { ...NOTHING, name: 'a set that goes on smaller: a fault and an abort', stacks: 3, faults: 1, aborts: 1 },
    { ...NOTHING, name: 'an abort and a slip', stacks: 2, aborts: 1, slips: 1 },
    { ...NOTHING, name: 'over leads: a slip and a crash', stacks: 2, slips: 1, crashes: 1, site: { leads: true } },
    { ...NOTHING, name: 'a device fault and a slip', stacks: 2, slips: 1, faults: 1 },
    { ...NOTHING, name: 'danger and a slip', stacks: 2, slips: 1, dangers: 1 },
    { ...NOTHING, name: 'an abort, danger, a crash', stacks: 2, aborts: 1, dangers: 1, crashes: 1 },
    {
      ...NOTHING,
      name: 'an abort and a fault, then restore-only',
      stacks: 2,
      aborts: 1,
      faults: 1,
      then: { ...NOTHING, procedure: 'restore-only' },
    },
    {
      ...NOTHING,
      name: 'leave-parallel, a slip, a crash',
      stacks: 2,
      slips: 1,
      crashes: 1,
      site: { procedure: 'leave-parallel' },
    },
    {
      ...NOTHING,
      name: 'leave-parallel, then join-parallel with a slip and a crash',
      stacks: 2,
      site: { procedure: 'leave-parallel' },
      then: { ...NOTHING, procedure: 'join-parallel', slips: 1, crashes: 1 },
    },
  ],
};

const STATES = 3_000_000;

/** Searches one family; `without`: rows of the table of guards that are taken out. */
export function searched(family: Family, without: readonly string[], tell: (states: number) => void): Searched {
  const before = Date.now();
  const plan = explorerPlan(family.stacks, family.site);
  const found = foundOf(plan);
  const guards = GUARDS.filter((guard) => !without.includes(rowOf(guard)) && !without.includes(guard.id));
  const subject: Subject = {
    ...subjectOf(found, guards),
    blindNeeds: family.blindNeeds ?? 1,
    liesOnly: family.liesOnly,
  };
  const explorer = new Explorer(subject, { wrongs: 20, states: STATES }, tell);
  const { slips, crashes, faults, aborts, dangers, corrections } = family;
  const plant = asFound(found, plan.site.breakers.length, family.site?.leads);
  const state = started(subject, plan, plant, {
    slips,
    crashes,
    faults,
    aborts,
    dangers,
    corrections,
  });
  const ends = explorer.from(state, `${plan.procedure} is started`).ended();
  if (family.then !== undefined) {
    const { procedure, ...left } = family.then;
    const again = explorerPlan(family.stacks, { ...family.site, procedure });
    for (const end of ends.filter(GOES_ON[procedure]))
      explorer.from(startedAfter(subject, again, { ...end, left }), `${procedure} is started`);
  }
  return { ...explorer.result(), family, seconds: Math.round((Date.now() - before) / 1000) };
}
