import type { Answer, PromptView, RunView } from '../../../src/orchestrator';
import type { Rig, Scenario } from '../../support/rig';
import { dropped, named, replanned } from './bad-procedure';
import { type GuardScenario, untilDecided } from './guard-scenario';
import { forEach, group, labelled, sequence, step } from '../../../src/orchestrator';
import * as parts from '../../../src/orchestrator/procedures/parts';

const WHO = { actor: 'Ana' };
const asks = (name: string, stack?: string) => (view: RunView) =>
  view.prompts.some((prompt) => prompt.step === name && (stack === undefined || prompt.stack === stack));

async function smokeWhileIsolating(rig: Rig): Promise<void> {
  await rig.drive(asks('pull-links'));
  await rig.door.pause(3_600_000);
  await rig.engine.danger(rig.runId, 'smoke at S2', WHO);
  await untilDecided(rig);
}

async function coffeeBeforeTheBreakers(rig: Rig): Promise<void> {
  await rig.drive(asks('open-and-lock-breakers'));
  await rig.door.pause(15 * 60_000);
  await rig.door.act({ act: 'inverter', inverter: 'INV1', mode: 'running' });
  await rig.engine.tick();
  await untilDecided(rig);
}

function aNightBeforeTheJoin(): Scenario['before'] {
  let slept = false;
  return async ({ step: name }, rig) => {
    if (slept || name !== 'plug-links') return;
    slept = true;
    await rig.door.pause(12 * 3_600_000);
  };
}

export const twoInverters = {
  stacks: 2,
  inverters: ['INV1', 'INV2'].map((id) => ({
    id,
    model: 'Training inverter 12 kW',
    gridTied: true,
    stopsOnLossOfBms: 'yes' as const,
    leadOn: 'S1',
  })),
};

/** Every stack measured before the first one is written, and left on by a procedure that forgot to switch it off. */
const leavesThemOn = sequence(
  parts.arrive,
  parts.asFound(parts.cablesIn),
  parts.parked(
    parts.breakersOpen(
      parts.allOff,
      parts.isolated(
        parts.measureSet,
        group(
          'update',
          [],
          forEach('stacks', labelled('alone', step('switch-on'), step('read-code', { phase: 'isolated' }))),
        ),
      ),
    ),
  ),
  step('finish'),
);

/** Presses the button that was named, whatever else is lit. */
async function pressesWithoutLooking({ message, stack }: PromptView, rig: Rig): Promise<Answer | undefined> {
  if (message.id !== 'ask.switch-on-alone' || stack === null) return undefined;
  await rig.door.act({ act: 'press-power', stack, holdMs: 3000 });
  await rig.door.pause(2000);
  return { kind: 'choice', option: stack };
}

