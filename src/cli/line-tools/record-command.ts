import type { Command } from 'commander';
import { needed } from '../commands/run-wish';
import { type Context, textOf } from '../context';
import { EXIT } from '../exit-codes';
import { badValue, decimal, whole } from '../option-readers';
import { openNew } from '../write-new';
import { findingLines } from './finding';
import { lineTarget } from './line-target';
import { recordSession } from './record-session';
import { replaySession } from './replay-session';

interface RecordFlags {
  readonly out?: string;
  readonly seconds: number;
  readonly unit?: number;
  readonly product?: string;
  readonly replay?: string;
  readonly json?: boolean;
}

/** `line record`: what is said on a line, into a file that can be replayed. */
export function recordCommand(line: Command, context: Context): void {
  line
    .command('record')
    .description(
      'what is said on a line, into a new file; with --product its whole map is read once; never writes to a device',
    )
    .argument('[line]', 'as for `line probe`')
    .option('--out <file>', 'the new file; each frame is in it at once')
    .option('--seconds <number>', 'how long to listen', decimal('--seconds', 0.1, 86_400), 10)
    .option('--product <id>', 'read the whole map of this product in place of listening')
    .option('--unit <number>', "the unit to ask (default the product's)", whole('--unit', 1, 247))
    .option('--replay <file>', 'in place of a line: whether this recording replays strictly')
    .option('--json', 'the verdict as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  stackhand line record serial:/dev/serial/by-id/usb-FTDI-port0 --out line.jsonl --seconds 60\n  stackhand line record tcp://192.168.1.20 --product open-modbus-stack --out stack.jsonl\n  stackhand line record --replay stack.jsonl --product open-modbus-stack',
    )
    .action(async (text: string | undefined, flags: RecordFlags) =>
      flags.replay === undefined ? record(context, text, flags) : replay(context, flags.replay, text, flags),
    );
}

async function record({ out, end }: Context, text: string | undefined, flags: RecordFlags): Promise<void> {
  const target = lineTarget(needed(text, '<line>', 'a line, or --replay FILE'), flags);
  const file = needed(flags.out, '--out', 'a file that is not there yet');
  const opened = openNew(file, '--out');
  const recorded = await recordSession(target, flags.seconds * 1000, (row) => opened.line(row));
  opened.close();
  const isEmpty = recorded.findings.length > 0 && recorded.frames === 0;
  if (isEmpty) opened.remove();
  out.either(flags.json, { written: isEmpty ? null : file, ...recorded }, [
    isEmpty
      ? 'Nothing was recorded.'
      : `Written: ${file}, ${recorded.frames} pieces of what was said on ${recorded.line}`,
    ...recorded.findings.flatMap(findingLines),
  ]);
  if (recorded.findings.length > 0) end(EXIT.failed);
}

async function replay(
  { out, end }: Context,
  file: string,
  text: string | undefined,
  flags: RecordFlags,
): Promise<void> {
  if (text !== undefined || flags.out !== undefined)
    throw badValue('--replay', file, 'alone: without a line and without --out');
  const replayed = await replaySession((await textOf(file, '--replay')).split('\n'), flags);
  const { requests, answers, exceptions, findings } = replayed;
  out.either(flags.json, replayed, [
    `${replayed.ok ? 'Replays strictly' : 'Does NOT replay'}: ${requests} requests, ${answers} answers, ${exceptions} exceptions, ${requests - answers - exceptions} without either.`,
    ...findings.flatMap(findingLines),
  ]);
  if (!replayed.ok) end(EXIT.disagree);
}
