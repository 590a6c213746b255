import { type Line, type LineCounters, listen } from '../../fieldbus';
import { StackhandError } from '../../kernel';
import type { ProductProfile } from '../../products';
import {
  type BusSlice,
  findModels,
  type FoundModel,
  IDENTITY_READINGS,
  identityOf,
  type ReadingName,
  type ReadingValue,
  readStack,
  type StackIdentity,
  valueOf,
} from '../../stack-link';
import { answerFindings } from './answer-findings';
import { type Finding, findingsIn } from './finding';
import { heardFindings } from './heard-findings';
import { knock } from './knock';
import { type LineTarget, wiredProfiles } from './line-target';
import { commonBus, fits, recognise } from './sunspec-models';

/** What a probed unit said; null: it does not say. */
export interface ProbedDevice {
  readonly product: string | null;
  readonly models: readonly FoundModel[];
  readonly identity: StackIdentity;
  /** `shown` is empty where the display shows none. */
  readonly code: { readonly shown: string; readonly meaning: string | null } | null;
  readonly stackCount: ReadingValue;
  readonly moduleCount: ReadingValue;
  readonly address: ReadingValue;
}

/** Who is at a unit of a line. `device` null: nobody, or nobody that can be read; the findings say why. */
export interface ProbeResult {
  readonly ok: boolean;
  readonly line: string;
  readonly unit: number;
  readonly answers: boolean;
  readonly device: ProbedDevice | null;
  readonly findings: readonly Finding[];
  /** What was counted on the line; null where it was not opened for questions. */
  readonly counters: LineCounters | null;
}

const WANTED: readonly ReadingName[] = [...IDENTITY_READINGS, 'lcd-code', 'stack-count', 'module-count', 'address'];

/** Listens first; only where the line is silent it is asked who is there. Reads, and never writes. */
export async function probeLine(target: LineTarget, listenMs: number): Promise<ProbeResult> {
  const heard = await heardFirst(target, listenMs);
  const knocked = heard.length > 0 ? { line: undefined, findings: heard } : await knock(target);
  const { line } = knocked;
  if (line === undefined) return result(target, { answers: false, device: null, findings: knocked.findings });
  try {
    const { device, findings } = await lookedAt(line, target);
    return result(target, { answers: true, device, findings: [...knocked.findings, ...findings] }, line.counters());
  } finally {
    await line.close();
  }
}

function result(
  { line, unit }: LineTarget,
  seen: Pick<ProbeResult, 'answers' | 'device' | 'findings'>,
  counters: LineCounters | null = null,
): ProbeResult {
  return { ok: seen.device !== null && seen.findings.length === 0, line, unit, ...seen, counters };
}

/** Nobody can be heard on Modbus TCP: there is no line that two share. */
async function heardFirst({ address, line }: LineTarget, listenMs: number): Promise<readonly Finding[]> {
  if (address.kind === 'modbus-tcp') return [];
  try {
    return heardFindings(line, await listen(address, listenMs));
  } catch (error) {
    return findingsIn(error);
  }
}

interface Looked {
  readonly device: ProbedDevice | null;
  readonly findings: readonly Finding[];
}

async function lookedAt(line: Line, target: LineTarget): Promise<Looked> {
  try {
    const { bus, profile, unit } = target;
    if (bus?.points.every(({ at }) => at.model === null) === true)
      return { device: await deviceOf(line, bus, profile, []), findings: [] };
    const models = await findModels(line, unit);
    const found = bus === undefined || !fits(bus, models) ? recognise(models) : profile;
    const device = await deviceOf(line, { ...(found?.bus ?? commonBus(unit)), unit }, found, models);
    return { device, findings: bus === undefined || fits(bus, models) ? [] : [otherDevice(target, device)] };
  } catch (error) {
    return { device: null, findings: troubles(error, target) };
  }
}

async function deviceOf(
  line: Line,
  bus: BusSlice,
  profile: ProductProfile | undefined,
  models: readonly FoundModel[],
): Promise<ProbedDevice> {
  const readings = await readStack(line, bus, WANTED, { models });
  const shown = valueOf(readings, 'lcd-code');
  const meaning = profile?.stack.codes.find(({ code }) => code === shown)?.meaning ?? null;
  return {
    product: profile?.id ?? null,
    models,
    identity: identityOf(readings),
    code: typeof shown === 'string' ? { shown, meaning } : null,
    stackCount: valueOf(readings, 'stack-count'),
    moduleCount: valueOf(readings, 'module-count'),
    address: valueOf(readings, 'address'),
  };
}

function otherDevice({ profile, line, unit, bus }: LineTarget, { identity, models }: ProbedDevice): Finding {
  const missing = [...new Set(bus?.points.flatMap(({ at }) => at.model ?? []))].filter(
    (model) => !models.some((found) => found.model === model),
  );
  return {
    code: 'cli.other-device',
    what: `Another device is at this address: ${profile?.displayName ?? 'the product'} has model ${missing.join(', ')}, this has not.`,
    where: `${line}, unit ${unit}`,
    value: [identity.maker, identity.model, identity.serial].filter(Boolean).join(' ') || 'no name',
    allowed: profile?.id,
    remedy: 'Look which device the lead is in, and which model its label says.',
    then: ['Ask another unit: --unit N.', 'Leave --product out and take what the device says of itself.'],
  };
}

/** A device that answers but has no map of models is told with the products that can be named. */
function troubles(error: unknown, target: LineTarget): readonly Finding[] {
  const findings = answerFindings(error, target);
  if (!(error instanceof StackhandError) || error.code !== 'stack-link.no-sunspec') return findings;
  return findings.map((finding) => ({
    ...finding,
    remedy: `Look at its label. A product that is known here is named by --product: ${wiredProfiles.map(({ id }) => id).join(', ')}.`,
    then: [`Ask another unit: --unit N. This was unit ${target.unit}.`],
  }));
}
