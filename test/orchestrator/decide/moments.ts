import path from 'node:path';
import type { Stamp } from '../../../src/kernel';
import {
  asRunEvent,
  foldRun,
  type FactValue,
  foldSite,
  type JournalEvent,
  type Obligation,
  type RunEventBody,
  type RunState,
  runStream,
  type SiteState,
} from '../../../src/orchestrator';
import type { Command } from '../../../src/orchestrator/commands';
import { decide, type Decision } from '../../../src/orchestrator/decide';
import { evolve } from '../../../src/orchestrator/evolve';
import type { Guard, Objection } from '../../../src/orchestrator/guards';
import { JOURNALS, unpacked } from '../../golden/kept';

/** A run at one moment, with its site and the time. */
export interface Moment {
  readonly run: RunState;
  readonly site: SiteState;
  readonly now: Stamp;
}

type Which = (event: JournalEvent) => boolean;

/** Events of this type that say this, anywhere in them. */
export const event =
  (type: string, says = ''): Which =>
  (one) =>
    one.type === type && JSON.stringify(one.data).includes(says);

/** A kept journal (test/golden): any moment of its runs, without playing them. */
export class KeptJournal {
  private readonly lines: readonly JournalEvent[];

  /** `stackd-gen3/complete`, for one. */
  constructor(name: string) {
    const text = unpacked(path.join(JOURNALS, '0.1', `${name}.jsonl.gz`));
    this.lines = text
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { readonly event: JournalEvent }).event);
  }

  /** As it stood when this had been written. */
  after(which: Which, runId = 'run-1'): Moment {
    return this.at(this.place(which, runId) + 1, runId);
  }

  /** As it stood when this was about to be written. */
  before(which: Which, runId = 'run-1'): Moment {
    return this.at(this.place(which, runId), runId);
  }

  atItsEnd(runId = 'run-1'): Moment {
    return this.at(this.lines.length, runId);
  }

  private place(which: Which, runId: string): number {
    const place = this.lines.findIndex((one) => one.stream === runStream(runId) && which(one));
    if (place < 0) throw new Error('This journal has no such event.');
    return place;
  }

  private at(place: number, runId: string): Moment {
    const lines = this.lines.slice(0, place);
    const own = lines.filter(({ stream }) => stream === runStream(runId));
    const run = foldRun(own).state;
    const last = own.at(-1);
    if (run === undefined || last === undefined) throw new Error(`Nothing of ${runId} stands before this.`);
    return { run, site: foldSite(lines.filter(({ stream }) => stream.startsWith('site:'))).state, now: last.at };
  }
}

/** The same moment when this was written too. */
export const grown = (moment: Moment, ...bodies: readonly RunEventBody[]): Moment => ({
  ...moment,
  run: bodies.reduce<RunState>((run, body) => {
    const next = evolve(run, asRunEvent({ ...body, at: moment.now, actor: 'Ana' } as unknown as JournalEvent));
    if (next === undefined) throw new Error('A run that was there is gone.');
    return next;
  }, moment.run),
});

/** So many seconds of the machine's clock later. */
export const later = (moment: Moment, seconds: number): Moment => {
  const { wallMs, monoMs, bootId } = moment.now;
  return { ...moment, now: { wallMs: wallMs + seconds * 1000, monoMs: monoMs + seconds * 1000, bootId } };
};

/** What this command makes of the moment. */
export const decided = ({ run, site, now }: Moment, command: Command, guards?: readonly Guard[]): Decision =>
  decide(run, site, { command, now, actor: 'Ana' }, guards, guards === undefined ? undefined : []);

/** The types of the events, in their order. */
export const types = ({ runEvents }: Decision): readonly string[] => runEvents.map(({ type }) => type);

/** The same moment when a step had established this. A key without evidence of its own was looked at (E2). */
export function told(moment: Moment, ...facts: readonly (readonly [key: string, value: FactValue])[]): Moment {
  const stepId = moment.run.plan.steps[0]?.id ?? '';
  return facts.reduce(
    (before, [key, value]) =>
      grown(before, { type: 'step.done', data: { stepId, facts: [{ key, value, evidence: ['E2'] }] } }),
    moment,
  );
}

/** The same moment at a site with this list, and nothing else on it. */
export const owing = (moment: Moment, ...list: readonly Obligation[]): Moment => ({
  ...moment,
  site: { ...moment.site, obligations: new Map(list.map((one) => [one.id, one])) },
});

/** A row that objects to this step, whenever it is asked. */
export const row = (name: string, objection: Objection): Guard => ({
  ...{ id: 'SI-99', before: 'everything', overridable: false },
  objection: ({ step }) => (step.step === name ? objection : undefined),
});

/** The same moment when a row had sent the run back so often. */
export const sentBack = (moment: Moment, by: string, times = 1): Moment =>
  Array.from({ length: times }).reduce<Moment>(
    (before) =>
      grown(before, {
        type: 'steps.reopened',
        data: { stepIds: [], because: { id: 'hold.danger', params: {} }, by, facts: [] },
      }),
    moment,
  );

/** An entry of the list of a site, open and of this run unless told otherwise. */
export const owed = (id: string, kind: Obligation['kind'], more: Partial<Obligation> = {}): Obligation => ({
  ...{ id, kind, original: null, runId: 'run-1', status: 'open' },
  ...more,
});

/** The ids of what is put on the list, or taken off it. */
export const idsOf = (events: readonly { readonly type: string; readonly data: unknown }[]): readonly string[] =>
  events.map(({ data }) => {
    const { id, obligation } = data as { id?: string; obligation?: { id: string } };
    return id ?? obligation?.id ?? '';
  });
