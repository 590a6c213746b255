import type { OracleName, PlantAct, PlantSetup } from '../../src/virtual-plant';
import { ORACLES } from '../../src/virtual-plant';
import { Bench, OLD, PRODUCT, TARGETS, benchSetup, benchStack } from './bench-site';

interface Case {
  readonly oracle: OracleName;
  readonly when: string;
  readonly site?: Partial<PlantSetup>;
  readonly wrong: (bench: Bench) => unknown;
  /** The right way of the same; must not trip this oracle. */
  readonly right: (bench: Bench) => unknown;
}

const unplug: PlantAct = { act: 'unplug-link', from: 'S1', to: 'S2' };
const breaker = (closed: boolean): PlantAct => ({ act: 'set-breaker', breaker: 'B1', closed });
const unlock: PlantAct = { act: 'lock-breaker', breaker: 'B1', locked: false };
const allDark = (bench: Bench) => bench.park().press('S1', 'S2', 'S3');
const unequal = [
  benchStack('S1', '100000'),
  benchStack('S2', '010000', { openCircuitVolts: 53.9 }),
  benchStack('S3', '110000'),
];
const bareInverter = [{ id: 'I1', demandWatts: 2000 }];
const perStack = { dcJoin: 'perStackDisconnect' } as const;
const disconnect = (stack: string, closed: boolean): PlantAct => ({ act: 'set-disconnect', stack, closed });
const flashing = (bench: Bench) => bench.isolate().startAlone('S1').startTool('S1').wait(20);
const badUpdate = { faults: [{ name: 'version-unchanged', component: 'main102', stack: 'S1' }] };
const newer = { ...OLD, display101: '01099' };
const oneSite = (more: Parameters<typeof benchStack>[2]) => ({ stacks: [benchStack('S1', '100000', more)] });

