import {
  type AbstractPlant,
  addressOf,
  allIn,
  chainOf,
  change,
  driftCurrent,
  flows,
  type Found,
  onStacks,
  codeOf,
  timerRings,
  written,
} from './plant';

/** What an act of somebody who does what is asked leads to, and what is wrong with having been asked for it. */
export interface Done {
  readonly plant: AbstractPlant;
  readonly wrongs: readonly string[];
}

const because = (...wrongs: readonly (string | false)[]): readonly string[] =>
  wrongs.filter((wrong): wrong is string => wrong !== false);
const name = (at: number): string => `S${at + 1}`;
const members = ({ members: set, stacks }: AbstractPlant) => set.map((at) => ({ ...stacks[at]!, at }));

export function switchOff(plant: AbstractPlant, at: number): Done {
  const stack = plant.stacks[at];
  if (stack?.on !== true) return { plant, wrongs: [] };
  const flash = stack.flash === 'idle' ? 'idle' : 'torn';
  return {
    plant: change(plant, at, { on: false, flash }),
    wrongs: because(
      stack.flash !== 'idle' && `${name(at)} is switched off while it is written or torn`,
      flows(plant) && `${name(at)} is switched off under current`,
    ),
  };
}

export function switchOn(plant: AbstractPlant, found: Found, at: number): Done {
  const stack = plant.stacks[at];
  if (stack === undefined || stack.on) return { plant, wrongs: [] };
  const lit = onStacks(plant);
  const chain = chainOf(plant, at);
  const linked = lit.filter((other) => chain.includes(other));
  const next = change({ ...plant, fresh: at }, at, {
    on: true,
    ran: stack.addr,
    proven: stack.proven || stack.version === 'new',
  });
  const masters = chain.filter((other) => next.stacks[other]?.on === true && next.stacks[other]?.ran === found.master);
  const versions = new Set(chain.map((other) => plant.stacks[other]?.version));
  return {
    plant: next,
    wrongs: because(
      lit.length > linked.length &&
        plant.told !== 'cable' &&
        `${name(at)} comes on while another is on, and they are apart`,
      masters.length > 1 && linked.length > 0 && `two masters on one chain: ${masters.map(name).join(', ')}`,
      linked.some((other) => other === plant.fresh) && `${name(at)} comes on before ten seconds have passed`,
      linked.some((other) => plant.members.indexOf(other) < plant.members.indexOf(at)) &&
        `${name(at)} comes on after a stack nearer to the master`,
      driftCurrent(next) > 1 && `${name(at)} joins a busbar of other volts`,
      linked.length > 0 && versions.size > 1 && 'stacks of two versions run on one chain',
    ),
  };
}

export function pullLinks(plant: AbstractPlant, keep = 0): Done {
  return {
    plant: {
      ...plant,
      links: plant.links.map((isIn, index) => isIn && index < keep),
      stacks: plant.stacks.map((stack) => ({ ...stack, drift: stack.driftsTo })),
    },
    wrongs: because(
      plant.breakers.some(Boolean) && 'cables are pulled while a breaker is closed',
      onStacks(plant).length > 0 && `cables are pulled while ${onStacks(plant).map(name).join(', ')} are lit`,
      written(plant).length > 0 && 'cables are pulled while a stack is written or torn',
    ),
  };
}

export function plugLinks(plant: AbstractPlant, out = 0): Done {
  const links = plant.links.map((isIn, index) => isIn || index >= out);
  return {
    plant: { ...plant, links },
    wrongs: because(
      onStacks(plant).length > 0 && 'cables are plugged while a stack is lit',
      written(plant).length > 0 && 'cables are plugged while a stack is written or torn',
      new Set(members(plant).map(({ version }) => version)).size > 1 && 'stacks of two versions are linked',
    ),
  };
}

export function moveBank(plant: AbstractPlant, at: number, bank: 'addr' | 'inv', to: string): Done {
  const stack = plant.stacks[at];
  return {
    plant: change(plant, at, { [bank]: to }),
    wrongs: because(
      bank === 'addr' && stack?.on === true && `the address of ${name(at)} is moved while it is on`,
      stack?.flash !== 'idle' && `switches of ${name(at)} are moved while it is written or torn`,
    ),
  };
}

/** The way to the breakers takes its time. */
export function openBreakers(before: AbstractPlant, leave = 0): Done {
  const plant = timerRings(before);
  return {
    plant: { ...plant, breakers: plant.breakers.map((closed, index) => closed && index < leave) },
    wrongs: because(flows(plant) && 'a breaker is opened under current'),
  };
}

