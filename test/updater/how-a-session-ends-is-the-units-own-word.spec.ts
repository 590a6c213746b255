import { createHash } from 'node:crypto';
import { NEW_IMAGE, otherUnit } from './flash-rig';
import { foreignMaster, noAnswer, ScriptedUnit, unitIsBusy } from './scripted-unit';

const WHOLE = NEW_IMAGE.bytes.length;
const STOPPED = [{ code: 'updater.stopped' }];
const LOOK = ['status', 'prove', 'status'];

/** A unit whose session is stopped as soon as the log has these words. */
function stoppedAfter(words: readonly string[], unit = new ScriptedUnit()): ScriptedUnit {
  const before = unit.meanwhile;
  unit.meanwhile = (asked, at) => {
    before(asked, at);
    if (at.log.length >= words.length) at.stopped = true;
  };
  return unit;
}

/** One that an earlier session left half written. */
function halfWritten(confirmedOffset: number): ScriptedUnit {
  const unit = new ScriptedUnit();
  unit.set({ state: 'receiving', imageBytes: WHOLE, confirmedOffset, runningHash: null });
  return unit;
}

describe('a session that goes well', () => {
  it('asks in this order, and is done by the word of the unit', async () => {
    const unit = new ScriptedUnit();
    const outcome = await unit.session();
    expect(outcome).toMatchObject({ outcome: 'ok', wrote: true, blocks: 2, repeated: 0, seconds: 0 });
    expect(unit.log).toEqual([
      ...[...LOOK, 'enter', 'status', 'block 1 at 0', 'block 2 at 8192', 'status'],
      ...['verify', 'status', 'activate', 'status', 'facts'],
    ]);
  });

  it('tells how far it is, never backwards and never more than the whole', async () => {
    const unit = new ScriptedUnit();
    await unit.session();
    expect(unit.told).toEqual([0, 0, 8192, WHOLE, WHOLE, WHOLE, WHOLE]);
    const erasing = new ScriptedUnit();
    erasing.meanwhile = (asked, at) => {
      if (asked === 'status' && at.log.includes('block 1 at 0')) at.set({ confirmedOffset: WHOLE + 500 });
    };
    await erasing.session();
    expect(Math.max(...erasing.told)).toBe(WHOLE);
  });
});

describe('the bytes that are sent', () => {
  const refused = { outcome: 'refused', wrote: false, blocks: 0, because: [{ code: 'updater.image-changed' }] };
  const of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

  it('are those that were approved, though they are what the image says of itself', async () => {
    const unit = new ScriptedUnit();
    expect(await unit.session({ approved: 'aa'.repeat(32) })).toMatchObject(refused);
    expect(unit.log).toEqual([]);
  });

  it('are those that the image names, though they are what was approved', async () => {
    const image = { ...NEW_IMAGE, sha256: 'aa'.repeat(32) };
    const unit = new ScriptedUnit();
    expect(await unit.session({ image, approved: NEW_IMAGE.sha256 })).toMatchObject(refused);
    expect(unit.log).toEqual([]);
  });

  it('are some', async () => {
    const bytes = new Uint8Array(0);
    const unit = new ScriptedUnit();
    expect(await unit.session({ image: { ...NEW_IMAGE, bytes, sha256: of(bytes) } })).toMatchObject(refused);
    expect(unit.log).toEqual([]);
  });
});

