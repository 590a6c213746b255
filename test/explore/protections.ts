import type { Plan, PlannedStep } from '../../src/orchestrator';
import { dropped, named } from '../orchestrator/guards/bad-procedure';
import type { Scene } from './deed';
import { type AbstractPlant, change, type Found } from './plant';
import type { PlanOptions } from './plans';
import type { Budget } from './state';

/** A protection that is taken out, and where it is to be missed. Each search is small: the one thing that the protection is there for. */
export interface Protection {
  /** Rows of the table of guards that are taken out; none: the protection is another, named in `structure`. */
  readonly rows: readonly string[];
  /** Rows behind or before them that catch the same: out with and without the others, so that the load is on `rows` alone. */
  readonly alsoOut?: readonly string[];
  readonly what: string;
  readonly stacks?: number;
  readonly site?: PlanOptions;
  /** A procedure that was written badly: a row that only such a one meets is looked for with it. */
  readonly plan?: (plan: Plan) => Plan;
  /** What is wrong at the site from the beginning. */
  readonly plant?: (plant: AbstractPlant, found: Found) => AbstractPlant;
  readonly left?: Partial<Budget>;
  /** Slips that are met: words of a slip (a stack at its end left out), at steps of these names. */
  readonly slips?: Readonly<Record<string, readonly string[]>>;
  readonly then?: 'restore-only';
}

/** The slip is one of those that a protection is looked for with. */
export const isOneOf =
  (slips: Protection['slips']) =>
  (slip: string, { step }: Scene): boolean =>
    slips?.[slip.replace(/ S\d+$/, '')]?.includes(step.step) === true;

const inJoin = ({ groups }: PlannedStep): boolean => groups.includes('join');
const two = { slips: 2 };
const one = { slips: 1 };
const drifted = (at: number, drift: number) => (plant: AbstractPlant) => change(plant, at, { driftsTo: drift });

/** They were commissioned so: each counts itself alone, and no code is left of it. */
const twoMasters = (plant: AbstractPlant, { master }: Found): AbstractPlant =>
  change(change(plant, 0, { learnt: 1 }), 1, { addr: master, ran: master, learnt: 1 });

const twoInverters: PlanOptions = {
  inverters: ['INV1', 'INV2'].map((id) => ({
    id,
    model: 'Training inverter 12 kW',
    gridTied: true,
    stopsOnLossOfBms: 'yes' as const,
    leadOn: 'S1',
  })),
};

/** Steps of S1 from the start of its update to the next step of that name; both stay. */
function between(plan: Plan, end: string): (step: PlannedStep) => boolean {
  const from = plan.steps.findIndex(named('start-update', 'S1'));
  const to = plan.steps.findIndex((step, index) => index > from && named(end, 'S1')(step));
  const inside = new Set(plan.steps.slice(from + 1, to));
  return (step) => inside.has(step);
}

const CODES = 'SI-34 codes';

