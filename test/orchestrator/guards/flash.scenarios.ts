import type { Plan, PlannedStep, RunView } from '../../../src/orchestrator';
import type { PlantSetup } from '../../../src/virtual-plant';
import type { Rig } from '../../support/rig';
import { dropped, movedBefore, named } from './bad-procedure';
import { type GuardScenario, untilDecided } from './guard-scenario';

const stackWith =
  (tag: string, change: Partial<PlantSetup['stacks'][number]>) =>
  (setup: PlantSetup): PlantSetup => ({
    ...setup,
    stacks: setup.stacks.map((stack) => (stack.tag === tag ? { ...stack, ...change } : stack)),
  });

/** The steps of a stack from its start of the update to the next step of that name, both left where they are. */
function betweenStartAnd(plan: Plan, stack: string, end: string): (step: PlannedStep) => boolean {
  const from = plan.steps.findIndex(named('start-update', stack));
  const to = plan.steps.findIndex((step, index) => index > from && named(end, stack)(step));
  const inside = new Set(plan.steps.slice(from + 1, to).filter((step) => step.stack === stack));
  return (step) => inside.has(step);
}

/** S2 is switched on, counted and written while S1 is being written. */
function twoLanes(plan: Plan): Plan {
  const started = plan.steps.findIndex(named('start-update', 'S2'));
  const lane = new Set(
    plan.steps.slice(0, started + 1).filter((step) => step.stack === 'S2' && step.groups.includes('update')),
  );
  return movedBefore(plan, (step) => lane.has(step), named('watch-flash', 'S1'));
}

/** Each stack has its own DC disconnect, and both are open while the set is apart. */
const disconnects = {
  site: { stacks: 2, dcJoin: 'perStackDisconnect' as const },
  before: async (prompt: { step: string }, rig: Rig) => {
    if (prompt.step !== 'pull-links') return;
    for (const stack of ['S1', 'S2']) await rig.door.act({ act: 'set-disconnect', stack, closed: false });
  },
};

/** A version above the target, known to product and plant alike. */
function newer(plan: Plan): Plan {
  const components = plan.slice.components.map((component) =>
    component.key === 'main102'
      ? { ...component, scale: [...component.scale, { version: '04010', source: 'label of S2' }] }
      : component,
  );
  return { ...plan, slice: { ...plan.slice, components } };
}

function carriesNewer(setup: PlantSetup): PlantSetup {
  const components = setup.product.components.map((component) =>
    component.key === 'main102' ? { ...component, scale: [...(component.scale ?? []), '04010'] } : component,
  );
  const stacks = setup.stacks.map((stack) =>
    stack.tag === 'S2' ? { ...stack, versions: { ...stack.versions, main102: '04010' } } : stack,
  );
  return { ...setup, product: { ...setup.product, components }, stacks };
}

/** An adapter goes away in the middle of a transfer, the run is stopped, and an hour later everything is to be put back. */
async function halfWrittenAndThenRestored(rig: Rig): Promise<void> {
  await untilDecided(rig);
  rig.clock.advance(3_600_000);
  await rig.nextRun('restore-only');
  await untilDecided(rig);
}

async function tornAndThenRestored(rig: Rig): Promise<void> {
  const first = await untilDecided(rig);
  if (first.status !== 'ended') throw new Error('The first run was to stop at the torn unit.');
  await rig.nextRun('restore-only');
  await untilDecided(rig);
}

const joinedNow = (rig: Rig): boolean => {
  const { links, stacks } = rig.truth();
  return links.length === stacks.length - 1 && rig.asked.some((prompt) => prompt.step === 'plug-links');
};

/** One module of S2 goes off by itself; its controller shows 20 and opens its contactor. */
export const moduleFails =
  (when: (prompt: RunView['prompts'][number]) => boolean) =>
  async (prompt: RunView['prompts'][number], rig: Rig): Promise<void> => {
    if (!joinedNow(rig) || !when(prompt)) return;
    await rig.door.act({ act: 'module-switch', stack: 'S2', module: 2, on: false });
  };

