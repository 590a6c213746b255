import { type InverterLimits, type InverterValue, type LimitWord, noValue } from './inverter-reading';
import type { Look } from './look';
import { type ModelBlock, numberOf, rawOf, sourceOf } from './model-block';
import { STORAGE_MODE } from './sunspec-enums';
import { pointNamed } from './sunspec-points';

const MODEL = 124;
/** In the order of putting back: a rate must stand before the mode makes it count. */
const WRITTEN = ['WChaMax', 'InOutWRte_WinTms', 'InOutWRte_RvrtTms', 'OutWRte', 'InWRte', 'StorCtl_Mod'] as const;
const EXPONENTS = ['WChaMax_SF', 'InOutWRte_SF'] as const;

/** The storage limits of a look; null where the device has no model 124 or keeps it to itself. */
export function limitsIn(look: Look, evidence: 'E4' | 'E3'): InverterValue<InverterLimits> {
  const block = look.blocks.find(({ model }) => model.id === MODEL);
  if (block === undefined) return noValue(look.refused.includes(MODEL) ? 'refused' : 'not-told');
  const source = sourceOf(block, pointNamed(MODEL, 'StorCtl_Mod'));
  return { value: limitsOf(block), evidence, source };
}

/** The limits in the registers of model 124. Points that the device does not have are left out of `words`. */
export function limitsOf(block: ModelBlock): InverterLimits {
  const value = (name: string) => numberOf(block, pointNamed(MODEL, name));
  const mode = value('StorCtl_Mod');
  return {
    words: WRITTEN.flatMap((name) => wordOf(block, name)),
    exponents: Object.fromEntries(EXPONENTS.map((name) => [name, value(name)])),
    chargeMaxWatts: value('WChaMax'),
    chargeRatePercent: value('InWRte'),
    dischargeRatePercent: value('OutWRte'),
    mode:
      mode === null
        ? null
        : { charge: (mode & STORAGE_MODE.charge) !== 0, discharge: (mode & STORAGE_MODE.discharge) !== 0 },
  };
}

/** The word as it stands in the register: a sign is undone, so that putting it back writes the same sixteen bits. */
function wordOf(block: ModelBlock, name: string): readonly LimitWord[] {
  const point = pointNamed(MODEL, name);
  if (rawOf(block, point) === null) return [];
  const raw = block.words[point.offset];
  return raw === undefined ? [] : [{ point: name, address: sourceOf(block, point).address, raw }];
}
