import path from 'node:path';
import { createEngine } from '../../src/orchestrator';
import { CountingIds, VirtualClock } from '../../src/kernel';
import { verifyExport } from '../../src/storage';
import { comesTo, exportOf, journalOf } from './comes-to';
import { goesOn } from './goes-on';
import { JOURNALS, keptNames, keptOf, unpacked } from './kept';
import { STORIES } from './stories';

jest.setTimeout(60_000);

const REMEDY =
  'A journal of a released version folds to something else now. It stands on machines out there and cannot be changed: teach the fold the ' +
  'old shape of the event (an upcaster), and leave the files under test/golden/journals as they are.';

/** Fails with what is to be done, and shows what differs. */
function expectAsKept(found: unknown, kept: unknown): void {
  try {
    expect(found).toEqual(kept);
  } catch (error) {
    throw new Error(`${REMEDY}\n\n${error instanceof Error ? error.message : String(error)}`);
  }
}

const names = keptNames();
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const journalText = (name: string): string => unpacked(path.join(JOURNALS, `${name}.jsonl.gz`));

const newest = names
  .map((name) => name.split('/')[0] ?? '')
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .at(-1);

test('the newest generation has a journal of every story', () => {
  const told = STORIES.map(({ product, ending }) => `${newest}/${product}/${ending}`);
  expect(names).toEqual(expect.arrayContaining(told));
});

describe.each(names)('%s', (name) => {
  test('is whole, and chained as today', async () => {
    const text = journalText(name);
    expect(verifyExport(text)).toEqual([]);
    expectAsKept(await exportOf(await journalOf(text)), text);
  });

  test('comes to the outcome, the deviations and the verdict that stand beside it', async () => {
    const { open: _open, ...kept } = keptOf(name);
    expectAsKept(plain(await comesTo(await journalOf(journalText(name)))), kept);
  });

  test('can be looked at by the engine of today', async () => {
    const journal = await journalOf(journalText(name));
    const ports = { journal, clock: new VirtualClock(), ids: new CountingIds(), software: 'today', effects: {} };
    const engine = createEngine({ ...ports, failed: fail });
    for (const { runId, status } of keptOf(name).runs)
      expect(await engine.view(runId)).toMatchObject({ runId, status });
    await engine.close();
  });
});

function fail(error: unknown): void {
  throw error;
}

const open = names.filter((name) => keptOf(name).open !== null);

test.each(open)('%s is taken up and driven to its end at the plant as it stood', async (name) => {
  const story = STORIES.find(({ product, ending }) => name.endsWith(`/${product}/${ending}`));
  const { at, cameTo } = keptOf(name).open ?? {};
  if (story === undefined || at === undefined) throw new Error(`No story tells how ${name} goes on.`);
  const plant = unpacked(path.join(JOURNALS, `${name}.plant.json.gz`));
  const end = await goesOn(story, { journal: await journalOf(journalText(name)), plant, wallMs: at.wallMs });
  expectAsKept(end.outcome, cameTo);
});
