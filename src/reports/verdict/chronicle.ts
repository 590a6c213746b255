import { type Message, message } from '../../kernel';
import { helpView, holdHelp, type Readings, type RunEvent, type RunState } from '../../orchestrator';
import type { ClockFace } from '../clock-face';
import { answerWords, askedThen } from './answer-words';
import type { Wording } from '../wording';
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

  constructor(
    private readonly clock: ClockFace,
    private readonly wording: Wording,
  ) {}

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
    const what = new Telling(run, this.wording).happened(event, this.answers.at(-1)?.answer ?? '');
    if (what !== undefined) this.timeline.push({ ...line, what });
    this.lastMs = event.at.wallMs;
  }

  private helped(run: RunState, event: RunEvent, { at }: Place): void {
    if (event.type === 'run.resumed' && event.data.offer !== 'stop-here') this.lastHold = null;
    if (event.type !== 'run.held' || run.hold === undefined) return;
    const { known, unknown, lookAt, next, notOffered } = helpView(holdHelp(run, run.hold, event.at), this.wording.say);
    this.lastHold = {
      at,
      because: this.wording.text(event.data.because),
      known: known.map(({ words, evidence, minutes }) => {
        const params = { what: words.title, evidence: evidence.join(' '), minutes };
        return this.wording.text(message('report.known-since', params));
      }),
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
    const answerText = answerWords(run, step, answer, asked, this.wording);
    const title = stepTitle(run.plan, step, this.wording, asked);
    this.answers.push({ ...line, stepId, stack: step.stack ?? null, asked: title, answer: answerText, refused: null });
  }

  private refused(event: Extract<RunEvent, { type: 'answer.refused' }>): void {
    const last = this.answers.pop();
    if (last !== undefined) this.answers.push({ ...last, refused: this.wording.text(event.data.because) });
  }

  private leftOut(run: RunState, { data }: Extract<RunEvent, { type: 'step.skipped' }>): void {
    const step = run.plan.steps.find(({ id }) => id === data.stepId);
    if (step === undefined) return;
    const title = stepTitle(run.plan, step, this.wording);
    this.skipped.set(data.stepId, { stepId: data.stepId, title, because: this.wording.text(data.because) });
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
      ...{ stack: step.stack ?? '', at, outcome, said: this.wording.machine(said) },
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
        const { text, told } = this.wording;
        const meaning = run.plan.slice.codes.find((known) => known.code === value)?.meaning ?? '';
        const code = value === null ? text(message('print.not-seen')) : String(value);
        this.codes.push({ stack: place, phase: String(phase ?? ''), code, meaning: told(meaning), at, by });
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

/** Tells the events of a run. */
class Telling {
  constructor(
    private readonly run: RunState,
    private readonly wording: Wording,
  ) {}

  /** One event in words; what only keeps the books is left out. */
  happened(event: RunEvent, answer: string): string | undefined {
    const { text, machine } = this.wording;
    switch (event.type) {
      case 'answer.given':
        return `${this.title(event.data.stepId)} → ${answer}`;
      case 'wait.started':
        return `${this.title(event.data.stepId)} (${event.data.durationMs / 1000} s)`;
      case 'effect.ended': {
        const { outcome: ending, said } = event.data;
        const ended = { title: this.title(event.data.stepId), ending, typed: machine(said) };
        return `${text(message('event.ended-effect', ended))}${this.readings(event.data.readings)}`;
      }
      case 'step.skipped': {
        const [title, because] = [this.title(event.data.stepId), text(event.data.because)];
        return text(message('event.left-out', { title, because }));
      }
      case 'plan.revised':
        return this.revision(event.data);
      default: {
        const said = courseOf(event, text) ?? decidedBy(event, text);
        return said === undefined ? undefined : text(said);
      }
    }
  }

  private title(id: string): string {
    const step = this.run.plan.steps.find((candidate) => candidate.id === id);
    return step === undefined ? id : stepTitle(this.run.plan, step, this.wording);
  }

  /** What the machine read, in the names of the register map. */
  private readings(readings: Readings | undefined): string {
    const none = this.wording.text(message('event.not-there'));
    const read = Object.entries(readings ?? {}).map(([name, value]) => `${name} ${value ?? none}`);
    return read.length === 0 ? '' : ` (${read.join(', ')})`;
  }

  /** The membership from here on. */
  private revision({ plan, left }: Extract<RunEvent, { type: 'plan.revised' }>['data']): string {
    const { text } = this.wording;
    const { revision } = plan;
    const stacks = plan.site.stacks.map(({ tag, address }) => text(message('event.stack-at', { stack: tag, address })));
    if (left.length > 0)
      return text(message('event.smaller-set', { revision, stacks: stacks.join(', '), left: left.join(', ') }));
    const versions = plan.targets.map(({ component, version }) => `${component} ${version}`).join(', ');
    return text(message('event.back-to', { revision, versions }));
  }
}

/** How the run went on. */
function courseOf(event: RunEvent, text: Wording['text']): Message | undefined {
  switch (event.type) {
    case 'run.planned': {
      const { plan, software } = event.data;
      const { procedure, revision } = plan;
      return message('event.planned', { procedure, revision, steps: plan.steps.length, software });
    }
    case 'run.started':
      return message('event.started');
    case 'answer.refused':
      return message('event.refused', { because: text(event.data.because) });
    case 'prompt.overdue':
      return message(`overdue.${event.data.level}`);
    case 'steps.reopened':
      return message('event.asked-again', { count: event.data.stepIds.length, because: text(event.data.because) });
    case 'service.restarted':
      return message('event.restarted', { software: event.data.software });
    case 'software.changed':
      return message('event.software', { from: event.data.from, to: event.data.to });
    case 'run.ended':
      return message('event.ended', { because: text(event.data.because) });
    default:
      return undefined;
  }
}

/** What people and guards decided. */
function decidedBy(event: RunEvent, text: Wording['text']): Message | undefined {
  switch (event.type) {
    case 'answer.corrected':
      return message('event.corrected', { step: event.data.stepId, typed: event.data.why });
    case 'run.held': {
      const { by, because, physical } = event.data;
      return message('event.held', { by, because: text(because), physical });
    }
    case 'run.resumed':
      return message('event.chosen', {
        offer: text(message(`offer.${event.data.offer}`)),
        typed: event.data.changed,
      });
    case 'deviation.recorded': {
      const { guard, what, why } = event.data;
      return message('event.deviation', { guard, what: text(what), typed: why });
    }
    case 'danger.reported':
      return message('event.danger', { typed: event.data.what });
    case 'abort.requested':
      return message('event.abort', { typed: event.data.why });
    case 'abort.decided':
      return message('event.abort-decided', { policy: event.data.policy });
    case 'note.added':
      return message('event.note', { typed: event.data.text, digest: event.data.photo?.digest.slice(0, 16) ?? '' });
    default:
      return undefined;
  }
}
