import fc from 'fast-check';
import { type FlashEvent, type FlashMove, nextMove, startFlash, UPDATE_FAULTS, UPDATE_STATES } from '../../src/updater';
import { LIMITS, otherUnit } from './flash-rig';

const IMAGE = { bytes: 1000, sha256: 'aa'.repeat(32) };
const hash = fc.constantFrom(IMAGE.sha256, 'bb'.repeat(32), null);

const status = fc.record({
  // A transfer is mostly a matter of receiving; the other states come often enough to be met everywhere.
  state: fc.oneof(
    { weight: 12, arbitrary: fc.constant('receiving' as const) },
    { weight: 3, arbitrary: fc.constantFrom('running' as const, ...UPDATE_STATES) },
  ),
  fault: fc.constantFrom(...UPDATE_FAULTS, null),
  imageBytes: fc.oneof({ weight: 12, arbitrary: fc.constant(IMAGE.bytes) }, fc.constant(500)),
  confirmedOffset: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(0, 232, 464, 696, 928) },
    fc.constantFrom(1000, 1001),
  ),
  blockBytes: fc.constantFrom(232, 232, 16),
  lastSequence: fc.constantFrom(0, 0, 0, 1, 2, 3, 0xffff),
  flashHash: hash,
  runningHash: hash,
});

const problem = otherUnit;
/** Mostly what a session is glad of, so that it comes far. */
const event: fc.Arbitrary<FlashEvent> = fc.oneof(
  { weight: 8, arbitrary: status.map((seen): FlashEvent => ({ kind: 'status', status: seen })) },
  { weight: 6, arbitrary: fc.constant<FlashEvent>({ kind: 'acknowledged' }) },
  { weight: 1, arbitrary: fc.constant<FlashEvent>({ kind: 'busy', problem }) },
  { weight: 1, arbitrary: fc.boolean().map((final): FlashEvent => ({ kind: 'refused', problem, final })) },
  { weight: 1, arbitrary: fc.constant<FlashEvent>({ kind: 'silent', problem }) },
  { weight: 1, arbitrary: fc.constant<FlashEvent>({ kind: 'reopened' }) },
);

/** What can come of a move: a look brings a status, a proof is a proof; anything can fail. */
function answerTo(move: FlashMove, chosen: FlashEvent): FlashEvent {
  const failed = chosen.kind === 'silent' || chosen.kind === 'reopened';
  if (move.kind === 'wait') return { kind: 'waited' };
  if (move.kind === 'prove-identity') return failed ? chosen : { kind: 'proven' };
  if (move.kind === 'read-status') return chosen.kind === 'status' || failed ? chosen : { kind: 'silent', problem };
  return chosen.kind === 'status' ? { kind: 'acknowledged' } : chosen;
}

const isWrite = (move: FlashMove): boolean => ['enter', 'send-block', 'verify', 'activate'].includes(move.kind);

it('writes only on a proof, only after an answer, and only where the unit or its last answer says', () => {
  let blocks = 0;
  fc.assert(
    fc.property(fc.array(event, { minLength: 5, maxLength: 120 }), (events) => {
      let state = startFlash(IMAGE, LIMITS, 0);
      let move: FlashMove = { kind: 'read-status' };
      let proven = false;
      for (const [index, chosen] of events.entries()) {
        const told = answerTo(move, chosen);
        if (told.kind === 'proven') proven = true;
        if (told.kind === 'silent' || told.kind === 'reopened') proven = false;
        const before = move;
        ({ state, move } = nextMove(state, told, index * 100));
        if (move.kind === 'done' || move.kind === 'stop') break;
        if (!isWrite(move)) continue;
        expect(proven).toBe(true);
        expect(['status', 'acknowledged']).toContain(told.kind);
        if (move.kind !== 'send-block') continue;
        blocks++;
        const known =
          told.kind === 'status'
            ? told.status.confirmedOffset
            : before.kind === 'send-block'
              ? before.offset + before.length
              : -1;
        const last =
          told.kind === 'status' ? told.status.lastSequence : before.kind === 'send-block' ? before.sequence : -1;
        expect(move.offset).toBe(known);
        expect(move.sequence).toBe(last === 0xffff ? 1 : last + 1);
        expect(move.length).toBeGreaterThan(0);
        expect(move.offset + move.length).toBeLessThanOrEqual(IMAGE.bytes);
      }
    }),
    { numRuns: 2000, seed: 20261121 },
  );
  // The events come far enough to say something.
  expect(blocks).toBeGreaterThan(500);
});

it('is done only by the word of a unit that is proven and runs the image', () => {
  let dones = 0;
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let state = startFlash(IMAGE, LIMITS, 0);
      let move: FlashMove = { kind: 'read-status' };
      for (const [index, chosen] of events.entries()) {
        const told = answerTo(move, chosen);
        ({ state, move } = nextMove(state, told, index * 100));
        if (move.kind === 'stop') return;
        if (move.kind !== 'done') continue;
        dones++;
        expect(told).toMatchObject({ kind: 'status', status: { state: 'running', runningHash: IMAGE.sha256 } });
        expect(state.proof).not.toBeNull();
        return;
      }
    }),
    { numRuns: 8000, seed: 20261121 },
  );
  expect(dones).toBeGreaterThan(20);
});

it('comes to an end whatever the unit says, at the latest at its hard limit', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 12 }), (events) => {
      let state = startFlash(IMAGE, LIMITS, 0);
      let move: FlashMove = { kind: 'read-status' };
      let atMs = 0;
      for (let index = 0; move.kind !== 'done' && move.kind !== 'stop' && index < 2000; index++) {
        const chosen = events[index % events.length] ?? { kind: 'waited' };
        atMs += 1000;
        ({ state, move } = nextMove(state, answerTo(move, chosen), atMs));
      }
      expect(atMs).toBeLessThanOrEqual(LIMITS.hardLimitMs + 1000);
    }),
    { numRuns: 500, seed: 20261121 },
  );
});