export function closeBreakers(plant: AbstractPlant, found: Found, leave = 0): Done {
  const set = members(plant);
  const strange = set.flatMap(({ addr, at }) => (addr === addressOf(plant, found, at) ? [] : [name(at)]));
  const service = set.flatMap(({ inv, at }) => (found.service.includes(inv) ? [name(at)] : []));
  const leftOn = onStacks(plant).filter((at) => !plant.members.includes(at));
  return {
    plant: { ...plant, breakers: plant.breakers.map((closed, index) => closed || index >= leave) },
    wrongs: because(
      !allIn(plant) && 'a breaker is closed while a cable is missing',
      set.some(({ on }) => !on) && 'a breaker is closed while a stack is off',
      leftOn.length > 0 && `a breaker is closed while ${leftOn.map(name).join(', ')} is on and was left out`,
      strange.length > 0 && `a breaker is closed on a wrong address: ${strange.join(', ')}`,
      service.length > 0 && `a breaker is closed on a service position: ${service.join(', ')}`,
      set.some(({ learnt }) => learnt !== set.length) && 'a breaker is closed on a set that was not counted',
      new Set(set.map(({ version }) => version)).size > 1 && 'a breaker is closed on two versions',
      !plant.precharged && 'a breaker is closed onto empty capacitors',
      plant.turned && 'a breaker is closed on turned polarity',
    ),
  };
}

/** The tool writes whoever it hangs on, if that one is on, alone and stand-alone. */
export function startUpdate(plant: AbstractPlant, found: Found, asked: number): Done {
  const at = plant.tool;
  const stack = plant.stacks[at];
  if (stack === undefined || !stack.on || plant.says === 'writing') return { plant, wrongs: [] };
  const others = onStacks(plant).filter((other) => other !== at);
  return {
    plant: change({ ...plant, says: 'writing' }, at, { flash: 'writing', proven: false }),
    wrongs: because(
      at !== asked && `${name(at)} is written in place of ${name(asked)}`,
      chainOf(plant, at).length > 1 && `${name(at)} is written while it is linked`,
      others.length > 0 && `${name(at)} is written while another is on`,
      written(plant).length > 0 && `${name(at)} is written while another is written or torn`,
      stack.version === 'newer' && `${name(at)} is written back to an older version`,
      stack.ran !== found.master && `${name(at)} is written while it does not stand alone`,
      plant.hostOnBattery && 'a stack is written by a host that the breakers have cut off',
      plant.stacks.some(({ proven }, other) => other !== at && !proven) &&
        `${name(at)} is written before the stack before it has passed`,
    ),
  };
}

/** What is wrong with sending the image to a stack by its own lead, or with going on with it. */
export function sendImage(plant: AbstractPlant, found: Found, at: number): readonly string[] {
  const others = plant.stacks.map((stack, other) => ({ ...stack, other })).filter(({ other }) => other !== at);
  const { version, ran, flash } = plant.stacks[at]!;
  return because(
    chainOf(plant, at).length > 1 && `${name(at)} is written while it is linked`,
    others.some(({ on }) => on) && `${name(at)} is written while another is on`,
    others.some((other) => other.flash !== 'idle') && `${name(at)} is written while another is written or torn`,
    version === 'newer' && `${name(at)} is written back to an older version`,
    flash === 'idle' && ran !== found.master && `${name(at)} is written while it does not stand alone`,
    plant.hostOnBattery && 'a stack is written by a host that the breakers have cut off',
    others.some(({ proven }) => !proven) && `${name(at)} is written before the stack before it has passed`,
  );
}

/** The writing ends well; nobody moves a hand. */
export const flashEnds = (plant: AbstractPlant, how: 'finished' | 'failed' | 'unchanged'): AbstractPlant => {
  const at = plant.stacks.findIndex(({ flash }) => flash === 'writing');
  if (at < 0) return plant;
  const to = how === 'finished' ? ({ flash: 'idle', version: 'new' } as const) : ({ flash: 'idle' } as const);
  return change({ ...plant, says: how === 'failed' ? 'failed' : 'finished' }, at, to);
};

/** What must be so of the set when a run has brought it back to service; each thing that is otherwise, in words. */
export function notInService(plant: AbstractPlant, found: Found, updates: boolean): readonly string[] {
  const each = members(plant).flatMap((stack) => {
    const { at } = stack;
    const address = addressOf(plant, found, at);
    const code = codeOf(plant, found, at);
    return because(
      !stack.on && `${name(at)} is off`,
      stack.addr !== address && `${name(at)} stands on another address`,
      stack.ran !== address && `${name(at)} runs on another address`,
      stack.inv !== found.inv && `INV SET of ${name(at)} is not as found`,
      stack.flash !== 'idle' && `${name(at)} is written or torn`,
      updates && stack.version !== 'new' && `${name(at)} carries the old version`,
      code !== 'none' && `${name(at)} shows ${code}`,
    );
  });
  return [
    ...each,
    ...because(
      onStacks(plant).some((at) => !plant.members.includes(at)) && 'a stack that was left out is on',
      !allIn(plant) && 'a cable is missing',
      !plant.breakers.every(Boolean) && 'a breaker is open',
      !plant.inverters.every(Boolean) && 'an inverter is not running',
      !plant.source && 'a source is off',
    ),
  ];
}
