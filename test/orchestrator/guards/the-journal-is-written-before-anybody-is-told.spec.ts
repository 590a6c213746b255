import { type Journal, type RunView, runStream } from '../../../src/orchestrator';
import type { MemoryJournal } from '../../../src/storage';
import { type Rig, startScenario } from '../../support/rig';

const WHO = { actor: 'Ana' };
const asks = (step: string) => (view: RunView) => view.prompts.some((prompt) => prompt.step === step);

/** A journal that goes on saying "stored" and stores nothing once it is told to lose; or fails once it is told to. */
class UnreliableJournal implements Journal {
  mode: 'honest' | 'loses' | 'fails' = 'honest';

  constructor(private readonly kept: MemoryJournal) {}

  async append(...[appends, receipt]: Parameters<Journal['append']>): ReturnType<Journal['append']> {
    if (this.mode === 'fails') throw new Error('The disk is full.');
    if (this.mode === 'honest') return this.kept.append(appends, receipt);
    return appends.flatMap(({ stream, expectedSeq, events }) =>
      events.map((event, index) => ({ ...event, stream, seq: expectedSeq + index + 1, position: 0, hash: '' })),
    );
  }

  receipt(key: string): ReturnType<Journal['receipt']> {
    return this.kept.receipt(key);
  }

  read(...asked: Parameters<Journal['read']>): ReturnType<Journal['read']> {
    return this.kept.read(...asked);
  }

  since(position: number, limit: number): ReturnType<Journal['since']> {
    return this.kept.since(position, limit);
  }

  streams(prefix: string): ReturnType<Journal['streams']> {
    return this.kept.streams(prefix);
  }
}

async function on(journalled: { journal?: UnreliableJournal }): Promise<Rig> {
  return startScenario({
    site: { stacks: 2 },
    serviceJournal: (kept) => (journalled.journal ??= new UnreliableJournal(kept)),
  });
}

/** Killed while S1 is written; what was answered since the tool was connected is in the journal, or only seemed to be. */
async function killedInTheFlash(mode: 'honest' | 'loses'): Promise<Rig> {
  const journalled: { journal?: UnreliableJournal } = {};
  const rig = await on(journalled);
  await rig.drive(asks('connect-tool'));
  if (journalled.journal !== undefined) journalled.journal.mode = mode;
  await rig.drive(asks('watch-flash'));
  if (journalled.journal !== undefined) journalled.journal.mode = 'honest';
  await rig.crash();
  await rig.drive(
    (view) => rig.truth().oracles.length > 0 || asks('pass-stack')(view) || asks('disconnect-tool')(view),
  );
  return rig;
}

test('SI-46, SI-47: after a kill the flash is watched on, and nothing that was done is shown as open', async () => {
  const rig = await killedInTheFlash('honest');
  expect(rig.truth().oracles).toEqual([]);
  expect(rig.asked.filter((prompt) => prompt.step === 'connect-tool' && prompt.stack === 'S1')).toHaveLength(1);
});

test('SI-46, SI-47: a journal that only says "stored" makes the tool be connected again in the middle of the flash', async () => {
  const { oracles } = (await killedInTheFlash('loses')).truth();
  expect(oracles.map((record) => record.oracle)).toContain('tool-moved-during-flash');
});

test('SI-47: an answer that cannot be written is not acknowledged, changes nothing and tells nobody', async () => {
  const journalled: { journal?: UnreliableJournal } = {};
  const rig = await on(journalled);
  await rig.drive(asks('open-and-lock-breakers'));
  const before = await rig.view();
  const stored = (await rig.journal.read(runStream(rig.runId))).length;
  const told: unknown[] = [];
  rig.engine.onAppended((events) => told.push(events));
  if (journalled.journal !== undefined) journalled.journal.mode = 'fails';
  const [prompt] = before.prompts;
  const given = { promptId: prompt?.promptId ?? '', revision: prompt?.revision ?? 0 };
  const answer = { kind: 'count', value: 1 } as const;
  await expect(rig.engine.answer(rig.runId, { ...given, answer }, WHO)).rejects.toThrow('The disk is full.');
  expect((await rig.view()).prompts).toEqual(before.prompts);
  expect(await rig.journal.read(runStream(rig.runId))).toHaveLength(stored);
  expect(told).toEqual([]);
});
