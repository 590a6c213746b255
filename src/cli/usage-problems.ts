import type { Command, CommanderError } from 'commander';
import type { Problem } from '../kernel';

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'cli.unknown-option',
  'commander.unknownCommand': 'cli.unknown-command',
  'commander.missingArgument': 'cli.argument-missing',
  'commander.optionMissingArgument': 'cli.value-missing',
  'commander.missingMandatoryOptionValue': 'cli.option-missing',
  'commander.excessArguments': 'cli.too-many-arguments',
};

/** What a wrong command line wants to be told: where, what was found, what is allowed, what to do. */
export function usageProblem(command: Command, error: CommanderError): Problem {
  const path = pathOf(command);
  if (error.code === 'commander.help') return commandMissing(command);
  const where = /'([^']+)'/.exec(error.message)?.[1] ?? path;
  const missing = [
    'commander.missingArgument',
    'commander.optionMissingArgument',
    'commander.missingMandatoryOptionValue',
  ];
  const what = error.message.replace(/^error: /, '').split('\n')[0] ?? 'wrong usage';
  return {
    code: CODES[error.code] ?? 'cli.wrong-usage',
    what: `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`,
    where: missing.includes(error.code) ? where : path,
    value: missing.includes(error.code) ? 'nothing' : foundAt(command, error.code, where),
    allowed: allowedAt(command, error.code, where),
    remedy: `See \`${path} --help\`.`,
  };
}

/** A command that only holds others was called alone. */
function commandMissing(command: Command): Problem {
  const path = pathOf(command);
  return {
    code: 'cli.command-missing',
    what: 'A word is missing that says what to do.',
    where: path,
    value: 'nothing',
    allowed: command.commands.map((sub) => sub.name()).join(', '),
    remedy: `See \`${path} --help\`.`,
  };
}

/** The words that are too many, or what the message names. */
function foundAt(command: Command, code: string, named: string): string {
  const extra = command.args.slice(command.registeredArguments.length).join(' ');
  return code === 'commander.excessArguments' && extra !== '' ? extra : named;
}

function allowedAt(command: Command, code: string, where: string): string {
  const option = command.options.find(({ flags }) => flags === where);
  if (code === 'commander.unknownCommand') return command.commands.map((sub) => sub.name()).join(', ');
  if (code === 'commander.unknownOption')
    return command.options.map((option) => option.long ?? option.flags).join(', ');
  return option?.description ?? `${command.name()} ${command.usage()}`;
}

/** `stackhand run show`. */
export function pathOf(command: Command): string {
  const above = command.parent;
  return above === null ? command.name() : `${pathOf(above)} ${command.name()}`;
}
