import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareImage } from '../images';
import { playSlip, type SlipPlayed } from './play-slip';
import { Plays } from './plays';
import { goesUnseen } from './slip';
import { rowsOf } from './table';

jest.setTimeout(60_000);
beforeAll(prepareImage);

const played = (over: Partial<SlipPlayed>): SlipPlayed => ({
  ...{ id: 'slip-1', product: 'gen3', manner: 'sees', seed: 1, place: 'first', at: '001-read', stacks: 2 },
  ...{ made: 'made', caught: 'prompt', inTime: true, said: '', atOnce: [], harm: [], outcome: 'complete', differs: [] },
  unseen: false,
  ...over,
});

describe('what counts as caught', () => {
  it('runs from the answer that is wrong, not from the right one before it', async () => {
    const play = await playSlip({ id: 'O7c', product: 'gen3', manner: 'sees', seed: 102 });
    expect(play).toMatchObject({ made: 'made', caught: 'prompt', inTime: true });
  });

  it('leaves out of the share of what can be seen only the places where nothing sees it', () => {
    const at = [{ why: 'believed', steps: ['pull-links'] }];
    expect(goesUnseen(at, { stepId: '040-pull-links', joins: false })).toBe(true);
    expect(goesUnseen(at, { stepId: '041-S1-move-bank-ADDR_SET', joins: false })).toBe(false);
    expect(goesUnseen([{ why: 'too late', joins: true }], { stepId: '041-S1-move-bank-ADDR_SET', joins: false })).toBe(
      false,
    );
    expect(goesUnseen('nothing sees it', { stepId: '041-S1-move-bank-ADDR_SET', joins: false })).toBe(true);
  });

  it('names the seeds that were missed although something can see them, and no others', () => {
    const [row] = rowsOf([
      played({ seed: 1 }),
      played({ seed: 2, inTime: false, caught: 'never' }),
      played({ seed: 3, inTime: false, caught: 'never', unseen: true }),
    ]);
    expect(row).toMatchObject({ made: 3, inTime: 1, seeable: { made: 2, inTime: 1 }, missed: [2] });
  });

  it('is kept play by play, so that a study goes on where it was cut short', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'slips-')), 'plays.jsonl');
    const first = new Plays(file);
    first.add(played({ seed: 7 }));
    const second = new Plays(file);
    expect(second.has(played({ seed: 7 }))).toBe(true);
    expect(second.has(played({ seed: 8 }))).toBe(false);
    expect(second.all).toEqual([played({ seed: 7 })]);
  });
});
