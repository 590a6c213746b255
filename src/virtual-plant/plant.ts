import { StackhandError } from '../kernel';
import { doAct } from './acts';
import { ring } from './alarm-rings';
import { nextAlarm, takeAlarm } from './alarms';
import { createPlant } from './create-plant';
import { anchor } from './dc-bus';
import type { AnswerTo, PlantQuestion } from './eyes';
import { stackSetupOf, unknownName } from './find';
import { faultNames, isKnownFault } from './faults/every-fault';
import type { ActResult, PlantAct } from './hands';
import { answer } from './looks';
import { judgeAct } from './oracles/judge-act';
import type { FaultCall, PlantSetup } from './plant-setup';
import type { PlantState } from './plant-state';
import type { PlantTruth } from './plant-types';
import { actText, logAct } from './record';
import { settle } from './settle';
import { truthOf } from './truth';
import { answerStack } from './wire/answer-stack';
import { answerBitten, idleBitten, requestBitten } from './wire/wire-bites';
import type { WireOut } from './wire/wire-out';
import type { WireAnswer, WireIdle, WireRequest } from './wire-fault';

/** Lets everything happen that is due until then, each at its own time. The clock never runs back. */
function advance(state: PlantState, nowMs: number): void {
  for (let alarm = nextAlarm(state); alarm !== undefined && alarm.atMs <= nowMs; alarm = nextAlarm(state)) {
    state.clockMs = Math.max(state.clockMs, alarm.atMs);
    anchor(state);
    takeAlarm(state, alarm);
    ring(state, alarm);
    settle(state);
  }
  state.clockMs = Math.max(state.clockMs, nowMs);
}

function act(state: PlantState, asked: PlantAct): ActResult {
  state.cause = actText(asked);
  anchor(state);
  const recordWrongs = judgeAct(state, asked);
  const fillIn = logAct(state, asked);
  const result = doAct(state, asked);
  fillIn(result);
  if (result.done) recordWrongs();
  settle(state);
  return result;
}

/**
 * A simulated site. `nowMs` is the plant's own true time, given by the skin; the plant has no clock, no timer and no chance of its
 * own, so the same inputs at the same times give the same site. Input is taken as checked (see `plantActSchema`); a name that the
 * site does not have throws a StackhandError.
 */
export class Plant {
  private constructor(private readonly state: PlantState) {}

  /** A site as found. */
  static create(setup: PlantSetup): Plant {
    return new Plant(createPlant(setup));
  }

  /** A site taken up again from `snapshot()`. */
  static restore(snapshot: string): Plant {
    const state = JSON.parse(snapshot) as PlantState;
    // A plant that was kept before stacks spoke Modbus.
    for (const stack of state.stacks) stack.update ??= null;
    // And one that was kept before power could fail in the middle of a block.
    for (const { update } of state.stacks) if (update !== null) update.unfinished ??= '';
    // And one that was kept before faults were armed by schedule.
    for (const entry of state.faults) entry.met ??= entry.bitten;
    for (const stack of state.stacks) stack.driftVoltsPerHour ??= stackSetupOf(state, stack.tag).driftVoltsPerHour;
    // And one that was kept when a stack that left counted as a change of the busbar too: whatever flowed then has died away.
    state.busJoinedAtMs ??= null;
    return new Plant(state);
  }

  static of(state: PlantState): Plant {
    return new Plant(structuredClone(state));
  }

  act(nowMs: number, asked: PlantAct): ActResult {
    advance(this.state, nowMs);
    return act(this.state, asked);
  }

  look<Question extends PlantQuestion>(nowMs: number, question: Question): AnswerTo<Question> {
    advance(this.state, nowMs);
    return answer(this.state, question);
  }

  /** Gives the site one fault more, from now on. A name that there is not throws `virtual-plant.unknown-name`. */
  arm(nowMs: number, call: FaultCall): void {
    if (!isKnownFault(call.name)) throw new StackhandError(unknownName('name', call.name, faultNames()));
    if (call.stack !== undefined) stackSetupOf(this.state, call.stack);
    advance(this.state, nowMs);
    this.state.faults.push({ call, bitten: 0, met: 0 });
  }