describe('a session that was stopped', () => {
  it('before anything was asked has changed nothing', async () => {
    const unit = new ScriptedUnit();
    unit.stopped = true;
    expect(await unit.session()).toMatchObject({ outcome: 'refused', wrote: false, because: STOPPED });
    expect(unit.log).toEqual([]);
  });

  it('before it wrote to a unit that runs has changed nothing, and asks no more', async () => {
    const unit = stoppedAfter(LOOK);
    expect(await unit.session()).toMatchObject({ outcome: 'refused', wrote: false, because: STOPPED });
    expect(unit.log).toEqual(LOOK);
  });

  it('before it wrote to a unit that was half written leaves it half written, and looks', async () => {
    const unit = stoppedAfter(LOOK, halfWritten(8192));
    expect(await unit.session()).toMatchObject({ outcome: 'torn', wrote: false, confirmed: 8192, because: STOPPED });
    expect(unit.log).toEqual([...LOOK, 'prove', 'status']);
  });

  it('after the image was named, and before a byte of it, takes the unit back to its program', async () => {
    const unit = stoppedAfter([...LOOK, 'enter']);
    expect(await unit.session()).toMatchObject({ outcome: 'refused', wrote: true, because: STOPPED });
    expect(unit.log).toEqual([...LOOK, 'enter', 'prove', 'status', 'leave', 'status']);
  });

  it('tells a unit to leave only once, and takes its word for what came of it', async () => {
    const unit = stoppedAfter([...LOOK, 'enter']);
    const stop = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      stop(asked, at);
      if (asked === 'leave') throw noAnswer();
    };
    expect(await unit.session()).toMatchObject({ outcome: 'torn', confirmed: 0, because: STOPPED });
    expect(unit.log).toEqual([...LOOK, 'enter', 'prove', 'status', 'leave', 'status']);
    expect(unit.waits).toEqual([]);
  });

  it('tells nobody to leave, and calls nobody torn, through an opening that came after the proof', async () => {
    for (const found of [0, 8192]) {
      const unit = stoppedAfter([...LOOK, 'enter']);
      const stop = unit.meanwhile;
      unit.meanwhile = (asked, at) => {
        stop(asked, at);
        if (asked !== 'status' || !at.stopped || at.generation > 1) return;
        // The line is lost at the last look and opened anew: who answers was asked for no serial.
        at.generation = 2;
        at.set({ confirmedOffset: found });
        throw noAnswer();
      };
      expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
      expect(unit.log).toEqual([...LOOK, 'enter', 'prove', 'status', 'status']);
    }
  });

  it('takes no word of what came of it through another opening than it was told to leave through', async () => {
    const unit = stoppedAfter([...LOOK, 'enter']);
    const stop = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      stop(asked, at);
      if (asked === 'leave') at.generation = 2;
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
    expect(unit.log).toEqual([...LOOK, 'enter', 'prove', 'status', 'leave', 'status']);
  });

  it('does not tell a unit to leave that has bytes already', async () => {
    const unit = stoppedAfter([...LOOK, 'enter', 'status', 'block 1 at 0']);
    expect(await unit.session()).toMatchObject({ outcome: 'torn', confirmed: 8192, because: STOPPED });
    expect(unit.log).not.toContain('leave');
  });

  it('does not tell a unit to leave that an earlier session had begun', async () => {
    const unit = stoppedAfter([...LOOK, 'enter'], halfWritten(0));
    expect(await unit.session()).toMatchObject({ outcome: 'torn', confirmed: 0, because: STOPPED });
    expect(unit.log).not.toContain('leave');
  });

  it('does not tell a unit to leave that verifies', async () => {
    const unit = stoppedAfter([...LOOK, 'enter']);
    const stop = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      stop(asked, at);
      if (asked === 'status' && at.stopped) at.set({ state: 'verified', confirmedOffset: 0 });
    };
    expect(await unit.session()).toMatchObject({ outcome: 'torn', because: STOPPED });
    expect(unit.log).not.toContain('leave');
  });

  it('does not know what became of a unit that starts', async () => {
    const unit = stoppedAfter([...LOOK, 'enter', 'status', 'block 1 at 0']);
    const stop = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      stop(asked, at);
      if (asked === 'status' && at.stopped) at.set({ state: 'restarting' });
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
  });

  it('does not know what a unit runs that it told to start', async () => {
    const unit = new ScriptedUnit();
    unit.meanwhile = (asked, at) => {
      if (asked === 'activate') at.stopped = true;
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
  });

  it('knows that a unit is as it was which runs and was never told to start', async () => {
    const unit = stoppedAfter([...LOOK, 'enter', 'status', 'block 1 at 0']);
    const stop = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      stop(asked, at);
      if (asked === 'status' && at.stopped) at.set({ state: 'running' });
    };
    expect(await unit.session()).toMatchObject({ outcome: 'refused', wrote: true, because: STOPPED });
  });
});

