import type { ActName, ActOf, ActResult, PlantAct } from '../hands';
import type { PlantState } from '../plant-state';
import * as power from './power-acts';
import * as switches from './switch-acts';
import * as tool from './tool-acts';

type Acts = { [Name in ActName]: (state: PlantState, act: ActOf<Name>) => ActResult };

const ACTS: Acts = {
  'press-power': power.press,
  'set-switch': switches.setSwitch,
  'unplug-link': switches.unplugLink,
  'plug-link': switches.plugLink,
  'set-breaker': power.setBreaker,
  'lock-breaker': power.lockBreaker,
  'set-disconnect': power.setDisconnect,
  'set-source': power.setSource,
  inverter: power.setInverter,
  'inverter-demand': power.setDemand,
  precharge: power.precharge,
  'module-switch': power.moduleSwitch,
  'tool-connect': tool.toolConnect,
  'tool-start': tool.toolStart,
  'inverter-lead': power.inverterLead,
};

/** Does one act to the plant as it stands. Names that the site does not have are thrown, what cannot be done is answered. */
export function doAct(state: PlantState, act: PlantAct): ActResult {
  return ACTS[act.act](state, act as never);
}
