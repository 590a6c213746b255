// `npm run golden -- --write 0.2`: plays every story and keeps its journal as that of a released generation. A generation that is there
// is never written again: what a release has written stands on the machines of those who used it.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { comesTo, exportOf, journalOf } from './comes-to';
import { goesOn } from './goes-on';
import { JOURNALS, packed } from './kept';
import { played, STORIES, type Story } from './stories';

async function keep(generation: string, story: Story): Promise<void> {
  const rig = await played(story);
  const text = await exportOf(rig.journal);
  const at = rig.clock.now();
  const isOpen = (await rig.view()).status !== 'ended';
  const plant = rig.plant.snapshot();
  const taken = { journal: await journalOf(text), plant, wallMs: at.wallMs };
  const kept = {
    ...(await comesTo(rig.journal)),
    open: isOpen ? { at, cameTo: (await goesOn(story, taken)).outcome } : null,
  };
  const file = path.join(JOURNALS, generation, story.product, story.ending);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.jsonl.gz`, packed(text));
  writeFileSync(`${file}.verdict.json`, `${JSON.stringify(kept, null, 1)}\n`);
  if (isOpen) writeFileSync(`${file}.plant.json.gz`, packed(plant));
  console.log(`${generation}/${story.product}/${story.ending}`);
}

async function write(): Promise<void> {
  const generation = process.argv[process.argv.indexOf('--write') + 1] ?? '';
  if (!process.argv.includes('--write') || !/^\d+\.\d+$/.test(generation))
    throw new Error('Name the generation that was released: npm run golden -- --write 0.2');
  if (existsSync(path.join(JOURNALS, generation)))
    throw new Error(`The journals of ${generation} are kept already. A golden journal is never written again.`);
  for (const story of STORIES) await keep(generation, story);
}

void write().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
