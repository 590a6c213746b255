import { runStream } from '../../src/orchestrator';
import { type PlantSetup, plantOptionsSchema } from '../../src/virtual-plant';
import { type Scenario, startScenario } from '../support/rig';

type Options = NonNullable<PlantSetup['options']>;
type OptionName = keyof Options;

/** How a run ends in a world that does not let it end as complete, and the words that say why. */
interface OtherEnd {
  readonly outcome: string;
  readonly words: string;
}

/** A world of the plant: what nobody published, decided one way. */
interface World {
  readonly name: string;
  readonly generation: 'gen3' | 'gen2';
  readonly options: Options;
  readonly site?: Partial<Scenario['site']>;
  readonly procedure?: string;
  readonly ends?: OtherEnd;
}

const BOOLEANS = Object.entries(plantOptionsSchema.parse({})).flatMap(([name, usual]) =>
  typeof usual === 'boolean' ? [name as OptionName] : [],
);

/** Guesses about what a controller forgets, hears and shows: they are the same question for both generations. */
const BOTH_GENERATIONS: readonly OptionName[] = [
  'error19AlsoFromInverterSilence',
  'detectionTellsSlaves',
  'updateResetsCounts',
  'displayDarkWhileItsBoardIsFlashed',
];

const OFF_GRID = {
  inverters: [
    { id: 'INV1', model: 'Training inverter 12 kW', gridTied: false, stopsOnLossOfBms: 'yes' as const, leadOn: 'S1' },
  ],
};
const SILENCE = { error19AlsoFromInverterSilence: true };
const REFUSED = { ...SILENCE, toolRefusesOnInverterSilence: true };

const WORLDS: readonly World[] = [
  ...BOOLEANS.flatMap((name) =>
    [true, false].flatMap((value) =>
      (BOTH_GENERATIONS.includes(name) ? (['gen3', 'gen2'] as const) : (['gen3'] as const)).map((generation) => ({
        name: `${name} ${value}`,
        generation,
        options: { [name]: value },
      })),
    ),
  ),
  ...(['gen3', 'gen2'] as const).map((generation) => ({
    name: 'the inverter lives from this battery alone, and its silence shows 19',
    generation,
    options: SILENCE,
    site: OFF_GRID,
  })),
  ...[{ updateResetsCounts: true }, SILENCE].map((options) => ({
    name: `a stack that stands alone, ${Object.keys(options).join()} true`,
    generation: 'gen3' as const,
    options,
    site: { ...OFF_GRID, stacks: 1 },
    procedure: 'single-stack-update',
  })),
  {
    name: 'the tool does not start at a 19 that nobody can take away while the stack is alone',
    generation: 'gen3',
    options: REFUSED,
    ends: { outcome: 'degraded', words: 'mean.update-does-not-start' },
  },
  {
    name: 'the same where the inverter lives from this battery alone: nothing is written, all is put back',
    generation: 'gen3',
    options: REFUSED,
    site: OFF_GRID,
    ends: { outcome: 'restored-not-updated', words: 'mean.update-does-not-start' },
  },
];

test('every guess with two values has both in the table', () => {
  const missing = BOOLEANS.filter((name) =>
    [true, false].some((value) => !WORLDS.some((world) => world.options[name] === value)),
  );
  expect(missing).toEqual([]);
});

test.each(WORLDS)('$name ($generation)', async ({ generation, options, site, ends, ...run }) => {
  const procedure = run.procedure ?? 'parallel-stack-update';
  const rig = await startScenario({ procedure, site: { stacks: 3, generation, ...site }, plant: { options } });
  const view = await rig.drive();
  expect({ outcome: view.outcome, holds: rig.holds.length > 0 }).toEqual({
    outcome: ends?.outcome ?? 'complete',
    holds: ends !== undefined,
  });
  expect(rig.truth().oracles).toEqual([]);
  if (ends === undefined) {
    expect(rig.truth().differsFromAsFound).toEqual([]);
    expect(rig.truth().stacks.filter((stack) => stack.code !== null)).toEqual([]);
    return;
  }
  const held = (await rig.journal.read(runStream(rig.runId))).filter((event) => event.type === 'run.held');
  expect(held.map(({ data }) => (data as { because: { id: string } }).because.id)).toContain(ends.words);
});
