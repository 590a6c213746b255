import { demo } from './app/demo/demo';
import { mainsPower } from './app/host/host-facts';
import { plant } from './app/plant-command';
import { serve } from './app/serve';
import { SOFTWARE } from './app/software';
import { runCli } from './cli';
import { loadSqlite } from './storage';

/** The entry of the `stackhand` command: what starts something is handed to the command line here. */
const given = { serve, plant, demo, software: SOFTWARE, mainsPower: () => mainsPower(), sqlite: () => loadSqlite() };
void runCli(process.argv.slice(2), given).then((code) => {
  process.exitCode = code;
});
