import { type Problem, sha256 } from '../../kernel';
import { endingOf } from './flash-ending';
import type { FlashEvent, FlashMove } from './flash-moves';
import { stoppedByPerson } from './flash-problems';
import { type FlashState, proofHolds, startFlash } from './flash-state';
import { nextMove } from './flash-table';
import type { FlashEnding, FlashOutcome, FlashPorts, FlashTask } from './flash-task';
import type { UpdateStatus } from './update-device';
import { eventOf } from './wire-events';

/**
 * Sends an image to a unit, resuming where the unit says, until it runs it or a reason stops it. It never throws for what a line or a unit
 * does; what it throws is a defect, and then the unit must be looked at like after a crash.
 */
export async function runFlashSession(task: FlashTask, ports: FlashPorts): Promise<FlashOutcome> {
  return new FlashSession(task, ports).run();
}

class FlashSession {
  private readonly startedMs: number;
  private readonly sent = new Set<number>();
  private state: FlashState;
  private provenGeneration = -1;
  private status: UpdateStatus | null = null;
  /** What the unit was doing when its identity was first proven: before that the status could be anybody's. */
  private asFound: UpdateStatus | null = null;
  private wrote = false;
  private blocks = 0;
  private told = 0;
  private repeated = 0;

  constructor(
    private readonly task: FlashTask,
    private readonly ports: FlashPorts,
  ) {
    this.startedMs = ports.now();
    const { bytes, sha256: digest } = task.image;
    this.state = startFlash({ bytes: bytes.length, sha256: digest }, task.limits, this.startedMs);
  }

  async run(): Promise<FlashOutcome> {
    const changed = this.bufferProblem();
    if (changed !== null) return this.end({ outcome: 'refused', because: [changed] });
    let move: FlashMove = { kind: 'read-status' };
    while (move.kind !== 'done' && move.kind !== 'stop') {
      const event = await this.carryOut(move);
      const step = nextMove(this.state, event, this.ports.now());
      this.state = step.state;
      move = step.move;
    }
    const { state, status, asFound, wrote } = this;
    const seen = { state, status, asFound, wrote, provenGeneration: this.provenGeneration };
    return this.end(await endingOf(move, seen, this.task, this.ports));
  }

  /** The bytes that are sent are the bytes that were approved, hashed again from the very buffer that is sent (SI-20). */
  private bufferProblem(): Problem | null {
    const { image, approvedSha256 } = this.task;
    const found = sha256(image.bytes);
    if (found === image.sha256 && found === approvedSha256 && image.bytes.length > 0) return null;
    return {
      code: 'updater.image-changed',
      what: 'The image is not the one that was approved.',
      value: `${found}, ${image.bytes.length} bytes`,
      allowed: approvedSha256,
      remedy: 'Take the file in again and approve it again; nothing was sent.',
    };
  }

  private async carryOut(move: FlashMove): Promise<FlashEvent> {
    if (this.ports.stopped()) return { kind: 'hopeless', problem: stoppedByPerson() };
    if (move.kind === 'wait') {
      await this.ports.wait(move.ms);
      return { kind: 'waited' };
    }
    const reads = move.kind === 'read-status' || move.kind === 'prove-identity';
    try {
      return reads ? await this.look(move.kind) : await this.write(move);
    } catch (error) {
      const event = eventOf(error, !reads);
      // Said not to be taken: the next sending of this block is its first.
      if (move.kind === 'send-block' && event.kind !== 'silent') this.sent.delete(move.offset);
      return event;
    }
  }

  private async look(kind: 'read-status' | 'prove-identity'): Promise<FlashEvent> {
    if (kind === 'read-status') {
      this.status = await this.task.device.status();
      if (this.state.proof !== null && this.ports.generation() !== this.provenGeneration) return { kind: 'reopened' };
      // Only what is said on a proof is known to be said by this unit.
      if (proofHolds(this.state, this.ports.now())) {
        this.asFound ??= this.status;
        this.tellProgress(this.status.confirmedOffset);
      }
      return { kind: 'status', status: this.status };
    }
    const generation = this.ports.generation();
    const problem = await this.ports.proveIdentity();
    if (problem !== null) return { kind: 'hopeless', problem };
    // An opening in the middle of the proof makes it a proof of two lines, which is none.
    if (this.ports.generation() !== generation) return { kind: 'reopened' };
    this.provenGeneration = generation;
    return { kind: 'proven' };
  }

  private async write(move: FlashMove): Promise<FlashEvent> {
    const generation = this.provenGeneration;
    if (this.ports.generation() !== generation) return { kind: 'reopened' };
    this.wrote = true;
    if (move.kind === 'send-block') {
      const { sequence, offset, length } = move;
      if (this.sent.has(offset)) this.repeated++;
      this.sent.add(offset);
      const data = this.task.image.bytes.subarray(offset, offset + length);
      await this.task.device.sendBlock({ sequence, offset, data }, generation);
      this.blocks++;
      this.tellProgress(offset + length);
    } else if (move.kind === 'enter' || move.kind === 'verify' || move.kind === 'activate') {
      await this.task.device.command(move.kind, this.state.image, generation);
    }
    return { kind: 'acknowledged' };
  }

  private tellProgress(confirmed: number): void {
    const total = this.state.image.bytes;
    // While the first block waits for the erase the unit confirms less than it acknowledged: that is no way back.
    this.told = Math.max(this.told, Math.min(confirmed, total));
    this.ports.progress({ confirmed: this.told, total });
  }

  private end(ending: FlashEnding): FlashOutcome {
    const seconds = (this.ports.now() - this.startedMs) / 1000;
    return { ...ending, wrote: this.wrote, blocks: this.blocks, repeated: this.repeated, seconds };
  }
}
