import { type Command } from 'commander';
import { listen } from '../../fieldbus';
import type { Context } from '../context';
import { EXIT } from '../exit-codes';
import { decimal, whole } from '../option-readers';
import { doctorLine } from './doctor-line';
import { doctorLines } from './doctor-lines';
import { lineTarget } from './line-target';
import { portLines, portRows } from './list-lines';
import { realPorts } from './port-checks';
import { probeLine } from './probe-line';
import { probeLines } from './probe-lines';
import { recordCommand } from './record-command';

/** `line …`: looks at serial ports and lines of this machine, without a service; nothing here writes to a device. */
export function lineCommands(root: Command, context: Context): void {
  const line = root
    .command('line')
    .description('serial ports and lines of this machine; nothing here writes to a device');
  list(line, context);
  probe(line, context);
  doctor(line, context);
  recordCommand(line, context);
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

function doctor(line: Command, { out, end }: Context): void {
  withLine(
    line
      .command('doctor')
      .description('what is wrong with a line, one thing at a time; listens, and asks only with --ask'),
  )
    .option('--ask', 'also read the unit several times, where the line is silent; never writes')
    .option('--json', 'the findings as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  stackhand line doctor serial:/dev/serial/by-id/usb-FTDI-port0\n  stackhand line doctor rtu+tcp://192.168.1.20:4001?baud=9600 --ask --unit 3',
    )
    .action(async (text: string, flags: LineFlags & { ask?: boolean }) => {
      const tell = (progress: string): void => out.lines(flags.json === true ? [] : [progress]);
      const given = { listenMs: flags.listen * 1000, ask: flags.ask === true };
      const found = await doctorLine(lineTarget(text, flags), given, { listen, facts: realPorts, tell });
      out.either(flags.json, found, doctorLines(found));
      if (!found.ok) end(EXIT.failed);
    });
}
