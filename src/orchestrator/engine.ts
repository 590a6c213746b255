import { type Clock, type Ids, type Stamp, StackhandError } from '../kernel';
import type { Command } from './commands';
import { decide } from './decide';
import { dueInMs } from './due';
import type { HoldOffer } from './events';
import { effectAsked, type EffectHandler, type EffectOutcome, seldom } from './effects';
import { EMPTY_SITE } from './evolve';
import { GUARDS, type Guard } from './guards';
import type { Journal, JournalEvent, StreamAppend } from './journal.port';
import type { Plan } from './plan-types';
import type { Answer } from './prompts';
import type { RunState, SiteState } from './run-state';
import { asNewEvent, asRunEvent, asSiteEvent, type Folded, foldRun, foldSite, runStream, siteStream } from './streams';
import { evolve, evolveSite } from './evolve';
import { contextOf } from './step';
import { summaryOf, type RunSummary, type RunView, viewOf } from './view';

/** Everything the engine needs from outside. Time, ids and effects are handed in; nothing is taken from the surroundings. */
export interface EnginePorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly software: string;
  readonly effects: Readonly<Record<string, EffectHandler>>;
  /** Told of what fails where nobody waits for the answer: an alarm, an effect, a listener. */
  readonly failed: (error: unknown) => void;
  /** Asked before a planned run starts; rejects where this computer is not fit for one (SI-48). Left out: it always is. */
  readonly mayStart?: (runId: string, siteId: string) => Promise<void>;
  /** The table to obey; left out: the product's. */
  readonly guards?: readonly Guard[];
}

/** Who asks, and the key under which a repeat gets the first answer. */
export interface Caller {
  readonly actor: string;
  readonly key?: string;
}

/** What a command got back: the run, and the number of its last event. */
export interface Accepted {
  readonly runId: string;
  readonly seq: number;
}

export interface SiteObligations {
  readonly siteId: string;
  readonly site: SiteState;
}

interface RunInMemory {
  run: Folded<RunState | undefined>;
  siteId: string;
}

/**
 * The engine: folds the journal, asks `decide`, appends in one transaction, and only then tells listeners and starts effects. Commands
 * are taken one at a time. It runs without Nest.
 */