describe('the last look', () => {
  const wrote = [...LOOK, 'enter', 'status', 'block 1 at 0'];

  /** Stopped after its first block, on a line that was opened anew just then. */
  function reopened(): ScriptedUnit {
    const unit = stoppedAfter(wrote);
    const stop = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      stop(asked, at);
      if (asked === 'block') at.generation += 1;
    };
    return unit;
  }

  /** Busy from its second block on, until the session has no more patience; `atLast` happens beside the last of it. */
  async function busy(atLast: (unit: ScriptedUnit) => void): Promise<ScriptedUnit> {
    const unit = new ScriptedUnit();
    unit.meanwhile = (asked, at) => {
      if (at.log.at(-1) !== 'block 2 at 8192') return;
      if (at.nowMs > 11_000) atLast(at);
      throw unitIsBusy();
    };
    const because = [{ code: 'updater.busy-too-long' }];
    expect(await unit.session()).toMatchObject({ outcome: 'torn', confirmed: 8192, because, seconds: 10.2 });
    return unit;
  }

  it('rests on the proof that the writes went out on', async () => {
    const unit = await busy(() => undefined);
    expect(unit.log.filter((word) => word === 'prove')).toHaveLength(1);
    expect(unit.log.slice(-2)).toEqual(['block 2 at 8192', 'status']);
  });

  it('does not rest on it where the line was opened anew', async () => {
    const unit = await busy((at) => {
      at.generation += 1;
    });
    expect(unit.log.slice(-3)).toEqual(['block 2 at 8192', 'prove', 'status']);
  });

  it('proves the unit through a line that was opened anew', async () => {
    const unit = reopened();
    expect(await unit.session()).toMatchObject({ outcome: 'torn', confirmed: 8192 });
    expect(unit.log).toEqual([...wrote, 'prove', 'status']);
  });

  it('asks another unit nothing, and does not know', async () => {
    const unit = reopened();
    const before = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      before(asked, at);
      if (asked === 'block') at.rightUnit = false;
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
    expect(unit.log).toEqual([...wrote, 'prove']);
  });

  it('takes no proof that the line was opened in the middle of', async () => {
    const unit = reopened();
    const before = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      before(asked, at);
      if (asked === 'prove' && at.stopped) at.generation += 1;
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
    expect(unit.log).toEqual([...wrote, 'prove']);
  });

  it('waits three seconds for a unit that does not answer, looking five times a second', async () => {
    const unit = reopened();
    const before = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      before(asked, at);
      if (asked === 'prove' && at.stopped) throw noAnswer();
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
    expect(unit.waits).toEqual(Array.from({ length: 15 }, () => 200));
    expect(unit.log).toEqual([...wrote, ...Array.from({ length: 16 }, () => 'prove')]);
  });

  it('does not wait at all where another master is heard', async () => {
    const unit = reopened();
    const before = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      before(asked, at);
      if (asked === 'prove' && at.stopped) throw foreignMaster();
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
    expect(unit.waits).toEqual([]);
  });

  it('knows nothing of a unit that was proven and then says no more', async () => {
    const unit = stoppedAfter(wrote);
    const stop = unit.meanwhile;
    unit.meanwhile = (asked, at) => {
      stop(asked, at);
      if (asked === 'status' && at.stopped) throw noAnswer();
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: STOPPED });
  });
});

