import { stackOf } from '../find';
import type { PlantAct } from '../hands';
import type { PlantState } from '../plant-state';
import type { OracleName } from '../plant-types';
import { trip } from '../record';
import { recordForbidden } from './forbidden-pattern';
import { HAND_ORACLES, type HandOracle, handsAtStack } from './hand-oracles';
import { flashWrongs } from './judge-flash';

const HIGHEST_LOW_VOLTS = 60;

interface Wrong {
  readonly oracle: OracleName;
  readonly detail: string;
}

function judge(row: HandOracle, state: PlantState, act: PlantAct): string | null {
  return row.act === act.act ? row.wrong(state, act as never) : null;
}

function isInSmoke(state: PlantState): boolean {
  const smoke = state.setup.smoke;
  return (
    smoke !== undefined && state.clockMs >= smoke.fromMs && state.clockMs < (smoke.untilMs ?? Number.POSITIVE_INFINITY)
  );
}

function presence(state: PlantState, act: PlantAct): Wrong[] {
  const tag = handsAtStack(act);
  const wrongs: Wrong[] = [];
  if (tag !== null && state.setup.nominalVolts > HIGHEST_LOW_VOLTS) {
    wrongs.push({ oracle: 'hands-on-high-voltage', detail: `${tag} of ${state.setup.nominalVolts} V` });
  }
  if (isInSmoke(state)) wrongs.push({ oracle: 'hands-in-smoke', detail: tag ?? 'site' });
  return wrongs;
}

function toolWrongs(state: PlantState, act: PlantAct): Wrong[] {
  const tag = state.tool.connectedTo;
  if (act.act !== 'tool-start' || tag === null) return [];
  return flashWrongs(state, stackOf(state, tag), state.setup.tool.targets);
}

/** Judges an act before the hand moves; the result records the wrongs, to be called only if the act was done. */
export function judgeAct(state: PlantState, act: PlantAct): () => void {
  const byHand = HAND_ORACLES.flatMap((row): Wrong[] => {
    const detail = judge(row, state, act);
    return detail === null ? [] : [{ oracle: row.oracle, detail }];
  });
  const wrongs = [...presence(state, act), ...byHand, ...toolWrongs(state, act)];
  return () => {
    for (const wrong of wrongs) trip(state, wrong.oracle, wrong.detail);
    recordForbidden(state, act.act === 'set-switch' && act.bank === 'INV_SET' ? act.stack : null);
  };
}

export { isInSmoke };
