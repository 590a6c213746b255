import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type PlantSetup, plantOptionsSchema } from '../../src/virtual-plant';
import { OpenBench, openImage } from './wire/open-bench';
import { Bench, OLD, TARGETS, benchStack } from './bench-site';

type Options = NonNullable<PlantSetup['options']>;
const withOptions = (options: Options, more: Partial<PlantSetup> = {}) => Bench.with({ ...more, options });
const image = openImage();
const isolated = (options: Options, more: Partial<PlantSetup> = {}) => withOptions(options, more).isolate();
const boardMixed = [
  benchStack('S1', '100000'),
  benchStack('S2', '010000', { versions: { ...OLD, main102: TARGETS.main102 } }),
];
const offGrid = { inverters: [{ id: 'I1', hasGrid: false, needsBatteryToLive: true }] };

/** What an option changes, seen from outside: its name, what is looked at, and what is seen for each of its two values. */
const GUESSES: readonly [
  name: keyof Options,
  seen: (value: boolean) => unknown,
  whenTrue: unknown,
  whenFalse: unknown,
][] = [
  [
    'addrLatchedAtBoot',
    (value) => withOptions({ addrLatchedAtBoot: value }).park().set('S2', 'ADDR_SET', '001000').stack('S2').address,
    2,
    4,
  ],
  [
    'addressZeroActsAsMaster',
    (value) =>
      isolated({ addressZeroActsAsMaster: value }).set('S1', 'ADDR_SET', '000000').press('S1').stack('S1').isMaster,
    true,
    false,
  ],
  [
    'lcdShowsModeCodes61And63',
    (value) =>
      withOptions({ lcdShowsModeCodes61And63: value }).park().set('S2', 'INV_SET', '111111').wait(9).code('S2'),
    '63',
    null,
  ],
  [
    'code19ClearsOnlyByDetection',
    (value) => {
      const bench = withOptions({ code19ClearsOnlyByDetection: value }).park().press('S3').wait(200);
      return [bench.code('S1'), bench.press('S3').wait(40).code('S1')];
    },
    ['19', '19'],
    ['19', null],
  ],
  [
    'error19AlsoFromInverterSilence',
    (value) => isolated({ error19AlsoFromInverterSilence: value }, offGrid).startAlone('S1').code('S1'),
    '19',
    null,
  ],
  [
    'toolRefusesOnInverterSilence',
    (value) => {
      const options = { error19AlsoFromInverterSilence: true, toolRefusesOnInverterSilence: value };
      const bench = isolated(options, offGrid).startAlone('S1').do({ act: 'tool-connect', stack: 'S1' });
      return bench.try({ act: 'tool-start' }).done;
    },
    false,
    true,
  ],
  [
    'detectionTellsSlaves',
    (value) => {
      const bench = isolated({ detectionTellsSlaves: value });
      for (const tag of ['S1', 'S2', 'S3']) bench.startAlone(tag).press(tag);
      const joined = [bench.join(), bench.code('S1'), bench.code('S2')];
      return [...joined, bench.isolate().press('S2').wait(30).code('S2')];
    },
    // The set has no 19 after the count of its master, as the maker says; alone again, a slave knows of the set or does not.
    [['3'], null, null, '19'],
    [['3'], null, null, null],
  ],
  [
    'linkPassesThroughDarkStack',
    (value) => withOptions({ linkPassesThroughDarkStack: value }).park().press('S2').wait(5).detect('S1'),
    ['2'],
    ['1'],
  ],
  [
    'updateResetsCounts',
    (value) => {
      const bench = isolated({ updateResetsCounts: value }).startAlone('S1').startTool('S1').wait(600);
      return [
        bench.code('S1'),
        bench.detect('S1', '111111', 70),
        bench.code('S1'),
        bench.detect('S1'),
        bench.code('S1'),
      ];
    },
    ['20', ['2'], '19', ['1'], null],
    [null, ['2'], null, ['1'], null],
  ],
  [
    'mixedVersionsRefuseToJoin',
    (value) => withOptions({ mixedVersionsRefuseToJoin: value }, { stacks: boardMixed }).park().detect('S1'),
    ['1'],
    ['2'],
  ],
  [
    'displayDarkWhileItsBoardIsFlashed',
    (value) => {
      const bench = isolated({ displayDarkWhileItsBoardIsFlashed: value }).startAlone('S1').startTool('S1').wait(20);
      return [bench.lcd('S1').lit, bench.look({ look: 'lamps', stack: 'S1' }).bms, bench.wait(90).lcd('S1').lit];
    },
    [false, true, true],
    [true, true, true],
  ],
  [
    'contactorOpensWhileFlashed',
    (value) => {
      const bench = isolated({ contactorOpensWhileFlashed: value }).startAlone('S1').startTool('S1').wait(20);
      return [bench.stack('S1').contactorClosed, bench.wait(600).stack('S1').contactorClosed];
    },
    [false, true],
    [true, true],
  ],
  [
    'showFirmwareListsModules',
    (value) =>
      withOptions({ showFirmwareListsModules: value }).park().set('S2', 'INV_SET', '101111').wait(5).lcd('S2').shows
        .length,
    4,
    2,
  ],
  [
    'rescueReflashWorks',
    (value) => {
      const faults = [{ name: 'code-25-stuck' }];
      const bench = isolated({ rescueReflashWorks: value }, { faults }).startAlone('S1').startTool('S1').wait(600);
      return bench.try({ act: 'tool-start', rescue: true }).done;
    },
    true,
    false,
  ],
  [
    'controllerNeedsModuleOne',
    (value) => {
      const bench = isolated({ controllerNeedsModuleOne: value });
      return bench.do({ act: 'module-switch', stack: 'S1', module: 1, on: false }).press('S1').lcd('S1').lit;
    },
    false,
    true,
  ],
  [
    'unfinishedBlockIsWrittenAnew',
    (value) => {
      const bench = OpenBench.alone({
        options: { unfinishedBlockIsWrittenAnew: value },
        faults: [{ name: 'power-lost-in-flash', step: 'word', at: 240 }],
      });
      bench.must('ok', bench.command(1, image)).sendBlocks(image, 1).wait(3);
      bench.must('silence', bench.block(2, 232, image.subarray(232, 464))).wait(30);
      bench.must('ok', bench.command(1, image)).sendBlocks(image).wait(3);
      return bench.must('ok', bench.command(2, image)).wait(3).status().state;
    },
    'verified',
    'failed',
  ],
];

