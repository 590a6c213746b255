import type { PlantAct } from './hands';

export type * from './eyes';
export type * from './hands';
export type * from './plant-setup';

/** Every wrong that the plant itself notices, on its own clock. */
export const ORACLES = [
  'inrush',
  'two-masters-on-linked-chain',
  'flash-while-linked',
  'flash-while-another-flashes',
  'flash-with-breaker-closed',
  'flash-downgrade',
  'flash-outside-window',
  'next-flash-before-previous-passed',
  'power-off-during-flash',
  'tool-moved-during-flash',
  'host-lost-power',
  'power-on-gap-under-10s',
  'wrong-power-on-order',
  'two-on-while-isolated',
  'mixed-versions-joined',
  'breaker-moved-under-current',
  'breaker-closed-on-reversed-polarity',
  'bms-off-under-current',
  'cable-moved-live',
  'latched-switch-moved-live',
  'service-pattern-with-breaker-closed',
  'forbidden-pattern',
  'hands-on-high-voltage',
  'hands-in-smoke',
] as const;
export type OracleName = (typeof ORACLES)[number];

/** A wrong that happened: when on the plant's clock, what exactly, and the act or event that brought it about. */
export interface OracleRecord {
  readonly oracle: OracleName;
  readonly atMs: number;
  readonly detail: string;
  readonly because: string;
}

/** Events that the plant logs beside the acts. */
export const PLANT_EVENTS = [
  'lit',
  'booted',
  'dark',
  'half-on',
  'contactor-closed',
  'contactor-opened',
  'pattern-taken',
  'detection-started',
  'counted',
  'modules-counted',
  'flash-started',
  'flashed',
  'flash-finished',
  'update-entered',
  'update-left',
  'update-verified',
  'update-failed',
  'power-lost',
  'torn',
  'module-bricked',
  'passed',
  'inverter-unparked',
  'fault-bit',
] as const;
export type PlantEventName = (typeof PLANT_EVENTS)[number];

/** One line of the plant's log. An act carries itself and what came of it, an event its name. */
export type LogEntry =
  | {
      readonly seq: number;
      readonly atMs: number;
      readonly act: PlantAct;
      readonly done: boolean;
      readonly why?: string | undefined;
    }
  | {
      readonly seq: number;
      readonly atMs: number;
      readonly event: PlantEventName;
      readonly stack: string | null;
      readonly detail: string;
    };

export interface StackTruth {
  readonly tag: string;
  readonly serial: string;
  readonly power: 'off' | 'booting' | 'on' | 'half-on';
  readonly lit: boolean;
  readonly code: string | null;
  readonly contactorClosed: boolean;
  readonly disconnectClosed: boolean;
  readonly switches: { readonly ADDR_SET: string; readonly INV_SET: string; readonly IMPED_SET: string };
  /** ADDR SET as the running controller took it, and the address that means; null when it means none. */
  readonly latchedAddressPattern: string;
  readonly address: number | null;
  readonly isMaster: boolean;
  readonly versions: Readonly<Record<string, string>>;
  readonly modules: readonly {
    readonly position: number;
    readonly add: string;
    readonly latchedAdd: string | null;
    readonly switchOn: boolean;
    readonly version: string;
    readonly bricked: boolean;
  }[];
  readonly torn: boolean;
  readonly flashing: boolean;
  /** What stands in the flash of a stack that is written over its service port; null: nothing, or another product. */
  readonly image: { readonly sha256: string; readonly bytes: number } | null;
  /** Blocks written into flash since an image was last begun, and blocks taken again at the same offset. */
  readonly blocksWritten: number;
  readonly blocksRepeated: number;
  /** Every component and module carries the tool's target version. */
  readonly atTarget: boolean;
  readonly rememberedStacks: number;
  readonly rememberedModules: number;
  readonly amps: number;
  readonly volts: number;
  readonly socPercent: number;
  readonly inverterLead: boolean;
}

/** Everything there is to know about the plant, for tests and referees; never shown to the product. */
export interface PlantTruth {
  readonly nowMs: number;
  readonly stacks: readonly StackTruth[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly linksInHand: number;
  readonly busbarVolts: number;
  readonly breakers: readonly { readonly id: string; readonly closed: boolean; readonly locked: boolean }[];
  readonly inverters: readonly {
    readonly id: string;
    readonly mode: 'running' | 'standby' | 'off';
    readonly alive: boolean;
    readonly seesBattery: boolean;
    readonly batteryWatts: number;
    readonly dcSideVolts: number;
  }[];
  readonly sources: readonly { readonly id: string; readonly kind: string; readonly on: boolean }[];
  readonly host: { readonly hostPowered: boolean; readonly networkUp: boolean; readonly toolPowered: boolean };
  readonly tool: { readonly connectedTo: string | null; readonly flashing: string | null };
  /** What is not as it was found, one sentence each, e.g. "S2 INV_SET 100000 was 010110". Versions are no difference. */
  readonly differsFromAsFound: readonly string[];
  readonly oracles: readonly OracleRecord[];
  readonly faultsBitten: readonly { readonly name: string; readonly times: number }[];
  readonly log: readonly LogEntry[];
}
