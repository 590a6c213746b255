import { message } from '../../kernel';
import type { Outcome, PhysicalState, Plan, RunEvent, RunState, SiteState } from '../../orchestrator';
import { type ClockFace, clockFace } from '../clock-face';
import { type NotVerifiable, notVerifiable, saidAloud } from '../not-verifiable';
import { type Wording, wordingIn } from '../wording';
import {
  type AnswerLine,
  Chronicler,
  type CodeLine,
  type HoldLine,
  type PhotoLine,
  type RestartLine,
  type SkippedLine,
  type TimelineLine,
  type TransferLine,
} from './chronicle';
import { type Evidence, outcomeOf, shortfalls } from './completion';
import { type CountLine, CountWatch } from './counts';
import { type DutyLine, dutyLines } from './duties';
import { type PowerGap, PowerGapWatch } from './power-gaps';
import { borrowedLimit, type ShareLine, shareLines, type VoltsLine, voltsLine } from './readings';
import { type SwitchLine, switchLines } from './switches';
import { TrailReader } from './trail';
import { type VersionLine, versionLines } from './versions';
import { type Finding, type Found, walk } from './walk';

/** Something that was done otherwise than the rules have it, by whose decision and why. */
export interface DeviationLine {
  readonly what: string;
  readonly why: string;
  readonly by: string;
  readonly at: string;
  readonly invariant: string;
  readonly stepId: string;
}

/** What a run came to, by its stored evidence alone (SI-50). JSON; times in the time zone of the site. */
export interface Verdict {
  readonly runId: string;
  readonly procedure: string;
  readonly revision: number;
  readonly site: { readonly id: string; readonly name: string; readonly training: boolean; readonly timeZone: string };
  readonly product: { readonly id: string; readonly revision: number; readonly displayName: string };
  readonly software: string;
  readonly startedAt: string;
  readonly lastAt: string;
  /** Recomputed; null while the run has not ended. */
  readonly outcome: Outcome | null;
  /** What the run itself wrote at its end. */
  readonly recordedOutcome: Outcome | null;
  readonly agrees: boolean;
  readonly physical: PhysicalState | null;
  /** What stands against "complete". */
  readonly shortfalls: readonly string[];
  readonly findings: readonly Finding[];
  readonly deviations: readonly DeviationLine[];
  readonly skipped: readonly SkippedLine[];
  /** Limits of another maker or of a person that the run was judged by. */
  readonly borrowed: readonly string[];
  readonly notVerifiable: readonly NotVerifiable[];
  readonly versions: readonly VersionLine[];
  readonly switches: readonly SwitchLine[];
  /** The hold that the run stands in, or was stopped in; null where it went on. */
  readonly lastHold: HoldLine | null;
  readonly codes: readonly CodeLine[];
  readonly counts: readonly CountLine[];
  readonly volts: VoltsLine | null;
  readonly shares: readonly ShareLine[];
  readonly duties: readonly DutyLine[];
  readonly photos: readonly PhotoLine[];
  readonly transfers: readonly TransferLine[];
  readonly answers: readonly AnswerLine[];
  readonly restarts: readonly RestartLine[];
  readonly powerGaps: readonly PowerGap[];
}

/** A verdict with the timeline that was written on the same way through the events. */
export interface Judged {
  readonly verdict: Verdict;
  readonly plan: Plan;
  readonly timeline: readonly TimelineLine[];
}

/**
 * The verdict of a run. Pure: a fold over `events`; what `run` and `run.ended` say of the outcome is only compared, and a difference is a
 * finding. `site` says what became of the obligations. Throws `reports.no-plan` where the events do not begin with the plan.
 */
export function verdictOf(run: RunState, site: SiteState, events: readonly RunEvent[]): Verdict {
  return judge(run, site, events, wordingIn()).verdict;
}

