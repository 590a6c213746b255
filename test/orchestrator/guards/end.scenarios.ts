import type { Plan, PlannedStep, PromptView } from '../../../src/orchestrator';
import type { Rig } from '../../support/rig';
import { dropped } from './bad-procedure';
import { moduleFails } from './flash.scenarios';
import { type GuardScenario, untilDecided } from './guard-scenario';
import { twoInverters } from './people.scenarios';

const inJoin = (step: PlannedStep): boolean => step.groups.includes('join');

/** INV SET of the master is neither put back nor looked at after the count of the set. */
const leavesMasterInDetection = (plan: Plan): Plan =>
  dropped(plan, (step) => {
    const back = step.step === 'move-bank' && step.params.to === 'as-found';
    return inJoin(step) && step.stack === 'S1' && step.params.bank === 'INV_SET' && (back || step.step === 'tap-bank');
  });

/** The set is joined and nobody counts it. */
const neverCounts = (plan: Plan): Plan =>
  dropped(plan, (step) => inJoin(step) && (step.groups.includes('detect') || step.step === 'accept-count'));

const neverHeldTogether = (plan: Plan): Plan =>
  dropped(plan, (step) => {
    const last = step.groups.includes('return') && step.step === 'read-code';
    return last || (step.groups.includes('return') && step.params.why === 'hold');
  });

const onAlone =
  (stack: string) =>
  (prompt: PromptView): boolean =>
    prompt.step === 'switch-on' && prompt.stack === stack;

/** A sleeve catches switch 2 of INV SET of S2 while the set is joined. */
const bumpsInvSet = () => {
  let bumps = 1;
  return async (prompt: PromptView, rig: Rig): Promise<void> => {
    const looks = prompt.step === 'tap-bank' && prompt.stack === 'S2' && prompt.bank?.id === 'INV_SET';
    if (!looks || rig.truth().links.length < 2 || !rig.asked.some((asked) => asked.step === 'plug-links')) return;
    if (bumps-- > 0) await rig.door.act({ act: 'set-switch', stack: 'S2', bank: 'INV_SET', number: 2, up: true });
  };
};

async function lunchBeforeClosing(rig: Rig): Promise<void> {
  await rig.drive((view) => view.prompts.some((prompt) => prompt.step === 'close-breakers'));
  await rig.door.pause(30 * 60_000);
  await rig.engine.tick();
  await untilDecided(rig);
}

