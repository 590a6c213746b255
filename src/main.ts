import { demo } from './app/demo/demo';
import { mainsPower } from './app/host/host-facts';
import { plant } from './app/plant-command';
import { serve } from './app/serve';
import { SOFTWARE } from './app/software';
import { EXIT, runCli } from './cli';
import { loadSqlite } from './storage';

/**
 * Whoever read along may be gone (`| head`, a terminal that was closed): no reason to end, least of all for a service that writes a unit.
 * A result that could not be put down for another reason, such as a full disk, is no success.
 */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.once('exit', () => {
      process.exitCode ||= EXIT.failed;
    });
  });

/** The entry of the `stackhand` command: what starts something is handed to the command line here. */
const given = { serve, plant, demo, software: SOFTWARE, mainsPower: () => mainsPower(), sqlite: () => loadSqlite() };
void runCli(process.argv.slice(2), given).then((code) => {
  process.exitCode = code;
});
