import type { Command } from 'commander';
import type { Context } from '../context';
import { portLines, portRows } from './list-lines';
import { realPorts } from './port-checks';

/** `line …`: looks at serial ports and lines of this machine, without a service; nothing here writes to a device. */
export function lineCommands(root: Command, context: Context): void {
  const line = root
    .command('line')
    .description('serial ports and lines of this machine; nothing here writes to a device');
  list(line, context);
}

function list(line: Command, { out }: Context): void {
  line
    .command('list')
    .description('the serial ports that are there, and what is to be changed about them; none is opened')
    .option('--json', 'the ports as JSON')
    .addHelpText('after', '\nExample:\n  stackhand line list')
    .action(({ json }: { json?: boolean }) => {
      const ports = portRows(realPorts);
      out.either(json, { ports }, portLines(ports));
    });
}
