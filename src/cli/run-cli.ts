import { Command, CommanderError } from 'commander';
import { StackhandError } from '../kernel';
import { isConnectionLost } from '../operator-api/client';
import { type CliIo, processIo } from './cli-io';
import { doctorCommand } from './commands/doctor-command';
import { givenCommands } from './commands/given-commands';
import { imageCommands } from './commands/image-commands';
import { journalCommands } from './commands/journal-commands';
import { planCommand } from './commands/plan-command';
import { profileCommands } from './commands/profile-commands';
import { reportCommand } from './commands/report-command';
import { runCommands } from './commands/run-commands';
import { siteCommands } from './commands/site-commands';
import type { Context } from './context';
import { EXIT } from './exit-codes';
import type { GivenCommands } from './given-commands';
import { lineCommands } from './line-tools/line-commands';
import { Output } from './output';
import { usageProblem } from './usage-problems';

/**
 * Reads the arguments (without node and script), runs the command and resolves to the exit code of docs/cli.md. Results go to stdout,
 * problems to stderr; never throws.
 */
export async function runCli(argv: readonly string[], given: GivenCommands, io: CliIo = processIo()): Promise<number> {
  const ended = { code: EXIT.ok as number };
  const out = new Output(io);
  const context: Context = {
    io,
    out,
    given,
    end: (code) => {
      ended.code = code;
    },
  };
  try {
    await program(context).parseAsync([...argv], { from: 'user' });
    return ended.code;
  } catch (error) {
    return failed(error, out);
  }
}

function program(context: Context): Command {
  const root = new Command('stackhand')
    .description('Takes an installer through the firmware update of battery stacks that run in parallel.')
    .addHelpText('after', EXAMPLES);
  if (context.given.software !== undefined) root.version(context.given.software, '--version', 'which software this is');
  givenCommands(root, context);
  siteCommands(root, context);
  profileCommands(root, context);
  imageCommands(root, context);
  planCommand(root, context);
  runCommands(root, context);
  reportCommand(root, context);
  journalCommands(root, context);
  doctorCommand(root, context);
  lineCommands(root, context);
  sealed(root, context.io);
  return root;
}

const EXAMPLES = `
Examples:
  stackhand demo                               a whole update at a virtual site
  stackhand site check site.yaml               is the site described well enough?
  stackhand serve --data ./data                start the service
  stackhand run start --site site.yaml --procedure parallel-stack-update
  stackhand run watch RUN                      the operator's screen

Exit codes: 0 done, 1 failed, 2 wrong input, 3 held or ended otherwise, 4 report and plant disagree, 5 needs hands.`;

/** Nothing but this room writes or ends: every command's slip comes back as an error that knows its command. */
function sealed(command: Command, io: CliIo): void {
  command.configureOutput({
    writeOut: (text) => io.stdout.write(text),
    writeErr: () => undefined,
    getOutHelpWidth: () => io.stdout.columns ?? 100,
  });
  command.allowExcessArguments(false);
  command.showHelpAfterError(false);
  command.exitOverride((error) => {
    if (error.exitCode === 0) throw error;
    throw new StackhandError(usageProblem(command, error));
  });
  for (const sub of command.commands) sealed(sub, io);
}

function failed(error: unknown, out: Output): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof StackhandError) {
    out.problems(error.problems);
    return isConnectionLost(error) || isBroken(error) ? EXIT.failed : EXIT.usage;
  }
  out.problems([
    {
      code: 'cli.broken',
      what: 'The program itself failed.',
      value: error instanceof Error ? error.message : 'no words',
      remedy: 'Repeat; if it happens again, report it with the output of `stackhand doctor`.',
    },
  ]);
  return EXIT.failed;
}

/** The service said that it, not the caller, is at fault. */
function isBroken(error: StackhandError): boolean {
  return 'status' in error && typeof error.status === 'number' && error.status >= 500;
}