/** People, breakers, power. */
const PEOPLE: readonly Protection[] = [
  { rows: ['SI-01 danger'], what: 'somebody reports danger', left: { dangers: 1 } },
  {
    rows: ['SI-02 noCurrent'],
    what: 'the inverter is said to be parked, and runs',
    left: one,
    slips: { 'does nothing and says 0 W': ['park-inverter'] },
  },
  {
    rows: ['SI-02 twoReadings'],
    what: 'a procedure without the minute between both readings, and a timer that starts the inverter',
    plan: (plan) => dropped(plan, ({ params }) => params.why === 'amps'),
    plant: (plant) => ({ ...plant, timer: true }),
  },
  {
    rows: ['SI-44 ampsFresh'],
    what: 'two hours between the readings and the breaker',
    left: one,
    slips: { 'goes away for two hours, and somebody starts the inverter meanwhile': ['open-and-lock-breakers'] },
  },
  {
    rows: ['SI-33 feeds'],
    what: 'the host hangs on what the breakers switch off',
    plant: (plant) => ({ ...plant, hostOnBattery: true }),
  },
  {
    rows: ['SI-03 locked'],
    what: 'of two breakers one stays closed',
    site: twoInverters,
    left: one,
    slips: { 'leaves one closed': ['open-and-lock-breakers'] },
  },
  {
    rows: ['SI-03 reconnectKnown'],
    what: 'nobody knows how the site reconnects',
    site: { reconnect: 'unknown' },
  },
  {
    rows: ['SI-12 dark'],
    alsoOut: ['SI-12 busbarQuiet'],
    what: 'a stack is left on before the cables are pulled',
    left: one,
    slips: { 'does nothing': ['switch-off'] },
  },
  {
    rows: ['SI-12 busbarQuiet'],
    what: 'a stack that is on is said to be dark',
    left: one,
    slips: { 'does nothing and says dark': ['switch-off'] },
  },
  {
    rows: ['SI-04 onlyOneOn'],
    alsoOut: ['SI-05 voltsKnown', 'SI-16 isolated'],
    what: 'a procedure that leaves the first stack on',
    plan: (plan) => {
      const from = plan.steps.findIndex(named('disconnect-tool', 'S1'));
      return dropped(plan, (step) => step === plan.steps[from + 1]);
    },
  },
  {
    rows: ['SI-05 voltsKnown'],
    what: 'a stack has drifted while the set was apart',
    plant: drifted(1, 2),
  },
  {
    rows: ['SI-05 noCurrentAfterJoin'],
    what: 'the volts are typed from memory: the second stack makes a current, the third would weld',
    stacks: 3,
    plant: (plant) => change(change(plant, 1, { driftsTo: 1 }), 0, { driftsTo: 2 }),
    left: two,
    slips: { 'types the volts from memory': ['read-number'] },
  },
  {
    rows: ['SI-13 litTheRightOne'],
    what: 'the wrong button is pressed when a set is measured of which one has drifted',
    plant: drifted(1, 2),
    left: one,
    slips: { presses: ['switch-on'] },
  },
];

/** Snapshot, switches, cables, count. */
const SET: readonly Protection[] = [
  {
    rows: ['SI-09 asFoundMakesSense'],
    alsoOut: ['SI-38 oneMaster'],
    what: 'as found two stacks carry the address of the master',
    site: { people: 1 },
    plant: twoMasters,
  },
  {
    rows: ['SI-38 oneMaster'],
    alsoOut: ['SI-09 asFoundMakesSense'],
    what: 'the same, seen only before the second power-on',
    site: { people: 1 },
    plant: twoMasters,
  },
  {
    rows: ['SI-35 membersPassed'],
    what: 'a procedure that updates the first stack only',
    plan: (plan) => dropped(plan, (step) => step.groups.includes('update') && step.stack === 'S2'),
  },
  {
    rows: ['SI-35 linksBack'],
    what: 'one cable is still in the hand when the stacks come on',
    site: { people: 1 },
    left: one,
    slips: { 'leaves one cable out': ['plug-links'] },
  },
  {
    rows: ['SI-37 powerOrder'],
    what: 'a procedure without a gap between the stacks',
    plan: (plan) => dropped(plan, ({ params }) => params.why === 'gap'),
  },
  {
    rows: ['SI-39 countIsN'],
    alsoOut: ['SI-41 countAccepted', CODES],
    what: 'the set counts one stack too few',
    plant: (plant) => ({ ...plant, countsShort: true }),
  },
  {
    rows: ['SI-41 countAccepted'],
    alsoOut: ['SI-39 countIsN', CODES],
    what: 'the same, seen only before the breaker',
    plant: (plant) => ({ ...plant, countsShort: true }),
  },
  {
    rows: [CODES],
    alsoOut: ['SI-39 countIsN', 'SI-41 countAccepted'],
    what: 'the same, seen only by the code that stays',
    plant: (plant) => ({ ...plant, countsShort: true }),
  },
  {
    rows: ['SI-09 notFoundInService', 'SI-40 inServiceBanks'],
    alsoOut: [CODES],
    what: 'INV SET was found in a service position, and is put back there',
    plant: (plant, { service }) => change(plant, 1, { inv: service.at(-1) ?? '' }),
  },
  {
    rows: ['SI-40 inServiceBanks'],
    alsoOut: [CODES],
    what: 'a procedure that forgets the master in its detection position',
    plan: (plan) =>
      dropped(plan, (step) => {
        const back = step.step === 'move-bank' && step.params.to === 'as-found';
        return (
          inJoin(step) && step.stack === 'S1' && step.params.bank === 'INV_SET' && (back || step.step === 'tap-bank')
        );
      }),
  },
  {
    rows: ['SI-36 detectionBankAsRecorded', 'SI-41 otherBankUntouched'],
    alsoOut: ['SI-11 nothingOpen'],
    what: 'the other bank is moved while the addresses go back, and there is no second person',
    site: { people: 1 },
    left: one,
    slips: { 'moves the other bank': ['move-bank'] },
  },
  {
    rows: ['SI-36 standaloneSet', 'SI-39 countIsN', 'SI-16 isolated'],
    what: 'the switches are counted from the wrong end when a stack is to stand alone',
    left: one,
    slips: { 'counts the switches from the wrong end': ['move-bank'] },
  },
  {
    rows: ['SI-36 addressesRestored'],
    what: 'the switches are counted from the wrong end when the addresses go back',
    site: { people: 1 },
    left: one,
    slips: { 'counts the switches from the wrong end': ['move-bank'] },
  },
  {
    rows: ['SI-36 restoredPhotographed'],
    what: 'a procedure without photos, and a person who moves nothing and taps what was drawn',
    site: { people: 1 },
    plan: (plan) => dropped(plan, ({ params }) => params.subject === 'restored'),
    left: two,
    slips: { 'moves nothing and says done': ['move-bank'], 'taps what was drawn, not what stands there': ['tap-bank'] },
  },
];

