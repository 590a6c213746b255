import { realpathSync } from 'node:fs';
import { type Heard, hexText, lineAddressText, listPorts } from '../../fieldbus';
import type { Problem } from '../../kernel';
import { type AskedUnit, askUnit } from './ask-unit';
import { type Finding, findingsIn } from './finding';
import { guessSettings, type Listen, otherSettings, type SerialAddress } from './guess-settings';
import { heardFindings } from './heard-findings';
import type { LineTarget } from './line-target';
import { latencyProblem, permissionProblem, type PortFacts } from './port-checks';

/** What is wrong with a line, what must be changed first standing first. `heard` and `asked` null: it did not come to that. */
export interface Diagnosis {
  readonly ok: boolean;
  readonly line: string;
  readonly heard: { readonly seconds: number; readonly bytes: number; readonly frames: number } | null;
  readonly asked: AskedUnit['tally'];
  readonly findings: readonly Finding[];
}

/** `tell`: what takes long, as it begins. */
export interface DoctorPorts {
  readonly listen: Listen;
  readonly facts: PortFacts;
  readonly tell: (text: string) => void;
}

/**
 * Looks at a line: the port, then what is heard on it; nothing is written. Only with `ask`, and only where the line was silent, the unit
 * is read several times. Never rejects with what is wrong with the line.
 */
export async function doctorLine(
  target: LineTarget,
  given: { readonly listenMs: number; readonly ask: boolean },
  ports: DoctorPorts,
): Promise<Diagnosis> {
  const { address, line } = target;
  const port = address.kind === 'serial' ? portFindings(address, ports.facts) : [];
  const { heard, findings } = await listened(target, given.listenMs, ports);
  const isFree = findings.length === 0;
  const asked = given.ask && isFree ? await askUnit(target) : { tally: null, findings: [] };
  const all = inOrder([...port, ...findings, ...asked.findings]);
  return {
    ...{ ok: all.length === 0, line, asked: asked.tally, findings: all },
    heard:
      heard === undefined
        ? null
        : { seconds: given.listenMs / 1000, bytes: heard.bytes.length, frames: heard.frames.length },
  };
}

function portFindings(address: SerialAddress, facts: PortFacts): readonly Finding[] {
  const device = deviceOf(address.path);
  if (device === undefined) return [];
  const lasting = listPorts(facts.dev).find((port) => port.device === device && port.name === 'by-id');
  const name: Finding | undefined =
    lasting === undefined || lasting.path === address.path
      ? undefined
      : {
          code: 'cli.port-name-not-lasting',
          what: 'This name may be another adapter after the next plugging in.',
          where: address.path,
          allowed: lasting.path,
          remedy: `Write the line as ${lineAddressText({ ...address, path: lasting.path })}`,
        };
  return [permissionProblem(device, facts), latencyProblem(address.path, device, facts), name].flatMap(
    (problem) => problem ?? [],
  );
}

function deviceOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // Told by the opening, which fails for the same reason.
    return undefined;
  }
}

interface Listened {
  readonly heard: Heard | undefined;
  readonly findings: readonly Finding[];
}

async function listened(target: LineTarget, ms: number, ports: DoctorPorts): Promise<Listened> {
  const { address, line } = target;
  try {
    if (address.kind === 'modbus-tcp') {
      // Nobody else can be heard there; whether a connection is taken can.
      await ports.listen(address, 0);
      return { heard: undefined, findings: [] };
    }
    const heard = await ports.listen(address, ms);
    const isGarbage = heard.bytes.length > 0 && heard.frames.length === 0;
    if (!isGarbage || address.kind !== 'serial') return { heard, findings: heardFindings(line, heard) };
    return { heard, findings: await garbageFindings({ address, line }, { heard, ms }, ports) };
  } catch (error) {
    return { heard: undefined, findings: findingsIn(error) };
  }
}

async function garbageFindings(
  { address, line }: { readonly address: SerialAddress; readonly line: string },
  { heard, ms }: { readonly heard: Heard; readonly ms: number },
  { listen, tell }: DoctorPorts,
): Promise<readonly Finding[]> {
  const seconds = Math.ceil((otherSettings(address).length * ms) / 1000);
  tell(`Bytes were heard, but no frame. Listening at other settings, up to ${seconds} s …`);
  const found = await guessSettings(address, ms, listen);
  if (found === undefined) return [unreadable(line, heard)];
  const right = lineAddressText(found.address);
  const settings: Problem = {
    code: 'cli.line-settings',
    what: 'This line is spoken on at another baud or parity.',
    where: line,
    value: `${found.heard.frames.length} whole frames at ${found.address.baud} baud, parity ${found.address.parity}`,
    remedy: `Write the line as ${right}`,
  };
  return [settings, ...heardFindings(right, found.heard)];
}

function unreadable(line: string, { bytes }: Heard): Finding {
  return {
    code: 'cli.line-garbage',
    what: 'Something is heard on this line, but no frame with a right check sum, at any usual baud and parity.',
    where: line,
    value: hexText(bytes),
    remedy: 'Unplug all devices and listen again: what is still heard comes from the cable or the adapter.',
    then: ['Swap A and B at one end of the lead.', 'What speaks may not be Modbus: look what the port is for.'],
  };
}

/** What stands before the others; what is not named here stands in the middle. */
const FIRST = [
  ...['fieldbus.unreachable', 'fieldbus.port-missing', 'cli.port-no-permission', 'fieldbus.no-permission'],
  ...['fieldbus.port-taken', 'fieldbus.cannot-open', 'fieldbus.line-lost', 'cli.line-settings', 'cli.line-garbage'],
  ...['cli.two-masters', 'fieldbus.foreign-master', 'cli.broken-frames', 'fieldbus.echo-heard'],
];
const LAST = ['cli.answers-missing', 'cli.latency-timer', 'cli.port-name-not-lasting'];

/** What must be changed first stands first; the same thing is told once. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const isDenied = findings.some(({ code }) => code === 'cli.port-no-permission');
  const once = findings.filter(({ code }) => !(isDenied && code === 'fieldbus.no-permission'));
  return [...once].sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ code }: Finding): number {
  if (FIRST.includes(code)) return FIRST.indexOf(code);
  return FIRST.length + 1 + LAST.indexOf(code);
}
