/** One model of a device: its number, the address of its first register (PDU, from 0), and the registers after its head of two. */
export interface FoundModel {
  readonly id: number;
  readonly address: number;
  readonly length: number;
}

/** What a device offers: where its map begins and which models follow. */
export interface SunSpecMap {
  readonly base: number;
  readonly models: readonly FoundModel[];
}

/** The first model of one of these numbers, in the order of the numbers; undefined where the device has none. */
export function firstOf(map: SunSpecMap, ids: readonly number[]): FoundModel | undefined {
  for (const id of ids) {
    const found = map.models.find((model) => model.id === id);
    if (found !== undefined) return found;
  }
  return undefined;
}
