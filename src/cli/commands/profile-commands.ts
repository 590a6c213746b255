import type { Command } from 'commander';
import type { Problem } from '../../kernel';
import { checkProfile, describeProfile, findProfile, profiles } from '../../products';
import { type Context, textOf } from '../context';
import { EXIT } from '../exit-codes';

interface Json {
  readonly json?: boolean;
}

/** `profile check` and `show`: what is known of a product, and from where. */
export function profileCommands(root: Command, context: Context): void {
  const profile = root.command('profile').description('look at product profiles; no service is needed');
  profile
    .command('check')
    .description('everything wrong with a profile')
    .argument('<profile>', 'a file (JSON) or the id of a shipped profile')
    .option('--json', 'the verdict as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  stackhand profile check homegrid-stackd-gen3\n  stackhand profile check mine.json',
    )
    .action(async (name: string, options: Json) => check(context, name, options));
  profile
    .command('show')
    .description('a profile in words, every fact with its source; without an id the list of all')
    .argument('[id]', 'the id of a shipped profile')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  stackhand profile show homegrid-stackd-gen3')
    .action((id: string | undefined, options: Json) => show(context, id, options));
}

async function check({ out, end }: Context, name: string, { json }: Json): Promise<void> {
  const shipped = profiles.find(({ id }) => id === name);
  const isId = shipped !== undefined || /^[a-z0-9-]+$/.test(name);
  const problems = isId ? checkProfile(findProfile(name)) : problemsOf(await textOf(name, '<profile>'));
  if (json === true) out.json({ ok: problems.length === 0, profile: name, problems });
  else {
    out.problems(problems);
    if (problems.length === 0) out.lines([`${name}: nothing wrong.`]);
  }
  if (problems.length > 0) end(EXIT.usage);
}

function problemsOf(text: string): readonly Problem[] {
  try {
    return checkProfile(JSON.parse(text) as unknown);
  } catch (error) {
    const value = error instanceof Error ? error.message : 'not JSON';
    return [
      {
        code: 'cli.not-json',
        what: 'The file is not JSON.',
        where: '<profile>',
        value,
        allowed: 'one JSON object',
        remedy: 'Correct the place that is named.',
      },
    ];
  }
}

function show({ out }: Context, id: string | undefined, { json }: Json): void {
  if (id !== undefined) {
    const found = findProfile(id);
    return out.either(json, found, describeProfile(found));
  }
  const list = profiles.map(({ id: each, revision, displayName, vendor }) => ({
    id: each,
    revision,
    displayName,
    vendor,
  }));
  out.either(
    json,
    { profiles: list },
    list.map((each) => `${each.id}  revision ${each.revision}  ${each.displayName} (${each.vendor})`),
  );
}
