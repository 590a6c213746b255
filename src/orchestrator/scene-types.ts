import type { EvidenceClass } from '../kernel';

/** What something rests on and how long ago it was so. `minutes` null: a clock ran backwards, nobody can know. */
export interface Told {
  readonly evidence: readonly EvidenceClass[];
  /** The machine read it itself (E4, E3). */
  readonly byMachine: boolean;
  readonly by: string;
  readonly atMs: number;
  readonly minutes: number | null;
}

export interface SeenText extends Told {
  readonly text: string;
}

/** A value that was read, by its name: `soc`, `volts`, `count-set`. `unit` empty: a count. */
export interface SceneReading extends Told {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** Modules top first. */
export interface SceneVersion extends Told {
  readonly component: string;
  readonly label: string;
  readonly when: 'before' | 'after';
  readonly versions: readonly string[];
}

/**
 * A bank as it was last tapped, moved or read back; switch 1 first, 1 = ON. Null: nobody said, or it is asked right now.
 * `tapped` false: it was moved by a drawing and not looked at since.
 */
export interface SceneBank {
  readonly bank: string;
  readonly label: string;
  readonly width: number | null;
  readonly pattern: string | null;
  readonly tapped: boolean;
  readonly told: Told | null;
  readonly asFound: string | null;
  readonly asked: boolean;
}

export type ScenePower = 'on' | 'off' | 'half-on' | 'unknown';
export type SceneWriting = 'untouched' | 'writing' | 'written' | 'suspect';

export interface SceneStack {
  readonly tag: string;
  readonly role: 'master' | 'slave' | 'stand-alone';
  /** By the plan: what this stack is called in the set. */
  readonly address: number;
  readonly leftOut: boolean;
  readonly power: ScenePower;
  readonly powerTold: Told | null;
  /** As typed; null: nobody looked since it was switched, or it is asked right now. */
  readonly lcd: SeenText | null;
  readonly writing: SceneWriting;
  readonly passed: boolean;
  readonly toolOn: boolean;
  readonly banks: readonly SceneBank[];
  readonly readings: readonly SceneReading[];
  readonly versions: readonly SceneVersion[];
}

/** A Link cable from a stack to its neighbour by address. */
export interface SceneLink {
  readonly from: string;
  readonly to: string;
  readonly state: 'plugged' | 'pulled' | 'unknown';
}

export interface SceneInverter {
  readonly id: string;
  readonly state: 'parked' | 'running' | 'unknown';
  /** The stack whose lead it is on. */
  readonly leadOn: string;
  readonly watts: SceneReading | null;
}

/** What the whole chain looks like as far as the run knows: what was seen or done, never what is wanted. */
export interface Scene {
  readonly stacks: readonly SceneStack[];
  readonly links: readonly SceneLink[];
  readonly breakers: {
    readonly state: 'open-locked' | 'closed' | 'unknown';
    readonly ids: readonly string[];
    readonly told: Told | null;
  };
  readonly inverters: readonly SceneInverter[];
  readonly sources: readonly { readonly id: string; readonly kind: string; readonly state: 'on' | 'off' | 'unknown' }[];
  /** Of the busbar and of the breakers, not of one stack. */
  readonly readings: readonly SceneReading[];
}