export class Engine {
  private readonly runs = new Map<string, RunInMemory>();
  private readonly sites = new Map<string, Folded<SiteState>>();
  private readonly alarms = new Map<string, () => void>();
  private readonly listeners = new Set<(events: readonly JournalEvent[]) => void>();
  private tail: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly ports: EnginePorts) {}

  /** Journals a plan as a new run. Throws `orchestrator.site-busy` while another run of the site has not ended. */
  plan(plan: Plan, caller: Caller): Promise<Accepted> {
    return this.once(caller, async () => {
      await this.refuseSecondRun(plan.site.id);
      const runId = this.ports.ids.next('run');
      return this.decideAndAppend(
        runId,
        plan.site.id,
        { kind: 'plan', runId, plan, software: this.ports.software },
        caller,
      );
    });
  }

  start(runId: string, caller: Caller): Promise<Accepted> {
    return this.once(caller, async () => {
      const { run, siteId } = await this.load(runId);
      if (run.state?.status === 'planned') await this.ports.mayStart?.(runId, siteId);
      return this.ask(runId, { kind: 'start' }, caller);
    });
  }

  answer(
    runId: string,
    given: { promptId: string; revision: number; answer: Answer },
    caller: Caller,
  ): Promise<Accepted> {
    return this.command(runId, { kind: 'answer', ...given }, caller);
  }

  choose(
    runId: string,
    given: { promptId: string; offer: HoldOffer; words: string },
    caller: Caller,
  ): Promise<Accepted> {
    return this.command(runId, { kind: 'choose', ...given }, caller);
  }

  correct(
    runId: string,
    given: { stepId: string; why: string; answer?: Answer | undefined },
    caller: Caller,
  ): Promise<Accepted> {
    return this.command(runId, { kind: 'correct', ...given }, caller);
  }

  note(runId: string, text: string, caller: Caller): Promise<Accepted> {
    return this.command(runId, { kind: 'note', text }, caller);
  }

  abort(runId: string, why: string, caller: Caller): Promise<Accepted> {
    return this.command(runId, { kind: 'abort', why }, caller);
  }

  danger(runId: string, what: string, caller: Caller): Promise<Accepted> {
    return this.command(runId, { kind: 'danger', what }, caller);
  }

  /** Lets every running run look at the clock. */
  async tick(): Promise<void> {
    for (const [runId, { run }] of this.runs) {
      if (run.state?.status === 'running') await this.command(runId, { kind: 'tick' }, { actor: 'stackhand' });
    }
  }

  /**
   * Takes up every run that has not ended: waits start again in full, prompts stand as they were, an effect whose outcome nobody
   * recorded is done again, or its outcome is `unknown`, as its step declares, and what stands as long as the run is done again. Where the
   * journal is an older copy, every such run is held for good instead.
   */
  async recover(olderJournal = false): Promise<void> {
    const { software } = this.ports;
    const command: Command = olderJournal ? { kind: 'journal-older' } : { kind: 'restarted', software };
    for (const { stream } of await this.ports.journal.streams('run:')) {
      const runId = stream.slice('run:'.length);
      const { state } = (await this.load(runId)).run;
      if (state === undefined || state.status === 'ended') continue;
      // In an older journal what was only planned may have been begun since.
      if (state.status === 'planned' && !olderJournal) continue;
      await this.command(runId, command, { actor: 'stackhand' });
    }
  }

  /** Records at every site of an older journal that somebody looked at the plant. Gives the ids of the sites. */
  async lookedAt(why: string, { actor }: Caller): Promise<readonly string[]> {
    const sites = (await this.ports.journal.streams('site:')).map(({ stream }) => stream.slice('site:'.length));
    for (const siteId of sites) {
      await this.once({ actor }, async () => {
        const { seq } = await this.siteFold(siteId);
        const event = { type: 'site.looked-at', data: { why }, at: this.ports.clock.now(), actor };
        await this.ports.journal.append([{ stream: siteStream(siteId), expectedSeq: seq, events: [event] }]);
        this.sites.delete(siteId);
        return { runId: '', seq: seq + 1 };
      });
    }
    return sites;
  }

  async view(runId: string): Promise<RunView> {
    const { run, siteId } = await this.load(runId);
    if (run.state === undefined) throw noSuchRun(runId);
    return viewOf(run.state, await this.siteState(siteId), this.ports.clock.now(), run.seq);
  }

  /** The folded state of a run and its site, for reports. */
  async state(runId: string): Promise<{ readonly run: RunState; readonly site: SiteState }> {
    const { run, siteId } = await this.load(runId);
    if (run.state === undefined) throw noSuchRun(runId);
    return { run: run.state, site: await this.siteState(siteId) };
  }

  async list(): Promise<readonly RunSummary[]> {
    const streams = await this.ports.journal.streams('run:');
    const states = await Promise.all(
      streams.map(async ({ stream }) => (await this.load(stream.slice('run:'.length))).run.state),
    );
    return states.flatMap((state) => (state === undefined ? [] : [summaryOf(state)]));
  }

  async obligations(siteId: string): Promise<SiteState> {
    return this.siteState(siteId);
  }

  /** Calls back with every batch of events after it is durable. The result ends it. */
  onAppended(listener: (events: readonly JournalEvent[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Stops alarms; nothing is taken afterwards. */
  async close(): Promise<void> {
    this.closed = true;
    for (const cancel of this.alarms.values()) cancel();
    this.alarms.clear();
    await this.tail;
  }

  private command(runId: string, command: Command, caller: Caller): Promise<Accepted> {
    return this.once(caller, () => this.ask(runId, command, caller));
  }

  private async ask(runId: string, command: Command, caller: Caller): Promise<Accepted> {
    const { run, siteId } = await this.load(runId);
    if (run.state === undefined) throw noSuchRun(runId);
    return this.decideAndAppend(runId, siteId, command, caller);
  }

  /** One command at a time; a key that was used before gets its first answer. */
  private once(caller: Caller, work: () => Promise<Accepted>): Promise<Accepted> {
    const result = this.tail.then(async () => {
      if (this.closed) throw closedEngine();
      const first = caller.key === undefined ? undefined : await this.ports.journal.receipt(caller.key);
      return first === undefined ? work() : (first as Accepted);
    });
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async decideAndAppend(runId: string, siteId: string, command: Command, caller: Caller): Promise<Accepted> {
    const held = await this.load(runId, siteId);
    const site = await this.siteFold(siteId);
    const now: Stamp = this.ports.clock.now();
    const decision = decide(
      held.run.state,
      site.state,
      { command, now, actor: caller.actor },
      this.ports.guards ?? GUARDS,
    );
    const accepted = { runId, seq: held.run.seq + decision.runEvents.length };
    const appends: StreamAppend[] = [
      { stream: runStream(runId), expectedSeq: held.run.seq, events: decision.runEvents.map(asNewEvent) },
      { stream: siteStream(siteId), expectedSeq: site.seq, events: decision.siteEvents.map(asNewEvent) },
    ].filter((append) => append.events.length > 0);
    if (appends.length === 0) return acceptedUnless(decision.refused, accepted);
    // A refusal is no first answer: the same key may come again with the next one.
    const key = decision.refused === undefined ? caller.key : undefined;
    const stored = await this.append(runId, siteId, appends, key, accepted);
    this.remember(runId, siteId, stored);
    this.tell(stored);
    for (const event of stored)
      if (event.type === 'effect.intended')
        this.startEffect(runId, asRunEvent(event).data as { stepId: string; effectId: string });
    this.setAlarm(runId);
    return acceptedUnless(decision.refused, accepted);
  }

  /** The events are durable; a listener that fails changes nothing of that. */
  private tell(stored: readonly JournalEvent[]): void {
    for (const listener of this.listeners) {
      try {
        listener(stored);
      } catch (error) {
        this.ports.failed(error);
      }
    }
  }

  /** A stream that somebody else has moved is read anew, so that the next command sees what happened. */
  private async append(
    runId: string,
    siteId: string,
    appends: readonly StreamAppend[],
    key: string | undefined,
    accepted: Accepted,
  ): Promise<readonly JournalEvent[]> {
    try {
      return await this.ports.journal.append(appends, key === undefined ? undefined : { key, body: accepted });
    } catch (error) {
      this.runs.delete(runId);
      this.sites.delete(siteId);
      throw error;
    }
  }

  private remember(runId: string, siteId: string, stored: readonly JournalEvent[]): void {
    let run = this.runs.get(runId)?.run ?? { state: undefined, seq: 0 };
    let site = this.sites.get(siteId) ?? { state: EMPTY_SITE, seq: 0 };
    for (const event of stored) {
      if (event.stream === runStream(runId)) run = { state: evolve(run.state, asRunEvent(event)), seq: event.seq };
      else site = { state: evolveSite(site.state, asSiteEvent(event)), seq: event.seq };
    }
    this.runs.set(runId, { run, siteId });
    this.sites.set(siteId, site);
  }

  private startEffect(runId: string, { stepId, effectId }: { stepId: string; effectId: string }): void {
    void this.runEffect(runId, stepId, effectId)
      .then((ended) =>
        this.closed
          ? undefined
          : this.command(runId, { kind: 'effect-ended', stepId, effectId, ...ended }, { actor: 'stackhand' }),
      )
      .catch(this.ports.failed);
  }

  private async runEffect(runId: string, stepId: string, effectId: string): Promise<EffectOutcome> {
    const held = this.runs.get(runId);
    const run = held?.run.state;
    const step = run?.plan.steps.find((candidate) => candidate.id === stepId);
    if (run === undefined || step === undefined) return { outcome: 'failed', said: 'there is no such step' };
    const site = this.sites.get(held?.siteId ?? '')?.state ?? EMPTY_SITE;
    const { effect, ...asked } = effectAsked(contextOf({ run, site, now: this.ports.clock.now() }, step));
    const handler = this.ports.effects[effect];
    if (handler === undefined) return { outcome: 'failed', said: 'nothing here can do this' };
    const progress = seldom(this.ports.clock, (done, of) => {
      if (this.closed) return;
      const command = { kind: 'effect-progressed', stepId, effectId, done, of } as const;
      void this.command(runId, command, { actor: 'stackhand' }).catch(this.ports.failed);
    });
    try {
      return await handler(run, stepId, {
        progress,
        stopped: () => this.runs.get(runId)?.run.state?.danger !== undefined,
        ...asked,
      });
    } catch (error) {
      return { outcome: 'unknown', said: error instanceof Error ? error.message : String(error) };
    }
  }

  private setAlarm(runId: string): void {
    this.alarms.get(runId)?.();
    this.alarms.delete(runId);
    const held = this.runs.get(runId);
    if (held?.run.state === undefined || this.closed) return;
    const due = dueInMs(held.run.state, this.sites.get(held.siteId)?.state ?? EMPTY_SITE, this.ports.clock.now());
    if (due === undefined) return;
    const cancel = this.ports.clock.after(due, () => {
      void this.command(runId, { kind: 'tick' }, { actor: 'stackhand' }).catch(this.ports.failed);
    });
    this.alarms.set(runId, cancel);
  }

  private async load(runId: string, siteId?: string): Promise<RunInMemory> {
    const known = this.runs.get(runId);
    if (known !== undefined) return known;
    const run = foldRun(await this.ports.journal.read(runStream(runId)));
    const held = { run, siteId: run.state?.plan.site.id ?? siteId ?? '' };
    if (run.state !== undefined) this.runs.set(runId, held);
    return held;
  }

  private async siteFold(siteId: string): Promise<Folded<SiteState>> {
    const known = this.sites.get(siteId) ?? foldSite(await this.ports.journal.read(siteStream(siteId)));
    this.sites.set(siteId, known);
    return known;
  }

  private async siteState(siteId: string): Promise<SiteState> {
    return (await this.siteFold(siteId)).state;
  }

  private async refuseSecondRun(siteId: string): Promise<void> {
    const open = (await this.list()).find((run) => run.siteId === siteId && run.status !== 'ended');
    if (open === undefined) return;
    throw new StackhandError({
      code: 'orchestrator.site-busy',
      what: 'Another run of this site has not ended.',
      where: 'site',
      value: open.runId,
      remedy: 'Finish it, or stop it with `stackhand run abort`.',
    });
  }
}

/** An engine on the given ports. */
export function createEngine(ports: EnginePorts): Engine {
  return new Engine(ports);
}

function acceptedUnless(refused: StackhandError | undefined, accepted: Accepted): Accepted {
  if (refused !== undefined) throw refused;
  return accepted;
}

function noSuchRun(runId: string): StackhandError {
  return new StackhandError({
    code: 'orchestrator.no-such-run',
    what: 'There is no run with this id.',
    where: 'run',
    value: runId,
    remedy: 'Look them up with `stackhand run list`.',
  });
}

function closedEngine(): StackhandError {
  return new StackhandError({
    code: 'orchestrator.closed',
    what: 'The service is stopping.',
    remedy: 'Start it again; the run goes on where it was.',
  });
}
