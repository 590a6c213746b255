/**
 * The abstract plant of the explorer: what can be wrong at a site, and nothing else. No bytes, no volts, no seconds; a thing is on or
 * off, in or out, right or wrong. Written for the explorer alone, so that a mistake of the virtual plant is not repeated here.
 */
export interface Stack {
  readonly on: boolean;
  /** Patterns as they stand at the switches. */
  readonly addr: string;
  readonly inv: string;
  /** The address that the controller took when it was switched on. */
  readonly ran: string;
  readonly flash: 'idle' | 'writing' | 'torn';
  readonly version: 'old' | 'new' | 'newer';
  /** Not written, or written and started again with its new version: the next stack is not begun before. */
  readonly proven: boolean;
  /** The number of stacks that the controller learnt at its last detection; another number on the chain shows 19. */
  readonly learnt: number;
  /** Volts against the others: 0 alike, 1 a current flows when joined, 2 a contactor welds; and what they drift to while apart. */
  readonly drift: number;
  readonly driftsTo: number;
}

export interface AbstractPlant {
  readonly stacks: readonly Stack[];
  /** The stacks of the set in the order of their addresses; who was left out of it is not among them. */
  readonly members: readonly number[];
  /** Cable i joins member i and i + 1. */
  readonly links: readonly boolean[];
  readonly breakers: readonly boolean[];
  readonly inverters: readonly boolean[];
  readonly source: boolean;
  /** A load on the busbar that the site file does not know. */
  readonly load: boolean;
  /** Something starts the inverters again within the minute. */
  readonly timer: boolean;
  readonly turned: boolean;
  readonly precharged: boolean;
  readonly demand: -1 | 0 | 1;
  /** The stack that the tool hangs on, -1: none, and what it says. */
  readonly tool: number;
  readonly says: 'idle' | 'writing' | 'finished' | 'failed';
  /** The stack that came on last, until ten seconds have passed; then −1. */
  readonly fresh: number;
  readonly danger: boolean;
  readonly countsShort: boolean;
  /** The host hangs on what the breakers switch off. */
  readonly hostOnBattery: boolean;
  /** Somebody told what is not so, and only a later look can find it: said here so that nobody is blamed for believing it. */
  readonly told: 'truth' | 'cable' | 'switches';
  /** Lead i belongs to stack i: the stack in whose service port it is, −1: in none. No leads: nothing is read by the machine. */
  readonly leads: readonly number[];
}

/** What was as found, and never changes. */
export interface Found {
  readonly addr: readonly string[];
  readonly inv: string;
  readonly master: string;
  readonly detect: string;
  readonly service: readonly string[];
  /** As the stacks name what they run. */
  readonly versions: Readonly<Record<Stack['version'], string>>;
}

export const change = (plant: AbstractPlant, at: number, to: Partial<Stack>): AbstractPlant => ({
  ...plant,
  stacks: plant.stacks.map((stack, index) => (index === at ? { ...stack, ...to } : stack)),
});

export function asFound(found: Found, breakers: number, leads = false): AbstractPlant {
  const count = found.addr.length;
  return {
    stacks: found.addr.map((addr) => ({
      on: true,
      addr,
      inv: found.inv,
      ran: addr,
      flash: 'idle',
      version: 'old',
      proven: true,
      learnt: count,
      drift: 0,
      driftsTo: 0,
    })),
    members: found.addr.map((_, at) => at),
    links: Array.from({ length: count - 1 }, () => true),
    breakers: Array.from({ length: breakers }, () => true),
    inverters: Array.from({ length: breakers }, () => true),
    source: true,
    load: false,
    timer: false,
    turned: false,
    precharged: false,
    demand: 1,
    tool: -1,
    says: 'idle',
    fresh: -1,
    danger: false,
    countsShort: false,
    hostOnBattery: false,
    told: 'truth',
    leads: leads ? found.addr.map((_, at) => at) : [],
  };
}

/** Stacks that a chain of cables joins with this one, itself among them. */
export function chainOf({ members, links }: AbstractPlant, at: number): readonly number[] {
  const place = members.indexOf(at);
  if (place < 0) return [at];
  let [from, to] = [place, place];
  while (from > 0 && links[from - 1] === true) from -= 1;
  while (to < links.length && links[to] === true) to += 1;
  return members.slice(from, to + 1);
}

/** The address that a stack of the set is to have: as found, or its place in a set that was made smaller. */
export const addressOf = ({ members }: AbstractPlant, found: Found, at: number): string =>
  found.addr[members.includes(at) ? members.indexOf(at) : at] ?? '';

/** Cables that are in nobody's socket: those of a stack that was left out stay in hand. */
export const cablesInHand = ({ links }: AbstractPlant, found: Found): number =>
  found.addr.length - 1 - links.filter(Boolean).length;

/** Stacks that hear each other: on, on one chain, each with an address of its own. */
export function heardBy(plant: AbstractPlant, at: number): number {
  const lit = chainOf(plant, at).filter((index) => plant.stacks[index]?.on === true);
  return new Set(lit.map((index) => plant.stacks[index]?.ran)).size;
}

/** What the LCD shows. */
export function codeOf(plant: AbstractPlant, found: Found, at: number): string {
  const stack = plant.stacks[at];
  if (stack === undefined || !stack.on) return 'none';
  if (stack.flash !== 'idle') return '25';
  if (stack.inv === found.detect) return '62';
  if (found.service.includes(stack.inv)) return '61';
  return stack.learnt === heardBy(plant, at) ? 'none' : '19';
}

/** The number that the detection shows, or none. Only who runs as master counts. */
export function countShown(plant: AbstractPlant, found: Found, at: number): number | undefined {
  const stack = plant.stacks[at];
  if (stack === undefined || !stack.on || stack.flash !== 'idle') return undefined;
  if (stack.inv !== found.detect || stack.ran !== found.master) return undefined;
  const heard = heardBy(plant, at);
  return plant.countsShort && heard > 1 ? heard - 1 : heard;
}

/** The controllers on the chain learn what was counted. */
export function learn(plant: AbstractPlant, found: Found, at: number): AbstractPlant {
  const count = countShown(plant, found, at);
  if (count === undefined) return plant;
  const lit = chainOf(plant, at).filter((index) => plant.stacks[index]?.on === true);
  return lit.reduce((next, index) => change(next, index, { learnt: count }), plant);
}

export const onStacks = (plant: AbstractPlant): readonly number[] =>
  plant.stacks.flatMap((stack, index) => (stack.on ? [index] : []));

export const allIn = (plant: AbstractPlant): boolean => plant.links.every(Boolean);

/** A current through stacks and breakers. */
export const flows = (plant: AbstractPlant): boolean =>
  plant.load || plant.inverters.some((running, index) => running && plant.breakers[index] === true);

/** Stacks at one busbar whose volts make a current. */
export function driftCurrent(plant: AbstractPlant): number {
  const drifts = onStacks(plant).map((index) => plant.stacks[index]?.drift ?? 0);
  return drifts.length === 0 ? 0 : Math.max(...drifts) - Math.min(...drifts);
}

export const written = (plant: AbstractPlant): readonly number[] =>
  plant.stacks.flatMap((stack, index) => (stack.flash === 'idle' ? [] : [index]));

/** A timer that nobody knows of starts what was parked. */
export const timerRings = (plant: AbstractPlant): AbstractPlant =>
  plant.timer && !plant.inverters.some(Boolean)
    ? { ...plant, timer: false, inverters: plant.inverters.map(() => true) }
    : plant;
