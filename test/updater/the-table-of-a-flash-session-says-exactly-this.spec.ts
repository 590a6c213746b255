import {
  type FlashEvent,
  type FlashMove,
  type FlashState,
  nextMove,
  startFlash,
  type UpdateStatus,
} from '../../src/updater';
import { LIMITS, otherUnit } from './flash-rig';

const IMAGE = { bytes: 1000, sha256: 'aa'.repeat(32) };
const OTHER = 'bb'.repeat(32);
const T0 = 5000;
const problem = otherUnit;

/** A session that knows its unit: proven, its image named, nothing sent. */
const known = (change: Partial<FlashState> = {}): FlashState => ({
  ...startFlash(IMAGE, LIMITS, T0),
  ...{ proof: { atMs: T0, used: true }, entered: true, blockBytes: 232 },
  ...change,
});
const says = (change: Partial<UpdateStatus>): FlashEvent => ({
  kind: 'status',
  status: {
    ...{ state: 'receiving', fault: 'none', imageBytes: IMAGE.bytes, confirmedOffset: 0, blockBytes: 232 },
    ...{ lastSequence: 0, flashHash: null, runningHash: null },
    ...change,
  },
});
const move = (state: FlashState, event: FlashEvent, atMs = T0): FlashMove => nextMove(state, event, atMs).move;
const after = (state: FlashState, event: FlashEvent, atMs = T0): FlashState => nextMove(state, event, atMs).state;
const block = (sequence: number, offset: number, length = 232) => ({ kind: 'send-block', sequence, offset, length });
const stops = (code: string) => ({ kind: 'stop', because: { code } });
const waits = (why: string) => ({ kind: 'wait', ms: 200, why });
const READ = { kind: 'read-status' };
const PROVE = { kind: 'prove-identity' };
const sentBlock: FlashMove = { kind: 'send-block', sequence: 3, offset: 464, length: 232 };

describe('a proof', () => {
  const found = (proof: FlashState['proof']): FlashState => known({ proof, entered: false });

  it('is good for thirty seconds, and while the writes that went out on it leave the line open', () => {
    const running = says({ state: 'running', runningHash: OTHER });
    expect(move(found(null), running)).toEqual(PROVE);
    expect(move(found({ atMs: T0, used: false }), running, T0 + 30_000)).toEqual({ kind: 'enter' });
    expect(move(found({ atMs: T0, used: false }), running, T0 + 30_001)).toEqual(PROVE);
    expect(move(found({ atMs: T0, used: true }), running, T0 + 600_000)).toEqual({ kind: 'enter' });
  });

  it('is needed before what a unit says of itself counts for anything', () => {
    const done = says({ state: 'running', runningHash: IMAGE.sha256 });
    expect(move(found(null), done)).toEqual(PROVE);
    expect(move(known(), done)).toEqual({ kind: 'done' });
  });

  it('is what every write leaves on, also the next block after an answer', () => {
    expect(move(known({ proof: null, last: sentBlock }), { kind: 'acknowledged' })).toEqual(PROVE);
    const old = known({ proof: { atMs: T0 - 30_001, used: false }, last: sentBlock });
    expect(move(old, { kind: 'acknowledged' })).toEqual(PROVE);
  });

  it('begins anew, unused, and is followed by a look', () => {
    const step = nextMove(found(null), { kind: 'proven' }, T0 + 7);
    expect(step.move).toEqual(READ);
    expect(step.state.proof).toEqual({ atMs: T0 + 7, used: false });
  });

  it('is lost with silence, another opening and whatever is hopeless', () => {
    for (const event of [{ kind: 'silent', problem }, { kind: 'reopened' }, { kind: 'hopeless', problem }] as const) {
      expect(after(known(), event).proof).toBeNull();
    }
    expect(move(known(), { kind: 'reopened' })).toEqual(READ);
    expect(move(known(), { kind: 'hopeless', problem })).toEqual({ kind: 'stop', because: problem });
  });

  it('is kept, and used, by each write', () => {
    const step = nextMove(found({ atMs: T0, used: false }), says({ state: 'running' }), T0 + 9);
    expect(step.state.proof).toEqual({ atMs: T0 + 9, used: true });
  });
});

