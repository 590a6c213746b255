import type { RunView } from '../../src/orchestrator';
import type { MemoryJournal } from '../../src/storage';
import { Plant } from '../../src/virtual-plant';
import { startScenario } from '../support/rig';
import type { Story } from './stories';

export interface Taken {
  readonly journal: MemoryJournal;
  /** The plant as it stood then. */
  readonly plant: string;
  readonly wallMs: number;
}

/** Takes up the last run of a journal with the engine of today, at the plant as it stood, and drives it to its end. */
export async function goesOn({ scenario, resumes }: Story, { journal, plant, wallMs }: Taken): Promise<RunView> {
  const runs = await journal.streams('run:');
  const runId = runs.at(-1)?.stream.slice('run:'.length) ?? '';
  const rig = await startScenario({ ...scenario, from: { journal, plant: Plant.restore(plant), wallMs, runId } });
  await resumes?.(rig);
  return rig.drive();
}
