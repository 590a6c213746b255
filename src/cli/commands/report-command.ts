import type { Command } from 'commander';
import { clientOf, type Context, type ServiceOptions, withService } from '../context';
import { writeNew } from '../write-new';
import { reportLines } from './report-lines';

interface ReportFlags extends ServiceOptions {
  readonly html?: string;
  readonly json?: boolean;
}

/** `report`: what the record of a run says. */
export function reportCommand(root: Command, context: Context): void {
  withService(root.command('report').description('the closing report of a run, from its record alone'))
    .argument('<run>', 'id of the run')
    .option('--html <out>', 'write the page to print into this file')
    .option('--json', 'the report as JSON')
    .addHelpText('after', '\nExamples:\n  stackhand report run-abc\n  stackhand report run-abc --html report.html')
    .action(async (runId: string, flags: ReportFlags) => {
      const client = clientOf(context, flags);
      const { html, json } = flags;
      if (html === undefined) {
        const report = await client.report(runId);
        return context.out.either(json, report, reportLines(report));
      }
      await writeNew(html, await client.reportHtml(runId), '--html');
      context.out.either(json, { written: html }, [`Written: ${html}`]);
    });
}
