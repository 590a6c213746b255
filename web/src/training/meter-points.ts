import type { TrainingSight } from '../../../src/operator-api/client/wire-types';
import type { UiTrainingId } from '../../../src/words/en/ui-training';

/** A place where the meter, the clamp or the thermometer may be put. */
export interface MeterPoint {
  readonly key: string;
  readonly words: UiTrainingId;
  readonly params: Readonly<Record<string, string>>;
  readonly value: number;
  readonly unit: 'V' | 'A' | '°C' | 'mV';
  readonly digits: number;
}

/** Every such place of a site, with what is read there now. A breaker with reversed leads reads minus on both sides. */
export function meterPoints({ meter }: TrainingSight): readonly MeterPoint[] {
  const { busbarVolts, stacks, breakers } = meter;
  const volts = { unit: 'V', digits: 2 } as const;
  return [
    { key: 'busbar', words: 'meter-busbar', params: {}, value: busbarVolts, ...volts },
    ...breakers.flatMap(({ id, battery, inverter, polarityOk }): MeterPoint[] => {
      const sign = polarityOk ? 1 : -1;
      return [
        { key: `${id} battery`, words: 'meter-battery', params: { id }, value: battery * sign, ...volts },
        { key: `${id} inverter`, words: 'meter-inverter', params: { id }, value: inverter * sign, ...volts },
      ];
    }),
    ...stacks.flatMap(({ tag: stack, ...read }): MeterPoint[] => [
      { key: `${stack} volts`, words: 'meter-volts', params: { stack }, value: read.volts, ...volts },
      { key: `${stack} amps`, words: 'meter-amps', params: { stack }, value: read.amps, unit: 'A', digits: 1 },
      {
        key: `${stack} celsius`,
        words: 'meter-celsius',
        params: { stack },
        value: read.celsius,
        unit: '°C',
        digits: 1,
      },
      {
        key: `${stack} spread`,
        words: 'meter-spread',
        params: { stack },
        value: read.cellSpreadMillivolts,
        unit: 'mV',
        digits: 0,
      },
    ]),
  ];
}

/** A reading as the person reads numbers: with the mark of the language, and in the degrees of the device. */
export function shownReading(point: MeterPoint, language: string, degrees: 'C' | 'F'): string {
  const hot = point.unit === '°C' && degrees === 'F';
  const value = hot ? point.value * 1.8 + 32 : point.value;
  const { digits } = point;
  const number = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number.format(value)} ${hot ? '°F' : point.unit}`;
}
