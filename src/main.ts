import { demo } from './app/demo/demo';
import { mainsPower } from './app/host/host-facts';
import { plant } from './app/plant-command';
import { serve } from './app/serve';
import { SOFTWARE } from './app/software';
import { runCli } from './cli';

/** The entry of the `stackhand` command: what starts something is handed to the command line here. */
void runCli(process.argv.slice(2), { serve, plant, demo, software: SOFTWARE, mainsPower: () => mainsPower() }).then(
  (code) => {
    process.exitCode = code;
  },
);
