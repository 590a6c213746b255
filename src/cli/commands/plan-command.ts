import type { Command } from 'commander';
import { clientOf, type Context, withService } from '../context';
import { writeNew } from '../write-new';
import { handsSteps, planLines } from './plan-lines';
import { type WishFlags, wishOf, withWish } from './run-wish';

interface PlanFlags extends WishFlags {
  readonly print?: boolean;
  readonly run?: string;
  readonly html?: string;
  readonly json?: boolean;
}

/** `plan`: what a run would do, by the service's own rules; nothing is journaled. */
export function planCommand(root: Command, context: Context): void {
  const plan = root.command('plan').description('what a run would do; nothing is kept and nothing is started');
  withService(withWish(plan))
    .option('--print', 'the paper checklist: every step with an empty box')
    .option('--run <run>', 'the plan of a run that is there, in place of --site and --procedure')
    .option('--html <out>', 'write the page to print into this file: the plan of a run, or with --print the checklist')
    .option('--json', 'the plan sheet as JSON')
    .addHelpText(
      'after',
      `
Examples:
  stackhand plan --site site.yaml --procedure parallel-stack-update
  stackhand plan --site site.yaml --procedure parallel-stack-update --target main102=04015 --print
  stackhand plan --site site.yaml --procedure parallel-stack-update --target main102=04020@"vendor mail, 3 March"
      --place main102=04010,older-than=04015 --source "release notes of March"
  stackhand plan --run run-abc --html checklist.html`,
    )
    .action(async (flags: PlanFlags) => show(context, flags));
}

async function show(context: Context, flags: PlanFlags): Promise<void> {
  const client = clientOf(context, flags);
  const { run, html, json, print } = flags;
  if (print === true) {
    const paper = run === undefined ? await client.paper(await wishOf(context, flags)) : await client.paperOf(run);
    if (html !== undefined) await writeNew(html, paper.html, '--html');
    return context.out.either(
      json,
      html === undefined ? paper : { written: html },
      html === undefined ? paper.text.split('\n') : [`Written: ${html}`],
    );
  }
  if (run !== undefined && html !== undefined) {
    await writeNew(html, await client.planHtml(run), '--html');
    return context.out.either(json, { written: html }, [`Written: ${html}`]);
  }
  const sheet = run === undefined ? await client.plan(await wishOf(context, flags)) : await client.planOf(run);
  const lines = planLines(sheet);
  const short = lines.filter((line) => !line.startsWith('  [ ]') && line !== 'Steps');
  context.out.either(json, sheet, [
    ...short,
    `${handsSteps(sheet)} steps need hands or eyes; --print gives the checklist.`,
  ]);
}
