import { batteryPoints } from './battery-points';
import type { HoldingLine } from './holding-line.port';
import { type InverterQuirks, NO_QUIRKS } from './inverter.slice';
import type { InverterIdentity, InverterReading } from './inverter-reading';
import { limitsIn } from './limit-words';
import { first, type Look, pointsNamed } from './look';
import { type ModelBlock, readBlock, textOf } from './model-block';
import { seesBattery } from './sees-battery';
import { BATTERY_FLOW, DER_STATE, INVERTER_STATE } from './sunspec-enums';
import { firstOf, type SunSpecMap } from './sunspec-map';
import { DC_PORTS, pointNamed } from './sunspec-points';

/** Registers of a model that hold what is read of it; the rest of a long model is left where it is. */
const MOST_WORDS: Readonly<Record<number, number>> = { 701: 117, 714: DC_PORTS.head + DC_PORTS.most * DC_PORTS.words };
const MOST_OTHERWISE = 68;
/** One model of each group: a device that has both kinds of a model is read by the newer. */
const READ_MODELS = [[1], [701, 103, 102, 101], [713], [802], [714], [124]] as const;

/**
 * Looks at an inverter once. Throws what the line throws when the unit is silent or the line is lost; a model that the device refuses
 * gives null readings with the reason. `map` is that of `walkSunSpec`.
 */
export async function readInverter(
  line: HoldingLine,
  unit: number,
  map: SunSpecMap,
  quirks: InverterQuirks = NO_QUIRKS,
): Promise<InverterReading> {
  const blocks: ModelBlock[] = [];
  const refused: number[] = [];
  for (const ids of READ_MODELS) {
    const model = firstOf(map, ids);
    if (model === undefined) continue;
    const block = await readBlock(line, unit, model, { most: MOST_WORDS[model.id] ?? MOST_OTHERWISE, quirks });
    if (block === null) refused.push(model.id);
    else blocks.push(block);
  }
  return readingOf({ blocks, refused });
}

function readingOf(look: Look): InverterReading {
  const identity = identityOf(look);
  const own = identity.serial === null ? 'E3' : 'E4';
  return {
    identity,
    state: stateOf(look, own),
    batteryVolts: first(look, 'E3', batteryPoints(look, 'V', 'DCV'), positive),
    batteryAmps: first(look, 'E3', batteryPoints(look, 'A', 'DCA'), (value) => value),
    batteryFlow: first(look, 'E3', pointsNamed(look, ['802.ChaSt', '124.ChaSt']), (value) => BATTERY_FLOW[value]),
    acWatts: first(look, own, pointsNamed(look, ['701.W', '103.W', '102.W', '101.W']), (value) => value),
    seesBattery: seesBattery(look),
    socPercent: first(look, 'E3', pointsNamed(look, ['802.SoC', '713.SoC', '124.ChaState']), percent),
    limits: limitsIn(look, own),
  };
}

function identityOf({ blocks }: Look): InverterIdentity {
  const block = blocks.find(({ model }) => model.id === 1);
  const text = (name: string) => (block === undefined ? null : textOf(block, pointNamed(1, name)));
  return { maker: text('Mn'), model: text('Md'), version: text('Vr'), serial: text('SN') };
}

function stateOf(look: Look, evidence: 'E4' | 'E3'): InverterReading['state'] {
  const newer = first(look, evidence, pointsNamed(look, ['701.InvSt']), (value) => DER_STATE[value]);
  if (newer.value !== null) return newer;
  return first(look, evidence, pointsNamed(look, ['103.St', '102.St', '101.St']), (value) => INVERTER_STATE[value]);
}

function percent(value: number): number | undefined {
  return value >= 0 && value <= 100 ? value : undefined;
}

function positive(value: number): number | undefined {
  return value >= 0 ? value : undefined;
}
