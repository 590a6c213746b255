import {
  findProcedure,
  goesBackAsFound,
  leftOutTags,
  type Outcome,
  type RunState,
  type SiteState,
} from '../../orchestrator';
import { type Message, message } from '../../kernel';
import { judgeCode } from '../../stacks';
import type { DutyLine } from './duties';
import type { CountLine } from './counts';
import type { ShareLine, VoltsLine } from './readings';
import { mixedComponents, type VersionLine } from './versions';
import type { Finding } from './walk';

/** Everything the outcome is computed from; all of it comes from the events. */
export interface Evidence {
  readonly run: RunState;
  readonly site: SiteState;
  readonly findings: readonly Finding[];
  readonly versions: readonly VersionLine[];
  readonly counts: readonly CountLine[];
  readonly volts: VoltsLine | null;
  readonly shares: readonly ShareLine[];
  readonly duties: readonly DutyLine[];
}

/** What stands against "complete", in words; empty when nothing does. Judged anew, not taken from the guards of the run. */
export function shortfalls(evidence: Evidence): readonly Message[] {
  const { run, findings } = evidence;
  const { completes } = findProcedure(run.plan.procedure);
  const unsettled = run.plan.steps.filter(
    ({ id }) => !['done', 'skipped'].includes(run.steps.get(id)?.status ?? 'pending'),
  );
  return [
    ...(unsettled.length === 0
      ? []
      : [
          message('short.steps', {
            open: unsettled.length,
            steps: run.plan.steps.length,
            step: unsettled[0]?.id ?? '',
          }),
        ]),
    ...leftOutTags(run.plan).map((stack) => message('short.left-out', { stack })),
    ...findings.map(({ what }) => message('short.record', { what })),
    ...units(evidence),
    ...set(evidence),
    ...(completes === 'apart' ? apart(run) : inService(evidence)),
    ...(completes === 'apart' ? [] : open(evidence)),
  ];
}

/** The outcome by the evidence; null while the run has not ended. */
export function outcomeOf(evidence: Evidence, against: readonly Message[]): Outcome | null {
  const { run, findings } = evidence;
  if (run.status !== 'ended') return null;
  const settled = run.plan.steps.every(({ id }) =>
    ['done', 'skipped'].includes(run.steps.get(id)?.status ?? 'pending'),
  );
  if (run.wayBack !== undefined && settled && findings.length === 0 && run.reached.size === 0)
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
      // Also where it is to be asked once more: what was shown may have been done.
      ['open-and-lock-breakers', 'switch-off'].includes(step) && run.steps.get(id)?.shownOrder !== undefined,
  );
  return (
    opened ||
    run.plan.site.stacks.some(
      ({ tag }) =>
        run.reached.has(tag) ||
        run.facts.has(`${tag}/flash`) ||
        Number(run.facts.get(`${tag}/update-state`)?.value ?? 0) !== 0,
    )
  );
}

function units({ run, versions }: Evidence): readonly Message[] {
  const of = (key: string) =>
    run.plan.site.stacks.filter(({ tag }) => run.facts.get(`${tag}/flash`)?.value === key).map(({ tag }) => tag);
  const updates = run.plan.steps.some(({ step }) => step === 'pass-stack');
  const open = updates ? run.plan.site.stacks.filter(({ tag }) => run.facts.get(`${tag}/passed`)?.value !== true) : [];
  return [
    ...of('torn').map((stack) => message('short.torn', { stack })),
    ...of('writing').map((stack) => message('short.writing', { stack })),
    ...open.map(({ tag: stack }) => message('short.not-passed', { stack })),
    ...run.plan.site.stacks
      .filter(({ tag, modules }) => (run.facts.get(`${tag}/module-count`)?.value ?? modules.length) !== modules.length)
      .map(({ tag: stack }) => message('short.modules', { stack })),
    ...versions
      .filter(({ atTarget }) => atTarget === false)
      .map(({ stack, label }) => message('short.not-at-target', { stack, part: label })),
  ];
}

function set({ run, site, counts, volts, versions }: Evidence): readonly Message[] {
  const wrong = counts.filter(({ first, again, wanted }) => first !== wanted || again !== wanted);
  const alike = run.plan.site.stacks.length > 1 && !goesBackAsFound(run, site);
  const mixed = alike ? mixedComponents(run, versions) : [];
  return [
    ...wrong.map(({ stack, of }) =>
      of === 'set' ? message('short.count-set', { stack }) : message('short.count-alone', { stack }),
    ),
    ...(volts === null || volts.within ? [] : [message('short.volts')]),
    ...mixed.map((label) => message('short.mixed', { part: label })),
    ...codes(run),
  ];
}

/** The last code of each stack must be none; of a set that stays apart also one that is expected there: neither success nor failure. */
function codes(run: RunState): readonly Message[] {
  const isApart = findProcedure(run.plan.procedure).completes === 'apart';
  return run.plan.site.stacks.flatMap(({ tag }) => {
    const code = run.facts.get(`${tag}/code`)?.value;
    if (code === undefined) return [];
    if (typeof code !== 'string') return [message('short.code-unseen', { stack: tag })];
    const { kind } = judgeCode(run.plan.slice, isApart ? 'isolated' : 'joined', code);
    return kind === 'none' || (isApart && kind === 'expected') ? [] : [message('short.code', { stack: tag, code })];
  });
}

function apart(run: RunState): readonly Message[] {
  const on = run.plan.site.stacks.filter(({ tag }) => run.facts.get(`${tag}/power`)?.value !== 'off');
  const locks = run.facts.get('site/locks')?.value;
  return [
    ...on.map(({ tag: stack }) => message('short.not-off', { stack })),
    ...(locks === run.plan.site.breakers.length ? [] : [message('short.locks')]),
  ];
}

function inService({ run, shares }: Evidence): readonly Message[] {
  const blind = run.plan.site.inverters.filter(
    ({ id }) => run.facts.get(`inverter/${id}/sees-battery`)?.value !== true,
  );
  const dark = run.plan.site.stacks.filter(({ tag }) => run.facts.get(`${tag}/power`)?.value !== 'on');
  return [
    ...blind.map(({ id: inverter }) => message('short.blind', { inverter })),
    ...dark.map(({ tag: stack }) => message('short.not-on', { stack })),
    ...(shares.length < 2 ? [message('short.share-untested')] : []),
    ...shares.filter(({ within }) => !within).map(({ mode }) => message('short.share', { mode })),
  ];
}

function open({ duties }: Evidence): readonly Message[] {
  return duties
    .filter(
      ({ status, back, fromThisRun }) =>
        status !== 'left' && (fromThisRun ? back === false || (back === null && status === 'open') : status === 'open'),
    )
    .map(({ what }) => message('short.not-back', { what }));
}
