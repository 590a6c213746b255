import type { EvidenceClass, Message } from '../kernel';
import type { SwitchBank } from '../dip-config';
import type { Site, SiteStack, StackSlice } from '../stacks';

/** What a person or the machine moves in a step; guards are bound to these words, not to step names. */
export const ACTS = [
  'park',
  'open-breaker',
  'bms-off',
  'unplug-link',
  'move-switch',
  'bms-on',
  'connect-tool',
  'start-flash',
  'watch-flash',
  'accept-flash',
  'disconnect-tool',
  'precharge',
  'pass-stack',
  'plug-link',
  'accept-count',
  'accept-code',
  'accept-volts',
  'accept-share',
  'close-breaker',
  'resume-inverter',
  'set-demand',
  'restore-source',
  'finish',
  'look',
] as const;
export type Act = (typeof ACTS)[number];

export type StepKind = 'confirm' | 'observe' | 'check' | 'act' | 'wait';
export type Hands = 'none' | 'eyes' | 'hands' | 'two';

/** What must be put back, kept on the site until evidence or a recorded decision discharges it. */
export interface ObligationSpec {
  /** Stable over runs of a site: `S2/INV_SET`, `links`, `breakers`, `inverters`, `sources`, `versions`, `S2/unit`, `S2/member`. */
  readonly id: string;
  readonly kind: 'bank' | 'links' | 'breakers' | 'inverters' | 'sources' | 'versions' | 'unit' | 'member';
  readonly stack?: string;
  readonly bank?: string;
  /** Nobody was asked to move this bank, and it was seen elsewhere than noted: which of the two is right only a person can tell. */
  readonly inDoubt?: true;
}

/** One step of the flat list a procedure expands into. `needs` name earlier steps only. */
export interface PlannedStep {
  readonly id: string;
  readonly step: string;
  readonly stack?: string;
  readonly params: StepParams;
  readonly needs: readonly string[];
  readonly groups: readonly string[];
  readonly creates: readonly ObligationSpec[];
  readonly redo?: { readonly from: string; readonly atMost: number };
}

/** What a procedure may hand to a step. All are resolved at plan time; a step never looks a product up again. */
export interface StepParams {
  readonly bank?: string;
  readonly to?: 'standalone' | 'as-found' | 'address' | 'parallelDetect' | 'moduleDetect' | 'showFirmware';
  readonly as?: 'as-found' | 'unrecorded' | 'now' | 'before' | 'after';
  readonly phase?: 'as-left' | 'as-found' | 'isolated' | 'detecting' | 'flashing' | 'joined';
  readonly quantity?:
    | 'soc'
    | 'temperature'
    | 'cell-spread'
    | 'volts'
    | 'amps'
    | 'amps-again'
    | 'amps-charging'
    | 'amps-discharging';
  readonly component?: string;
  readonly counted?: 'alone' | 'set';
  readonly seconds?: number;
  readonly why?: string;
  readonly mode?: 'charge' | 'discharge' | 'idle';
  readonly source?: string;
  readonly inverter?: string;
  readonly breaker?: string;
  readonly subject?: string;
  /** What must have been seen at the stack for the step to be led; else it is left out. */
  readonly onlyIf?:
    | 'a-module-is-missed'
    | 'all-modules-lit'
    | 'partners-are-missed'
    | 'counted-since-the-wait'
    | 'waited-since-the-code';
}

/** What the tool in a person's hands is to bring in, and who said so. */
export interface UpdateTarget {
  readonly component: string;
  readonly version: string;
  readonly source: string;
  readonly date: string;
}

/** The image that Stackhand itself sends: the digest that was approved when the run was planned, and by whom (SI-19, SI-20). */
export interface ImageFacts {
  readonly sha256: string;
  readonly bytes: number;
  readonly format: string;
  readonly component: string;
  readonly version: string;
  readonly hardwareClass: string;
  readonly approvedBy: string;
}

/** How the stacks and inverters of a site are reached, and what can be read of a stack; `bus` is the product's slice, pinned by value. */
export interface WireFacts {
  /** Readings by name and subject: `soc`, `bank:ADDR_SET`, `version:controller`. */
  readonly readable: readonly string[];
  readonly bus: unknown;
}

/** The update route's facts as the run needs them. Seconds. `image` null: it is in the tool, not seen by Stackhand. */
export interface RouteFacts {
  readonly id: string;
  readonly kind: 'operator-tool' | 'modbus-block';
  readonly image: ImageFacts | null;
  /** The image that the stacks ran as found, approved with the plan: what the set may be brought back to. */
  readonly imageBefore?: ImageFacts;
  /** The route as its product states it, pinned by value. */
  readonly stated: unknown;
  readonly tool: string;
  readonly busyCode: string | null;
  readonly normalSeconds: number;
  readonly hardLimitSeconds: number;
  readonly holdSeconds: number;
  readonly secondColdStart: boolean;
  readonly components: readonly string[];
}

/** Everything a run is pinned to, by value (SI-52). */
export interface Plan {
  readonly procedure: string;
  readonly procedureVersion: number;
  readonly revision: number;
  /** The membership of this revision: its stacks, with the addresses they are to have. */
  readonly site: Site;
  /** Stacks that a recorded decision left out of the set; they stay off and unlinked (SI-13, SI-35). */
  readonly apart?: readonly SiteStack[];
  /** By a recorded decision this revision brings the version back that the set had (SI-22, SI-35). */
  readonly rollsBack?: true;
  readonly product: { readonly id: string; readonly revision: number; readonly displayName: string };
  readonly slice: StackSlice;
  readonly banks: readonly SwitchBank[];
  readonly route: RouteFacts | null;
  /** Left out: nothing of this site is read by the machine. */
  readonly wire?: WireFacts;
  readonly targets: readonly UpdateTarget[];
  readonly pace: number;
  readonly steps: readonly PlannedStep[];
}

/** A fact of the plant as the run knows it; `value` is JSON, `evidence` what it rests on. */
export interface FactChange {
  readonly key: string;
  readonly value: FactValue;
  readonly evidence: readonly EvidenceClass[];
}
export type FactValue = string | number | boolean | null | readonly string[];

/** What a machine read, by name and subject: `soc`, `bank:ADDR_SET`; null: the device has it and says nothing there. */
export type Readings = Readonly<Record<string, number | string | null>>;

/** What a judge or a guard has to say to the person. */
export type Said = Message;
