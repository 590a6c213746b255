import { readFileSync } from 'node:fs';
import type { PlantOptions } from '../cli';
import { StackhandError } from '../kernel';
import { findProfile } from '../products';
import { exampleSite, type Site, siteFromYaml } from '../stacks';
import { faultCall } from './demo/fault-call';
import { trainingPlant } from './demo/training-plant';
import { startPlant } from './plant-skin';
import { ProcessEnd, tell } from './process-end';

/** Runs a virtual plant until a signal comes. stdout gets one JSON line when it is ready: `{ready, url, pace, site, ports}`. */
export async function plant(options: PlantOptions): Promise<number> {
  const end = new ProcessEnd();
  try {
    const site = siteOf(options);
    const setup = trainingPlant(site, findProfile(site.product), { faults: options.faults.map(faultCall) });
    const pace = options.pace ?? 1;
    const { stateFile, port = 0, wire, wirePortBase, portsFile } = options;
    const running = await startPlant({ setup, stateFile, port, pace, wire, wirePortBase, portsFile });
    const { url, ports } = running;
    process.stdout.write(`${JSON.stringify({ ready: true, url, pace, site: site.id, ports })}\n`);
    const code = await end.code;
    await running.close();
    return code;
  } catch (error) {
    tell(error);
    return 2;
  }
}

function siteOf({ siteFile, stacks, generation }: PlantOptions): Site {
  if (siteFile === undefined) return exampleSite({ stacks: stacks ?? 3, generation });
  const read = siteFromYaml(readFileSync(siteFile, 'utf8'));
  if ('site' in read) return read.site;
  const [first, ...others] = read.problems;
  if (first === undefined) throw new Error('A site file was refused without a problem.');
  throw new StackhandError(first, ...others);
}
