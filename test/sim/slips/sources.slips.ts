import { asks, BOTH, does, EITHER_WAY, plantOf, SEES, type Slip } from './slip';

const sourceIs =
  (...ids: readonly string[]) =>
  ({ message }: { readonly message: { readonly params: Readonly<Record<string, unknown>> } }): boolean =>
    ids.includes(String(message.params['source']));

const inverter = (id: string) =>
  ({ id, model: 'Training inverter 12 kW', gridTied: true, stopsOnLossOfBms: 'yes', leadOn: 'S1' }) as const;

/** Everything that feeds the busbar or the computer, and the lock on it. */
export const SOURCE_SLIPS: readonly Slip[] = [
  {
    id: 'slip-12',
    unseen: {
      'gen3 expects': 'Who says "all on" without having looked is believed until the power goes.',
      'open1 expects': 'Who says "all on" without having looked is believed until the power goes.',
    },
    title: 'The laptop, the router or the tool hangs on the backup panel that I switch off.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    site: (spec, random) => {
      const feed = random.pick(['hostFeed', 'networkFeed', 'toolFeed'] as const);
      return plantOf(spec, (setup) => ({ ...setup, [feed]: 'backup-panel' }));
    },
    where: asks('feeds'),
  },
  {
    id: 'slip-14a',
    title: 'I said that the inverter is in standby and did not put it there.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('park-inverter'),
    instead: (act) => (act.act === 'inverter' ? null : undefined),
    byHand: 'leave the inverter running and answer 0 W',
  },
  {
    id: 'slip-14b',
    unseen: {
      'gen3 sees': 'The hand is quicker than any question.',
      'open1 sees': 'The hand is quicker than any question.',
    },
    title: 'I pulled the battery breaker while the inverter still worked.',
    deadline: 'write',
    products: BOTH,
    manners: SEES,
    where: asks('park-inverter', 'customer', 'walk-round'),
    first: (making) => does(making, { act: 'set-breaker', breaker: 'B1', closed: false }),
    byHand: '`:breaker B1 open` before the inverter is parked',
  },
  {
    id: 'slip-15',
    title: 'I left one string or the PV on the AC side on.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    site: (spec) =>
      plantOf(spec, (setup) => ({
        ...setup,
        sources: (setup.sources ?? []).map((source) =>
          source.kind === 'generator' ? source : { ...source, busWatts: -800 },
        ),
      })),
    where: (prompt) => asks('source-off')(prompt) && sourceIs('PV1', 'AC1')(prompt),
    instead: () => null,
    byHand: 'leave the source on and answer "off"',
  },
  {
    id: 'slip-16',
    title: 'There is a second inverter, and I left its breaker closed.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    site: (spec) => ({ ...spec, site: { ...spec.site, inverters: [inverter('INV1'), inverter('INV2')] } }),
    where: asks('open-and-lock-breakers'),
    instead: (act) => ('breaker' in act && act.breaker === 'B2' ? null : undefined),
    byHand: 'open and lock only the first breaker and answer 2',
  },
  {
    id: 'slip-17',
    title: 'The generator stands on AUTO and starts when the battery is gone.',
    deadline: 'write',
    products: BOTH,
    manners: EITHER_WAY,
    site: (spec, random) => {
      const seconds = random.pick([90, 200, 500, 2000]);
      return plantOf(spec, (setup) => ({
        ...setup,
        // What starts by itself and wakes the parked inverter is one kind of thing to the plant.
        sources: (setup.sources ?? []).map((source) =>
          source.id === 'GEN1' ? { ...source, kind: 'outside-control' as const, unparksAfterSeconds: seconds } : source,
        ),
      }));
    },
    where: (prompt) => asks('source-off')(prompt) && sourceIs('GEN1')(prompt),
    instead: () => null,
    byHand: 'leave GEN1 on and answer "off"',
  },
  {
    id: 'slip-18',
    unseen: {
      'gen3 expects': 'Without telemetry of the inverter nobody sees who closes a breaker without a lock.',
      'open1 expects': 'Without telemetry of the inverter nobody sees who closes a breaker without a lock.',
    },
    title: 'I opened the breaker and put no lock on it; somebody closes it again.',
    deadline: 'breakers',
    products: BOTH,
    manners: EITHER_WAY,
    where: asks('open-and-lock-breakers'),
    instead: (act) => (act.act === 'lock-breaker' ? null : undefined),
    later: (making) => does(making, { act: 'set-breaker', breaker: 'B1', closed: true }),
    byHand: '`:breaker B1 open` without `lock`, answer 1, and `:breaker B1 close` later',
  },
];
