/** Types of the SunSpec information model that this room reads. */
export type PointType = 'uint16' | 'int16' | 'enum16' | 'bitfield16' | 'uint32' | 'bitfield32' | 'sunssf' | 'string';

/** A point of a model. `offset` in registers from the model's first one (its number stands at 0, its length at 1). */
export interface Point {
  readonly name: string;
  readonly offset: number;
  readonly type: PointType;
  /** The point that holds the exponent of ten. */
  readonly scale?: string;
  /** Registers of a string; other types know their own. */
  readonly words?: number;
}

const point = (offset: number, name: string, type: PointType, scale?: string): Point =>
  scale === undefined ? { name, offset, type } : { name, offset, type, scale };
const text = (offset: number, name: string, words: number): Point => ({ name, offset, type: 'string', words });

const COMMON = [text(2, 'Mn', 16), text(18, 'Md', 16), text(42, 'Vr', 8), text(50, 'SN', 16)];

/** Single, split and three phase differ only in which points are mandatory. */
const INVERTER = [
  point(14, 'W', 'int16', 'W_SF'),
  point(15, 'W_SF', 'sunssf'),
  point(27, 'DCA', 'uint16', 'DCA_SF'),
  point(28, 'DCA_SF', 'sunssf'),
  point(29, 'DCV', 'uint16', 'DCV_SF'),
  point(30, 'DCV_SF', 'sunssf'),
  point(38, 'St', 'enum16'),
];

const STORAGE_BASIC = [
  point(2, 'WChaMax', 'uint16', 'WChaMax_SF'),
  point(5, 'StorCtl_Mod', 'bitfield16'),
  point(8, 'ChaState', 'uint16', 'ChaState_SF'),
  point(10, 'InBatV', 'uint16', 'InBatV_SF'),
  point(11, 'ChaSt', 'enum16'),
  point(12, 'OutWRte', 'int16', 'InOutWRte_SF'),
  point(13, 'InWRte', 'int16', 'InOutWRte_SF'),
  point(14, 'InOutWRte_WinTms', 'uint16'),
  point(15, 'InOutWRte_RvrtTms', 'uint16'),
  point(18, 'WChaMax_SF', 'sunssf'),
  point(22, 'ChaState_SF', 'sunssf'),
  point(24, 'InBatV_SF', 'sunssf'),
  point(25, 'InOutWRte_SF', 'sunssf'),
];

const DER_MEASURE_AC = [point(4, 'InvSt', 'enum16'), point(10, 'W', 'int16', 'W_SF'), point(116, 'W_SF', 'sunssf')];

const DER_STORAGE_CAPACITY = [
  point(4, 'SoC', 'uint16', 'Pct_SF'),
  point(6, 'Sta', 'enum16'),
  point(8, 'Pct_SF', 'sunssf'),
];

const DER_MEASURE_DC = [point(4, 'NPrt', 'uint16'), point(15, 'DCA_SF', 'sunssf'), point(16, 'DCV_SF', 'sunssf')];

const DER_CONTROL = [point(2, 'LocRemCtl', 'enum16'), point(8, 'OpCtl', 'enum16')];

const BATTERY = [
  point(11, 'SoC', 'uint16', 'SoC_SF'),
  point(16, 'ChaSt', 'enum16'),
  point(22, 'State', 'enum16'),
  point(26, 'Evt1', 'bitfield32'),
  point(34, 'V', 'uint16', 'V_SF'),
  point(44, 'A', 'int16', 'A_SF'),
  point(56, 'SoC_SF', 'sunssf'),
  point(59, 'V_SF', 'sunssf'),
  point(61, 'A_SF', 'sunssf'),
];

/** The points that are read, by model number. Source of all: github.com/sunspec/models, json/model_<number>.json (Apache-2.0). */
export const MODEL_POINTS: Readonly<Record<number, readonly Point[]>> = {
  1: COMMON,
  101: INVERTER,
  102: INVERTER,
  103: INVERTER,
  124: STORAGE_BASIC,
  701: DER_MEASURE_AC,
  713: DER_STORAGE_CAPACITY,
  714: DER_MEASURE_DC,
  715: DER_CONTROL,
  802: BATTERY,
};

/** The DC ports that follow the head of model 714: `PrtTyp` 1 is the storage. */
export const DC_PORTS = { model: 714, head: 20, words: 25, most: 8, storage: 1 } as const;

/** A point of a DC port, `at` registers from the start of model 714. */
export function dcPortPoint(port: number, name: 'PrtTyp' | 'DCA' | 'DCV'): Point {
  const at = DC_PORTS.head + port * DC_PORTS.words;
  if (name === 'PrtTyp') return point(at, `Prt[${port}].PrtTyp`, 'enum16');
  if (name === 'DCA') return point(at + 10, `Prt[${port}].DCA`, 'int16', 'DCA_SF');
  return point(at + 11, `Prt[${port}].DCV`, 'uint16', 'DCV_SF');
}

/** The point of that name; throws for a name that the tables do not have, which is a mistake in this room. */
export function pointNamed(model: number, name: string): Point {
  const found = MODEL_POINTS[model]?.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`No point ${model}.${name} in the tables of this room.`);
  return found;
}