const CASES: readonly Case[] = [
  {
    oracle: 'inrush',
    when: 'a contactor closes on a live bus of another voltage',
    site: { stacks: unequal },
    wrong: (bench) => bench.isolate().press('S1').wait(30).press('S2').wait(30),
    right: (bench) => bench.isolate().press('S1').wait(30).press('S1').wait(30).press('S2').wait(30),
  },
  {
    oracle: 'inrush',
    when: 'a breaker closes on discharged capacitors without precharge',
    site: { inverters: bareInverter, reconnect: 'externalPrecharge' },
    wrong: (bench) => bench.park().wait(600).do(unlock, breaker(true)),
    right: (bench) => bench.park().wait(600).do({ act: 'precharge', breaker: 'B1' }, unlock, breaker(true)),
  },
  {
    oracle: 'inrush',
    when: 'the breaker is closed last although the BMS would have precharged',
    site: { inverters: bareInverter, reconnect: 'bmsPrecharges' },
    wrong: (bench) => bench.park().wait(600).do(unlock, breaker(true)),
    right: (bench) => allDark(bench).wait(600).do(unlock, breaker(true)).press('S3').wait(30),
  },
  {
    oracle: 'inrush',
    when: 'a contactor closes on discharged capacitors behind a closed breaker',
    site: { inverters: bareInverter, reconnect: 'externalPrecharge' },
    wrong: (bench) => allDark(bench).wait(600).do(unlock, breaker(true)).press('S3').wait(30),
    right: (bench) =>
      allDark(bench).wait(600).press('S3').wait(30).do({ act: 'precharge', breaker: 'B1' }, unlock, breaker(true)),
  },
  {
    oracle: 'inrush',
    when: 'a DC disconnect is closed between two voltages',
    site: { ...perStack, stacks: unequal },
    wrong: (bench) => bench.park().do(disconnect('S2', false)).wait(60).do(disconnect('S2', true)),
    right: (bench) => bench.park().do(disconnect('S3', false)).wait(60).press('S2').do(disconnect('S3', true)),
  },
  {
    oracle: 'two-masters-on-linked-chain',
    when: 'two stacks at address 1 are switched on with the cable in',
    wrong: (bench) => allDark(bench).set('S2', 'ADDR_SET', '100000').press('S2').wait(15).press('S1'),
    right: (bench) => allDark(bench).do(unplug).set('S2', 'ADDR_SET', '100000').press('S2').wait(15).press('S1'),
  },
  {
    oracle: 'flash-while-linked',
    when: 'a cable hangs at the stack that is written, its partners dark',
    wrong: (bench) => allDark(bench).set('S1', 'ADDR_SET', '100000').startAlone('S1').startTool('S1'),
    right: flashing,
  },
  {
    oracle: 'flash-while-another-flashes',
    when: 'another stack is torn',
    site: { faults: [{ name: 'code-25-stuck', stack: 'S1' }] },
    wrong: (bench) => flashing(bench).wait(300).press('S1').startAlone('S2').startTool('S2'),
    right: (bench) => bench.isolate().startAlone('S2').startTool('S2').wait(20),
  },
  {
    oracle: 'flash-with-breaker-closed',
    when: 'a stack is written with the battery breaker closed',
    wrong: (bench) => bench.isolate().do(unlock, breaker(true)).startAlone('S1').startTool('S1'),
    right: flashing,
  },
  {
    oracle: 'flash-downgrade',
    when: 'the target is older on the list than what is installed',
    site: {
      stacks: [benchStack('S1', '100000', { versions: newer }), benchStack('S2', '010000', { versions: newer })],
    },
    wrong: flashing,
    right: (bench) => bench.isolate().startAlone('S1'),
  },
  {
    oracle: 'flash-outside-window',
    when: 'the charge is too high',
    site: oneSite({ socPercent: 92 }),
    wrong: flashing,
    right: (bench) => bench.isolate().startAlone('S1'),
  },
  {
    oracle: 'flash-outside-window',
    when: 'it is too cold',
    site: oneSite({ temperatureC: -4 }),
    wrong: flashing,
    right: (bench) => bench.isolate().startAlone('S1'),
  },
  {
    oracle: 'flash-outside-window',
    when: 'the cells are apart',
    site: oneSite({ cellSpreadMillivolts: 90 }),
    wrong: flashing,
    right: (bench) => bench.isolate().startAlone('S1'),
  },
  {
    oracle: 'next-flash-before-previous-passed',
    when: 'the first stack does not carry every target version',
    site: badUpdate,
    wrong: (bench) => bench.isolate().updateAlone('S1').startAlone('S2').startTool('S2'),
    right: (bench) => bench.isolate().updateAlone('S1').updateAlone('S1').startAlone('S2').startTool('S2'),
  },
  {
    oracle: 'next-flash-before-previous-passed',
    when: 'the first stack was not left on for its hold',
    wrong: (bench) => flashing(bench).wait(390).press('S1').startAlone('S2').startTool('S2'),
    right: (bench) => flashing(bench).wait(460).press('S1').startAlone('S2').startTool('S2'),
  },
  {
    oracle: 'power-off-during-flash',
    when: 'the button is held while the stack is written',
    wrong: (bench) => flashing(bench).press('S1'),
    right: (bench) => flashing(bench).do({ act: 'press-power', stack: 'S1', holdMs: 100 }).wait(600).press('S1'),
  },
  {
    oracle: 'power-off-during-flash',
    when: 'a module is switched off while it is written',
    wrong: (bench) => flashing(bench).wait(190).do({ act: 'module-switch', stack: 'S1', module: 1, on: false }),
    right: (bench) => flashing(bench).wait(600).do({ act: 'module-switch', stack: 'S1', module: 1, on: false }),
  },
  {
    oracle: 'tool-moved-during-flash',
    when: 'the tool is unplugged while it writes',
    wrong: (bench) => flashing(bench).do({ act: 'tool-connect', stack: null }),
    right: (bench) => flashing(bench).wait(600).do({ act: 'tool-connect', stack: null }),
  },
  {
    oracle: 'host-lost-power',
    when: 'the host hangs on the battery busbar and the contactor opens for the flash',
    site: { hostFeed: 'battery-busbar' },
    wrong: flashing,
    right: (bench) => bench.isolate().startAlone('S1'),
  },
  {
    oracle: 'power-on-gap-under-10s',
    when: 'two linked stacks are switched on 8 s apart',
    wrong: (bench) => allDark(bench).press('S3').wait(8).press('S2'),
    right: (bench) => allDark(bench).press('S3').wait(10).press('S2'),
  },
  {
    oracle: 'wrong-power-on-order',
    when: 'the master is switched on before its slaves',
    wrong: (bench) => allDark(bench).press('S1').wait(12).press('S2'),
    right: (bench) => allDark(bench).press('S3').wait(12).press('S2').wait(12).press('S1'),
  },
  {
    oracle: 'two-on-while-isolated',
    when: 'two stacks without a cable between them are on at one busbar',
    wrong: (bench) => bench.isolate().press('S1').wait(30).press('S2'),
    right: (bench) => bench.isolate().press('S1').wait(30).press('S1').press('S2'),
  },
  {
    oracle: 'two-on-while-isolated',
    when: 'each has a DC disconnect, but closed',
    site: perStack,
    wrong: (bench) => bench.isolate().press('S1').wait(30).press('S2'),
    right: (bench) => bench.isolate().do(disconnect('S2', false)).press('S1').wait(30).press('S2'),
  },
  {
    oracle: 'mixed-versions-joined',
    when: 'only one of the linked stacks was updated',
    wrong: (bench) => {
      bench.isolate().updateAlone('S1');
      bench.join();
    },
    right: (bench) => {
      bench.isolate();
      bench.join();
    },
  },
  {
    oracle: 'breaker-moved-under-current',
    when: 'the breaker is opened before the inverter is parked',
    wrong: (bench) => bench.do(breaker(false)),
    right: (bench) => bench.do({ act: 'inverter', inverter: 'I1', mode: 'standby' }, breaker(false)),
  },
  {
    oracle: 'breaker-moved-under-current',
    when: 'a DC disconnect is opened under load',
    site: perStack,
    wrong: (bench) => bench.do(disconnect('S2', false)),
    right: (bench) => bench.park().do(disconnect('S2', false)),
  },
  {
    oracle: 'breaker-closed-on-reversed-polarity',
    when: 'plus and minus are swapped behind the breaker',
    site: { breakers: [{ id: 'B1', inverter: 'I1', closed: false, polarityReversed: true }] },
    wrong: (bench) => bench.do(breaker(true)),
    right: (bench) => bench.do(breaker(false)),
  },
  {
    oracle: 'bms-off-under-current',
    when: 'a stack that carries current is switched off',
    wrong: (bench) => bench.press('S2'),
    right: (bench) => bench.park().press('S2'),
  },
  {
    oracle: 'cable-moved-live',
    when: 'a Link cable is pulled with a screen lit at one end',
    wrong: (bench) => bench.park().press('S2').do(unplug),
    right: (bench) => bench.park().press('S2', 'S1').do(unplug),
  },
  {
    oracle: 'latched-switch-moved-live',
    when: 'ADDR SET is moved with the screen lit',
    wrong: (bench) => bench.park().set('S1', 'ADDR_SET', '010000'),
    right: (bench) => bench.park().press('S1').set('S1', 'ADDR_SET', '010000').set('S1', 'INV_SET', '110110'),
  },
  {
    oracle: 'latched-switch-moved-live',
    when: 'the ADD of a running module is moved',
    wrong: (bench) => bench.do({ act: 'set-switch', stack: 'S1', bank: 'ADD', module: 2, number: 3, up: true }),
    right: (bench) =>
      bench.do(
        { act: 'module-switch', stack: 'S1', module: 2, on: false },
        { act: 'set-switch', stack: 'S1', bank: 'ADD', module: 2, number: 3, up: true },
      ),
  },
  {
    oracle: 'service-pattern-with-breaker-closed',
    when: 'versions are read with the breaker closed',
    wrong: (bench) => bench.set('S1', 'INV_SET', '101111').wait(5),
    right: (bench) => bench.park().set('S1', 'INV_SET', '101111').wait(5),
  },
  {
    oracle: 'service-pattern-with-breaker-closed',
    when: 'a temporary pattern is left in when the breaker is closed',
    wrong: (bench) => allDark(bench).set('S2', 'INV_SET', '011111').do(unlock, breaker(true)),
    right: (bench) =>
      allDark(bench).set('S2', 'INV_SET', '011111').set('S2', 'INV_SET', '010110').do(unlock, breaker(true)),
  },
  {
    oracle: 'forbidden-pattern',
    when: 'INV SET is left at the pattern of the documentation error',
    wrong: (bench) => bench.park().set('S1', 'INV_SET', '010000').press('S2'),
    right: (bench) => bench.park().set('S1', 'INV_SET', '010000').set('S1', 'INV_SET', '100000').press('S2'),
  },
  {
    oracle: 'forbidden-pattern',
    when: 'nothing else is done, but it stands',
    wrong: (bench) => bench.park().set('S1', 'INV_SET', '010000').wait(700),
    right: (bench) => bench.park().set('S1', 'INV_SET', '010000').wait(30).set('S1', 'INV_SET', '010110').wait(700),
  },
  {
    oracle: 'hands-on-high-voltage',
    when: 'a hand goes to a stack of 400 V',
    site: { nominalVolts: 400, stacks: [benchStack('S1', '100000', { openCircuitVolts: 402 })] },
    wrong: (bench) => bench.do({ act: 'press-power', stack: 'S1', holdMs: 10 }),
    right: (bench) => bench.do({ act: 'inverter', inverter: 'I1', mode: 'standby' }),
  },
  {
    oracle: 'hands-in-smoke',
    when: 'anything is touched while there is smoke',
    site: { smoke: { fromMs: 60_000, untilMs: 120_000 } },
    wrong: (bench) => bench.wait(60).do({ act: 'inverter', inverter: 'I1', mode: 'standby' }),
    right: (bench) => bench.wait(59).park().wait(61).press('S1'),
  },
];

