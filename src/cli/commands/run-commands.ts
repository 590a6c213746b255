import type { Command } from 'commander';
import type { RunView } from '../../operator-api/client';
import { say } from '../../words';
import { actorOf, clientOf, type Context, type ServiceOptions, serviceUrl, withService } from '../context';
import { exitOf } from '../exit-codes';
import { address } from '../option-readers';
import { viewLines } from '../watch/line-words';
import { watchRun } from '../watch/watch-run';
import { runChangeCommands } from './run-change-commands';
import { type WishFlags, wishOf, withWish } from './run-wish';

/** `run …`: everything that is done with runs, always through the running service. */
export function runCommands(root: Command, context: Context): void {
  const run = root.command('run').description('runs of the service');
  start(run, context);
  list(run, context);
  show(run, context);
  explain19(run, context);
  watch(run, context);
  runChangeCommands(run, context);
}

interface StartFlags extends WishFlags {
  readonly watch?: boolean;
  readonly plannedOnly?: boolean;
  readonly json?: boolean;
}

function start(run: Command, context: Context): void {
  withService(withWish(run.command('start').description('plan a run and start it')))
    .option('--watch', 'stay with it: the operator’s screen')
    .option('--planned-only', 'plan it, do not start it')
    .option('--json', 'the run as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  stackhand run start --site site.yaml --procedure parallel-stack-update --watch',
    )
    .action(async (flags: StartFlags) => {
      const client = clientOf(context, flags);
      const { runId } = await client.createRun(await wishOf(context, flags));
      if (flags.plannedOnly !== true) await client.start(runId);
      if (flags.watch === true) return context.end(await watched(context, runId, flags));
      const view = await client.run(runId);
      context.out.either(flags.json, view, [runId, ...viewLines(view), `Go on with: stackhand run watch ${runId}`]);
      if (flags.plannedOnly !== true) context.end(exitOf(view));
    });
}

function list(run: Command, context: Context): void {
  withService(run.command('list').description('every run, in short'))
    .option('--json', 'the list as JSON')
    .addHelpText('after', '\nExample:\n  stackhand run list --json')
    .action(async (flags: ServiceOptions & { json?: boolean }) => {
      const runs = await clientOf(context, flags).runs();
      const lines = runs.map(({ runId, siteId, procedure, status, outcome, startedAtMs }) => {
        const ended = outcome === null ? '' : ` ${say({ id: `outcome.${outcome}`, params: {} }).title}`;
        return `${runId}  ${new Date(startedAtMs).toISOString().slice(0, 16)}  ${siteId}  ${procedure}  ${status}${ended}`;
      });
      context.out.either(flags.json, { runs }, lines.length === 0 ? ['No run yet.'] : lines);
    });
}

function show(run: Command, context: Context): void {
  withService(
    run.command('show').description('a run as it stands: what is asked, what is waited for, what must be put back'),
  )
    .argument('<run>', 'id of the run')
    .option('--json', 'the run as JSON')
    .addHelpText('after', '\nExample:\n  stackhand run show run-abc')
    .action(async (runId: string, flags: ServiceOptions & { json?: boolean }) => {
      const view = await clientOf(context, flags).run(runId);
      context.out.either(flags.json, view, [...viewLines(view), ...factsOf(view)]);
    });
}

interface Explained {
  readonly words: { readonly title: string; readonly line?: string };
  readonly battery: { readonly title: string };
  readonly inverter: { readonly title: string };
  readonly can: {
    readonly verified: boolean;
    readonly battery: boolean | null;
    readonly heartbeat: boolean | null;
  } | null;
}

/** ERROR 19 from both sides; nothing is sent. */
function explain19(run: Command, context: Context): void {
  withService(run.command('error-19').description('what ERROR 19 means now, from the stacks and from the inverter'))
    .argument('<run>', 'id of the run')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  stackhand run error-19 run-abc')
    .action(async (runId: string, flags: ServiceOptions & { json?: boolean }) => {
      const told = (await clientOf(context, flags).explain19(runId)) as unknown as Explained;
      const { words, battery, inverter, can } = told;
      const heard =
        can === null
          ? []
          : [
              `Battery CAN: battery ${yes(can.battery)}, inverter ${yes(can.heartbeat)}${can.verified ? '' : ' (frames not verified for this product)'}.`,
            ];
      context.out.either(flags.json, told, [words.title, words.line ?? '', battery.title, inverter.title, ...heard]);
    });
}

const yes = (heard: boolean | null): string => (heard === null ? 'unknown' : heard ? 'heard' : 'silent');

function factsOf(view: RunView): string[] {
  const done = view.steps
    .filter(({ status }) => status === 'done')
    .map(({ id, step, stack }) => `  ${id}  ${step}${stack === null ? '' : ` ${stack}`}`);
  const open = view.obligations.map(({ id, original }) => `  ${id}${original === null ? '' : ` (was ${original})`}`);
  const deviations = view.deviations.map(({ what, why }) => `  ${say(what).title} ${why}`);
  return [...section('To be put back', open), ...section('Deviations', deviations), ...section('Steps done', done)];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

interface WatchFlags extends ServiceOptions {
  readonly plant?: string;
  readonly json?: boolean;
}

function watch(run: Command, context: Context): void {
  withService(
    run.command('watch').description('the operator’s screen; without a terminal: lines out, answers in, one a line'),
  )
    .argument('<run>', 'id of the run')
    .option(
      '--plant <address>',
      'control port of a virtual plant: lines beginning with : act there',
      address('--plant'),
    )
    .option('--json', 'one JSON view a line')
    .addHelpText(
      'after',
      `
Examples:
  stackhand run watch run-abc
  stackhand run watch run-abc --plant http://127.0.0.1:4681
  printf 'd\\nd\\n' | stackhand run watch run-abc`,
    )
    .action(async (runId: string, flags: WatchFlags) => context.end(await watched(context, runId, flags)));
}

function watched(context: Context, runId: string, flags: WatchFlags): Promise<number> {
  return watchRun({
    url: serviceUrl(context, flags),
    actor: actorOf(context, flags),
    runId,
    plantUrl: flags.plant,
    json: flags.json,
    io: context.io,
  });
}
