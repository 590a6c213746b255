import path from 'node:path';
import { HttpPlant } from '../../../src/app/demo/http-plant';
import { ScriptedOperator } from '../../../src/app/demo/scripted-operator';
import { siteWithLeads } from '../../../src/app/demo/site-with-leads';
import { portsBefore } from '../../../src/app/plant-wire/ports-file';
import { createClient, type StackhandClient } from '../../../src/operator-api/client';
import { exampleSite, type ExampleSiteOptions, type Site, siteToYaml } from '../../../src/stacks';
import { folder, start } from '../../support/stage';

/** A plant, a service with its page, and the eyes of a person at the plant. */
export interface Ground {
  readonly url: string;
  /** With the leads of the plant's own ports where the stacks speak. */
  readonly site: Site;
  readonly pace: number;
  readonly client: StackhandClient;
  readonly plant: HttpPlant;
  readonly operator: ScriptedOperator;
  /** Kills the service and starts it again in the same folder, at the same port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The same with a run of its training site. */
export interface Scene extends Ground {
  readonly runId: string;
}

export interface GroundOptions extends Partial<ExampleSiteOptions> {
  readonly stacks: number;
  readonly faults?: readonly string[];
  readonly pace?: number;
}

export interface SceneOptions extends GroundOptions {
  readonly procedure?: string;
}

export async function openGround({ faults = [], pace = 300, ...site }: GroundOptions): Promise<Ground> {
  const place = folder();
  const [data, portsFile] = [path.join(place.path, 'data'), path.join(place.path, 'ports.json')];
  const example = exampleSite(site);
  const generation = example.stacks[0]?.controllerGeneration ?? 'gen3';
  const plantProcess = await start(
    ...['plant', '--stacks', String(site.stacks), '--generation', generation, '--ports-file', portsFile],
    ...['--port', '0', '--pace', String(pace), '--json'],
    ...faults.flatMap((fault) => ['--fault', fault]),
  );
  let service = await start('serve', '--data', data, '--port', '0', '--json');
  const { url } = service;
  const client = createClient(url, 'Ana');
  const plant = new HttpPlant(plantProcess.url, pace, (asked) => asked);
  return {
    url,
    site: siteWithLeads(example, portsBefore(portsFile)),
    pace,
    client,
    plant,
    operator: new ScriptedOperator(plant, async (bytes, mediaType) => (await client.keepFile(bytes, mediaType)).digest),
    async restart() {
      await service.kill();
      service = await start('serve', '--data', data, '--port', new URL(url).port, '--json');
    },
    async close() {
      await service.kill();
      await plantProcess.kill();
      place.drop();
    },
  };
}

export async function openScene({ procedure = 'parallel-stack-update', ...options }: SceneOptions): Promise<Scene> {
  const ground = await openGround(options);
  const { runId } = await ground.client.createRun({ procedure, siteYaml: siteToYaml(ground.site), pace: ground.pace });
  return { ...ground, runId };
}