/** Verdict and timeline in one walk. */
export function judge(given: RunState, site: SiteState, events: readonly RunEvent[], wording: Wording): Judged {
  const { text, told } = wording;
  const [planned] = events;
  const clock = clockFace(planned?.type === 'run.planned' ? planned.data.plan.site.timeZone : 'UTC');
  const [trail, chronicler, gaps] = [new TrailReader(), new Chronicler(clock, wording), new PowerGapWatch()];
  const counted = new CountWatch();
  const run = walk(events, (moment) => {
    trail.see(moment);
    chronicler.see(moment);
    gaps.see(moment);
    counted.see(moment);
  });
  const lines = {
    versions: versionLines(run),
    counts: counted.lines(run),
    volts: voltsLine(run, wording),
    shares: shareLines(run),
    duties: dutyLines(run, site, wording),
  };
  const found = [...trail.findings, ...gapFindings(gaps.gaps)];
  const evidence = { run, site, findings: found.map((one) => ({ ...one, what: text(one.what) })), ...lines };
  const verdict: Verdict = {
    ...heading(run, clock),
    ...judged(evidence, given, text),
    ...lines,
    versions: lines.versions.map((line) => ({ ...line, label: told(line.label) })),
    deviations: run.deviations.map((deviation) => ({
      what: text(deviation.what),
      why: deviation.why,
      by: deviation.by,
      at: clock.moment(deviation.at.wallMs),
      invariant: deviation.guard,
      stepId: deviation.stepId,
    })),
    skipped: [...chronicler.skipped.values()],
    borrowed: [lines.volts === null ? [] : (borrowedLimit(run) ?? [])].flat().map(text),
    notVerifiable: [...notVerifiable(run.plan, wording), ...longGaps(gaps.gaps, wording)],
    switches: switchLines(run, wording),
    codes: chronicler.codes,
    photos: chronicler.photos,
    transfers: chronicler.transfers,
    lastHold: chronicler.lastHold,
    answers: chronicler.answers,
    restarts: chronicler.restarts,
    powerGaps: gaps.gaps,
  };
  return { verdict, plan: run.plan, timeline: chronicler.timeline };
}

function heading({ runId, plan, software, startedAt, lastAt }: RunState, clock: ClockFace) {
  const { id, name, training } = plan.site;
  return {
    runId,
    procedure: plan.procedure,
    revision: plan.revision,
    site: { id, name, training, timeZone: clock.zone },
    product: plan.product,
    software,
    startedAt: clock.moment(startedAt.wallMs),
    lastAt: clock.moment(lastAt.wallMs),
  };
}

/** Outcome by evidence against outcome by record. */
function judged(
  evidence: Evidence,
  given: RunState,
  text: Wording['text'],
): Pick<Verdict, 'outcome' | 'recordedOutcome' | 'agrees' | 'physical' | 'shortfalls' | 'findings'> {
  const { run } = evidence;
  const against = shortfalls(evidence);
  const outcome = outcomeOf(evidence, against);
  const recordedOutcome = run.outcome ?? null;
  const agrees = outcome === recordedOutcome;
  const findings = [
    ...evidence.findings,
    ...(agrees
      ? []
      : [
          {
            code: 'other-outcome',
            what: text(message('finding.other-outcome', { recorded: recordedOutcome ?? '-', found: outcome ?? '-' })),
            number: run.events,
          },
        ]),
    ...(given.runId === run.runId && given.events === run.events
      ? []
      : [{ code: 'other-record', what: text(message('finding.other-record')), number: null }]),
  ];
  return { outcome, recordedOutcome, agrees, physical: run.physical ?? null, shortfalls: against.map(text), findings };
}

function gapFindings(gaps: readonly PowerGap[]): readonly Found[] {
  return gaps
    .filter(({ tooShort }) => tooShort)
    .map(({ from, to, seconds }) => ({
      code: 'gap-too-short',
      what: message('finding.gap', { from, to, seconds }),
      number: null,
    }));
}

function longGaps(gaps: readonly PowerGap[], wording: Wording): readonly NotVerifiable[] {
  return gaps
    .filter(({ long }) => long)
    .map(({ from, to, seconds }) => {
      const words = message('unproven.long-gap', { from, to, seconds });
      return saidAloud({ invariant: 'SI-37', words, best: 'E2' }, wording);
    });
}
