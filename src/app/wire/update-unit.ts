import type { Line } from '../../fieldbus';
import type { Problem } from '../../kernel';
import type { RunState } from '../../orchestrator';
import {
  findModels,
  type FoundModel,
  IDENTITY_READINGS,
  identityOf,
  readStack,
  type StackIdentity,
} from '../../stack-link';
import { type ModbusBlockRoute, openUpdateDevice, type UnitFacts, type UpdateDevice } from '../../updater';
import type { StackWire } from './stack-wire';

/** A unit at the end of an open line: its update block, and who it says it is through this very opening. */
export interface UpdateUnit {
  readonly line: Line;
  readonly device: UpdateDevice;
  identity(): Promise<StackIdentity>;
}

/** Finds the update block of the stack on its line. Throws what the line throws, `stack-link.*` and `updater.no-update-block`. */
export async function updateUnit(wire: StackWire, route: ModbusBlockRoute): Promise<UpdateUnit> {
  const line = await wire.line();
  const models: readonly FoundModel[] = await findModels(line, wire.bus.unit, { priority: 'check' });
  const block = wire.bus.update;
  if (block === null) throw new Error('A route by blocks belongs to a bus with an update block.');
  const place = { registers: line, unit: wire.bus.unit, block, models, mayWrite: route.mayWrite };
  const identity = async (): Promise<StackIdentity> =>
    identityOf(await readStack(line, wire.bus, IDENTITY_READINGS, { priority: 'write', models }));
  return { line, device: openUpdateDevice(place), identity };
}

/** What the session compares before and after: the unit's own words, of the component that is written. */
export const factsOf = (identity: StackIdentity, component: string): UnitFacts => ({
  serial: identity.serial,
  hardwareClass: identity.hardwareClass,
  version: identity.versions[component] ?? null,
  bootCounter: identity.bootCounter,
  uptimeSeconds: identity.uptimeSeconds,
});

/** The serial that the plan or the label gives to the stack of a step; null where nobody knows it. */
export function serialWanted(run: RunState, { stack }: StackWire): string | null {
  const typed = run.facts.get(`${stack.tag}/identity`)?.value;
  return stack.serial ?? (typeof typed === 'string' ? typed : null);
}

/** Null when the unit at the end of the line is the one of the plan; not one byte is written otherwise (SI-15). */
export function otherUnit(run: RunState, wire: StackWire, identity: StackIdentity): Problem | null {
  const wanted = serialWanted(run, wire);
  if (wanted !== null && identity.serial === wanted) return null;
  return {
    code: 'updater.other-unit',
    what:
      wanted === null
        ? `Nobody knows the serial number of ${wire.stack.tag}, so nobody can say whether this is it.`
        : `Another unit than ${wire.stack.tag} answers on this lead.`,
    where: wire.lineText,
    value: identity.serial ?? 'no serial number',
    allowed: wanted ?? 'a serial number from the label or the site file',
    remedy: 'Look in which stack the lead is; correct the lead or the site file.',
  };
}
