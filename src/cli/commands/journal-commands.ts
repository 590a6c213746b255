import type { Command } from 'commander';
import type { Problem } from '../../kernel';
import type { Reply } from '../../operator-api/client';
import { clientOf, type Context, type ServiceOptions, withService } from '../context';
import { EXIT } from '../exit-codes';
import { inWords } from '../option-readers';
import { writeNew } from '../write-new';

interface JournalFlags extends ServiceOptions {
  readonly stream?: string;
  readonly out?: string;
  readonly json?: boolean;
}

interface LookedAtFlags extends ServiceOptions {
  readonly why: string;
  readonly json?: boolean;
}

/** `journal verify`, `export` and `looked-at`. */
export function journalCommands(root: Command, context: Context): void {
  const journal = root.command('journal').description('the record of everything that happened');
  withService(journal.command('verify').description('follow every chain; name each first break'))
    .option('--json', 'the verdict as JSON')
    .addHelpText('after', '\nExample:\n  stackhand journal verify')
    .action(async (flags: JournalFlags) => verify(context, flags));
  withService(
    journal
      .command('export')
      .description('one stream or all, one JSON line an event; can be checked without the database'),
  )
    .option('--stream <name>', 'run:ID or site:ID; all without it')
    .option('--out <file>', 'write into this new file')
    .option('--json', 'an array in place of lines')
    .addHelpText('after', '\nExample:\n  stackhand journal export --stream run:run-abc --out run.jsonl')
    .action(async (flags: JournalFlags) => save(context, flags));
  withService(
    journal
      .command('looked-at')
      .description('after an older copy was put back: say that the plant of every site was looked at'),
  )
    .requiredOption('--why <words>', 'who looked, and what stands how', inWords('--why'))
    .option('--json', 'the sites as JSON')
    .addHelpText('after', '\nExample:\n  stackhand journal looked-at --why "Ana: all off, locks on, links in"')
    .action(async (flags: LookedAtFlags) => lookedAt(context, flags));
}

async function lookedAt(context: Context, flags: LookedAtFlags): Promise<void> {
  const reply = await clientOf(context, flags).lookedAt(flags.why);
  const sites = Array.isArray(reply['sites']) ? reply['sites'].join(', ') : '';
  context.out.either(flags.json, reply, [`Recorded at every site of this journal: ${sites || 'it knows none'}.`]);
}

async function verify(context: Context, flags: JournalFlags): Promise<void> {
  const verdict = await clientOf(context, flags).verifyJournal();
  const ok = verdict['ok'] === true;
  if (!ok) context.end(EXIT.disagree);
  if (flags.json === true) return context.out.json(verdict);
  context.out.problems(problemsIn(verdict));
  const head = JSON.stringify(verdict['head'] ?? null);
  context.out.lines([ok ? `Every chain is whole. Head: ${head}` : 'The journal is not whole.']);
}

function problemsIn(verdict: Reply): readonly Problem[] {
  const { problems } = verdict;
  return Array.isArray(problems) ? (problems as readonly Problem[]) : [];
}

async function save(context: Context, flags: JournalFlags): Promise<void> {
  const text = await clientOf(context, flags).exportJournal(flags.stream);
  const rows = text.split('\n').filter((row) => row !== '');
  if (flags.out !== undefined) {
    await writeNew(flags.out, text, '--out');
    return context.out.either(flags.json, { written: flags.out, events: rows.length }, [
      `Written: ${flags.out}, ${rows.length} lines`,
    ]);
  }
  if (flags.json === true) context.out.json(rows.map((row) => JSON.parse(row) as unknown));
  else if (text !== '') context.out.text(text);
}
