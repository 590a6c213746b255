import type { FaultWish, TrainingFault } from '../../operator-api';
import { DEVICE_LIES, FAULTS, type Plant, WIRE_FAULTS } from '../../virtual-plant';

/** Smoke is no fault of a device: it is there, and hands have no business in it. Seconds of the plant's clock. */
const SMOKE = 'smoke';
const SMOKE_SECONDS = 900;

/** The faults of a line that a person meets: the others look the same from the front of a stack. */
const WIRE_OF_PEOPLE = [
  ...['wire-answer-lost', 'wire-answer-cut', 'wire-bits-flipped', 'wire-bursts'],
  ...['wire-foreign-master', 'wire-reset', 'wire-adapter-gone'],
];

type Listed = Omit<TrainingFault, 'armed' | 'bitten'>;

const smoke: Listed = {
  name: SMOKE,
  side: 'surroundings',
  happens: 'Smoke rises from the stacks, and it smells of solvent.',
  when: 'At once.',
  ends: 'By itself, after a quarter of an hour of the plant.',
};

/** Slips of the hands are not among them: whoever practises makes their own. */
const ofThePlant: readonly Listed[] = FAULTS.flatMap(({ name, side, bites, when, ends }) =>
  side === 'plant' ? [{ name, side, happens: bites, when, ends }] : [],
);
const ofTheDevice: readonly Listed[] = DEVICE_LIES.map(({ name, side, bites, when }) => ({
  ...{ name, side, happens: bites, when },
  ends: null,
}));
const ofTheWire: readonly Listed[] = WIRE_FAULTS.filter(({ name }) => WIRE_OF_PEOPLE.includes(name)).map(
  ({ name, side, bites }) => ({ name, side, happens: bites, when: null, ends: null }),
);

/** What can be broken at this plant: what needs a stack that speaks is there only where one does. */
function listedFaults(plant: Plant): readonly Listed[] {
  const speaks = plant.wiredStacks().length > 0;
  return [smoke, ...ofThePlant, ...(speaks ? [...ofTheDevice, ...ofTheWire] : [])];
}

/** The list, with how often each was armed here and how often it bit. */
export function faultsOf(plant: Plant, nowMs: number): readonly TrainingFault[] {
  const { faults, smokes } = plant.peek(nowMs, ({ faults: all, setup }) => ({
    faults: all.map(({ call, bitten }) => ({ name: call.name, bitten })),
    smokes: setup.smoke === undefined ? 0 : 1,
  }));
  return listedFaults(plant).map((listed) => {
    const own = faults.filter(({ name }) => name === listed.name);
    if (listed.name === SMOKE) return { ...listed, armed: smokes, bitten: smokes };
    return { ...listed, armed: own.length, bitten: own.reduce((sum, { bitten }) => sum + bitten, 0) };
  });
}

export function armFault(plant: Plant, nowMs: number, { name, stack }: FaultWish): void {
  if (name === SMOKE) plant.letSmokeRise(nowMs, SMOKE_SECONDS);
  else plant.arm(nowMs, { name, ...(stack === undefined ? {} : { stack }) });
}
