import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { comesTo, exportOf, journalOf } from './comes-to';
import { goesOn } from './goes-on';
import { JOURNALS, packed } from './kept';
import { played, STORIES, type Story } from './stories';
import { type Options, runProgram, WrongOption } from '../sim/options';

const USAGE = `npm run golden -- --write GENERATION
  Plays every story and keeps its journal as that of a generation that was released, such as 0.2. A generation that is there is never
  written again: what a release has written stands on the machines of those who used it.`;

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

async function main(options: Options): Promise<number> {
  const generation = options.text('write');
  if (generation === undefined)
    throw new WrongOption('--write is missing; allowed is the generation that was released.');
  if (!/^\d+\.\d+$/.test(generation))
    throw new WrongOption(`--write is ${generation}; allowed is a generation such as 0.2.`);
  if (existsSync(path.join(JOURNALS, generation)))
    throw new WrongOption(`--write is ${generation}, which is kept already; allowed is a generation that is not.`);
  for (const story of STORIES) await keep(generation, story);
  return 0;
}

void runProgram({ usage: USAGE, options: ['write='], main });
