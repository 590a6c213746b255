import type { Command } from 'commander';
import { type Context, DEFAULT_PORT } from '../context';
import { badValue, decimal, many, oneOf, whole } from '../option-readers';
import { watchRun } from '../watch/watch-run';

const GENERATIONS = ['gen3', 'gen2'] as const;
type Generation = (typeof GENERATIONS)[number];

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
  readonly generation: Generation;
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
    .option('--generation <name>', 'gen3 or gen2, with --stacks', oneOf('--generation', GENERATIONS), 'gen3')
    .option('--port <number>', 'its control port on 127.0.0.1', whole('--port', 0, 65_535))
    .option('--pace <times>', 'how much faster than the clock its time runs', decimal('--pace', 1, 10_000))
    .option('--state <file>', 'keep its state here; it goes on from there')
    .option('--fault <name>', 'put a fault in; can be given several times', many)
    .option('--json', 'say when it is ready as one JSON line')
    .addHelpText(
      'after',
      '\nExamples:\n  stackhand plant --stacks 3 --pace 20\n  stackhand plant --site examples/three-stacks.yaml --fault half-on',
    )
    .action(async (flags: PlantFlags) => {
      const { site: siteFile, stacks, generation, port, pace, state: stateFile, fault: faults = [] } = flags;
      if ((siteFile === undefined) === (stacks === undefined)) {
        throw badValue(
          '--site, --stacks',
          stacks === undefined ? '' : 'both',
          'one of the two: --site FILE or --stacks N',
        );
      }
      end(
        await given.plant({ siteFile, stacks, generation, port, pace, stateFile, faults, json: flags.json === true }),
      );
    });
}

interface DemoFlags {
  readonly stacks: number;
  readonly generation: Generation;
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
    .option('--generation <name>', 'gen3 or gen2', oneOf('--generation', GENERATIONS), 'gen3')
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
      '\nExamples:\n  stackhand demo --stacks 2\n  stackhand demo --operator me --pace 10\n  stackhand demo --fault link-left-in --json',
    )
    .action(async (flags: DemoFlags) => {
      const { stacks, generation, pace, operator, data: dataFolder, fault: faults = [] } = flags;
      const [json, fresh] = [flags.json === true, flags.fresh === true];
      end(await given.demo({ stacks, generation, pace, operator, json, dataFolder, fresh, faults, watch: watchRun }));
    });
}