/** Scenarios of the guards of the closing and of the end: what goes back into service, and what counts as complete. */
export const END: readonly GuardScenario[] = [
  {
    invariant: 'SI-40',
    rows: ['SI-40'],
    alsoOut: ['SI-34 codes'],
    story: 'a procedure that forgets the master in its detection position',
    scenario: () => ({ change: leavesMasterInDetection }),
    told: 'SI-40 hold.service-pattern',
    trips: 'service-pattern-with-breaker-closed',
    carriedBy: 'The LCD shows the count of the detection still, which SI-34 sees where somebody reads it.',
  },
  {
    invariant: 'SI-41',
    rows: ['SI-41 countAccepted'],
    alsoOut: ['SI-34 codes'],
    story: 'a procedure that closes the breakers before the count',
    scenario: () => ({ change: neverCounts }),
    told: 'SI-41 hold.not-counted',
    trips: 'code-left',
    carriedBy: 'A set that was not counted shows 19, which SI-34 sees where the product has such a code.',
  },
  {
    invariant: 'SI-41',
    rows: ['SI-41 otherBankUntouched'],
    alsoOut: ['SI-36 detectionBankAsRecorded', 'SI-11 nothingOpen'],
    story: 'a switch of INV SET was caught by a sleeve after the count',
    scenario: () => ({ before: bumpsInvSet() }),
    told: 'SI-41 hold.bank-not-as-recorded',
    trips: 'record-disagrees',
    carriedBy: 'A bank that is seen elsewhere is on the list of the site again, which SI-11 sees, but only at the end.',
  },
  {
    invariant: 'SI-41',
    rows: ['SI-41 breakerVolts'],
    story: 'the precharge was said to be done, the capacitors are empty',
    scenario: () => {
      let slips = 1;
      return { slip: (act) => (act.act === 'precharge' && slips-- > 0 ? null : undefined) };
    },
    told: 'SI-41 hold.breaker-volts-apart',
    trips: 'inrush',
  },
  {
    invariant: 'SI-41',
    rows: ['SI-41 breakerVolts'],
    alsoOut: ['SI-41 batterySideKnown'],
    story: 'plus and minus were exchanged at the breaker by whoever was here before',
    scenario: () => ({
      plant: {
        change: (setup) => ({
          ...setup,
          breakers: setup.breakers.map((breaker) => ({ ...breaker, polarityReversed: true })),
        }),
      },
    }),
    told: 'SI-41 hold.polarity',
    trips: 'breaker-closed-on-reversed-polarity',
  },
  {
    invariant: 'SI-41',
    rows: ['SI-41 batterySideKnown'],
    alsoOut: ['SI-41 breakerVolts'],
    story: 'plus and minus were exchanged at the breaker by whoever was here before, seen before the precharge',
    scenario: () => ({
      plant: {
        change: (setup) => ({
          ...setup,
          breakers: setup.breakers.map((breaker) => ({ ...breaker, polarityReversed: true })),
        }),
      },
    }),
    told: 'SI-41 hold.polarity',
    trips: 'breaker-closed-on-reversed-polarity',
  },
  {
    invariant: 'SI-41',
    rows: ['SI-41 allClosed'],
    alsoOut: ['SI-11', 'SI-42 inService'],
    story: 'of two breakers one stays open, and the inverter is started',
    scenario: () => {
      let slips = 3;
      return {
        site: twoInverters,
        slip: (act) =>
          act.act === 'set-breaker' && act.breaker === 'B2' && act.closed && slips-- > 0 ? null : undefined,
      };
    },
    told: 'SI-41 hold.breakers-not-closed',
    trips: 'record-disagrees',
  },
  {
    invariant: 'SI-44',
    rows: ['SI-44 breakerVoltsFresh'],
    story: 'half an hour between the precharge and the breaker',
    scenario: () => ({}),
    play: lunchBeforeClosing,
    told: 'SI-44 hold.breaker-reading-old',
    trips: 'inrush',
  },
  {
    invariant: 'SI-42',
    rows: ['SI-42 inService'],
    alsoOut: ['SI-42 itsShare'],
    story: 'the DC disconnect of a stack was left open',
    scenario: () => ({
      site: { stacks: 3, dcJoin: 'perStackDisconnect' },
      before: async (prompt, rig) => {
        if (prompt.step === 'plug-links') await rig.door.act({ act: 'set-disconnect', stack: 'S2', closed: false });
      },
    }),
    told: 'SI-42 hold.share-uneven',
    trips: 'record-disagrees',
  },
  {
    invariant: 'SI-42',
    rows: ['SI-42 itsShare'],
    alsoOut: ['SI-42 inService'],
    story: 'the DC disconnect of a stack was left open, seen while the inverter charges',
    scenario: () => ({
      site: { stacks: 3, dcJoin: 'perStackDisconnect' },
      before: async (prompt, rig) => {
        if (prompt.step === 'plug-links') await rig.door.act({ act: 'set-disconnect', stack: 'S2', closed: false });
      },
    }),
    told: 'SI-42 hold.share-uneven',
    trips: 'record-disagrees',
  },
  {
    invariant: 'SI-42',
    rows: ['SI-42 quietSinceClosing'],
    story: 'a procedure without a hold at the end, and a module that fails after the share test',
    scenario: () => ({
      change: neverHeldTogether,
      before: moduleFails((prompt) => prompt.step === 'switch-source-on' && prompt.stepId.includes('PV1')),
    }),
    told: 'SI-42 hold.not-held-together',
    trips: 'code-left',
  },
  {
    invariant: 'SI-42',
    rows: ['SI-42 leftDark'],
    story: 'the set is left apart, and nobody goes to see whether its last stack went dark',
    scenario: () => ({
      site: { stacks: 2 },
      procedure: 'leave-parallel',
      says: (prompt, rig) =>
        prompt.step === 'switch-off' && prompt.stack === 'S2' && rig.asked.some(onAlone('S2'))
          ? { kind: 'cannot-see' }
          : undefined,
    }),
    told: 'SI-42 hold.not-left-dark',
    trips: 'left-on',
  },
  {
    invariant: 'SI-11',
    rows: ['SI-11'],
    story: 'a procedure that forgets to switch the sun on again',
    scenario: () => ({
      change: (plan) => dropped(plan, (step) => step.step === 'switch-source-on' && step.params.source === 'PV1'),
    }),
    told: 'SI-11 hold.open-obligations',
    trips: 'record-disagrees',
  },
];
