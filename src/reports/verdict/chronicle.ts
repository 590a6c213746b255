import { helpView, holdHelp, type Readings, type RunEvent, type RunState } from '../../orchestrator';
import { sentence } from '../../words';
import type { ClockFace } from '../clock-face';
import { answerWords, askedThen } from './answer-words';
import type { Moment } from './walk';
import { stepTitle } from './step-title';

/** Who answered what, when. */
export interface AnswerLine {
  readonly number: number;
  readonly at: string;
  readonly atMs: number;
  readonly by: string;
  readonly stepId: string;
  readonly stack: string | null;
  readonly asked: string;
  readonly answer: string;
  /** What the person was told when the answer did not do. */
  readonly refused: string | null;
}

/** One line of the timeline. */
export interface TimelineLine {
  readonly number: number;
  readonly at: string;
  readonly atMs: number;
  readonly by: string;
  readonly what: string;
}

export interface SkippedLine {
  readonly stepId: string;
  readonly title: string;
  readonly because: string;
}

export interface RestartLine {
  readonly at: string;
  readonly atMs: number;
  readonly software: string;
  /** Seconds of wall time between the last event before and the restart. */
  readonly silentSeconds: number;
}

export interface CodeLine {
  readonly stack: string;
  readonly phase: string;
  readonly code: string;
  readonly meaning: string;
  readonly at: string;
  readonly by: string;
}

/** One try to write a unit over its lead: how it ended, what the unit says, and what went wrong on the line. */
export interface TransferLine {
  readonly stack: string;
  readonly at: string;
  readonly outcome: 'ok' | 'failed' | 'unknown';
  readonly said: string;
  readonly blocks: number | null;
  readonly blocksRepeated: number | null;
  readonly seconds: number | null;
  readonly imageSha256: string | null;
  readonly bootCounter: number | null;
  /** Counters of the line that are not zero, e.g. `timeouts 2`. */
  readonly troubles: readonly string[];
}

/** A hold that nobody led on from: what was known, what was not, where to look, and what was proposed. */
export interface HoldLine {
  readonly at: string;
  readonly because: string;
  readonly known: readonly string[];
  readonly unknown: readonly string[];
  readonly lookAt: string;
  readonly proposed: string;
  readonly notOffered: readonly string[];
}

export interface PhotoLine {
  readonly stack: string | null;
  readonly subject: string;
  readonly digest: string;
  readonly at: string;
  readonly by: string;
}

/** Writes down, event by event, what happened in words. */
export class Chronicler {
  readonly answers: AnswerLine[] = [];
  readonly timeline: TimelineLine[] = [];
  readonly skipped = new Map<string, SkippedLine>();
  readonly restarts: RestartLine[] = [];
  readonly codes: CodeLine[] = [];
  readonly photos: PhotoLine[] = [];
  readonly transfers: TransferLine[] = [];
  /** The hold that the run stands in, or was stopped in. */
  lastHold: HoldLine | null = null;
  private lastMs = 0;

  constructor(private readonly clock: ClockFace) {}

  see({ number, event, before, after }: Moment): void {
    const line = { number, at: this.clock.moment(event.at.wallMs), atMs: event.at.wallMs, by: event.actor };
    const run = before ?? after;
    if (event.type === 'answer.given') this.answered(run, event, line);
    if (event.type === 'answer.refused') this.refused(event);
    if (event.type === 'step.skipped') this.leftOut(run, event);
    if (event.type === 'steps.reopened') for (const id of event.data.stepIds) this.skipped.delete(id);
    if (event.type === 'service.restarted') this.restarted(event, line);
    if (event.type === 'step.done') this.established(run, event, line);
    if (event.type === 'effect.ended') this.sent(run, event, line);
    this.helped(after, event, line);
    const what = happened(run, event, this.answers.at(-1)?.answer ?? '');
    if (what !== undefined) this.timeline.push({ ...line, what });
    this.lastMs = event.at.wallMs;
  }

  private helped(run: RunState, event: RunEvent, { at }: Place): void {
    if (event.type === 'run.resumed' && event.data.offer !== 'stop-here') this.lastHold = null;
    if (event.type !== 'run.held' || run.hold === undefined) return;
    const { known, unknown, lookAt, next, notOffered } = helpView(holdHelp(run, run.hold, event.at));
    this.lastHold = {
      at,
      because: sentence(event.data.because),
      known: known.map(
        ({ words, evidence, minutes }) => `${words.title} (${evidence.join(' ')}, ${minutes} min before)`,
      ),
      unknown: unknown.map(({ title }) => title),
      lookAt: lookAt.title,
      proposed: next.words.title,
      notOffered: notOffered.map(({ title, line = '' }) => `${title} ${line}`.trimEnd()),
    };
  }

  private answered(run: RunState, event: Extract<RunEvent, { type: 'answer.given' }>, line: Place): void {
    const { stepId, answer } = event.data;
    const step = run.plan.steps.find(({ id }) => id === stepId);
    if (step === undefined) return;
    const asked = askedThen(run, step, event.at);
    const answerText = answerWords(run, step, answer, asked);
    const title = stepTitle(run.plan, step, asked);
    this.answers.push({ ...line, stepId, stack: step.stack ?? null, asked: title, answer: answerText, refused: null });
  }

  private refused(event: Extract<RunEvent, { type: 'answer.refused' }>): void {
    const last = this.answers.pop();
    if (last !== undefined) this.answers.push({ ...last, refused: sentence(event.data.because) });
  }

  private leftOut(run: RunState, { data }: Extract<RunEvent, { type: 'step.skipped' }>): void {
    const step = run.plan.steps.find(({ id }) => id === data.stepId);
    if (step === undefined) return;
    const title = stepTitle(run.plan, step);
    this.skipped.set(data.stepId, { stepId: data.stepId, title, because: sentence(data.because) });
  }

