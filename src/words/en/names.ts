import type { Catalogue } from '../words';
import { inverter } from './inverter';

/** Words for values that the engine writes as keys. */
export const names = {
  'outcome.complete': { title: 'Complete' },
  'outcome.complete-with-deviations': { title: 'Complete, with deviations' },
  'outcome.degraded': { title: 'Not in full service' },
  'outcome.restored-not-updated': { title: 'Put back, not updated' },
  'outcome.abandoned': { title: 'Abandoned before anything was opened' },
  'hands.none': { title: 'no hands' },
  'hands.eyes': { title: 'eyes' },
  'hands.hands': { title: 'hands' },
  'hands.two': { title: 'two people' },
  'source.pv-string': { title: 'solar string' },
  'source.ac-coupled-pv': { title: 'AC-coupled solar' },
  'source.grid-charger': { title: 'grid charger' },
  'source.generator': { title: 'generator' },
  'source.dc-load': { title: 'DC load' },
  'source.outside-control': { title: 'outside control' },
  'feed.host': { title: 'this computer' },
  'feed.network': { title: 'the network' },
  'feed.updater': { title: 'the update tool' },
  'obligation.links': { title: 'Link cables' },
  'obligation.breakers': { title: 'breakers' },
  'obligation.inverters': { title: 'inverters' },
  'obligation.unit': { title: 'unit for rescue' },
  'obligation.member': { title: 'place in the set' },
  'obligation.versions': { title: 'one version in the whole set' },
  'obligation.sources': { title: 'energy sources' },
  ...inverter,
} as const satisfies Catalogue;
