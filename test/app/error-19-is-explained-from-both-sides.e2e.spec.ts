import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { trainingPlant } from '../../src/app/demo/training-plant';
import { startPlant } from '../../src/app/plant-skin';
import { explain19 } from '../../src/app/wire/explain-19';
import { SiteLines } from '../../src/app/wire/site-lines';
import { SystemClock } from '../../src/kernel';
import type { KnownFact, RunState } from '../../src/orchestrator';
import { findProfile } from '../../src/products';
import { exampleSite } from '../../src/stacks';

jest.setTimeout(60_000);

const site = exampleSite({ stacks: 2, generation: 'open1' });

/** What the record of a run says of its stacks: the codes that were read, and the count after the cables. */
function runWith(facts: Readonly<Record<string, string | number>>, inverters: typeof site.inverters): RunState {
  const known = Object.entries(facts).map(([key, value], order) => [key, { value, order } as KnownFact] as const);
  return { runId: 'run-1', plan: { site: { ...site, inverters } }, facts: new Map(known) } as unknown as RunState;
}

it('the stacks, the inverter on its bus, and both as the battery’s CAN hears them', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'error-19-'));
  const setup = trainingPlant(site, findProfile(site.product));
  const plant = await startPlant({ setup, wire: 'tcp', stateFile: path.join(folder, 'plant.json'), port: 0, pace: 1 });
  const lines = new SiteLines();
  try {
    const [inverter] = site.inverters;
    const wire = plant.ports.inverters[inverter?.id ?? ''];
    if (inverter === undefined || wire === undefined || plant.ports.can === undefined) throw new Error('no ports');
    const leads = [{ ...inverter, wire, can: plant.ports.can.line }];
    const tell = explain19(lines, new SystemClock('test'));
    const facts = { 'S1/code': '19', 'S2/code': 'none', 'site/links-plugged': 1, 'S1/count-set-again': 2 };
    const told = await tell(runWith(facts, leads));
    expect(told).toMatchObject({ meaning: 'unexplained', can: { verified: false, battery: true, heartbeat: true } });
    expect(told.words.title).toContain('S1');
    const before = { 'S1/code': '19', 'S1/count-set-again': 2, 'site/links-plugged': 1 };
    expect(await tell(runWith(before, leads))).toMatchObject({ meaning: 'count-not-proven' });
    expect(await tell(runWith(facts, [inverter]))).toMatchObject({ meaning: 'ask-inverter', can: null });
  } finally {
    await lines.close();
    await plant.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