  private restarted(event: Extract<RunEvent, { type: 'service.restarted' }>, { at, atMs }: Place): void {
    const silentSeconds = Math.round((event.at.wallMs - this.lastMs) / 1000);
    this.restarts.push({ at, atMs, software: event.data.software, silentSeconds });
  }

  private sent(run: RunState, { data }: Extract<RunEvent, { type: 'effect.ended' }>, { at }: Place): void {
    const step = run.plan.steps.find(({ id }) => id === data.stepId);
    if (step?.step !== 'send-firmware') return;
    const { outcome, said, readings = {} } = data;
    const number = (name: string) => (typeof readings[name] === 'number' ? readings[name] : null);
    const sha = readings['image-sha256'];
    this.transfers.push({
      ...{ stack: step.stack ?? '', at, outcome, said },
      ...{ blocks: number('blocks'), blocksRepeated: number('blocks-repeated'), seconds: number('seconds') },
      ...{ imageSha256: typeof sha === 'string' ? sha : null, bootCounter: number('boot-counter') },
      troubles: Object.entries(readings).flatMap(([name, value]) =>
        name.startsWith('line-') ? [`${name.slice('line-'.length)} ${value}`] : [],
      ),
    });
  }

  private established(run: RunState, event: Extract<RunEvent, { type: 'step.done' }>, { at, by }: Place): void {
    const phase = event.data.facts.find(({ key }) => key.endsWith('/code-phase'))?.value;
    for (const { key, value } of event.data.facts) {
      const [place = '', what = '', subject = ''] = key.split('/');
      if (what === 'code') {
        const code = value === null ? 'not seen' : String(value);
        const meaning = run.plan.slice.codes.find((known) => known.code === code)?.meaning ?? '';
        this.codes.push({ stack: place, phase: String(phase ?? ''), code, meaning, at, by });
      }
      if (what === 'photo')
        this.photos.push({ stack: place === 'site' ? null : place, subject, digest: String(value), at, by });
    }
  }
}

interface Place {
  readonly number: number;
  readonly at: string;
  readonly atMs: number;
  readonly by: string;
}

/** One event in words; what only keeps the books is left out. */
function happened(run: RunState, event: RunEvent, answer: string): string | undefined {
  const title = (id: string): string => {
    const step = run.plan.steps.find((candidate) => candidate.id === id);
    return step === undefined ? id : stepTitle(run.plan, step);
  };
  switch (event.type) {
    case 'run.planned':
      return `Planned: ${event.data.plan.procedure}, revision ${event.data.plan.revision}, ${event.data.plan.steps.length} steps, software ${event.data.software}.`;
    case 'run.started':
      return 'Started.';
    case 'answer.given':
      return `${title(event.data.stepId)} → ${answer}`;
    case 'answer.refused':
      return `That did not do: ${sentence(event.data.because)}`;
    case 'wait.started':
      return `${title(event.data.stepId)} (${event.data.durationMs / 1000} s)`;
    case 'prompt.overdue':
      return sentence({ id: `overdue.${event.data.level}`, params: {} });
    case 'effect.ended':
      return `${title(event.data.stepId)} → ${event.data.outcome}: ${event.data.said}${readingsText(event.data.readings)}`;
    case 'step.skipped':
      return `Left out: ${title(event.data.stepId)} ${sentence(event.data.because)}`;
    default:
      return decided(event);
  }
}

/** What the machine read, in the names of the register map. */
function readingsText(readings: Readings | undefined): string {
  const read = Object.entries(readings ?? {}).map(([name, value]) => `${name} ${value ?? 'not there'}`);
  return read.length === 0 ? '' : ` (${read.join(', ')})`;
}

/** The membership from here on. */
function revision({ plan, left }: Extract<RunEvent, { type: 'plan.revised' }>['data']): string {
  const set = plan.site.stacks.map(({ tag, address }) => `${tag} at address ${address}`).join(', ');
  if (left.length > 0) return `Plan revision ${plan.revision}: the set is ${set}. Left out: ${left.join(', ')}.`;
  const targets = plan.targets.map(({ component, version }) => `${component} ${version}`).join(', ');
  return `Plan revision ${plan.revision}: back to ${targets}.`;
}

function decided(event: RunEvent): string | undefined {
  switch (event.type) {
    case 'steps.reopened':
      return `Asked again (${event.data.stepIds.length}): ${sentence(event.data.because)}`;
    case 'answer.corrected':
      return `Corrected ${event.data.stepId}: ${event.data.why}`;
    case 'run.held':
      return `HELD (${event.data.by}): ${sentence(event.data.because)} Left in: ${event.data.physical}.`;
    case 'run.resumed':
      return `Chosen: ${sentence({ id: `offer.${event.data.offer}`, params: {} })} Words: ${event.data.changed}`;
    case 'deviation.recorded':
      return `Deviation from ${event.data.guard}: ${sentence(event.data.what)} Reason: ${event.data.why}`;
    case 'plan.revised':
      return revision(event.data);
    case 'danger.reported':
      return `DANGER REPORTED: ${event.data.what}`;
    case 'abort.requested':
      return `Abort asked for: ${event.data.why}`;
    case 'abort.decided':
      return `Abort decided: ${event.data.policy}.`;
    case 'note.added':
      return `Note: ${event.data.text}`;
    case 'service.restarted':
      return `The service was started again, software ${event.data.software}.`;
    case 'software.changed':
      return `Software changed from ${event.data.from} to ${event.data.to}.`;
    case 'run.ended':
      return `Ended: ${sentence(event.data.because)}`;
    default:
      return undefined;
  }
}