describe.each(CASES)('$oracle when $when', ({ oracle, site, wrong, right }) => {
  const bench = () => Bench.with({ ...benchSetup(), ...site });

  it('trips the wrong way', () => {
    const plant = bench();
    wrong(plant);
    expect(plant.oracles()).toContain(oracle);
  });

  it('keeps still the right way', () => {
    const plant = bench();
    right(plant);
    expect(plant.oracles()).not.toContain(oracle);
  });
});

it('has a case for every oracle', () => {
  expect([...new Set(CASES.map((row) => row.oracle))].sort()).toEqual([...ORACLES].sort());
});

it('records what, when and because of which act', () => {
  const bench = Bench.with().wait(7).do(breaker(false));
  expect(bench.truth().oracles).toEqual([
    {
      oracle: 'breaker-moved-under-current',
      atMs: 7000,
      detail: expect.stringContaining('B1 opened at 3'),
      because: 'set-breaker breaker=B1 closed=false',
    },
  ]);
});

it('records a wrong that lasts once, and again when it comes back', () => {
  const bench = Bench.with().park().set('S1', 'INV_SET', '101111').wait(5);
  bench.do(unlock, breaker(true)).wait(60).press('S3').wait(60).do(breaker(false)).do(breaker(true));
  const times = bench.oracles().filter((oracle) => oracle === 'service-pattern-with-breaker-closed');
  expect(times.length).toBeGreaterThanOrEqual(2);
});

it('does not blame an act that was refused', () => {
  const bench = Bench.with({ nominalVolts: 48 }).park();
  expect(bench.try(breaker(true))).toEqual({ done: false, why: 'B1 is locked' });
  expect(bench.oracles()).toEqual([]);
});

it('does not record what was already so when it was found', () => {
  const mixed = [
    benchStack('S1', '100000'),
    benchStack('S2', '010000', { versions: { ...OLD, main102: TARGETS.main102 } }),
  ];
  const bench = Bench.with({ stacks: mixed, product: PRODUCT }).park().press('S2').wait(12).press('S2').wait(40);
  expect(bench.oracles()).not.toContain('mixed-versions-joined');
});