describe('a unit that runs', () => {
  it('is told the image where it runs another, and stopped at where it was told to start ours', () => {
    expect(move(known(), says({ state: 'running', runningHash: OTHER }))).toEqual({ kind: 'enter' });
    const started = known({ activatedMs: T0 });
    expect(move(started, says({ state: 'running', runningHash: OTHER }))).toMatchObject(
      stops('updater.other-image-runs'),
    );
    expect(move(started, says({ state: 'running', runningHash: IMAGE.sha256 }))).toEqual({ kind: 'done' });
  });
});

describe('a unit that receives', () => {
  it('is told the image until it names its length and this session has named it', () => {
    expect(move(known({ entered: false }), says({}))).toEqual({ kind: 'enter' });
    expect(move(known(), says({ imageBytes: 999 }))).toEqual({ kind: 'enter' });
    expect(move(known(), says({}))).toEqual(block(1, 0));
  });

  it('is sent what comes after what it confirms, up to its end', () => {
    expect(move(known(), says({ confirmedOffset: 464, lastSequence: 2 }))).toEqual(block(3, 464));
    expect(move(known(), says({ confirmedOffset: 928, lastSequence: 4 }))).toEqual(block(5, 928, 72));
    expect(move(known(), says({ confirmedOffset: 464, lastSequence: 2, blockBytes: 16 }))).toEqual(block(3, 464, 16));
    expect(move(known(), says({ confirmedOffset: 1000, lastSequence: 5 }))).toEqual({ kind: 'verify' });
    expect(move(known(), says({ confirmedOffset: 1001 }))).toMatchObject(stops('updater.status-impossible'));
  });

  it('is sent numbers from 1 to 65535, and then from 1 again', () => {
    expect(move(known(), says({ confirmedOffset: 464, lastSequence: 0xfffe }))).toEqual(block(0xffff, 464));
    expect(move(known(), says({ confirmedOffset: 464, lastSequence: 0xffff }))).toEqual(block(1, 464));
  });

  it('did not start what it was told to start', () => {
    expect(move(known({ activatedMs: T0 }), says({}))).toMatchObject(stops('updater.image-does-not-start'));
  });

  it('is waited for while it took a block that it does not confirm yet', () => {
    const sent = known({ lastBlock: { sequence: 3, offset: 464 }, sequence: 2, offset: 464 });
    expect(move(sent, says({ confirmedOffset: 0, lastSequence: 3 }))).toEqual(waits('writing'));
    expect(move(sent, says({ confirmedOffset: 464, lastSequence: 3 }))).toEqual(waits('writing'));
    expect(move(sent, says({ confirmedOffset: 696, lastSequence: 3 }))).toEqual(block(4, 696));
    // It says that no block was taken: the number is none.
    const none = known({ lastBlock: { sequence: 0, offset: 464 }, sequence: 0, offset: 464 });
    expect(move(none, says({ confirmedOffset: 0, lastSequence: 0 }))).toEqual(block(1, 0));
    // All blocks are answered, the last of them is not in flash yet.
    const answered = known({ sequence: 2, offset: 464 });
    expect(move(answered, says({ confirmedOffset: 232, lastSequence: 2 }))).toEqual(waits('writing'));
    expect(move(answered, says({ confirmedOffset: 464, lastSequence: 2 }))).toEqual(block(3, 464));
    expect(move(answered, says({ confirmedOffset: 232, lastSequence: 1 }))).toEqual(block(2, 232));
  });

  it('is waited for no longer than an erase takes', () => {
    const sent = known({ lastBlock: { sequence: 1, offset: 0 }, waitingFor: { what: 'writing', sinceMs: T0 } });
    const taken = says({ confirmedOffset: 0, lastSequence: 1 });
    expect(move(sent, taken, T0 + 10_000)).toEqual(waits('writing'));
    expect(move(sent, taken, T0 + 10_001)).toMatchObject(stops('updater.busy-too-long'));
    // What was waited for before was something else.
    const other = { ...sent, waitingFor: { what: 'busy', sinceMs: T0 - 60_000 } };
    expect(nextMove(other, taken, T0 + 10_001)).toMatchObject({
      move: waits('writing'),
      state: { waitingFor: { what: 'writing', sinceMs: T0 + 10_001 } },
    });
  });
});

