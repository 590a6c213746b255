import type { Problem } from '../../kernel';
import type { FlashEvent, FlashMove, WriteMove } from './flash-moves';
import {
  busyTooLong,
  didNotStart,
  hashDiffers,
  impossibleOffset,
  noProgress,
  otherImageRuns,
  overHardLimit,
  silentTooLong,
  updateFailed,
} from './flash-problems';
import { type FlashState, proofHolds } from './flash-state';
import type { UpdateStatus } from './update-device';

/** What a session knows now, and what it does next. */
export interface FlashStep {
  readonly state: FlashState;
  readonly move: FlashMove;
}

const READ_STATUS: FlashMove = { kind: 'read-status' };
/** Faults that sending again cannot mend. A stale one counts for nothing: they are looked at only right after a refusal. */
const FINAL_FAULTS: readonly (string | null)[] = [
  'other-hardware',
  'length-not-accepted',
  'refused-now',
  'flash-write-failed',
  'header-damaged',
];

/**
 * The table of a flash session: what comes after what was seen. Only the unit's own word moves it on: after anything but a fitting answer it
 * looks at the status first (SI-26, SI-27), and a write goes out only on an identity that was proven through this opening (SI-15).
 */
export function nextMove(before: FlashState, event: FlashEvent, atMs: number): FlashStep {
  const step = react(before, event, atMs);
  const over = atMs - before.startedMs > before.limits.hardLimitMs;
  const ended = step.move.kind === 'done' || step.move.kind === 'stop';
  const move = over && !ended ? stop(overHardLimit(before.limits.hardLimitMs)) : step.move;
  return { state: { ...step.state, last: move }, move };
}

function react(state: FlashState, event: FlashEvent, atMs: number): FlashStep {
  switch (event.kind) {
    case 'status':
      // What an unproven unit says of itself is no ground to call anything wrong, or done.
      if (!proofHolds(state, atMs)) return { state: heard(state), move: { kind: 'prove-identity' } };
      return afterLook({ ...state, blockBytes: event.status.blockBytes }, event.status, atMs);
    case 'proven':
      return { state: { ...heard(state), proof: { atMs, used: false } }, move: READ_STATUS };
    case 'waited':
      return { state, move: READ_STATUS };
    case 'acknowledged':
      return afterAnswer(state, atMs);
    case 'busy':
      return afterBusy(state, event.problem, atMs);
    case 'refused':
      if (event.final) return { state, move: stop(event.problem) };
      // The boot loader may have started anew since the image was named: name it again, which keeps what it has.
      return { state: { ...state, refusal: true, entered: false }, move: READ_STATUS };
    case 'silent':
      return afterSilence({ ...state, proof: null }, event.problem, atMs);
    case 'reopened':
      return { state: { ...state, proof: null }, move: READ_STATUS };
    case 'hopeless':
      return { state: { ...state, proof: null }, move: stop(event.problem) };
  }
}

function afterAnswer(state: FlashState, atMs: number): FlashStep {
  const now = { ...heard(state), waitingFor: null };
  const { last } = state;
  if (last.kind === 'enter') return { state: { ...now, entered: true, lastBlock: null, offset: 0 }, move: READ_STATUS };
  if (last.kind === 'send-block') {
    const offset = last.offset + last.length;
    const sent = withProgress({ ...now, offset, sequence: last.sequence }, offset);
    // The whole image is out: from here the unit's word counts, not the number of answers (SI-28).
    return offset < state.image.bytes ? write(sent, nextBlock(sent), atMs) : { state: sent, move: READ_STATUS };
  }
  return { state: now, move: READ_STATUS };
}

/** A write that was refused for want of time was no attempt. */
function afterBusy(state: FlashState, problem: Problem, atMs: number): FlashStep {
  const key = writeKey(state.last);
  const tried = state.tried.filter((candidate) => candidate !== key);
  const most = Math.max(state.limits.eraseMs, state.limits.verifyMs);
  return waitFor({ ...state, tried }, { what: 'busy', most, problem: busyTooLong(most, problem.what) }, atMs);
}

/** After a write the status says at once what became of it; a unit that does not answer reads either gets time to start. */
function afterSilence(state: FlashState, problem: Problem, atMs: number): FlashStep {
  const most = state.limits.restartMs;
  const wait = waitFor(state, { what: 'silence', most, problem: silentTooLong(most, problem.what) }, atMs);
  return writeKey(state.last) === null || wait.move.kind === 'stop' ? wait : { state: wait.state, move: READ_STATUS };
}

interface Patience {
  readonly what: string;
  readonly most: number;
  readonly problem: Problem;
}

function waitFor(state: FlashState, { what, most, problem }: Patience, atMs: number): FlashStep {
  const sinceMs = state.waitingFor?.what === what ? state.waitingFor.sinceMs : atMs;
  if (atMs - sinceMs > most) return { state, move: stop(problem) };
  return {
    state: { ...state, waitingFor: { what, sinceMs } },
    move: { kind: 'wait', ms: state.limits.pollMs, why: what },
  };
}

