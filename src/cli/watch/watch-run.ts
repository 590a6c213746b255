import { RandomIds, SystemClock } from '../../kernel';
import { createClient } from '../../operator-api/client';
import { type CliIo, processIo } from '../cli-io';
import { PlantConsole } from '../plant-console';
import { watchInLines } from './watch-lines';
import { watchOnScreen } from './watch-screen';

export interface WatchOptions {
  /** Address of the service, e.g. `http://127.0.0.1:4680`. */
  readonly url: string;
  /** Who answers; recorded as not authenticated. */
  readonly actor: string;
  readonly runId: string;
  /** Control port of a virtual plant: with it, lines that begin with `:` act and look there. */
  readonly plantUrl?: string | undefined;
  /** One JSON view a line instead of a screen. */
  readonly json?: boolean | undefined;
  readonly io?: CliIo | undefined;
}

/**
 * Hands the terminal to a person until the run ends or they leave; resolves to an exit code (docs/cli.md). A screen where stdin and
 * stdout are a terminal, lines otherwise. Throws `ServiceRefusal` or `operator-api.not-reachable` when the run cannot be read at all.
 */
export async function watchRun(options: WatchOptions): Promise<number> {
  const io = options.io ?? processIo();
  const clock = new SystemClock(new RandomIds().next('boot'));
  const ports = {
    client: createClient(options.url, options.actor),
    runId: options.runId,
    clock,
    plant: options.plantUrl === undefined ? null : new PlantConsole(options.plantUrl),
  };
  const isScreen = options.json !== true && io.stdin.isTTY === true && io.stdout.isTTY === true;
  return isScreen ? watchOnScreen(io, ports) : watchInLines(io, ports, options.json === true);
}

export type WatchRun = typeof watchRun;