describe('a unit that verifies, has verified, starts or failed', () => {
  it.each([
    ['verifying', 10_000],
    ['restarting', 60_000],
  ] as const)('%s: is waited for as long as its route says', (state, limitMs) => {
    const waiting = known({ waitingFor: { what: state, sinceMs: T0 } });
    expect(move(waiting, says({ state }), T0 + limitMs)).toEqual(waits(state));
    expect(move(waiting, says({ state }), T0 + limitMs + 1)).toMatchObject(stops('updater.busy-too-long'));
  });

  it('is told to start the image that it verified, if it is ours', () => {
    const ours = { state: 'verified', flashHash: IMAGE.sha256 } as const;
    const step = nextMove(known({ furthest: 1000 }), says(ours), T0 + 3);
    expect(step).toMatchObject({ move: { kind: 'activate' }, state: { activatedMs: T0 + 3 } });
    expect(move(known({ furthest: 1000 }), says({ ...ours, flashHash: OTHER }))).toMatchObject(
      stops('updater.hash-differs'),
    );
    expect(move(known({ furthest: 1 }), says({ ...ours, imageBytes: 999 }))).toMatchObject(
      stops('updater.hash-differs'),
    );
    // Verified by an earlier session, and of another image: begun anew.
    expect(move(known(), says({ ...ours, flashHash: OTHER }))).toEqual({ kind: 'enter' });
    expect(move(known(), says({ ...ours, imageBytes: 999 }))).toEqual({ kind: 'enter' });
  });

  it('is begun anew where it failed before this session, and stopped at where it failed in it', () => {
    const failed = says({ state: 'failed', fault: 'hash-differs' });
    expect(move(known(), failed)).toEqual({ kind: 'enter' });
    expect(move(known({ furthest: 1 }), failed)).toMatchObject(stops('updater.unit-says-hash-differs'));
    expect(move(known({ furthest: 1 }), says({ state: 'failed', fault: null }))).toMatchObject(
      stops('updater.unit-says-unknown-fault'),
    );
  });
});

describe('an answer', () => {
  it('to a block is followed by the next, and after the last one by a look', () => {
    const step = nextMove(known({ last: sentBlock }), { kind: 'acknowledged' }, T0);
    expect(step).toMatchObject({ move: block(4, 696), state: { offset: 696, sequence: 3, furthest: 696 } });
    const last: FlashMove = { kind: 'send-block', sequence: 5, offset: 928, length: 72 };
    expect(nextMove(known({ last }), { kind: 'acknowledged' }, T0)).toMatchObject({
      move: READ,
      state: { offset: 1000, furthest: 1000 },
    });
  });

  it('to the name of the image begins the blocks anew', () => {
    const before = known({
      entered: false,
      last: { kind: 'enter' },
      offset: 464,
      lastBlock: { sequence: 2, offset: 232 },
    });
    const step = nextMove(before, { kind: 'acknowledged' }, T0);
    expect(step).toMatchObject({ move: READ, state: { entered: true, offset: 0, lastBlock: null } });
  });

  it('to anything else is followed by a look, and ends what was waited for', () => {
    const waiting = { what: 'busy', sinceMs: T0 };
    for (const last of [{ kind: 'verify' }, { kind: 'activate' }] as const) {
      const step = nextMove(known({ last, waitingFor: waiting, entered: true }), { kind: 'acknowledged' }, T0);
      expect(step).toMatchObject({ move: READ, state: { waitingFor: null, entered: true, offset: 0, sequence: 0 } });
    }
  });

  it('that was waited for is followed by a look', () => {
    expect(move(known(), { kind: 'waited' })).toEqual(READ);
  });
});

