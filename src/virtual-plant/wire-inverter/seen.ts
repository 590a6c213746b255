import {
  ampsOf,
  batteryIsHeard,
  busbarVolts,
  capacitorVolts,
  inverterWatts,
  isAlive,
  isDelivering,
  seesBattery,
  socOf,
} from '../dc-bus';
import { inverterOf } from '../find';
import type { PlantState, StackState } from '../plant-state';

/** What an inverter of the plant knows about itself and its battery. */
export interface InverterSeen {
  readonly alive: boolean;
  readonly mode: 'running' | 'standby' | 'off';
  /** Running, and stopped for want of the battery's word. */
  readonly tripped: boolean;
  readonly seesBattery: boolean;
  /** + discharge. */
  readonly watts: number;
  readonly volts: number;
  readonly amps: number;
  /** Of the stack that speaks for the battery, whether it is heard or not. */
  readonly chargePercent: number;
}

export function inverterSeen(state: PlantState, id: string): InverterSeen {
  const inverter = inverterOf(state, id);
  const [watts, volts] = [inverterWatts(state, inverter), capacitorVolts(state, id)];
  const speaker = leadStack(state);
  return {
    alive: isAlive(state, inverter),
    mode: inverter.mode,
    tripped: inverter.mode === 'running' && !isDelivering(state, inverter),
    seesBattery: seesBattery(state, inverter),
    watts,
    volts,
    amps: volts === 0 ? 0 : watts / volts,
    chargePercent: speaker === undefined ? 0 : socOf(state, speaker),
  };
}

function leadStack(state: PlantState): StackState | undefined {
  return state.stacks.find((stack) => stack.inverterLead);
}

/** What the stack at the inverter's lead says about the whole set. */
export interface BatterySpeech {
  readonly volts: number;
  /** + charge, − discharge: the other way round than the plant's own. */
  readonly amps: number;
  readonly chargePercent: number;
  readonly stacks: number;
  readonly modules: number;
}

/** null while no stack speaks to the inverter: dark, flashing, torn, a slave, its lead out, another protocol on INV SET. */
export function batterySpeech(state: PlantState): BatterySpeech | null {
  const stack = leadStack(state);
  if (stack === undefined || !batteryIsHeard(state)) return null;
  return {
    volts: busbarVolts(state),
    amps: -state.stacks.reduce((sum, other) => sum + ampsOf(state, other), 0),
    chargePercent: socOf(state, stack),
    stacks: stack.rememberedStacks,
    modules: stack.rememberedStacks * stack.rememberedModules,
  };
}

/** An inverter that is fed and not switched off is on the battery's CAN, as long as its lead is in a stack. */
export function inverterIsOnCan(state: PlantState): boolean {
  const isLit = state.inverters.some((inverter) => inverter.mode !== 'off' && isAlive(state, inverter));
  return isLit && leadStack(state) !== undefined;
}
