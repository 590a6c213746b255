import type { EvidenceClass } from '../../kernel';
import type { RunEvent } from '../../orchestrator';
import type { Language, Say } from '../../words';
import { type ClockFace, clockFace } from '../clock-face';
import { type Moment, walk } from '../verdict/walk';
import { wordingIn } from '../wording';
import { courseLine } from './course-line';
import type { Line } from './line';
import { stepLine, wordsOf } from './step-line';

/** One line of a run as people read it. `number` is that of the event in the journal. */
export interface TimelineEntry extends Required<Omit<Line, 'stepId'>> {
  readonly number: number;
  readonly atMs: number;
  /** As the clock on the wall of the site shows it. */
  readonly at: string;
  readonly by: string;
  readonly stepId: string | null;
  /** What it rests on; empty where nothing was established. */
  readonly evidence: readonly EvidenceClass[];
  /** What the person was told when the answer did not do. */
  readonly refused: string | null;
}

const PLAIN = { stack: null, detail: null, measured: null, photo: null, evidence: [], refused: null } as const;

/** The run as people read it, newest last, from its events alone. Throws `reports.no-plan` where they do not begin with the plan. */
export function timelineOf(events: readonly RunEvent[], language?: Language): readonly TimelineEntry[] {
  const wording = wordingIn(language);
  const { say } = wording;
  const entries: TimelineEntry[] = [];
  /** Where the last line of a step stands, for what becomes known of it only afterwards. */
  const places = new Map<string, number>();
  const amend = (stepId: string, change: Partial<TimelineEntry>): void => {
    const place = places.get(stepId);
    const entry = place === undefined ? undefined : entries[place];
    if (place !== undefined && entry !== undefined) entries[place] = { ...entry, ...change };
  };
  let clock: ClockFace | undefined;
  const see = ({ number, event, before, after }: Moment): void => {
    clock ??= clockFace(after.plan.site.timeZone);
    const when = { number, atMs: event.at.wallMs, at: clock.moment(event.at.wallMs), by: event.actor };
    if (event.type === 'answer.refused') amend(event.data.stepId, { refused: wordsOf(say(event.data.because)) });
    const lines = [stepLine(event, before ?? after, wording) ?? courseLine(event, after, say), slip(event, say)];
    for (const line of lines) {
      if (line === undefined) continue;
      if (line.stepId !== undefined) places.set(line.stepId, entries.length);
      entries.push({ ...PLAIN, ...line, ...when, stepId: line.stepId ?? null });
    }
    if (event.type === 'step.done') amend(event.data.stepId, { evidence: evidenceOf(event) });
  };
  walk(events, see);
  return entries;
}

const evidenceOf = ({ data }: Extract<RunEvent, { type: 'step.done' }>): readonly EvidenceClass[] => [
  ...new Set(data.facts.flatMap(({ evidence }) => evidence)),
];

/** A deviation that an answer itself made. */
const slip = (event: RunEvent, say: Say): Line | undefined =>
  event.type === 'step.done' && event.data.deviation !== undefined
    ? { kind: 'deviation', title: say(event.data.deviation).title }
    : undefined;
