import type { BusSlice, FoundModel } from '../../stack-link';
import { type ProductProfile } from '../../products';
import { wiredProfiles } from './line-target';

const SOURCE = 'SunSpec information models (sunspec/models, Apache-2.0), model 1';
const NAMES: Readonly<Record<number, string>> = {
  1: 'who it is',
  ...{ 101: 'inverter, one phase', 102: 'inverter, split phase', 103: 'inverter, three phases' },
  ...{ 111: 'inverter, one phase', 112: 'inverter, split phase', 113: 'inverter, three phases' },
  ...{ 124: 'storage control', 701: 'AC measurement', 713: 'storage', 715: 'control' },
  ...{ 802: 'battery', 803: 'lithium-ion bank', 804: 'lithium-ion string' },
  64870: 'service block of docs/open-map.md',
};

export function modelName(model: number): string {
  return NAMES[model] ?? (model >= 64_000 ? "its maker's own" : 'SunSpec');
}

const UNKNOWN = { value: null, standing: 'unknown', reason: 'The device is not known yet.' } as const;
const text = (reading: 'maker' | 'model' | 'version' | 'serial', offset: number, words: number) => ({
  ...{ reading, at: { model: 1, offset }, words, type: 'text' as const, scale: { power: 0 }, none: [] },
  ...{ subject: reading === 'version' ? 'device' : null, plusIs: null, width: null, source: SOURCE },
});

/** Any device that speaks SunSpec: what the model that all of them have says of it. */
export function commonBus(unit: number): BusSlice {
  return {
    ...{ id: 'sunspec', label: 'SunSpec common model', link: 'Modbus', unit, registersPerRead: 120 },
    serial: { baud: 9600, parity: 'none', stopBits: 1 },
    ...{ answerTimeoutMs: UNKNOWN, worstLateAnswerMs: UNKNOWN, interFrameMs: UNKNOWN, listenBeforeMs: UNKNOWN },
    points: [text('maker', 2, 16), text('model', 18, 16), text('version', 42, 8), text('serial', 50, 16)],
    update: null,
    source: SOURCE,
  };
}

/** The product whose whole map stands on these models; the one with the longest map where there are several. */
export function recognise(
  models: readonly FoundModel[],
  among: readonly ProductProfile[] = wiredProfiles,
): ProductProfile | undefined {
  const fitting = among.filter(({ bus }) => bus !== null && fits(bus, models) && bus.points.some(({ at }) => at.model));
  return [...fitting].sort((a, b) => (b.bus?.points.length ?? 0) - (a.bus?.points.length ?? 0))[0];
}

/** True where the device has every model that the product's map stands on. */
export function fits(bus: BusSlice, models: readonly FoundModel[]): boolean {
  return bus.points.every(({ at }) => at.model === null || models.some(({ model }) => model === at.model));
}