describe('a refusal', () => {
  it('is final where the unit does not know these registers', () => {
    expect(move(known(), { kind: 'refused', problem, final: true })).toEqual({ kind: 'stop', because: problem });
  });

  it('else is looked at, and the image is named again', () => {
    const step = nextMove(known({ last: sentBlock }), { kind: 'refused', problem, final: false }, T0);
    expect(step).toMatchObject({ move: READ, state: { refusal: true, entered: false } });
  });

  it.each(['other-hardware', 'length-not-accepted', 'refused-now', 'flash-write-failed', 'header-damaged'] as const)(
    'for %s ends the session, and an old one counts for nothing',
    (fault) => {
      expect(move(known({ refusal: true }), says({ fault }))).toMatchObject(stops(`updater.unit-says-${fault}`));
      expect(move(known(), says({ fault }))).toEqual(block(1, 0));
    },
  );

  it.each(['none', 'not-the-next-block', 'block-crc', 'hash-differs', null] as const)(
    'for %s is mended by sending again, and is forgotten then',
    (fault) => {
      const step = nextMove(known({ refusal: true }), says({ fault }), T0);
      expect(step).toMatchObject({ move: block(1, 0), state: { refusal: false } });
    },
  );
});

describe('a unit that is busy or silent', () => {
  it('busy: the write was no attempt, and is waited for as long as the longest of its work', () => {
    const tried = known({ last: sentBlock, tried: ['enter', 'block 464'] });
    const step = nextMove(tried, { kind: 'busy', problem }, T0 + 1);
    expect(step).toMatchObject({ move: waits('busy'), state: { tried: ['enter'] } });
    const limits = { ...LIMITS, eraseMs: 3000, verifyMs: 7000 };
    const busy = known({ limits, last: sentBlock, waitingFor: { what: 'busy', sinceMs: T0 } });
    expect(move(busy, { kind: 'busy', problem }, T0 + 7000)).toEqual(waits('busy'));
    expect(move(busy, { kind: 'busy', problem }, T0 + 7001)).toMatchObject(stops('updater.busy-too-long'));
    const erases = { ...busy, limits: { ...limits, eraseMs: 9000 } };
    expect(move(erases, { kind: 'busy', problem }, T0 + 9000)).toEqual(waits('busy'));
  });

  it('silent after a write: looked at once; after a look: waited for as long as a start takes', () => {
    for (const last of [sentBlock, { kind: 'enter' }, { kind: 'verify' }, { kind: 'activate' }] as const) {
      expect(move(known({ last }), { kind: 'silent', problem })).toEqual(READ);
    }
    expect(move(known({ last: { kind: 'read-status' } }), { kind: 'silent', problem })).toEqual(waits('silence'));
    const silent = known({ last: { kind: 'read-status' }, waitingFor: { what: 'silence', sinceMs: T0 } });
    expect(move(silent, { kind: 'silent', problem }, T0 + 60_000)).toEqual(waits('silence'));
    expect(move(silent, { kind: 'silent', problem }, T0 + 60_001)).toMatchObject(stops('updater.silent-too-long'));
    const wrote = { ...silent, last: sentBlock };
    expect(move(wrote, { kind: 'silent', problem }, T0 + 60_001)).toMatchObject(stops('updater.silent-too-long'));
  });

  it('is silent no more when it answers, but busy until it takes a write', () => {
    const silence = { what: 'silence', sinceMs: T0 };
    const busy = { what: 'busy', sinceMs: T0 };
    expect(after(known({ waitingFor: silence }), says({})).waitingFor).toBeNull();
    expect(after(known({ waitingFor: busy }), says({})).waitingFor).toEqual(busy);
    expect(after(known({ waitingFor: silence, proof: null }), says({})).waitingFor).toBeNull();
    expect(after(known({ waitingFor: silence }), { kind: 'proven' }).waitingFor).toBeNull();
    expect(after(known(), says({})).waitingFor).toBeNull();
  });
});