  /** Smoke rises from now on, for so many seconds. */
  letSmokeRise(nowMs: number, seconds: number): void {
    advance(this.state, nowMs);
    const fromMs = this.state.clockMs;
    this.state.setup.smoke = { fromMs, untilMs: fromMs + seconds * 1000 };
  }

  /** What comes back on the service port of a stack for a Modbus PDU; null: silence. */
  wire(nowMs: number, stack: string, pdu: Uint8Array): Uint8Array | null {
    advance(this.state, nowMs);
    return answerStack(this.state, stack, pdu);
  }

  /** What the wire faults of the site make of a request at a port. */
  requestBitten(request: WireRequest): ReturnType<typeof requestBitten> {
    return requestBitten(this.state, request);
  }

  /** What the wire faults of the site make of an answer. */
  answerBitten(told: WireAnswer): readonly WireOut[] {
    return answerBitten(this.state, told);
  }

  /** What stands on a line of the site without a request. */
  idleBitten(idle: WireIdle): readonly WireOut[] {
    return idleBitten(this.state, idle);
  }

  /** What the chance of the lines is drawn from. */
  seed(): number {
    return this.state.setup.seed;
  }

  inverters(): string[] {
    return this.state.inverters.map((inverter) => inverter.id);
  }

  /** The stacks with a service port that speaks Modbus. */
  wiredStacks(): string[] {
    return this.state.stacks.filter((stack) => stack.update !== null).map((stack) => stack.tag);
  }

  /** Looks at the state in place: for ports that are asked often, where a copy would cost more than the answer. It changes nothing. */
  peek<T>(nowMs: number, look: (state: PlantState) => T): T {
    advance(this.state, nowMs);
    return look(this.state);
  }

  /** Lets time pass without a hand or an eye. */
  pass(nowMs: number): void {
    advance(this.state, nowMs);
  }

  /** When something happens next by itself; null: nothing until somebody acts. */
  wakeAtMs(): number | null {
    return nextAlarm(this.state)?.atMs ?? null;
  }

  /** The latest time the plant was told; a skin that takes up a snapshot goes on from here. */
  clockMs(): number {
    return this.state.clockMs;
  }

  /** The whole truth at that time (at the latest time known when left out); for tests and referees. */
  truth(nowMs?: number): PlantTruth {
    if (nowMs !== undefined) advance(this.state, nowMs);
    return truthOf(this.state);
  }

  /** Everything, as JSON text. */
  snapshot(): string {
    return JSON.stringify(this.state);
  }

  /** A copy of the state, for `step`. */
  copyOfState(): PlantState {
    return structuredClone(this.state);
  }
}

/** What reaches the plant: an act, a question, bytes at a service port, or only the time. */
export type PlantInput =
  | { readonly act: PlantAct }
  | { readonly look: PlantQuestion }
  | { readonly wire: { readonly stack: string; readonly pdu: Uint8Array } }
  | null;
export type PlantOutput = ActResult | AnswerTo<PlantQuestion> | Uint8Array | null;

function reached(plant: Plant, nowMs: number, input: PlantInput): PlantOutput {
  if (input === null) {
    plant.pass(nowMs);
    return null;
  }
  if ('wire' in input) return plant.wire(nowMs, input.wire.stack, input.wire.pdu);
  return 'act' in input ? plant.act(nowMs, input.act) : plant.look(nowMs, input.look);
}

/** The plant as a pure function: the given state is left as it was. */
export function step(
  state: PlantState,
  nowMs: number,
  input: PlantInput,
): { readonly state: PlantState; readonly output: PlantOutput; readonly wakeAtMs: number | null } {
  const plant = Plant.of(state);
  const output = reached(plant, nowMs, input);
  return { state: plant.copyOfState(), output, wakeAtMs: plant.wakeAtMs() };
}