const contactorGuess = (limit: number | null) => {
  const stacks = [benchStack('S1', '100000'), benchStack('S2', '010000', { openCircuitVolts: 54 })];
  const bench = isolated({ contactorRefusesAboveVolts: limit }, { stacks }).press('S1').wait(30).press('S2').wait(30);
  return [bench.stack('S2').contactorClosed, bench.oracles().includes('inrush')];
};

/** Two stacks joined and counted; the slave is away for less than a minute, and comes back. */
function slaveGoneForAWhile(bench: Bench): string | null {
  bench.do({ act: 'plug-link', from: 'S1', to: 'S2' }).set('S2', 'ADDR_SET', '010000');
  bench.press('S2').wait(12).press('S1').wait(30).detect('S1');
  return bench.press('S2').wait(20).press('S2').wait(30).code('S1');
}

describe('every guess about what nobody published', () => {
  it.each(GUESSES)('%s, true', (_name, seen, whenTrue) => expect(seen(true)).toEqual(whenTrue));
  it.each(GUESSES)('%s, false', (_name, seen, _whenTrue, whenFalse) => expect(seen(false)).toEqual(whenFalse));

  it('contactorRefusesAboveVolts: the BMS keeps its contactor open, or closes on anything', () => {
    expect(contactorGuess(0.5)).toEqual([false, false]);
    expect(contactorGuess(null)).toEqual([true, true]);
  });

  it.each([
    [
      'bootSeconds',
      { bootSeconds: 60 },
      (bench: Bench) => bench.press('S1').wait(30).stack('S1').power,
      'booting',
      'on',
    ],
    ['powerHoldMs', { powerHoldMs: 3000 }, (bench: Bench) => bench.litTags(), ['S1', 'S2', 'S3'], []],
    ['linkLatchSeconds', { linkLatchSeconds: 10 }, slaveGoneForAWhile, '19', null],
    [
      'detectionSeconds',
      { detectionSeconds: 120 },
      (bench: Bench) => bench.press('S1').wait(30).detect('S1'),
      [],
      ['1'],
    ],
    [
      'moduleDetectionSeconds',
      { moduleDetectionSeconds: 180 },
      (bench: Bench) => bench.startAlone('S1').detect('S1', '111111', 90),
      [],
      ['2'],
    ],
    [
      'patternSettleSeconds',
      { patternSettleSeconds: 12 },
      (bench: Bench) => bench.startAlone('S1').wait(20).set('S1', 'INV_SET', '011111').wait(5).code('S1'),
      null,
      '62',
    ],
    [
      'flashSecondsOtherwise',
      { flashSecondsOtherwise: 400 },
      (bench: Bench) => bench.startAlone('S1').startTool('S1').wait(500).stack('S1').flashing,
      true,
      false,
    ],
    [
      'flashSecondsPerComponent',
      { flashSecondsPerComponent: { module: 900 } },
      (bench: Bench) => bench.startAlone('S1').startTool('S1').wait(500).stack('S1').flashing,
      true,
      false,
    ],
    [
      'holdSecondsAfterFlash',
      { holdSecondsAfterFlash: 600 },
      (bench: Bench) =>
        bench
          .startAlone('S1')
          .startTool('S1')
          .wait(500)
          .truth()
          .log.some((entry) => 'event' in entry && entry.event === 'passed'),
      false,
      true,
    ],
    [
      'capacitorDischargeSeconds',
      { capacitorDischargeSeconds: 3600 },
      (bench: Bench) => bench.wait(600).look({ look: 'breaker-volts', breaker: 'B1' }).inverter > 40,
      true,
      false,
    ],
    [
      'equaliseSeconds',
      { equaliseSeconds: 3600 },
      (bench: Bench) => Math.abs(bench.press('S1').wait(30).press('S3').wait(200).stack('S3').amps) > 1,
      true,
      false,
    ],
  ] as const)('%s: another time, another sight', (_name, options, seen, other, usual) => {
    const site = {
      inverters: [{ id: 'I1', demandWatts: 2000 }],
      stacks: [
        benchStack('S1', '100000'),
        benchStack('S2', '010000'),
        benchStack('S3', '110000', { openCircuitVolts: 52.9 }),
      ],
    };
    expect(seen(isolated(options, site))).toEqual(other);
    expect(seen(isolated({}, site))).toEqual(usual);
  });

  it('stands in docs/plant-assumptions.md by its name', () => {
    const page = readFileSync(path.join(__dirname, '../../docs/plant-assumptions.md'), 'utf8');
    const missing = Object.keys(plantOptionsSchema.shape).filter((name) => !page.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });
});