describe('repetitions', () => {
  it('without progress are counted, and one more than allowed ends the session', () => {
    const third = known({ tried: ['block 0'], repeats: 2 });
    expect(nextMove(third, says({}), T0)).toMatchObject({
      move: block(1, 0),
      state: { repeats: 3, tried: ['block 0'] },
    });
    expect(move(known({ tried: ['block 0'], repeats: 3 }), says({}))).toMatchObject(stops('updater.no-progress'));
    const first = nextMove(known({ tried: ['enter'] }), says({}), T0);
    expect(first.state).toMatchObject({ repeats: 0, tried: ['enter', 'block 0'] });
  });

  it('are forgotten with the first byte more than ever before, and with none less', () => {
    const stuck = known({
      furthest: 464,
      tried: ['enter', 'block 464'],
      repeats: 2,
      last: { ...sentBlock, length: 100 },
    });
    expect(after(stuck, { kind: 'acknowledged' })).toMatchObject({ furthest: 564, repeats: 0, tried: ['block 564'] });
    const back = known({ furthest: 464, tried: ['enter'], repeats: 2 });
    expect(after(back, says({ confirmedOffset: 464, lastSequence: 2 }))).toMatchObject({
      furthest: 464,
      repeats: 2,
      tried: ['enter', 'block 464'],
    });
  });

  it('of a start that never comes are called by that name', () => {
    const ours = says({ state: 'verified', flashHash: IMAGE.sha256 });
    expect(move(known({ tried: ['activate'], repeats: 3 }), ours)).toMatchObject(stops('updater.image-does-not-start'));
    expect(
      move(known({ furthest: 1000, tried: ['verify'], repeats: 3 }), says({ confirmedOffset: 1000 })),
    ).toMatchObject(stops('updater.no-progress'));
  });
});

describe('the hard limit', () => {
  it('ends every session that has not ended, and only when it has passed', () => {
    const at = T0 + LIMITS.hardLimitMs;
    expect(move(known(), says({}), at)).toEqual(block(1, 0));
    expect(move(known(), says({}), at + 1)).toMatchObject(stops('updater.over-hard-limit'));
    expect(move(known(), says({ state: 'running', runningHash: IMAGE.sha256 }), at + 1)).toEqual({ kind: 'done' });
    expect(move(known(), { kind: 'hopeless', problem }, at + 1)).toEqual({ kind: 'stop', because: problem });
  });

  it('has the block that went out last beside it, over whatever comes in between', () => {
    expect(after(known(), says({ confirmedOffset: 464, lastSequence: 2 })).lastBlock).toEqual({
      sequence: 3,
      offset: 464,
    });
    const lastBlock = { sequence: 3, offset: 464 };
    expect(after(known({ lastBlock, entered: false }), says({})).lastBlock).toEqual(lastBlock);
  });

  it('stands in the state as the last move', () => {
    expect(after(known(), says({})).last).toEqual(block(1, 0));
    expect(after(known(), says({}), T0 + LIMITS.hardLimitMs + 1).last).toMatchObject({ kind: 'stop' });
  });
});

it('begins with a look at nobody in particular', () => {
  expect(startFlash(IMAGE, LIMITS, T0)).toEqual({
    ...{ image: IMAGE, limits: LIMITS, startedMs: T0, last: READ, proof: null, entered: false, activatedMs: null },
    ...{ offset: 0, sequence: 0, lastBlock: null, blockBytes: 0, furthest: 0, tried: [], repeats: 0 },
    ...{ waitingFor: null, refusal: false },
  });
});
