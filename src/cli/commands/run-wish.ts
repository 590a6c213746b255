import type { Command } from 'commander';
import { StackhandError, SystemClock } from '../../kernel';
import type { RunWish } from '../../operator-api/client';
import { actorOf, type Context, type ServiceOptions } from '../context';
import { decimal, digest, type Place, place, target, type Target } from '../option-readers';
import { judged, readSite } from './site-verdict';

/** What `plan` and `run start` are told. */
export interface WishFlags extends ServiceOptions {
  readonly site?: string;
  readonly procedure?: string;
  readonly route?: string;
  readonly target?: readonly Target[];
  readonly place?: readonly Place[];
  readonly source?: string;
  readonly image?: string;
  readonly imageBefore?: string;
  readonly pace?: number;
}

export function withWish(command: Command): Command {
  return command
    .option('--site <file>', 'site file (YAML)')
    .option('--procedure <name>', 'e.g. parallel-stack-update, join-parallel, leave-parallel, restore-only')
    .option('--route <id>', 'how the firmware gets in; the first of the product without it')
    .option('--target <component=version>', 'what shall be installed; can be given several times', target)
    .option(
      '--place <component=version,older-than=version>',
      'where a version stands that is not on the list of the product; can be given several times',
      place,
    )
    .option(
      '--source <words>',
      'who named these versions, e.g. "vendor mail, 3 March"; for one of them only: behind it with @',
    )
    .option(
      '--image <digest>',
      'the firmware that is sent where the route sends: what `image add` printed; naming it approves it',
      digest('--image'),
    )
    .option(
      '--image-before <digest>',
      'the firmware that the stacks run now: the whole set can be brought back to it; naming it approves it',
      digest('--image-before'),
    )
    .option('--pace <times>', 'how much faster than the clock; training sites only', decimal('--pace', 1, 10_000));
}

/** The wish for the service; a site that would be refused is refused here, with line and column. */
export async function wishOf(context: Context, flags: WishFlags): Promise<RunWish> {
  const { text } = await readSite(needed(flags.site, '--site', 'a site file'), '--site');
  const [problem, ...more] = judged(text).problems;
  if (problem !== undefined) throw new StackhandError(problem, ...more);
  const procedure = needed(flags.procedure, '--procedure', 'the name of a procedure, e.g. parallel-stack-update');
  const { route, image, imageBefore, pace, target: targets, place: places } = flags;
  const source = flags.source ?? `named on the command line by ${actorOf(context, flags)}`;
  const date = new Date(new SystemClock('cli').now().wallMs).toISOString().slice(0, 10);
  return {
    procedure,
    siteYaml: text,
    ...(route === undefined ? {} : { route }),
    ...(image === undefined ? {} : { image }),
    ...(imageBefore === undefined ? {} : { imageBefore }),
    ...(pace === undefined ? {} : { pace }),
    ...(targets === undefined
      ? {}
      : { targets: targets.map((each) => ({ ...each, source: each.source ?? source, date })) }),
    ...(places === undefined ? {} : { placements: places.map((each) => ({ ...each, source: each.source ?? source })) }),
  };
}

export function needed(value: string | undefined, where: string, allowed: string): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new StackhandError({
    code: 'cli.option-missing',
    what: 'This must be said.',
    where,
    value: 'nothing',
    allowed,
    remedy: `Add ${where}; --help shows an example.`,
  });
}
