import { wireFaultNamed } from '../faults/wire-faults';
import type { PlantState } from '../plant-state';
import { isMeant, mostBites, type WireAnswer, type WireFault, type WireIdle, type WireRequest } from '../wire-fault';
import type { WireOut } from './wire-out';

type Entry = PlantState['faults'][number];

/** The wire faults of the site that mean this frame and may still bite. */
function meant(state: PlantState, request: WireRequest): { readonly entry: Entry; readonly fault: WireFault }[] {
  return state.faults.flatMap((entry) => {
    const fault = wireFaultNamed(entry.call.name);
    if (fault === undefined || entry.bitten >= mostBites(entry.call, fault)) return [];
    return isMeant(entry.call, request) ? [{ entry, fault }] : [];
  });
}

/** What becomes of a request: `lost`, answered in the device's place, or undefined: it is heard. The first fault that bites decides. */
export function requestBitten(
  state: PlantState,
  request: WireRequest,
): 'lost' | { readonly answer: Uint8Array } | undefined {
  for (const { entry, fault } of meant(state, request)) {
    const bite = fault.onRequest?.(entry.call, request);
    if (bite === undefined) continue;
    entry.bitten += 1;
    return bite;
  }
  return undefined;
}

/** What stands on a line without a request. Only `stack` and `times` say where and how often. */
export function idleBitten(state: PlantState, idle: WireIdle): readonly WireOut[] {
  return state.faults.flatMap((entry) => {
    const fault = wireFaultNamed(entry.call.name);
    const isHere = entry.call.stack === undefined || entry.call.stack === idle.at;
    if (fault?.onIdle === undefined || !isHere || entry.bitten >= mostBites(entry.call, fault)) return [];
    entry.bitten += 1;
    return fault.onIdle(entry.call, idle);
  });
}

/** What goes out in place of an answer; every fault that bites changes what the one before left. */
export function answerBitten(state: PlantState, told: WireAnswer): readonly WireOut[] {
  return meant(state, told).reduce<readonly WireOut[]>((out, { entry, fault }) => {
    const bite = fault.onAnswer?.(entry.call, { ...told, out });
    if (bite === undefined) return out;
    entry.bitten += 1;
    return bite;
  }, told.out);
}
