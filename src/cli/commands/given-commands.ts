import type { Command } from 'commander';
import { type Context, DEFAULT_PORT } from '../context';
import type { PlantOptions } from '../given-commands';
import { badValue, decimal, many, oneOf, whole } from '../option-readers';
import { watchRun } from '../watch/watch-run';

const PLANT_GENERATIONS = ['gen3', 'gen2', 'open1'] as const;
type PlantGeneration = (typeof PLANT_GENERATIONS)[number];
/** Products that a training plant stands for, and the generation of each. */
const PLANT_PRODUCTS: Readonly<Record<string, PlantGeneration>> = {
  'homegrid-stackd-gen3': 'gen3',
  'homegrid-stackd-gen2': 'gen2',
  'open-modbus-stack': 'open1',
};

/** `serve`, `plant` and `demo`: read here, done by what the entry file hands in. */
export function givenCommands(root: Command, context: Context): void {
  serve(root, context);
  plant(root, context);
  demo(root, context);
}

function serve(root: Command, { given, end }: Context): void {
  root
    .command('serve')
    .description('start the service on this computer')
    .option('--data <folder>', 'where journal and photos are kept')
    .option('--port <number>', 'port on 127.0.0.1; 0 takes a free one', whole('--port', 0, 65_535), DEFAULT_PORT)
    .option('--json', 'say when it is ready as one JSON line')
    .addHelpText('after', '\nExample:\n  stackhand serve --data /var/lib/stackhand --port 4680')
    .action(async (options: { data?: string; port: number; json?: boolean }) => {
      end(await given.serve({ dataFolder: options.data, port: options.port, json: options.json === true }));
    });
}

interface PlantFlags {
  readonly site?: string;
  readonly stacks?: number;
  readonly generation: PlantGeneration;
  readonly product?: string;
  readonly wire: 'tcp' | 'serial';
  readonly wirePortBase?: number;
  readonly portsFile?: string;
  readonly port?: number;
  readonly pace?: number;
  readonly state?: string;
  readonly fault?: string[];
  readonly json?: boolean;
}

function plant(root: Command, { given, end }: Context): void {
  root
    .command('plant')
    .description('start a virtual plant for training')
    .option('--site <file>', 'the site it stands for')
    .option('--stacks <number>', 'or a training site with so many stacks', whole('--stacks', 1, 16))
    .option('--generation <name>', 'gen3, gen2 or open1', oneOf('--generation', PLANT_GENERATIONS), 'gen3')
    .option('--product <id>', 'instead of --generation', oneOf('--product', Object.keys(PLANT_PRODUCTS)))
    .option('--port <number>', 'its control port on 127.0.0.1', whole('--port', 0, 65_535))
    .option('--pace <times>', 'how much faster than the clock its time runs', decimal('--pace', 1, 10_000))
    .option('--state <file>', 'keep its state here; it goes on from there')
    .option(
      '--wire <kind>',
      'service ports that speak Modbus: tcp or serial',
      oneOf('--wire', ['tcp', 'serial']),
      'tcp',
    )
    .option('--wire-port-base <number>', 'first TCP port of them', whole('--wire-port-base', 1, 65_000))
    .option('--ports-file <file>', 'write which line leads to which stack here')
    .option('--fault <name>', 'put a fault in; can be given several times', many)
    .option('--json', 'say when it is ready as one JSON line')
    .addHelpText(
      'after',
      '\nExamples:\n  stackhand plant --stacks 3 --pace 20\n  stackhand plant --stacks 3 --product open-modbus-stack\n  stackhand plant --site examples/three-stacks.yaml --fault half-on',
    )
    .action(async (flags: PlantFlags) => {
      const { site: siteFile, stacks } = flags;
      if ((siteFile === undefined) === (stacks === undefined)) {
        throw badValue(
          '--site, --stacks',
          stacks === undefined ? '' : 'both',
          'one of the two: --site FILE or --stacks N',
        );
      }
      end(await given.plant(plantOptions(flags)));
    });
}

function plantOptions(flags: PlantFlags): PlantOptions {
  const { site: siteFile, stacks, port, pace, state: stateFile, wire, wirePortBase, portsFile } = flags;
  return {
    ...{ siteFile, stacks, port, pace, stateFile, wire, wirePortBase, portsFile },
    generation: PLANT_PRODUCTS[flags.product ?? ''] ?? flags.generation,
    faults: flags.fault ?? [],
    json: flags.json === true,
  };
}

interface DemoFlags {
  readonly stacks: number;
  readonly generation: PlantGeneration;
  readonly product?: string;
  readonly wire: 'tcp' | 'serial';
  readonly pace?: number;
  readonly operator: 'scripted' | 'me';
  readonly fresh?: boolean;
  readonly data?: string;
  readonly fault?: string[];
  readonly json?: boolean;
}

function demo(root: Command, { given, end }: Context): void {
  root
    .command('demo')
    .description('a whole update at a virtual site: service, plant and operator')
    .option('--stacks <number>', 'how many stacks', whole('--stacks', 1, 16), 3)
    .option('--generation <name>', 'gen3, gen2 or open1', oneOf('--generation', PLANT_GENERATIONS), 'gen3')
    .option('--product <id>', 'instead of --generation', oneOf('--product', Object.keys(PLANT_PRODUCTS)))
    .option(
      '--wire <kind>',
      'how stacks that speak are reached: tcp or serial',
      oneOf('--wire', ['tcp', 'serial']),
      'tcp',
    )
    .option('--pace <times>', 'how much faster than the clock time runs', decimal('--pace', 1, 10_000))
    .option(
      '--operator <who>',
      'scripted, or me: you answer at this terminal',
      oneOf('--operator', ['scripted', 'me']),
      'scripted',
    )
    .option('--fresh', 'begin anew; an interrupted demo is not taken up')
    .option('--data <folder>', 'where journal and photos are kept')
    .option('--fault <name>', 'put a fault in; can be given several times', many)
    .option('--json', 'results as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  stackhand demo --stacks 2\n  stackhand demo --operator me --pace 10\n  stackhand demo --fault link-left-in --json\n  stackhand demo --product open-modbus-stack --wire serial',
    )
    .action(async (flags: DemoFlags) => {
      const { stacks, wire, pace, operator, data: dataFolder, fault: faults = [] } = flags;
      const generation = PLANT_PRODUCTS[flags.product ?? ''] ?? flags.generation;
      const told = { stacks, generation, wire, pace, operator, dataFolder, faults };
      end(await given.demo({ ...told, json: flags.json === true, fresh: flags.fresh === true, watch: watchRun }));
    });
}
