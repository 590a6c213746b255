import type { Command } from 'commander';
import { problemLine } from '../../kernel';
import type { ProductProfile } from '../../products';
import { compareSites, type Site } from '../../stacks';
import { type Context, textOf } from '../context';
import { EXIT } from '../exit-codes';
import { recordSite } from '../site-record';
import { judged, readSite } from './site-verdict';

/** `site check`, `show`, `compare` and `record`: files only, no service. */
export function siteCommands(root: Command, context: Context): void {
  const site = root.command('site').description('look at site files; no service is needed');
  site
    .command('check')
    .description('everything for which a plan of this site would be refused, with line and column')
    .argument('<file>', 'site file (YAML)')
    .option('--json', 'the verdict as JSON')
    .addHelpText('after', '\nExample:\n  stackhand site check examples/three-stacks.yaml')
    .action(async (file: string, options: Json) => check(context, file, options));
  site
    .command('show')
    .description('a site in words')
    .argument('<file>', 'site file (YAML)')
    .option('--json', 'the site as JSON')
    .addHelpText('after', '\nExample:\n  stackhand site show examples/three-stacks.yaml')
    .action(async (file: string, options: Json) => show(context, file, options));
  site
    .command('compare')
    .description('what differs between two site files; stacks are matched by their tags')
    .argument('<before>', 'site file (YAML)')
    .argument('<after>', 'site file (YAML)')
    .option('--json', 'the differences as JSON')
    .addHelpText('after', '\nExample:\n  stackhand site compare before.yaml after.yaml')
    .action(async (before: string, after: string, options: Json) => compare(context, [before, after], options));
  site
    .command('record')
    .description('describe a site by answering questions; writes a new site file')
    .argument('<out>', 'file to be written; one that is there is never overwritten')
    .option('--json', 'what was written, as JSON')
    .addHelpText('after', '\nExample:\n  stackhand site record garage.yaml')
    .action(async (out: string, options: Json) => recordSite(context, out, options.json === true));
}

interface Json {
  readonly json?: boolean;
}

async function check({ out, end }: Context, file: string, { json }: Json): Promise<void> {
  const text = await textOf(file, '<file>');
  const { problems, warnings } = judged(text);
  if (json === true) out.json({ ok: problems.length === 0, file, problems, warnings });
  else {
    out.problems(problems);
    out.lines(warnings.map((warning) => `Asked on site: ${problemLine(warning)}`));
    if (problems.length === 0)
      out.lines([`${file}: no plan of this site is refused. ${warnings.length} things are still asked.`]);
  }
  if (problems.length > 0) end(EXIT.usage);
}

async function show({ out }: Context, file: string, { json }: Json): Promise<void> {
  const { site, profile } = await readSite(file, '<file>');
  out.either(json, site, siteLines(site, profile));
}

async function compare({ out }: Context, [first, second]: readonly [string, string], { json }: Json): Promise<void> {
  const before = await readSite(first, '<before>');
  const after = await readSite(second, '<after>');
  const differences = compareSites(before.site, after.site);
  const lines = differences.map(({ path, before: was, after: is }) => `${path}: ${shown(was)} -> ${shown(is)}`);
  out.either(json, { equal: differences.length === 0, differences }, lines.length === 0 ? ['No difference.'] : lines);
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function siteLines(site: Site, profile: ProductProfile): string[] {
  return [
    `${site.training ? 'TRAINING · ' : ''}${site.colour.toUpperCase()} · ${site.name} (${site.id})`,
    `Product: ${profile.displayName} (${profile.id}) · people: ${site.people}`,
    ...site.stacks.map(({ tag, serial, address, controllerGeneration, modules }) => {
      const kwh = modules.reduce((sum, { capacityKwh }) => sum + capacityKwh, 0);
      return `Stack ${tag}: address ${address}, ${controllerGeneration}, ${modules.length} modules, ${kwh.toFixed(1)} kWh, serial ${serial ?? 'not read'}`;
    }),
    `DC join: ${site.dcJoin} · reconnect: ${site.reconnect}`,
    ...site.breakers.map(({ id, where, inverter }) => `Breaker ${id}: ${where} (${inverter})`),
    ...site.inverters.map(
      ({ id, model, leadOn, gridTied }) =>
        `Inverter ${id}: ${model}, lead on ${leadOn}, ${gridTied ? 'on the grid' : 'off grid'}`,
    ),
    ...site.sources.map(({ id, kind, isolator }) => `Source ${id}: ${kind}, off at: ${isolator}`),
    `Fed by: computer ${site.feeds.host}, network ${site.feeds.network}, updater ${site.feeds.updater}`,
    `Joining limit: ${site.joinLimit === null ? 'asked on site' : `${site.joinLimit.volts} V (${site.joinLimit.standing}: ${site.joinLimit.source})`}`,
    `Isolator: ${site.isolator}`,
  ];
}
