import type { Site, SiteStack } from './site';

/** `open1`: stacks of the open map, which speak Modbus. */
export type ExampleGeneration = 'gen3' | 'gen2' | 'open1';

/** What a training site is built from; any other field of the site can be given too and wins over what is built. */
export interface ExampleSiteOptions extends Partial<Omit<Site, 'stacks'>> {
  readonly stacks: number;
  readonly generation?: ExampleGeneration;
  readonly modulesPerStack?: number;
}

/**
 * A site for training, demonstrations and tests: stacks S1..Sn on addresses 1..n, one inverter with its breaker, one PV string, one
 * AC-coupled PV and a generator. Its serials are fictitious and it is marked as training.
 */
export function exampleSite(options: ExampleSiteOptions): Site {
  const { stacks, generation = 'gen3', modulesPerStack = 2, ...overrides } = options;
  const inverters = overrides.inverters ?? [exampleInverter()];
  return {
    id: `training-${stacks}-stacks`,
    name: `Training site with ${stacks} ${stacks === 1 ? 'stack' : 'stacks'}`,
    colour: 'blue',
    timeZone: 'Europe/Berlin',
    product: generation === 'open1' ? 'open-modbus-stack' : `homegrid-stackd-${generation}`,
    people: 2,
    training: true,
    stacks: Array.from({ length: stacks }, (_, index) => exampleStack(index + 1, generation, modulesPerStack)),
    dcJoin: 'commonBusbarNoDisconnect',
    breakers: inverters.map((inverter, index) => ({
      id: `B${index + 1}`,
      where: `beside inverter ${inverter.id}`,
      inverter: inverter.id,
    })),
    sources: exampleSources(),
    inverters,
    feeds: { host: 'own-battery', network: 'grid', updater: 'grid' },
    reconnect: 'externalPrecharge',
    joinLimit: { volts: 0.5, standing: 'borrowed', source: 'Fortress eFlex manual p. 19' },
    shareTolerancePercent: 20,
    isolator: 'Red switch beside the meter cabinet',
    ...overrides,
  };
}

function exampleStack(address: number, generation: string, moduleCount: number): SiteStack {
  return {
    tag: `S${address}`,
    serial: `TRAIN-${String(address).padStart(4, '0')}`,
    controllerGeneration: generation,
    address,
    modules: Array.from({ length: moduleCount }, () => ({ generation, capacityKwh: 4.8 })),
  };
}

function exampleInverter(): Site['inverters'][number] {
  return { id: 'INV1', model: 'Training inverter 12 kW', gridTied: true, stopsOnLossOfBms: 'yes', leadOn: 'S1' };
}

function exampleSources(): Site['sources'] {
  return [
    { id: 'PV1', kind: 'pv-string', isolator: 'PV disconnect under the inverter' },
    { id: 'AC1', kind: 'ac-coupled-pv', isolator: 'Breaker F7 in the sub-distribution' },
    { id: 'GEN1', kind: 'generator', isolator: 'Mode switch at the generator, on OFF' },
  ];
}