/** The flash. */
const FLASH: readonly Protection[] = [
  {
    rows: ['SI-24 saysItIsWhole'],
    alsoOut: [CODES],
    what: 'an earlier run left a unit half written, and only the unit says so',
    site: { leads: true },
    plant: (plant) => change(plant, 0, { flash: 'writing', proven: false }),
  },
  {
    rows: ['SI-24 handsOff'],
    what: 'a procedure that switches a stack off right after the start of its update',
    plan: (plan) => dropped(plan, between(plan, 'switch-off')),
  },
  {
    rows: ['SI-24 toolSaysEnded'],
    alsoOut: ['SI-24 handsOff', 'SI-24 writesAfterAll', CODES],
    what: 'the LCD shows nothing between two boards',
    left: one,
    slips: { 'looks between two boards, while the LCD shows nothing': ['watch-flash'] },
  },
  {
    rows: ['SI-24 writesAfterAll'],
    alsoOut: ['SI-24 handsOff', CODES],
    what: 'an early look at the LCD, and an old line of the tool',
    left: two,
    slips: {
      'looks between two boards, while the LCD shows nothing': ['watch-flash'],
      'reads an old line of its log': ['see-tool'],
    },
  },
  {
    rows: ['SI-25 noneTorn'],
    alsoOut: ['SI-25 noTornUnit', 'SI-24 handsOff', 'SI-24 writesAfterAll', CODES],
    what: 'a unit hangs in the middle of its update',
    left: { faults: 1 },
  },
  {
    rows: ['SI-25 noTornUnit'],
    alsoOut: ['SI-24 handsOff', CODES],
    what: 'the run after: everything is to be put back while a unit is torn',
    left: { faults: 1 },
    then: 'restore-only',
  },
  {
    rows: ['SI-16 cablesInHand'],
    alsoOut: ['SI-16 isolated'],
    what: 'one cable is left in, seen only before a stack is switched on',
    left: one,
    slips: { 'leaves one cable in': ['pull-links'] },
  },
  {
    rows: ['SI-16 isolated'],
    alsoOut: ['SI-16 cablesInHand'],
    what: 'one cable is left in, seen only before the update is started',
    left: one,
    slips: { 'leaves one cable in': ['pull-links'] },
  },
  {
    rows: ['SI-22 notLower'],
    what: 'a stack carries a newer version than the plan brings in',
    plant: (plant) => change(plant, 1, { version: 'newer' }),
  },
  {
    rows: ['SI-30 previousPassed'],
    what: 'a procedure that goes to the next stack as soon as the tool has finished',
    plan: (plan) => {
      const inside = between(plan, 'disconnect-tool');
      return dropped(plan, (step) => inside(step) && !['see-tool', 'watch-flash', 'accept-flash'].includes(step.step));
    },
  },
  {
    rows: ['SI-30 updated'],
    what: 'the tool says finished, and the old version runs',
    left: { faults: 1 },
  },
];

