import {
  checkSite,
  type ExampleSiteOptions,
  exampleSite,
  type Site,
  siteWarnings,
  type StackSlice,
} from '../../src/stacks';
import { addressBank, product, SOURCE, stated, unknown } from './product.fixture';

const two = exampleSite({ stacks: 2 });

function problems(site: Site, slice: StackSlice = product()) {
  return checkSite(site, slice, [addressBank()]);
}

function withOptions(options: Partial<ExampleSiteOptions>): Site {
  return exampleSite({ stacks: 2, ...options });
}

function withSecondStack(change: Partial<Site['stacks'][number]>): Site {
  return { ...two, stacks: two.stacks.map((stack, index) => (index === 1 ? { ...stack, ...change } : stack)) };
}

const [battery] = two.stacks[0]?.modules ?? [];
if (battery === undefined) throw new Error('The example has no module.');
const [inverter] = two.inverters;
if (inverter === undefined) throw new Error('The example has no inverter.');

const REFUSED: readonly [code: string, where: string, site: Site][] = [
  ['stacks.duplicate-tag', 'stacks[1].tag', withSecondStack({ tag: 's1' })],
  ['stacks.duplicate-serial', 'stacks[1].serial', withSecondStack({ serial: 'TRAIN-0001' })],
  [
    'stacks.duplicate-source',
    'sources[1].id',
    { ...two, sources: two.sources.map((s) => ({ ...s, id: 'PV1' })).slice(1) },
  ],
  ['stacks.unequal-module-count', 'stacks[1].modules', withSecondStack({ modules: [battery, battery, battery] })],
  [
    'stacks.unequal-module-capacity',
    'stacks[1].modules[1].capacityKwh',
    withSecondStack({ modules: [battery, { ...battery, capacityKwh: 5.1 }] }),
  ],
  [
    'stacks.unknown-controller-generation',
    'stacks[1].controllerGeneration',
    withSecondStack({ controllerGeneration: 'gen4' }),
  ],
  [
    'stacks.unknown-module-generation',
    'stacks[1].modules[0].generation',
    withSecondStack({ modules: [{ ...battery, generation: 'gen1' }, battery] }),
  ],
  ['stacks.module-count-outside-limits', 'stacks[0].modules', withOptions({ modulesPerStack: 9 })],
  ['stacks.above-hard-limit', 'stacks', withOptions({ stacks: 16 })],
  ['stacks.dc-join-not-told', 'dcJoin', withOptions({ dcJoin: 'unknown' })],
  [
    'stacks.breaker-without-inverter',
    'breakers[0].inverter',
    withOptions({ breakers: [{ id: 'B1', where: 'here', inverter: 'INV9' }] }),
  ],
  ['stacks.lead-on-unknown-stack', 'inverters[0].leadOn', withOptions({ inverters: [{ ...inverter, leadOn: 'S9' }] })],
  ['stacks.no-such-time-zone', 'timeZone', withOptions({ timeZone: 'Middle/Earth' })],
  ['stacks.no-such-time-zone', 'timeZone', withOptions({ timeZone: '+01:00' })],
];

describe('the check of a site', () => {
  it('has nothing against the example, from one stack to ten', () => {
    for (let stacks = 1; stacks <= 10; stacks += 1) expect(problems(exampleSite({ stacks }))).toEqual([]);
  });

  it.each(REFUSED)('refuses with %s at %s', (code, where, site) => {
    const problem = problems(site).find((candidate) => candidate.code === code);
    expect(problem).toMatchObject({ code, where });
    for (const text of [problem?.what, problem?.value, problem?.allowed, problem?.remedy]) expect(text).toMatch(/\S/);
  });

  it('lets stacks without a readable serial share that', () => {
    expect(problems({ ...two, stacks: two.stacks.map((stack) => ({ ...stack, serial: null })) })).toEqual([]);
  });

  it('lets different module counts pass only where the product says so, and warns where nobody knows', () => {
    const uneven = withSecondStack({ modules: [battery, battery, battery] });
    const unsure = product({ equalModuleCount: unknown() });
    expect(problems(uneven, product({ equalModuleCount: stated(false) }))).toEqual([]);
    expect(problems(uneven, unsure)).toEqual([]);
    expect(siteWarnings(uneven, unsure).map((warning) => warning.code)).toEqual(['stacks.module-counts-differ']);
  });

  it('refuses a join limit above the one the maker states', () => {
    const matching = { ...product().matching, maxDeltaVolts: stated(0.2) };
    expect(problems(two, product({ matching }))).toMatchObject([{ code: 'stacks.join-limit-above-product' }]);
  });
});

describe('the voltage class (SI-07)', () => {
  const high = { nominalVolts: 384, maximumVolts: 438 };
  const low = { nominalVolts: 48, maximumVolts: 56 };

  it.each([
    ['above 60 V', stated(high)],
    ['not published', unknown<typeof low>()],
    ['only inferred', { value: low, standing: 'inferred' as const, source: SOURCE }],
    ['only borrowed', { value: low, standing: 'borrowed' as const, source: SOURCE }],
  ])('is refused when it is %s', (_, voltageClass) => {
    expect(problems(two, product({ voltageClass }))).toMatchObject([{ code: 'stacks.high-voltage', where: 'product' }]);
  });

  it('may be exactly 60 V', () => {
    expect(problems(two, product({ voltageClass: stated({ nominalVolts: 48, maximumVolts: 60 }) }))).toEqual([]);
  });
});

describe('feeds (SI-33)', () => {
  it.each([
    ['host', 'backup-panel'],
    ['host', 'battery-side'],
    ['network', 'unknown'],
    ['network', 'battery-side'],
    ['updater', 'backup-panel'],
    ['updater', 'unknown'],
  ] as const)('are refused when the %s hangs on %s', (user, feed) => {
    const site = { ...two, feeds: { ...two.feeds, [user]: feed } };
    expect(problems(site)).toMatchObject([
      { code: 'stacks.feed-is-switched-off', where: `feeds.${user}`, value: feed },
    ]);
  });

  it('let the updater hang on the stack it updates, with a warning', () => {
    const site: Site = { ...two, feeds: { ...two.feeds, updater: 'battery-side' } };
    expect(problems(site)).toEqual([]);
    expect(siteWarnings(site, product())).toMatchObject([{ code: 'stacks.updater-fed-by-battery' }]);
  });
});
