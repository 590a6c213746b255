import { checkSite, exampleSite, type Site, siteWarnings } from '../../src/stacks';
import { addressBank, product } from './product.fixture';

const two = exampleSite({ stacks: 2 });
const [inverter] = two.inverters;
if (inverter === undefined) throw new Error('The example has no inverter.');
const second = { ...inverter, id: 'INV2' };
const [, slave] = two.stacks;
if (slave === undefined) throw new Error('The example has no second stack.');

const WARNED: readonly [code: string, where: string, site: Site][] = [
  ['stacks.above-soft-limit', 'stacks', exampleSite({ stacks: 11 })],
  ['stacks.lead-not-on-master', 'inverters[0].leadOn', { ...two, inverters: [{ ...inverter, leadOn: 'S2' }] }],
  ['stacks.inverter-without-breaker', 'inverters[1].id', { ...two, inverters: [inverter, second] }],
  ['stacks.reconnect-not-told', 'reconnect', { ...two, reconnect: 'unknown' }],
  ['stacks.join-limit-not-told', 'joinLimit', { ...two, joinLimit: null }],
  ['stacks.no-sources-listed', 'sources', { ...two, sources: [] }],
  [
    'stacks.loss-of-bms-not-told',
    'inverters[0].stopsOnLossOfBms',
    { ...two, inverters: [{ ...inverter, stopsOnLossOfBms: 'unknown' }] },
  ],
  [
    'stacks.mixed-controller-generations',
    'stacks[2].controllerGeneration',
    {
      ...two,
      stacks: [...two.stacks, { ...slave, tag: 'S3', serial: null, address: 3, controllerGeneration: 'gen2' }],
    },
  ],
];

describe('warnings', () => {
  it('say nothing about the example', () => {
    expect(siteWarnings(two, product(), [addressBank()])).toEqual([]);
  });

  it.each(WARNED)('say %s at %s and refuse nothing', (code, where, site) => {
    expect(siteWarnings(site, product())).toMatchObject([{ code, where }]);
    expect(checkSite(site, product(), [addressBank()])).toEqual([]);
  });

  it('do not ask one stack for a join limit', () => {
    expect(siteWarnings(exampleSite({ stacks: 1, joinLimit: null }), product())).toEqual([]);
  });
});