/** The unit answers: it is not silent any more. That it was busy is forgotten only by a write that it takes. */
function heard(state: FlashState): FlashState {
  return state.waitingFor?.what === 'silence' ? { ...state, waitingFor: null } : state;
}

function afterLook(before: FlashState, status: UpdateStatus, atMs: number): FlashStep {
  const { refusal } = before;
  const state = { ...heard(before), refusal: false };
  if (refusal && FINAL_FAULTS.includes(status.fault)) return { state, move: stop(updateFailed(status.fault)) };
  switch (status.state) {
    case 'running':
      if (status.runningHash === state.image.sha256) return { state, move: { kind: 'done' } };
      if (state.activatedMs !== null) return { state, move: stop(otherImageRuns(state.image, status)) };
      return write(state, { kind: 'enter' }, atMs);
    case 'receiving':
      return whileReceiving(state, status, atMs);
    case 'verifying':
      return waitFor(state, patience('verifying', state.limits.verifyMs), atMs);
    case 'restarting':
      return waitFor(state, patience('restarting', state.limits.restartMs), atMs);
    case 'verified':
      return whenVerified(state, status, atMs);
    case 'failed':
      // What failed before this session is begun anew; what fails in it is for a person to look at.
      if (state.furthest > 0) return { state, move: stop(updateFailed(status.fault)) };
      return write(state, { kind: 'enter' }, atMs);
  }
}

function whileReceiving(before: FlashState, status: UpdateStatus, atMs: number): FlashStep {
  const { image } = before;
  if (before.activatedMs !== null) return { state: before, move: stop(didNotStart(status)) };
  if (!before.entered || status.imageBytes !== image.bytes) return write(before, { kind: 'enter' }, atMs);
  const confirmed = status.confirmedOffset;
  if (confirmed > image.bytes) return { state: before, move: stop(impossibleOffset(confirmed, image.bytes)) };
  if (isTakenButNotThere(before, status)) return waitFor(before, patience('writing', before.limits.eraseMs), atMs);
  const state = withProgress({ ...before, offset: confirmed, sequence: status.lastSequence }, confirmed);
  return write(state, confirmed === image.bytes ? { kind: 'verify' } : nextBlock(state), atMs);
}

/** While the flash is erased, a block is accepted but not confirmed yet: sending it again would be of no use. */
function isTakenButNotThere({ offset, sequence, lastBlock }: FlashState, status: UpdateStatus): boolean {
  const { lastSequence, confirmedOffset } = status;
  if (lastSequence === 0) return false;
  if (lastSequence === lastBlock?.sequence && confirmedOffset <= lastBlock.offset) return true;
  return lastSequence === sequence && confirmedOffset < offset;
}

function whenVerified(state: FlashState, status: UpdateStatus, atMs: number): FlashStep {
  const isOurs = status.flashHash === state.image.sha256 && status.imageBytes === state.image.bytes;
  if (isOurs) return write(state, { kind: 'activate' }, atMs);
  if (state.furthest > 0) return { state, move: stop(hashDiffers(state.image, status)) };
  return write(state, { kind: 'enter' }, atMs);
}

function nextBlock(state: FlashState): WriteMove {
  const length = Math.min(state.blockBytes, state.image.bytes - state.offset);
  // 0 says that no block was taken yet, so it is no number of a block.
  const sequence = state.sequence >= 0xffff ? 1 : state.sequence + 1;
  return { kind: 'send-block', sequence, offset: state.offset, length };
}

/** The one place from which a write goes out. */
function write(state: FlashState, move: WriteMove, atMs: number): FlashStep {
  if (!proofHolds(state, atMs)) return { state, move: { kind: 'prove-identity' } };
  const key = writeKey(move) ?? move.kind;
  const repeats = state.repeats + (state.tried.includes(key) ? 1 : 0);
  if (repeats > state.limits.repeats) return { state, move: stop(noProgress(move, state.limits.repeats)) };
  const tried = state.tried.includes(key) ? state.tried : [...state.tried, key];
  const sent = { ...state, proof: { atMs, used: true }, tried, repeats };
  if (move.kind === 'activate') return { state: { ...sent, activatedMs: atMs }, move };
  const lastBlock = move.kind === 'send-block' ? { sequence: move.sequence, offset: move.offset } : state.lastBlock;
  return { state: { ...sent, lastBlock }, move };
}

function writeKey(move: FlashMove): string | null {
  if (move.kind === 'send-block') return `block ${move.offset}`;
  return move.kind === 'enter' || move.kind === 'verify' || move.kind === 'activate' ? move.kind : null;
}

/** Only more bytes than ever before are progress; a unit that forgets and takes the same again makes none. */
function withProgress(state: FlashState, offset: number): FlashState {
  return offset > state.furthest ? { ...state, furthest: offset, tried: [], repeats: 0 } : state;
}

function patience(what: string, most: number): Patience {
  return { what, most, problem: busyTooLong(most, `The unit says that it is ${what}.`) };
}

function stop(because: Problem): FlashMove {
  return { kind: 'stop', because };
}