/** Scenarios of the guards of people: what can hurt somebody or a contactor. */
export const PEOPLE: readonly GuardScenario[] = [
  {
    invariant: 'SI-01',
    rows: ['SI-01'],
    story: 'smoke while the cables are pulled, and somebody presses danger',
    scenario: () => ({ plant: { change: (setup) => ({ ...setup, smoke: { fromMs: 3_600_000 } }) } }),
    play: smokeWhileIsolating,
    told: 'SI-01 hold.danger',
    trips: 'hands-in-smoke',
  },
  {
    invariant: 'SI-02',
    rows: ['SI-02 noCurrent'],
    story: 'a load on the busbar that the site file does not know draws from every stack',
    scenario: () => ({
      plant: {
        change: (setup) => ({
          ...setup,
          sources: [...(setup.sources ?? []), { id: 'HEAT', kind: 'dc-load', busWatts: 3000 }],
        }),
      },
    }),
    told: 'SI-02 hold.current-flows',
    trips: 'bms-off-under-current',
  },
  {
    invariant: 'SI-02',
    rows: ['SI-02 noCurrent'],
    story: 'a procedure that opens the breakers without parking the inverter',
    scenario: () => ({ change: (plan) => dropped(plan, named('park-inverter')) }),
    told: 'SI-02 hold.not-parked',
    trips: 'breaker-moved-under-current',
  },
  {
    invariant: 'SI-02',
    rows: ['SI-02 twoReadings'],
    story: 'a procedure without a wait between the two readings, and a timer that starts the inverter again',
    scenario: () => ({
      change: (plan) => dropped(plan, (candidate) => candidate.params.why === 'amps'),
      plant: {
        change: (setup) => ({
          ...setup,
          sources: [...(setup.sources ?? []), { id: 'VPP', kind: 'outside-control', unparksAfterSeconds: 40 }],
        }),
      },
      before: async (prompt, rig) => {
        if (prompt.step === 'open-and-lock-breakers') await rig.door.pause(45_000);
      },
    }),
    told: 'SI-02 hold.readings-too-near',
    trips: 'breaker-moved-under-current',
  },
  {
    invariant: 'SI-44',
    rows: ['SI-44 ampsFresh'],
    story: 'a quarter of an hour between the readings and the breaker, and somebody starts the inverter meanwhile',
    scenario: () => ({}),
    play: coffeeBeforeTheBreakers,
    told: 'SI-44 hold.reading-old',
    trips: 'breaker-moved-under-current',
  },
  {
    invariant: 'SI-03',
    rows: ['SI-03 locked'],
    story: 'the second inverter has its breaker on another wall, and nobody goes there',
    scenario: () => {
      let slips = 2;
      return {
        site: twoInverters,
        slip: (act) =>
          act.act === 'set-breaker' && act.breaker === 'B2' && !act.closed && slips-- > 0 ? null : undefined,
      };
    },
    alsoOut: ['SI-12 busbarQuiet'],
    told: 'SI-03 hold.locks-missing',
    trips: 'service-pattern-with-breaker-closed',
  },
  {
    invariant: 'SI-12',
    rows: ['SI-12 busbarQuiet'],
    story: 'a stack that is on is said to be dark, and the meter on the busbar shows it',
    scenario: () => ({
      site: { stacks: 2 },
      says: ({ step, stack }) =>
        step === 'switch-off' && stack === 'S2' ? { kind: 'choice', option: 'off' } : undefined,
    }),
    told: 'SI-12 hold.busbar-live',
    trips: 'cable-moved-live',
  },
  {
    invariant: 'SI-03',
    rows: ['SI-03 reconnectKnown'],
    story: 'nobody knows how the site reconnects',
    scenario: () => ({ site: { stacks: 2, reconnect: 'unknown' } }),
    told: 'SI-03 hold.reconnect-unknown',
    trips: 'left-apart',
    carriedBy:
      'At the breaker itself SI-41 asks for both voltages, and a site without a way back has no step that closes: the row carries its load before the park, where the set is still whole.',
  },
  {
    invariant: 'SI-04',
    rows: ['SI-04'],
    story: 'a procedure that leaves each stack on when it goes to the next',
    scenario: () => ({ change: (plan) => replanned(plan, leavesThemOn), says: pressesWithoutLooking }),
    told: 'SI-04 hold.another-is-on',
    trips: 'two-on-while-isolated',
  },
  {
    invariant: 'SI-05',
    rows: ['SI-05 voltsKnown'],
    story: 'one stack has drifted 1.2 V from the others while they were apart',
    scenario: () => ({ plant: { faults: [{ name: 'voltage-drifted-apart', stack: 'S2' }] } }),
    told: 'SI-05 hold.volts-apart',
    trips: 'inrush',
  },
  {
    invariant: 'SI-05',
    rows: ['SI-05 voltsFresh'],
    story: 'a night between the volts and the join, and one stack drifts by 0.1 V an hour',
    scenario: () => ({
      plant: { faults: [{ name: 'voltage-drifts', stack: 'S1', volts: 0.1 }] },
      before: aNightBeforeTheJoin(),
    }),
    told: 'SI-05 hold.volts-from-before',
    trips: 'inrush',
  },
  {
    invariant: 'SI-05',
    rows: ['SI-05 noCurrentAfterJoin'],
    story: 'the volts were typed from memory: the second stack makes a current, the third would weld a contactor',
    scenario: () => ({
      plant: {
        faults: [
          { name: 'voltage-drifted-apart', stack: 'S1', volts: 1.2 },
          { name: 'voltage-drifted-apart', stack: 'S2', volts: 0.45 },
        ],
      },
      says: (prompt) =>
        prompt.message.id === 'ask.volts' ? { kind: 'number', value: 52.8, unit: 'V', meter: 'M1' } : undefined,
      before: async (prompt, rig) => {
        if (prompt.message.id === 'ask.amps') await rig.door.pause(20_000);
      },
    }),
    told: 'SI-05 hold.current-between-stacks',
    trips: 'inrush',
  },
  {
    invariant: 'SI-07',
    rows: ['SI-07'],
    story: 'a plan for a product of the 190 V class',
    scenario: () => ({
      plant: { change: (setup) => ({ ...setup, nominalVolts: 192 }) },
      change: (plan) => ({
        ...plan,
        slice: {
          ...plan.slice,
          voltageClass: { value: { nominalVolts: 192, maximumVolts: 228 }, standing: 'stated', source: 'label' },
        },
      }),
    }),
    told: 'SI-07 hold.high-voltage',
    trips: 'hands-on-high-voltage',
    carriedBy:
      'The check of the site refuses such a plan before there is a run; the row holds one that came in another way.',
  },
  {
    invariant: 'SI-12',
    rows: ['SI-12 dark'],
    story: 'a stack stays lit with zeros when it is switched off',
    scenario: () => ({ plant: { faults: [{ name: 'half-on', stack: 'S2' }] } }),
    told: 'SI-12 hold.lit-with-zeros',
    trips: 'cable-moved-live',
  },
  {
    invariant: 'SI-12',
    rows: ['SI-12 notHalfOn'],
    story: 'a stack comes on half: lit with zeros, lamps dark',
    scenario: () => ({ site: { stacks: 2 }, plant: { faults: [{ name: 'half-on', stack: 'S1', towards: 'on' }] } }),
    told: 'SI-12 hold.half-on',
    trips: 'left-apart',
    carriedBy:
      'Half on, a controller closes no contactor and takes no image, so no oracle can trip; the row carries the way back: without it nobody is told to switch off and on, and the site stays dark.',
  },
  {
    invariant: 'SI-33',
    rows: ['SI-33'],
    story: 'the laptop hangs on the backup panel, whatever the site file says',
    scenario: () => ({ plant: { change: (setup) => ({ ...setup, hostFeed: 'backup-panel' }) } }),
    told: 'SI-33 hold.feed-lost',
    trips: 'host-lost-power',
  },
];
