import { type Command } from 'commander';
import type { Context } from '../context';
import { EXIT } from '../exit-codes';
import { decimal, whole } from '../option-readers';
import { lineTarget } from './line-target';
import { portLines, portRows } from './list-lines';
import { realPorts } from './port-checks';
import { probeLine } from './probe-line';
import { probeLines } from './probe-lines';

/** `line …`: looks at serial ports and lines of this machine, without a service; nothing here writes to a device. */
export function lineCommands(root: Command, context: Context): void {
  const line = root
    .command('line')
    .description('serial ports and lines of this machine; nothing here writes to a device');
  list(line, context);
  probe(line, context);
}

const LINE = 'serial:PATH?baud=9600&parity=none&stop=1, tcp://HOST:PORT or rtu+tcp://HOST:PORT?baud=9600';
/** Longer than the pause of a master that polls each second. */
const LISTEN_SECONDS = 2;

interface LineFlags {
  readonly unit?: number;
  readonly product?: string;
  readonly listen: number;
  readonly json?: boolean;
}

function withLine(command: Command): Command {
  return command
    .argument('<line>', LINE)
    .option('--product <id>', 'what hangs on it: its timing, settings and registers')
    .option('--unit <number>', "the unit to ask (default the product's, or 1)", whole('--unit', 1, 247))
    .option('--listen <seconds>', 'how long to listen first', decimal('--listen', 0.1, 3600), LISTEN_SECONDS);
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

function probe(line: Command, { out, end }: Context): void {
  withLine(line.command('probe').description('who answers on a line: listens first, then reads; never writes'))
    .option('--json', 'what was found as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  stackhand line probe tcp://192.168.1.20 --unit 1\n  stackhand line probe serial:/dev/serial/by-id/usb-FTDI-port0 --product open-modbus-stack',
    )
    .action(async (text: string, flags: LineFlags) => {
      const found = await probeLine(lineTarget(text, flags), flags.listen * 1000);
      out.either(flags.json, found, probeLines(found));
      if (!found.ok) end(EXIT.failed);
    });
}
