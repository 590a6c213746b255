import { type Message, message } from '../kernel';
import type { InverterReading, OperatingState } from './inverter-reading';

/** `no-bus`: nothing to ask. `no-control`: no model 715, or its OpCtl is empty or refused. `local`: it takes orders only in its own menu. */
export type ByPerson = 'no-bus' | 'no-control' | 'local';

/**
 * How an order to an inverter ended. `done`: its state and, for parking, the battery current show it. `already`: it stood so before,
 * nothing was sent. `state-only`: the state shows it, and no register tells the battery current: a person reads that. `refused`: the
 * device said no, nothing changed. `state-not-reached`: accepted, and its state does not show it. `current-flows`: its state says
 * parked, the battery current does not. `unknown`: no look at the device told its state in time.
 */
export type ParkOutcome =
  | 'done'
  | 'already'
  | 'state-only'
  | 'refused'
  | 'state-not-reached'
  | 'current-flows'
  | 'unknown';

export interface ByMachine {
  readonly way: 'machine';
  readonly outcome: ParkOutcome;
  /** The state before anything was sent: what `resume` is given later. */
  readonly before: OperatingState | null;
  /** The last look; null when none came back. */
  readonly reading: InverterReading | null;
  /** What the line said when the order or the last look failed. */
  readonly trouble: string | null;
  readonly message: Message;
}

export type ParkResult = { readonly way: 'person'; readonly because: ByPerson; readonly message: Message } | ByMachine;

const BY_PERSON: Readonly<Record<ByPerson, () => Message>> = {
  'no-bus': () => message('inverter.no-bus'),
  'no-control': () => message('inverter.no-control'),
  local: () => message('inverter.local'),
};

/** The order is one for a person, and why. */
export function byPerson(because: ByPerson): ParkResult {
  return { way: 'person', because, message: BY_PERSON[because]() };
}

const SAID: Readonly<Record<ParkOutcome, (state: string, amps: string) => Message>> = {
  done: (state, amps) => message('inverter.done', { state, amps }),
  already: (state, amps) => message('inverter.already', { state, amps }),
  'state-only': (state) => message('inverter.state-only', { state }),
  refused: (state) => message('inverter.refused', { state }),
  'state-not-reached': (state) => message('inverter.state-not-reached', { state }),
  'current-flows': (state, amps) => message('inverter.current-flows', { state, amps }),
  unknown: () => message('inverter.unknown'),
};

/** The order went by wire, and how it ended, with the sentence for it. */
export function byMachine(outcome: ParkOutcome, told: Pick<ByMachine, 'before' | 'reading' | 'trouble'>): ByMachine {
  const amps = told.reading?.batteryAmps.value ?? null;
  return {
    way: 'machine',
    outcome,
    ...told,
    message: SAID[outcome](told.reading?.state.value ?? '?', amps === null ? '?' : String(amps)),
  };
}
