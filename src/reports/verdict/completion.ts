import { findProcedure, leftOutTags, type Outcome, type RunState } from '../../orchestrator';
import { judgeCode } from '../../stacks';
import type { DutyLine } from './duties';
import type { CountLine, ShareLine, VoltsLine } from './readings';
import { mixedComponents, type VersionLine } from './versions';
import type { Finding } from './walk';

/** Everything the outcome is computed from; all of it comes from the events. */
export interface Evidence {
  readonly run: RunState;
  readonly findings: readonly Finding[];
  readonly versions: readonly VersionLine[];
  readonly counts: readonly CountLine[];
  readonly volts: VoltsLine | null;
  readonly shares: readonly ShareLine[];
  readonly duties: readonly DutyLine[];
}

/** What stands against "complete", in words; empty when nothing does. Judged anew, not taken from the guards of the run. */
export function shortfalls(evidence: Evidence): readonly string[] {
  const { run, findings } = evidence;
  const { completes } = findProcedure(run.plan.procedure);
  const unsettled = run.plan.steps.filter(
    ({ id }) => !['done', 'skipped'].includes(run.steps.get(id)?.status ?? 'pending'),
  );
  return [
    ...(unsettled.length === 0
      ? []
      : [`${unsettled.length} of ${run.plan.steps.length} steps were not done, first ${unsettled[0]?.id}.`]),
    ...leftOutTags(run.plan).map((tag) => `${tag} was left out of the set by a recorded decision.`),
    ...findings.map(({ what }) => `The record does not hold together: ${what}`),
    ...units(evidence),
    ...set(evidence),
    ...(completes === 'apart' ? apart(run) : inService(evidence)),
    ...(completes === 'apart' ? [] : open(evidence)),
  ];
}

/** The outcome by the evidence; null while the run has not ended. */
export function outcomeOf(evidence: Evidence, against: readonly string[]): Outcome | null {
  const { run, findings } = evidence;
  if (run.status !== 'ended') return null;
  const settled = run.plan.steps.every(({ id }) =>
    ['done', 'skipped'].includes(run.steps.get(id)?.status ?? 'pending'),
  );
  if (run.wayBack !== undefined && settled && findings.length === 0)
    return run.wayBack === 'unpark' ? 'abandoned' : 'restored-not-updated';
  if (run.plan.rollsBack === true && against.length === 0) return 'restored-not-updated';
  if (run.wayBack === undefined && against.length === 0)
    return run.deviations.length > 0 ? 'complete-with-deviations' : 'complete';
  return touched(run) ? 'degraded' : 'abandoned';
}

/** True once a breaker was to be opened, a stack switched off, or a unit written; or where a unit says that it is half written. */
function touched(run: RunState): boolean {
  const opened = run.plan.steps.some(
    ({ id, step }) =>
      ['open-and-lock-breakers', 'switch-off'].includes(step) &&
      !['pending', 'skipped'].includes(run.steps.get(id)?.status ?? 'pending'),
  );
  return (
    opened ||
    run.plan.site.stacks.some(
      ({ tag }) => run.facts.has(`${tag}/flash`) || Number(run.facts.get(`${tag}/update-state`)?.value ?? 0) !== 0,
    )
  );
}

function units({ run, versions }: Evidence): readonly string[] {
  const of = (key: string) =>
    run.plan.site.stacks.filter(({ tag }) => run.facts.get(`${tag}/flash`)?.value === key).map(({ tag }) => tag);
  const updates = run.plan.steps.some(({ step }) => step === 'pass-stack');
  const open = updates ? run.plan.site.stacks.filter(({ tag }) => run.facts.get(`${tag}/passed`)?.value !== true) : [];
  return [
    ...of('torn').map((tag) => `${tag} did not come back from its update.`),
    ...of('writing').map((tag) => `${tag} was still being written.`),
    ...open.map(({ tag }) => `${tag} did not pass.`),
    ...run.plan.site.stacks
      .filter(({ tag, modules }) => (run.facts.get(`${tag}/module-count`)?.value ?? modules.length) !== modules.length)
      .map(({ tag }) => `${tag} did not count all its modules.`),
    ...versions
      .filter(({ atTarget }) => atTarget === false)
      .map(({ stack, label }) => `${label} of ${stack} is not at its target.`),
  ];
}

function set({ run, counts, volts, versions }: Evidence): readonly string[] {
  const wrong = counts.filter(({ first, again, wanted }) => first !== wanted || again !== wanted);
  const mixed = run.plan.site.stacks.length > 1 ? mixedComponents(run, versions) : [];
  return [
    ...wrong.map(({ stack, of }) => `The count at ${stack} (${of}) is not the one that was due.`),
    ...(volts === null || volts.within ? [] : ['The volts of the stacks are not known to be near each other.']),
    ...mixed.map((label) => `The stacks do not carry the same version of ${label}.`),
    ...codes(run),
  ];
}

/** The last code of each stack must be none; of a set that stays apart also one that is expected there: neither success nor failure. */
function codes(run: RunState): readonly string[] {
  const isApart = findProcedure(run.plan.procedure).completes === 'apart';
  return run.plan.site.stacks.flatMap(({ tag }) => {
    const code = run.facts.get(`${tag}/code`)?.value;
    if (code === undefined) return [];
    if (typeof code !== 'string') return [`The last code of ${tag} was not seen.`];
    const { kind } = judgeCode(run.plan.slice, isApart ? 'isolated' : 'joined', code);
    return kind === 'none' || (isApart && kind === 'expected') ? [] : [`${tag} last showed ${code}.`];
  });
}

function apart(run: RunState): readonly string[] {
  const on = run.plan.site.stacks.filter(({ tag }) => run.facts.get(`${tag}/power`)?.value !== 'off');
  const locks = run.facts.get('site/locks')?.value;
  return [
    ...on.map(({ tag }) => `${tag} is not known to be off.`),
    ...(locks === run.plan.site.breakers.length ? [] : ['Not every battery breaker is known to be locked.']),
  ];
}

function inService({ run, shares }: Evidence): readonly string[] {
  const blind = run.plan.site.inverters.filter(
    ({ id }) => run.facts.get(`inverter/${id}/sees-battery`)?.value !== true,
  );
  const dark = run.plan.site.stacks.filter(({ tag }) => run.facts.get(`${tag}/power`)?.value !== 'on');
  return [
    ...blind.map(({ id }) => `Inverter ${id} is not known to see the battery.`),
    ...dark.map(({ tag }) => `${tag} is not known to be on.`),
    ...(shares.length < 2 ? ['The share of each stack was not tested both ways.'] : []),
    ...shares
      .filter(({ within }) => !within)
      .map(({ mode }) => `While ${mode}, the stacks did not share the current within the tolerance.`),
  ];
}

function open({ duties }: Evidence): readonly string[] {
  return duties
    .filter(
      ({ status, back, fromThisRun }) =>
        status !== 'left' && (fromThisRun ? back === false || (back === null && status === 'open') : status === 'open'),
    )
    .map(({ what }) => `Not put back: ${what}.`);
}
