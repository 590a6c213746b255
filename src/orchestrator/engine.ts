import { type Json, type Stamp, StackhandError } from '../kernel';
import type { Language } from '../words';
import type { Command } from './commands';
import { decide } from './decide';
import { dueInMs } from './due';
import type { HoldOffer, Note } from './events';
import { effectAsked, type EffectOutcome, seldom } from './effects';
import { EndedRuns } from './ended-runs';
import type { Accepted, Caller, Described, EnginePorts } from './engine-ports';
import { EMPTY_SITE, evolve, evolveSite } from './evolve';
import { GUARDS } from './guards';
import { INVARIANTS } from './invariants/behind';
import type { JournalEvent, StreamAppend } from './journal.port';
import type { Plan } from './plan-types';
import type { Answer } from './prompts';
import type { RunState, SiteState } from './run-state';
import { closedEngine, noSuchRun, siteBusy, siteChanged } from './refusals';
import { asNewEvent, asRunEvent, asSiteEvent, type Folded, foldRun, foldSite, runStream, siteStream } from './streams';
import { contextOf } from './step';
import { summaryOf, type RunSummary, type RunView, viewOf } from './view';

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
  private readonly ended: EndedRuns;
  private readonly alarms = new Map<string, () => void>();
  private readonly listeners = new Set<(events: readonly JournalEvent[]) => void>();
  private tail: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly ports: EnginePorts) {
    this.ended = new EndedRuns(ports.journal);
  }

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

  note(runId: string, note: Note, caller: Caller): Promise<Accepted> {
    return this.command(runId, { kind: 'note', note }, caller);
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
    for (const { runId, status } of await this.openRuns()) {
      // In an older journal what was only planned may have been begun since.
      if (status === 'planned' && !olderJournal) continue;
      await this.command(runId, command, { actor: 'stackhand' });
    }
  }

  /** Records at every site of an older journal that somebody looked at the plant. Gives the ids of the sites. */
  async lookedAt(why: string, { actor }: Caller): Promise<readonly string[]> {
    const sites = (await this.allSites()).map(({ siteId }) => siteId);
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

  /**
   * Keeps what a person describes of a site, complete or not. `revision` is that of the description it was made from (0: there was none);
   * throws `orchestrator.site-changed` where somebody else has described it since.
   */
  describeSite(
    siteId: string,
    { form, revision }: { readonly form: Json; readonly revision: number },
    caller: Caller,
  ): Promise<Described> {
    return this.once(caller, async () => {
      const { state, seq } = await this.siteFold(siteId);
      const found = state.described?.revision ?? 0;
      if (found !== revision) throw siteChanged(state.described);
      const described = { siteId, revision: found + 1 };
      const event = { type: 'site.described', data: { form }, at: this.ports.clock.now(), actor: caller.actor };
      const append = { stream: siteStream(siteId), expectedSeq: seq, events: [event] };
      const key = caller.key === undefined ? undefined : { key: caller.key, body: described };
      this.sites.delete(siteId);
      this.tell(await this.ports.journal.append([append], key));
      return described;
    });
  }

  /** Every site that was described or had a run. */
  async allSites(): Promise<readonly { readonly siteId: string; readonly site: SiteState }[]> {
    const ids = (await this.ports.journal.streams('site:')).map(({ stream }) => stream.slice('site:'.length));
    return Promise.all(ids.map(async (siteId) => ({ siteId, site: await this.siteState(siteId) })));
  }

  async view(runId: string, language?: Language): Promise<RunView> {
    const { run, siteId } = await this.load(runId);
    if (run.state === undefined) throw noSuchRun(runId);
    return viewOf(run.state, await this.siteState(siteId), this.ports.clock.now(), run.seq, language);
  }

  /** The folded state of a run and its site, for reports. */
  async state(runId: string): Promise<{ readonly run: RunState; readonly site: SiteState }> {
    const { run, siteId } = await this.load(runId);
    if (run.state === undefined) throw noSuchRun(runId);
    return { run: run.state, site: await this.siteState(siteId) };
  }

  /** One line for each run; of those that have ended, nothing is folded for it. */
  async list(): Promise<readonly RunSummary[]> {
    const lines: RunSummary[] = [];
    for (const { runId, seq } of await this.ended.streams()) {
      const line = (await this.hasEnded(runId, seq)) ? await this.ended.line(runId) : undefined;
      const state = line === undefined ? (await this.load(runId)).run.state : undefined;
      if (line !== undefined) lines.push(line);
      if (state !== undefined) lines.push(summaryOf(state));
    }
    return lines;
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

  /** A run in memory is told by its fold; of any other the last event is read. */
  private async hasEnded(runId: string, seq: number): Promise<boolean> {
    return this.runs.has(runId) ? false : this.ended.has(runId, seq);
  }

  /** Folds every run that has not ended, and only those. */
  private async openRuns(): Promise<readonly RunState[]> {
    const open: RunState[] = [];
    for (const { runId, seq } of await this.ended.streams()) {
      if (await this.hasEnded(runId, seq)) continue;
      const { state } = (await this.load(runId)).run;
      if (state !== undefined && state.status !== 'ended') open.push(state);
    }
    return open;
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
  private once<T = Accepted>(caller: Caller, work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(async () => {
      if (this.closed) throw closedEngine();
      const first = caller.key === undefined ? undefined : await this.ports.journal.receipt(caller.key);
      return first === undefined ? work() : (first as T);
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
      this.ports.invariants ?? INVARIANTS,
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
    const open = (await this.openRuns()).find(({ plan }) => plan.site.id === siteId);
    if (open !== undefined) throw new StackhandError(siteBusy(open.runId));
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
