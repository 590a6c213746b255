import type { Problem } from '../../kernel';
import type { FlashMove } from './flash-moves';
import { factsUnread } from './flash-problems';
import { type FlashState, proofHolds } from './flash-state';
import type { FlashEnding, FlashPorts, FlashTask } from './flash-task';
import { judgeRestart } from './judge-restart';
import type { UpdateStatus } from './update-device';
import { eventOf } from './wire-events';

/** What a session saw until it ended. `asFound`: the first status that was proven to be this unit's. `wrote`: a write went out. */
export interface SessionSeen {
  readonly state: FlashState;
  readonly status: UpdateStatus | null;
  readonly asFound: UpdateStatus | null;
  readonly wrote: boolean;
  readonly provenGeneration: number;
}

/** How long a session that stopped looks for the unit before it says that it does not know. */
const LAST_LOOK_MS = 3000;

/** How a session ended: judged by the unit's own word, never by what was sent. */
export async function endingOf(
  last: Extract<FlashMove, { readonly kind: 'done' | 'stop' }>,
  seen: SessionSeen,
  task: FlashTask,
  ports: FlashPorts,
): Promise<FlashEnding> {
  const end = new SessionEnd(seen, task, ports);
  return last.kind === 'done' ? end.judged() : end.stopped(last.because);
}

class SessionEnd {
  constructor(
    private readonly seen: SessionSeen,
    private readonly task: FlashTask,
    private readonly ports: FlashPorts,
  ) {}

  /** The unit says that it runs the image; whether the rest of what it says agrees. */
  async judged(): Promise<FlashEnding> {
    const { status, state, wrote } = this.seen;
    const facts = await this.patiently(() => this.ports.readFacts(), this.task.limits.restartMs);
    if (facts === null || status === null) return { outcome: 'unknown', because: [factsUnread()] };
    const because = judgeRestart({
      ...{ before: this.task.before, after: facts.value, runningHash: status.runningHash },
      header: this.task.image.header,
      sinceActivateMs: state.activatedMs === null ? null : this.ports.now() - state.activatedMs,
      restartMs: this.task.limits.restartMs,
    });
    if (because.length === 0) return { outcome: 'ok', status, after: facts.value };
    return { outcome: wrote ? 'unknown' : 'refused', because };
  }

  /** One look more says what the unit is now; a session that wrote nothing to a running unit changed nothing. */
  async stopped(because: Problem): Promise<FlashEnding> {
    const { asFound, wrote } = this.seen;
    if (!wrote && (asFound === null || asFound.state === 'running')) return { outcome: 'refused', because: [because] };
    // Whoever answers now may be another unit: what it says is not this one's, and it gets no byte.
    const opening = await this.provenOpening();
    if (opening === null) return { outcome: 'unknown', because: [because] };
    const status = await this.statusNow(opening);
    if (status?.state === 'receiving' && status.confirmedOffset === 0 && asFound?.state === 'running') {
      return this.leave(opening, because);
    }
    return placed(status, because, this.seen);
  }

  /** Nothing is in flash yet: the unit may go back to the program that it has. It refuses when that is gone already. */
  private async leave(opening: number, because: Problem): Promise<FlashEnding> {
    await this.patiently(() => this.task.device.command('leave', this.seen.state.image, opening), 0);
    return placed(await this.statusNow(opening), because, this.seen);
  }

  /** The opening of the line through which the unit is proven; null where it cannot be. */
  private async provenOpening(): Promise<number | null> {
    const { state, provenGeneration } = this.seen;
    const opening = this.ports.generation();
    if (proofHolds(state, this.ports.now()) && provenGeneration === opening) return opening;
    const proof = await this.patiently(() => this.ports.proveIdentity());
    return proof !== null && proof.value === null && this.ports.generation() === opening ? opening : null;
  }

  /** Null where nothing was said, or the line was opened anew for it: then it may be said by another unit. */
  private async statusNow(opening: number): Promise<UpdateStatus | null> {
    const said = await this.patiently(() => this.task.device.status());
    return said !== null && this.ports.generation() === opening ? said.value : null;
  }

  /** The answer, or null when none came in time; what is neither of line nor unit is thrown on. */
  private async patiently<T>(ask: () => Promise<T>, mostMs = LAST_LOOK_MS): Promise<{ readonly value: T } | null> {
    const startedMs = this.ports.now();
    for (;;) {
      try {
        return { value: await ask() };
      } catch (error) {
        if (eventOf(error, true).kind === 'hopeless' || this.ports.now() - startedMs >= mostMs) return null;
        await this.ports.wait(this.task.limits.pollMs);
      }
    }
  }
}

/** What a unit that stopped where its status says is to be called. */
function placed(status: UpdateStatus | null, because: Problem, { state }: SessionSeen): FlashEnding {
  const unsure = status === null || status.state === 'restarting';
  // Told to start, and running: which image, and whether it is whole, is judged by a session that sees it answer.
  if (unsure || (status.state === 'running' && state.activatedMs !== null))
    return { outcome: 'unknown', because: [because] };
  if (status.state === 'running') return { outcome: 'refused', because: [because] };
  return { outcome: 'torn', confirmed: status.confirmedOffset, because: [because] };
}
