import type { FaultCall, FullPlantSetup } from './plant-setup';
import type { LogEntry, OracleRecord } from './plant-types';
import type { UpdateState } from './wire/update-state';

export interface ModuleState {
  add: string;
  /** What the module took at its last restart; null while its switch is off. */
  latchedAdd: string | null;
  switchOn: boolean;
  version: string;
  bricked: boolean;
}

export interface StackState {
  readonly tag: string;
  /** ON bits as the switches stand now. */
  banks: { ADDR_SET: string; INV_SET: string; IMPED_SET: string };
  latchedAddr: string;
  /** INV SET as the running controller took it, a moment after the last switch was moved. */
  takenInv: string;
  power: 'off' | 'booting' | 'on' | 'half-on';
  poweredOnAtMs: number | null;
  /** The number on the screen after a detection, while its pattern still stands. */
  shownCount: number | null;
  linkFault: boolean;
  contactorClosed: boolean;
  disconnectClosed: boolean;
  inverterLead: boolean;
  versions: Record<string, string>;
  modules: ModuleState[];
  torn: boolean;
  rememberedStacks: number;
  rememberedModules: number;
  /** Rest voltage and charge at `PlantState.anchoredAtMs`. */
  restVolts: number;
  socPercent: number;
  /** Volts that it gains by itself in an hour. */
  driftVoltsPerHour: number;
  /** null: never flashed here; false: flashed, and has not proved itself since. */
  passed: boolean | null;
  /** The boot loader of a stack that is written over its service port; null: this product has none. */
  update: UpdateState | null;
}

export interface InverterState {
  readonly id: string;
  mode: 'running' | 'standby' | 'off';
  demandWatts: number;
  /** Volts of its DC capacitors at `PlantState.anchoredAtMs`. */
  capacitorVolts: number;
}

export interface FlashUnit {
  readonly component: string;
  /** Position of the module, or null for a board of the controller. */
  readonly module: number | null;
  readonly seconds: number;
}

export interface FlashState {
  readonly stack: string;
  readonly units: readonly FlashUnit[];
  readonly rescue: boolean;
  index: number;
  unitStartedAtMs: number;
  /** Host, network or tool stands without power since it was last looked at. */
  feedLost: boolean;
}

export interface ToolState {
  connectedTo: string | null;
  state: 'idle' | 'flashing' | 'finished' | 'failed';
  message: string;
  flash: FlashState | null;
}

export type AlarmKind =
  | 'booted'
  | 'pattern-taken'
  | 'stacks-counted'
  | 'modules-counted'
  | 'flash-unit-done'
  | 'flash-erased'
  | 'image-verified'
  | 'power-back'
  | 'link-silent'
  | 'hold-over'
  | 'unpark'
  | 'forbidden-stands';

export interface Alarm {
  readonly atMs: number;
  readonly seq: number;
  readonly kind: AlarmKind;
  /** Tag of a stack or id of a source; `tool` for the tool. */
  readonly subject: string;
}

export interface LinkState {
  readonly from: string;
  readonly to: string;
}

/** Everything the plant is, as JSON: it can be written to a file and taken up again by another process. */
export interface PlantState {
  readonly setup: FullPlantSetup;
  /** The latest time the plant was told; its clock never runs back. */
  clockMs: number;
  /** The time that voltages and charges in this state belong to. */
  anchoredAtMs: number;
  /** When a stack last came onto the busbar; null: as found, long ago. Those that stay when one leaves have met already. */
  busJoinedAtMs: number | null;
  seq: number;
  /** The act or event that is being worked off; oracles name it. */
  cause: string;
  stacks: StackState[];
  links: LinkState[];
  linksInHand: number;
  breakers: { readonly id: string; readonly inverter: string; closed: boolean; locked: boolean }[];
  inverters: InverterState[];
  sources: { readonly id: string; on: boolean }[];
  tool: ToolState;
  alarms: Alarm[];
  /** Wrong conditions that hold now; each is recorded when it begins, not again while it lasts. */
  standing: string[];
  /** `met`: occasions on which a fault of the plant could have bitten. */
  faults: { readonly call: FaultCall; bitten: number; met: number }[];
  asFound: Record<string, string>;
  asFoundVersions: Record<string, string>;
  oracles: OracleRecord[];
  log: LogEntry[];
}
