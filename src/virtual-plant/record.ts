import type { ActResult, PlantAct } from './hands';
import type { PlantState } from './plant-state';
import type { OracleName, PlantEventName } from './plant-types';

/** Notes a wrong on the plant's own clock, with the act or event that brought it about. */
export function trip(state: PlantState, oracle: OracleName, detail: string): void {
  state.oracles.push({ oracle, atMs: state.clockMs, detail, because: state.cause });
}

export function logEvent(state: PlantState, event: PlantEventName, stack: string | null, detail = ''): void {
  state.log.push({ seq: state.seq++, atMs: state.clockMs, event, stack, detail });
}

/** Keeps a place in the log for an act, ahead of what follows from it; the result fills it in. */
export function logAct(state: PlantState, act: PlantAct): (result: ActResult) => void {
  const place = state.log.length;
  const entry = { seq: state.seq++, atMs: state.clockMs, act };
  return (result) => {
    const outcome = result.done ? { done: true } : { done: false, why: result.why };
    state.log.splice(place, 0, { ...entry, ...outcome });
  };
}

/** An act in one line, as oracles name their cause: `press-power stack=S1 holdMs=1500`. */
export function actText(act: PlantAct): string {
  const members = Object.entries(act).filter(([key, value]) => key !== 'act' && value !== undefined);
  return [act.act, ...members.map(([key, value]) => `${key}=${String(value)}`)].join(' ');
}