describe('a unit that says that it runs the image', () => {
  it('is read for as long as a start takes, and then nobody knows', async () => {
    const unit = new ScriptedUnit();
    unit.meanwhile = (asked) => {
      if (asked === 'facts') throw noAnswer();
    };
    const outcome = await unit.session();
    expect(outcome).toMatchObject({ outcome: 'unknown', because: [{ code: 'updater.facts-unread' }], seconds: 60 });
  });

  it('through another opening may be another unit: it is proven before it is believed', async () => {
    const unit = new ScriptedUnit();
    unit.meanwhile = (asked, at) => {
      if (asked !== 'status' || !at.log.includes('activate')) return;
      at.generation = 2;
      at.rightUnit = false;
    };
    expect(await unit.session()).toMatchObject({ outcome: 'unknown', because: [otherUnit] });
    expect(unit.log).not.toContain('facts');
  });

  it('may be slow to answer', async () => {
    const unit = new ScriptedUnit();
    unit.meanwhile = (asked, at) => {
      if (asked === 'facts' && at.log.filter((word) => word === 'facts').length < 4) throw noAnswer();
    };
    expect(await unit.session()).toMatchObject({ outcome: 'ok', seconds: 0.6 });
  });

  it('may not have been running for longer than since it was told to, and the time of a start', async () => {
    const up = (uptimeSeconds: number) => {
      const unit = new ScriptedUnit();
      unit.nowMs = 500_000;
      unit.meanwhile = (asked, at) => {
        if (asked === 'facts') at.facts = { ...at.facts, uptimeSeconds };
      };
      return unit.session();
    };
    expect(await up(60)).toMatchObject({ outcome: 'ok' });
    expect(await up(61)).toMatchObject({ outcome: 'unknown', because: [{ code: 'updater.no-restart-seen' }] });
  });

  it('and that nobody wrote in this session is as it was found, whatever speaks against it', async () => {
    const unit = new ScriptedUnit();
    unit.set({ runningHash: NEW_IMAGE.sha256 });
    expect(await unit.session()).toMatchObject({ outcome: 'refused', wrote: false });
    const started = new ScriptedUnit();
    started.set({ runningHash: NEW_IMAGE.sha256 });
    // An earlier session told it to start, an hour ago.
    started.facts = { ...started.facts, version: '1.5.0', bootCounter: 8, uptimeSeconds: 3600 };
    expect(await started.session()).toMatchObject({ outcome: 'ok', wrote: false });
  });
});

describe('a write', () => {
  it('does not leave through another opening than the one that was proven', async () => {
    const unit = new ScriptedUnit();
    unit.meanwhile = (asked, at) => {
      if (asked === 'block' && at.generation === 1) at.generation = 2;
    };
    expect(await unit.session()).toMatchObject({ outcome: 'ok', blocks: 2, repeated: 0 });
    expect(unit.log.slice(LOOK.length)).toEqual([
      ...['enter', 'status', 'block 1 at 0', 'status', 'prove', 'status', 'block 2 at 8192', 'status'],
      ...['verify', 'status', 'activate', 'status', 'facts'],
    ]);
  });

  it('is a repetition where its answer was lost, and none where the unit said that it did not take it', async () => {
    const failing = (error: () => Error) => {
      const unit = new ScriptedUnit();
      let failed = false;
      unit.meanwhile = (asked) => {
        if (asked !== 'block' || failed) return;
        failed = true;
        throw error();
      };
      return unit.session();
    };
    expect(await failing(noAnswer)).toMatchObject({ outcome: 'ok', blocks: 2, repeated: 1 });
    expect(await failing(unitIsBusy)).toMatchObject({ outcome: 'ok', blocks: 2, repeated: 0 });
  });

  it('does not leave after a proof of another unit', async () => {
    const unit = new ScriptedUnit();
    unit.rightUnit = false;
    expect(await unit.session()).toMatchObject({ outcome: 'refused', wrote: false, because: [otherUnit] });
    expect(unit.log).toEqual(['status', 'prove']);
  });

  it('does not leave after a proof that the line was opened in the middle of', async () => {
    const unit = new ScriptedUnit();
    unit.meanwhile = (asked, at) => {
      if (asked === 'prove' && at.generation === 1) at.generation = 2;
    };
    expect(await unit.session()).toMatchObject({ outcome: 'ok' });
    expect(unit.log.slice(0, 6)).toEqual(['status', 'prove', 'status', 'prove', 'status', 'enter']);
  });
});
