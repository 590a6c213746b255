import { listPorts, type SerialPortSeen } from '../../fieldbus';
import { type Problem, problemLine } from '../../kernel';
import {
  latencyOf,
  latencyProblem,
  type Permission,
  permissionOf,
  permissionProblem,
  type PortFacts,
} from './port-checks';

/** A port as `line list` shows it. Nothing is opened, so whether another program holds it cannot be told. */
export interface PortRow extends SerialPortSeen {
  readonly permission: Permission;
  readonly held: 'cannot-tell';
  /** Null: the adapter has no latency timer that can be read. */
  readonly latencyMs: number | null;
  readonly findings: readonly Problem[];
}

/** Every serial port of this machine, without opening one. */
export function portRows(facts: PortFacts): readonly PortRow[] {
  return listPorts(facts.dev).map((port) => ({
    ...port,
    permission: permissionOf(port.device, facts),
    held: 'cannot-tell',
    latencyMs: latencyOf(port.path, facts),
    findings: [
      permissionProblem(port.device, facts),
      latencyProblem(port.path, port.device, facts),
      nameProblem(port),
    ].flatMap((problem) => problem ?? []),
  }));
}

/** A name that is another adapter after the next plugging in. */
function nameProblem({ name, path }: SerialPortSeen): Problem | undefined {
  if (name === 'by-id') return undefined;
  return {
    code: 'cli.port-name-not-lasting',
    what:
      name === 'by-path'
        ? 'This name belongs to the socket: another adapter in it has the same.'
        : 'This name may be another adapter after the next plugging in.',
    where: path,
    allowed: 'a name below /dev/serial/by-id',
    remedy: 'Plug in one adapter at a time, or take one that has a serial number of its own.',
  };
}

const FORMS = [
  'A line is written as one of:',
  '  serial:PATH?baud=9600&parity=none&stop=1   this port',
  '  tcp://HOST:PORT                            Modbus TCP',
  '  rtu+tcp://HOST:PORT?baud=9600              a serial device server',
];

const NO_PORT = [
  'No serial port is there.',
  'Plug in the adapter (USB to RS485, or USB to RS232 for a port that is RS232), then run this again.',
  'In a container or a virtual machine the port must be handed in. Over Ethernet none is needed.',
];

const PERMISSIONS: Readonly<Record<Permission, string>> = {
  ok: 'you may open it',
  denied: 'you may NOT open it',
  missing: 'gone again',
  'cannot-tell': 'whether you may open it, cannot be told',
};

/** The ports for people: each with what is to be changed about it. */
export function portLines(rows: readonly PortRow[]): string[] {
  return [...(rows.length === 0 ? NO_PORT : rows.flatMap(rowLines)), '', ...FORMS];
}

function rowLines({ path, device, permission, latencyMs, findings }: PortRow): string[] {
  return [
    path,
    `  device        ${device}`,
    `  permission    ${PERMISSIONS[permission]}`,
    '  held by       cannot be told without opening it; `stackhand line doctor` opens it',
    `  latency timer ${latencyMs === null ? 'none' : `${latencyMs} ms`}`,
    ...findings.map((problem) => `  ${problemLine(problem)}`),
  ];
}