/** Closing, and the end. */
const END: readonly Protection[] = [
  {
    rows: ['SI-41 breakerVolts'],
    what: 'the precharge is said to be done, and the capacitors are empty',
    left: one,
    slips: { 'does nothing and says done': ['precharge'] },
  },
  {
    rows: ['SI-41 breakerVolts', 'SI-41 batterySideKnown'],
    what: 'plus and minus are exchanged at the breaker',
    plant: (plant) => ({ ...plant, turned: true }),
  },
  {
    rows: ['SI-41 allClosed'],
    alsoOut: ['SI-11 nothingOpen', 'SI-42 itsShare', 'SI-42 inverterSees', 'SI-42 inService'],
    what: 'of two breakers one stays open, and the inverters are started',
    site: twoInverters,
    left: one,
    slips: { 'leaves one open': ['close-breakers'] },
  },
  {
    rows: ['SI-44 breakerVoltsFresh'],
    what: 'two hours between the precharge and the breaker',
    left: one,
    slips: { 'goes away for two hours, and the capacitors run empty': ['close-breakers'] },
  },
  {
    rows: ['SI-42 inverterSees', 'SI-42 itsShare', 'SI-42 inService'],
    alsoOut: ['SI-11 nothingOpen'],
    what: 'the breaker is said to be closed, and is open',
    left: one,
    slips: { 'leaves one open and says all are closed': ['close-breakers'] },
  },
  {
    rows: ['SI-42 leftDark'],
    what: 'a set is left apart, and its last stack stays on',
    site: { procedure: 'leave-parallel' },
    left: one,
    slips: { 'does nothing': ['switch-off'] },
  },
  {
    rows: ['SI-11 nothingOpen'],
    what: 'a procedure that forgets the source',
    plan: (plan) => dropped(plan, ({ step }) => step === 'switch-source-on'),
  },
];

export const PROTECTIONS: readonly Protection[] = [...PEOPLE, ...SET, ...FLASH, ...END];

/** Rows that this plant cannot miss, and why; the scenarios of the table of guards take each of them out on the virtual plant. */
export const NOT_VISIBLE: Readonly<Record<string, string>> = {
  'SI-07 lowVoltage':
    'the plant has no volts of its own: the class is a fact of the product, refused before there is a run',
  'SI-05 voltsFresh': 'a stack drifts while the set is apart, and not with the hours',
  'SI-12 notHalfOn':
    'a controller that is half on is not modelled; it does nothing, so nothing goes wrong at the plant',
  'SI-12 powerSeen': 'what is not known to be off counts as on for every other row',
  'SI-12 seenDark': 'a button that is pressed at a lit stack is seen by the next question',
  'SI-13 distinctIdentities':
    'serials are left out of the plan: hands are led by stickers, and only the record goes wrong',
  'SI-09 movedBanksSeen':
    'SI-10 stops the run before the switch moves: nothing goes wrong at the plant, the set is in pieces',
  'SI-10 originalStored': 'what a person puts back by guess is not modelled',
  'SI-09 otherBanksSeen': 'the bank that is only compared is left out of the product',
  'SI-36 notedAsSeen':
    'what is found is noted as it stands; a bank that a hand moved goes back to its note with the row and without',
  'SI-36 comparedBanks': 'the bank that is only compared is left out of the product',
  'SI-35 modulesRead': 'the abstract stacks have no modules',
  'SI-15 toolStarted':
    'no stack passes with its old version, so nothing goes wrong at the plant; it is only asked for later',
  'SI-35 leftOutDark':
    'one that was left out and comes on is told as the wrong one that lit (SI-13), and is off before anything else',
  'SI-14 nobodyElseWrites': 'one tool writes one stack, and SI-24, SI-30, SI-04 and SI-16 keep the next one off',
  'SI-34 inWindow': 'charge and temperature are left out of the plan',
  'SI-39 modulesAreAll': 'modules are left out of the product',
  'SI-15 busyOnTheRightOne': 'only a lit stack can be written, and SI-04 keeps every other one dark',
  'SI-42 quietSinceClosing': 'a module that fails after the return is not modelled',
};
