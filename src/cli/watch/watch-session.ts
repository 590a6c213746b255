import { type Clock, problemLine, StackhandError } from '../../kernel';
import type { RunView, StackhandClient } from '../../operator-api/client';
import type { PlantConsole } from '../plant-console';
import { LiveRun } from './live-run';
import { onWatchEvent } from './on-event';
import { Outbox } from './outbox';
import { type Command, sendEffect } from './send-effect';
import { askedAs, firstState, focused, type WatchEffect, type WatchEvent, type WatchState } from './watch-state';

export interface SessionPorts {
  readonly client: StackhandClient;
  readonly runId: string;
  readonly clock: Clock;
  readonly plant: PlantConsole | null;
  /** Called after every change of the screen's state. */
  readonly changed: (state: WatchState) => void;
  readonly quit: () => void;
  readonly broken: (error: unknown) => void;
}

/** A key that was meant for the last prompt does not confirm a new one that came up under the finger. Milliseconds. */
const READ_FIRST_MS = 700;

/** One screen at one run: keys and views go in, commands and screens come out. */
export class WatchSession {
  state: WatchState;
  private readonly live: LiveRun;
  private readonly outbox: Outbox;
  private cancelArming: () => void = () => undefined;

  constructor(private readonly ports: SessionPorts) {
    this.state = firstState(ports.plant?.url ?? null);
    this.outbox = new Outbox(ports.client, ports.clock);
    this.live = new LiveRun(ports.client, ports.runId, ports.clock, {
      onView: (view) => this.handle({ type: 'view', view }),
      onLink: (up) => this.handle({ type: 'link', up }),
      onBroken: (error) => ports.broken(error),
    });
  }

  async start(): Promise<RunView> {
    const view = await this.live.start();
    void this.learnIsolator();
    return view;
  }

  stop(): void {
    this.live.stop();
    this.outbox.close();
    this.cancelArming();
  }

  handle(event: WatchEvent): void {
    const before = askedAs(focused(this.state));
    const { state, effects } = onWatchEvent(this.state, event);
    this.state = state;
    const prompt = askedAs(focused(state));
    if (prompt !== before) this.armLater(prompt);
    for (const effect of effects) this.perform(effect);
    this.ports.changed(this.state);
  }

  private armLater(prompt: string): void {
    this.cancelArming();
    if (prompt === '') return;
    this.cancelArming = this.ports.clock.after(READ_FIRST_MS, () => this.handle({ type: 'armed', prompt }));
  }

  /** Resolves when the command was taken up or refused, and the run was read after it. */
  async command(effect: Command): Promise<void> {
    const sendable = {
      send: (key: string) => sendEffect(this.ports.client, this.ports.runId, effect, key),
      ended: (refusal?: unknown) => this.handle({ type: 'sent', what: effect.do, problem: refusalText(refusal) }),
    };
    await (effect.do === 'danger' ? this.outbox.postFirst(sendable) : this.outbox.post(sendable));
    await this.live.refresh();
  }

  private perform(effect: WatchEffect): void {
    if (effect.do === 'quit') return this.ports.quit();
    if (effect.do === 'plant') void this.atPlant(effect.line);
    else void this.command(effect);
  }

  async atPlant(line: string): Promise<void> {
    const lines = (await this.ports.plant?.perform(line)) ?? [];
    this.handle({ type: 'plant', lines: [`:${line}`, ...lines] });
  }

  /** Where the isolator is stands in the plan; fetched before it is needed. */
  private async learnIsolator(): Promise<void> {
    try {
      const isolator = isolatorIn(await this.ports.client.planOf(this.ports.runId));
      if (isolator !== undefined) this.handle({ type: 'isolator', isolator });
    } catch {
      // The danger card then says that it stands on the site sheet.
    }
  }
}

function refusalText(refusal: unknown): string | null {
  if (refusal === undefined) return null;
  if (refusal instanceof StackhandError) return refusal.problems.map(problemLine).join(' ');
  return refusal instanceof Error ? refusal.message : 'It was refused.';
}

function isolatorIn(plan: Readonly<Record<string, unknown>>): string | undefined {
  const site = plan['site'];
  const holder = typeof site === 'object' && site !== null ? site : plan;
  const isolator = 'isolator' in holder ? holder.isolator : undefined;
  return typeof isolator === 'string' ? isolator : undefined;
}
