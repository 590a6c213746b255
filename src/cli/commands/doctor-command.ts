import path from 'node:path';
import type { Command } from 'commander';
import { SystemClock } from '../../kernel';
import { createClient } from '../../operator-api/client';
import { type Context, DEFAULT_PORT } from '../context';
import {
  type Check,
  clockCheck,
  diskCheck,
  folderCheck,
  nodeCheck,
  portCheck,
  powerCheck,
  sqliteCheck,
} from '../doctor/checks';
import { EXIT } from '../exit-codes';
import { whole } from '../option-readers';

interface DoctorFlags {
  readonly data: string;
  readonly port: number;
  readonly json?: boolean;
}

/** `doctor`: whether this computer can carry a run. */
export function doctorCommand(root: Command, context: Context): void {
  root
    .command('doctor')
    .description('whether this computer can carry a run')
    .option('--data <folder>', 'the data folder of the service', path.join('.stackhand', 'data'))
    .option('--port <number>', 'the port of the service', whole('--port', 1, 65_535), DEFAULT_PORT)
    .option('--json', 'the checks as JSON')
    .addHelpText('after', '\nExample:\n  stackhand doctor --data ./data')
    .action(async (flags: DoctorFlags) => look(context, flags));
}

async function look({ given, out, end }: Context, { data, port, json }: DoctorFlags): Promise<void> {
  const checks: readonly Check[] = [
    nodeCheck(process.version),
    await folderCheck(data),
    await diskCheck(data),
    sqliteCheck(given),
    clockCheck(new SystemClock('doctor')),
    powerCheck(given),
    await portCheck(port, createClient(`http://127.0.0.1:${port}`, 'doctor')),
  ];
  const ok = checks.every(({ verdict }) => verdict !== 'bad');
  out.either(json, { ok, checks }, checks.map(checkLine));
  if (!ok) end(EXIT.failed);
}

function checkLine({ name, verdict, found, remedy }: Check): string {
  const line = `${verdict.padEnd(11)} ${name}: ${found}`;
  return verdict === 'ok' ? line : `${line}. ${remedy}`;
}
