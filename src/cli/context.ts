import { readFile } from 'node:fs/promises';
import os from 'node:os';
import type { Command } from 'commander';
import { StackhandError } from '../kernel';
import { createClient, type StackhandClient } from '../operator-api/client';
import type { CliIo } from './cli-io';
import type { GivenCommands } from './given-commands';
import { address } from './option-readers';
import type { Output } from './output';

/** Port of the service where none is named. */
export const DEFAULT_PORT = 4680;
export const DEFAULT_URL = `http://127.0.0.1:${DEFAULT_PORT}`;

/** What every command works with. `end` sets the exit code; 0 where a command says nothing. */
export interface Context {
  readonly io: CliIo;
  readonly out: Output;
  readonly given: GivenCommands;
  readonly end: (code: number) => void;
}

export interface ServiceOptions {
  readonly url?: string;
  readonly actor?: string;
}

/** Gives a command the options that say where the service is and who speaks. */
export function withService(command: Command): Command {
  return command
    .option('--url <address>', `the service (default ${DEFAULT_URL}, or STACKHAND_URL)`, address('--url'))
    .option('--actor <name>', 'who does this; recorded as not authenticated (or STACKHAND_ACTOR)');
}

export function serviceUrl({ io }: Context, options: ServiceOptions): string {
  const fromEnv = io.env['STACKHAND_URL'];
  return options.url ?? (fromEnv === undefined ? DEFAULT_URL : address('STACKHAND_URL')(fromEnv));
}

export function actorOf({ io }: Context, options: ServiceOptions): string {
  return (options.actor ?? io.env['STACKHAND_ACTOR'] ?? loginName()).trim().slice(0, 60) || 'terminal';
}

export function clientOf(context: Context, options: ServiceOptions): StackhandClient {
  return createClient(serviceUrl(context, options), actorOf(context, options));
}

/** The text of a file. Throws `cli.file-unreadable`. */
export async function textOf(file: string, where: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw fileUnreadable(file, where, error);
  }
}

export function fileUnreadable(file: string, where: string, error: unknown): StackhandError {
  return new StackhandError({
    code: 'cli.file-unreadable',
    what: 'The file cannot be read.',
    where,
    value: `${file} (${errorCode(error)})`,
    allowed: 'a file that is there',
    remedy: 'Look at the path and at the rights of the file.',
  });
}

/** The system's word for what went wrong, e.g. `ENOENT`. */
export function errorCode(error: unknown): string {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : 'failed';
}

function loginName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return 'terminal';
  }
}