/** A module of S2 is off at the end of its update, and the person says that every lamp is lit. */
const moduleOffUnseen = (): ReturnType<GuardScenario['scenario']> => ({
  site: { stacks: 2 },
  before: async (prompt, rig) => {
    if (prompt.step === 'see-tool' && prompt.stack === 'S2')
      await rig.door.act({ act: 'module-switch', stack: 'S2', module: 2, on: false });
  },
  says: ({ step }) => (step === 'look-at-lamps' ? { kind: 'choice', option: 'all-lit' } : undefined),
});

const linkLeftIn = (): ReturnType<GuardScenario['scenario']> => ({ plant: { faults: [{ name: 'link-left-in' }] } });

export const FLASH: readonly GuardScenario[] = [
  {
    invariant: 'SI-24',
    rows: ['SI-24 saysItIsWhole'],
    alsoOut: ['SI-25 noTornUnit', 'SI-24 handsOff', 'SI-34 codes'],
    story: 'a run that was stopped in the middle of its own transfer, and one that is to put everything back',
    scenario: () => ({
      wire: {},
      site: { stacks: 2 },
      plant: {
        faults: [{ name: 'wire-adapter-gone', stack: 'S1', on: 'write', every: 7, times: 1, ms: 1_800_000 }],
      },
    }),
    play: halfWrittenAndThenRestored,
    told: 'SI-24 hold.half-written',
    trips: 'power-off-during-flash',
  },
  {
    invariant: 'SI-14',
    rows: ['SI-14'],
    alsoOut: ['SI-05 voltsKnown', 'SI-24', 'SI-30 previousPassed'],
    story: 'a procedure with two lanes: the second stack is connected while the first is written',
    scenario: () => ({ ...disconnects, change: twoLanes }),
    told: 'SI-14 hold.another-writes',
    trips: 'tool-moved-during-flash',
    carriedBy:
      'The vendor has one tool and it writes one stack: SI-24 keeps it there, SI-30 keeps the next stack off. Alone the row is the last of three.',
  },
  {
    invariant: 'SI-16',
    rows: ['SI-16'],
    story: 'one cable is not pulled, and nobody notices',
    scenario: linkLeftIn,
    told: 'SI-16 hold.links-in-hand',
    trips: 'flash-while-linked',
  },
  {
    invariant: 'SI-16',
    rows: ['SI-16 isolated'],
    alsoOut: ['SI-16 cablesInHand'],
    story: 'the same cable, seen only before the update is started',
    scenario: linkLeftIn,
    told: 'SI-16 hold.links-in-hand',
    trips: 'flash-while-linked',
  },
  {
    invariant: 'SI-16',
    rows: ['SI-16 cablesInHand'],
    alsoOut: ['SI-16 isolated'],
    story: 'the same cable, seen only before the first stack is switched on',
    scenario: linkLeftIn,
    told: 'SI-16 hold.links-in-hand',
    trips: 'flash-while-linked',
  },
  {
    invariant: 'SI-22',
    rows: ['SI-22'],
    story: 'a stack already carries a newer version than the plan brings in',
    scenario: () => ({ change: newer, plant: { change: carriesNewer } }),
    told: 'SI-22 hold.would-go-back',
    trips: 'flash-downgrade',
  },
  {
    invariant: 'SI-24',
    rows: ['SI-24'],
    story: 'a procedure that switches the stack off right after the start of the update',
    scenario: () => ({ change: (plan) => dropped(plan, betweenStartAnd(plan, 'S1', 'switch-off')) }),
    told: 'SI-24 hold.hands-off',
    trips: 'power-off-during-flash',
  },
  {
    invariant: 'SI-24',
    rows: ['SI-24 toolSaysEnded'],
    alsoOut: ['SI-24 handsOff', 'SI-24 writesAfterAll', 'SI-34 codes'],
    story: 'the LCD shows no code for a moment, between two boards that the tool writes',
    scenario: () => ({ says: ({ step }) => (step === 'watch-flash' ? { kind: 'code', text: 'none' } : undefined) }),
    told: 'SI-24 mean.still-writing',
    trips: 'power-off-during-flash',
  },
  {
    invariant: 'SI-24',
    rows: ['SI-24 writesAfterAll'],
    alsoOut: ['SI-24 handsOff', 'SI-34 codes'],
    story: 'nobody sees the LCD, an old line of the tool is taken for the end, and then the LCD shows that it writes',
    scenario: () => {
      let errors = 2;
      return {
        says: ({ step, stack }) => {
          if (stack !== 'S1' || !['watch-flash', 'see-tool'].includes(step) || errors-- <= 0) return undefined;
          return step === 'see-tool' ? { kind: 'choice', option: 'failed' } : { kind: 'cannot-see' };
        },
      };
    },
    told: 'SI-24 mean.still-writing',
    trips: 'power-off-during-flash',
    carriedBy:
      'The code alone holds the run (SI-34), and nothing is switched off (SI-24 handsOff); the row leads back to the LCD and the tool.',
  },
  {
    invariant: 'SI-25',
    rows: ['SI-25 noneTorn'],
    alsoOut: ['SI-25 noTornUnit', 'SI-24 handsOff', 'SI-24 writesAfterAll', 'SI-34 codes'],
    story: 'a board hangs in its bootloader past the hard limit, and the second cold start comes next',
    scenario: () => ({ plant: { faults: [{ name: 'code-25-stuck' }] } }),
    told: 'SI-25 hold.suspected-brick',
    trips: 'power-off-during-flash',
  },
  {
    invariant: 'SI-25',
    rows: ['SI-25 noTornUnit'],
    alsoOut: ['SI-24 handsOff', 'SI-34 codes'],
    story: 'the run after: everything is to be put back while a unit is torn',
    scenario: () => ({ plant: { faults: [{ name: 'code-25-stuck' }] } }),
    play: tornAndThenRestored,
    told: 'SI-25 hold.suspected-brick',
    trips: 'power-off-during-flash',
  },
  {
    invariant: 'SI-30',
    rows: ['SI-30 updated'],
    story: 'the tool reports success, a board still runs its old version',
    scenario: () => ({ plant: { faults: [{ name: 'version-unchanged', component: 'main102' }] } }),
    told: 'SI-30 hold.version-unchanged',
    trips: 'next-flash-before-previous-passed',
  },
  {
    invariant: 'SI-30',
    rows: ['SI-30 updated'],
    story: 'a procedure without the hold time and the second cold start',
    scenario: () => ({
      change: (plan) =>
        dropped(plan, (step) => {
          const again =
            ['switch-off', 'switch-on'].includes(step.step) && betweenStartAnd(plan, 'S1', 'pass-stack')(step);
          return again || (step.stack === 'S1' && step.params.why === 'hold');
        }),
      plant: { options: { holdSecondsAfterFlash: 300 } },
    }),
    told: 'SI-30 hold.not-held',
    trips: 'next-flash-before-previous-passed',
  },
  {
    invariant: 'SI-30',
    rows: ['SI-30 previousPassed'],
    story: 'a procedure that goes to the next stack as soon as 25 is gone',
    scenario: () => ({
      change: (plan) => {
        const between = betweenStartAnd(plan, 'S1', 'disconnect-tool');
        return dropped(
          plan,
          (step) => between(step) && !['see-tool', 'watch-flash', 'accept-flash'].includes(step.step),
        );
      },
    }),
    told: 'SI-30 hold.previous-not-passed',
    trips: 'next-flash-before-previous-passed',
  },
  {
    invariant: 'SI-39',
    rows: ['SI-39 modulesAreAll'],
    story: 'a controller learns a number of modules that is one short, and shows no code any more',
    scenario: moduleOffUnseen,
    told: 'SI-39 hold.module-count',
    trips: 'record-disagrees',
  },
  {
    invariant: 'SI-34',
    rows: ['SI-34 inWindow'],
    story: 'a stack is nearly full',
    scenario: () => ({ plant: { change: stackWith('S2', { socPercent: 95 }) } }),
    told: 'SI-34 hold.soc-outside',
    trips: 'flash-outside-window',
  },
  {
    invariant: 'SI-34',
    rows: ['SI-34 codes'],
    alsoOut: ['SI-42'],
    story: 'a module fails after the count; its stack shows 20',
    scenario: () => ({
      before: moduleFails((prompt) => prompt.step === 'read-code' && prompt.stack === 'S2'),
    }),
    told: 'SI-34 hold.code-blocks',
    trips: 'code-left',
    carriedBy: 'SI-42 finds the same stack by its share, but only after the breakers are closed.',
  },
];
