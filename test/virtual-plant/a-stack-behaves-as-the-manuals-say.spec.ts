import { StackhandError } from '../../src/kernel';
import { Plant } from '../../src/virtual-plant';
import { Bench, benchSetup, benchStack } from './bench-site';

describe('in normal operation', () => {
  it('shows no code, but charge, health and power', () => {
    expect(Bench.with().lcd('S1')).toEqual({
      lit: true,
      code: null,
      shows: ['SOC 55 %', 'SOH 100 %', expect.stringMatching(/^6\d\d W$/), 'discharging'],
      bootScreens: [],
    });
  });

  it('splits the current over the stacks by their resistance', () => {
    const stacks = [benchStack('S1', '100000'), benchStack('S2', '010000', { resistanceMilliohms: 24 })];
    const bench = Bench.with({ stacks });
    const [first, second] = bench.truth().stacks.map((stack) => stack.amps);
    expect((first ?? 0) / (second ?? 1)).toBeCloseTo(2, 2);
  });

  it('loses charge by discharging and gains it by charging', () => {
    const bench = Bench.with().wait(3600);
    const after = bench.stack('S1').socPercent;
    expect(after).toBeLessThan(50 + 5);
    bench.do({ act: 'inverter-demand', inverter: 'I1', watts: -2000 }).wait(3600);
    expect(bench.stack('S1').socPercent).toBeGreaterThan(after);
    expect(bench.lcd('S1').shows).toContain('charging');
  });
});

describe('the power button', () => {
  it('does nothing when it is only touched', () => {
    const bench = Bench.with().park().do({ act: 'press-power', stack: 'S2', holdMs: 300 });
    expect(bench.lcd('S2').lit).toBe(true);
  });

  it('lights the screen at once, boots, and closes the contactor at the end of it', () => {
    const bench = Bench.with().isolate().press('S1');
    expect(bench.lcd('S1').lit).toBe(true);
    expect(bench.wait(19).stack('S1')).toMatchObject({ power: 'booting', contactorClosed: false });
    expect(bench.wait(1).stack('S1')).toMatchObject({ power: 'on', contactorClosed: true });
  });

  it('leaves the stack dark when no module answers to ADD 1', () => {
    const bench = Bench.with().isolate().do({ act: 'module-switch', stack: 'S1', module: 1, on: false }).press('S1');
    expect(bench.wait(60).lcd('S1').lit).toBe(false);
  });
});

describe('ADDR SET', () => {
  it('is taken at the next power-up, not before', () => {
    const bench = Bench.with().park().set('S2', 'ADDR_SET', '100000');
    expect(bench.stack('S2').address).toBe(2);
    expect(bench.press('S2').wait(5).press('S2').wait(30).stack('S2').address).toBe(1);
  });

  it('means nothing when it is mirrored: the stack never counts itself', () => {
    const bench = Bench.with().isolate().set('S1', 'ADDR_SET', '000001').press('S1').wait(30);
    expect(bench.stack('S1').address).toBeNull();
    bench.set('S1', 'INV_SET', '011111').wait(600);
    expect(bench.lcd('S1')).toMatchObject({ code: '62', shows: [] });
  });
});

describe('the detection of stacks', () => {
  it('shows 62, then the number of stacks, and remembers it over a power cycle', () => {
    const bench = Bench.with().isolate().press('S1').wait(30);
    expect(bench.code('S1')).toBe('19');
    bench.set('S1', 'INV_SET', '011111').wait(4);
    expect(bench.lcd('S1')).toMatchObject({ code: '62', shows: [] });
    bench.wait(30);
    expect(bench.lcd('S1')).toMatchObject({ code: null, shows: ['1'] });
    bench.set('S1', 'INV_SET', '010110').wait(5);
    expect(bench.code('S1')).toBeNull();
    expect(bench.press('S1').wait(5).press('S1').wait(30).code('S1')).toBeNull();
  });

  it('counts neither a stack that is off nor one behind a missing cable nor a second one of an address', () => {
    const off = Bench.with().park().press('S3').wait(5);
    expect(off.detect('S1')).toEqual(['2']);
    const cut = Bench.with().park().do({ act: 'unplug-link', from: 'S1', to: 'S2' });
    expect(cut.detect('S1')).toEqual(['1']);
    const double = [benchStack('S1', '100000'), benchStack('S2', '010000'), benchStack('S3', '010000')];
    expect(Bench.with({ stacks: double }).park().detect('S1')).toEqual(['2']);
  });

  it('stays at 62 on a slave', () => {
    const bench = Bench.with().park().set('S2', 'INV_SET', '011111').wait(600);
    expect(bench.lcd('S2')).toMatchObject({ code: '62', shows: [] });
  });

  it('starts over when the switches are moved on the way', () => {
    const bench = Bench.with().park().set('S1', 'INV_SET', '011111').wait(25);
    bench.set('S1', 'INV_SET', '010110').wait(5).set('S1', 'INV_SET', '011111').wait(25);
    expect(bench.code('S1')).toBe('62');
  });
});

describe('code 19', () => {
  it('stands on every stack of a joined chain until the master has counted', () => {
    const bench = Bench.with().isolate();
    for (const tag of ['S1', 'S2', 'S3']) bench.startAlone(tag).press(tag);
    bench.do({ act: 'plug-link', from: 'S1', to: 'S2' }, { act: 'plug-link', from: 'S2', to: 'S3' });
    bench.set('S2', 'ADDR_SET', '010000').set('S3', 'ADDR_SET', '110000');
    for (const tag of ['S3', 'S2', 'S1']) bench.press(tag).wait(12);
    bench.wait(30);
    expect(['S1', 'S2', 'S3'].map((tag) => bench.code(tag))).toEqual(['19', '19', '19']);
    expect(bench.detect('S1')).toEqual(['3']);
    expect(['S1', 'S2', 'S3'].map((tag) => bench.code(tag))).toEqual([null, null, null]);
  });

  it('stands on a slave without a master', () => {
    expect(Bench.with().park().press('S1').wait(1).code('S2')).toBe('19');
  });
});

describe('code 20', () => {
  it('stands while a module is off, and opens the contactor', () => {
    const bench = Bench.with().park().do({ act: 'module-switch', stack: 'S2', module: 2, on: false });
    expect(bench.stack('S2')).toMatchObject({ code: '20', contactorClosed: false });
    bench.do({ act: 'module-switch', stack: 'S2', module: 2, on: true });
    expect(bench.stack('S2')).toMatchObject({ code: null, contactorClosed: true });
  });

  it('comes from a duplicate ADD only when the module has restarted', () => {
    const bench = Bench.with().park();
    bench.do(
      { act: 'set-switch', stack: 'S2', bank: 'ADD', module: 2, number: 1, up: true },
      { act: 'set-switch', stack: 'S2', bank: 'ADD', module: 2, number: 2, up: false },
    );
    expect(bench.code('S2')).toBeNull();
    bench.do(
      { act: 'module-switch', stack: 'S2', module: 2, on: false },
      { act: 'module-switch', stack: 'S2', module: 2, on: true },
    );
    expect(bench.code('S2')).toBe('20');
  });

  it('goes when the modules are counted anew', () => {
    const bench = Bench.with().park().do({ act: 'module-switch', stack: 'S2', module: 2, on: false });
    bench.set('S2', 'INV_SET', '111111').wait(10);
    expect(bench.code('S2')).toBe('63');
    bench.wait(60);
    expect(bench.lcd('S2')).toMatchObject({ code: null, shows: ['1'] });
    expect(bench.set('S2', 'INV_SET', '010110').wait(5).code('S2')).toBeNull();
  });
});

it('shows the version of every board when INV SET asks for it', () => {
  const bench = Bench.with().park().set('S2', 'INV_SET', '101111').wait(5);
  const boards = ['VER S. 101-01090', 'VER S. 102-04006', 'VER S. M1-03040', 'VER S. M2-03040'];
  expect(bench.lcd('S2')).toMatchObject({ code: '61', shows: boards });
});

describe('the inverter', () => {
  it('does not see the battery while the INV SET of the master means something else', () => {
    const bench = Bench.with().set('S1', 'INV_SET', '110110').wait(5);
    const screen = { look: 'inverter-screen', inverter: 'I1' } as const;
    expect(bench.look(screen)).toMatchObject({ lit: true, seesBattery: false, batteryWatts: 0, ampLimits: null });
    bench.set('S1', 'INV_SET', '010110').wait(5);
    expect(bench.look(screen)).toMatchObject({ seesBattery: true, batteryWatts: 2000, ampLimits: { charge: 300 } });
  });

  it('does not see it with its lead out, and sees it through another stack only when that is the master', () => {
    const bench = Bench.with().park().do({ act: 'inverter-lead', stack: 'S1', plugged: false });
    expect(bench.truth().inverters[0]?.seesBattery).toBe(false);
    bench.do({ act: 'inverter-lead', stack: 'S2', plugged: true });
    expect(bench.truth().inverters[0]?.seesBattery).toBe(false);
    expect(bench.try({ act: 'inverter-lead', stack: 'S1', plugged: true }).done).toBe(false);
  });

  it('goes on with the last values where it does not stop without the battery', () => {
    const inverters = [{ id: 'I1', demandWatts: 2000, stopsWithoutBms: false }];
    const bench = Bench.with({ inverters }).set('S1', 'INV_SET', '110110').wait(5);
    expect(bench.truth().inverters[0]).toMatchObject({ seesBattery: false, batteryWatts: 2000 });
  });

  it('lets its capacitors run down behind an open breaker, unless the grid holds them', () => {
    const volts = { look: 'breaker-volts', breaker: 'B1' } as const;
    const bare = Bench.with({ inverters: [{ id: 'I1' }] }).park();
    expect(bare.look(volts).inverter).toBeCloseTo(52.6, 1);
    expect(bare.wait(600).look(volts).inverter).toBeLessThan(1);
    expect(Bench.with().park().wait(600).look(volts)).toEqual({ battery: 52.6, inverter: 52, polarityOk: true });
  });

  it('takes the backup panel with it, and what hangs on the panel', () => {
    const bench = Bench.with({ hostFeed: 'backup-panel', toolFeed: 'own-battery' });
    expect(bench.look({ look: 'host' })).toEqual({ hostPowered: true, networkUp: true, toolPowered: true });
    bench.park();
    expect(bench.look({ look: 'host' })).toEqual({ hostPowered: false, networkUp: true, toolPowered: true });
  });

  it('is started again behind our back by outside control that was not paused', () => {
    const control = { id: 'VPP', kind: 'outside-control' as const, unparksAfterSeconds: 300 };
    const bench = Bench.with({ sources: [control] }).do({ act: 'inverter', inverter: 'I1', mode: 'standby' });
    expect(bench.wait(299).truth().inverters[0]?.mode).toBe('standby');
    expect(bench.wait(1).truth().inverters[0]?.mode).toBe('running');
    const paused = Bench.with({ sources: [control] })
      .park()
      .wait(900);
    expect(paused.truth().inverters[0]?.mode).toBe('standby');
  });
});

describe('a stack whose DC disconnect is open', () => {
  it('carries nothing while the count says it is there', () => {
    const stacks = [benchStack('S1', '100000'), benchStack('S2', '010000', { disconnectClosed: false })];
    const bench = Bench.with({ stacks });
    expect(bench.look({ look: 'amps', stack: 'S2' })).toEqual({ amps: 0 });
    expect(bench.look({ look: 'amps', stack: 'S1' }).amps).toBeGreaterThan(35);
    expect(bench.code('S2')).toBeNull();
  });
});

describe('two stacks of different voltage on one busbar', () => {
  it('exchange a current that dies away', () => {
    const stacks = [benchStack('S1', '100000'), benchStack('S2', '010000', { openCircuitVolts: 53 })];
    const bench = Bench.with({ stacks }).isolate().press('S1').wait(30).press('S2').wait(20);
    const at = () => bench.look({ look: 'amps', stack: 'S2' }).amps;
    expect(at()).toBeGreaterThan(10);
    expect(bench.wait(300).look({ look: 'amps', stack: 'S2' }).amps).toBeLessThan(0.2);
  });

  it('exchange none anew when a third one leaves them', () => {
    const stacks = [
      benchStack('S1', '100000'),
      benchStack('S2', '010000', { openCircuitVolts: 53 }),
      benchStack('S3', '110000'),
    ];
    const bench = Bench.with({ stacks }).isolate().press('S1').wait(30).press('S2').wait(30).press('S3').wait(300);
    bench.press('S3').wait(1);
    expect(bench.look({ look: 'amps', stack: 'S3' })).toEqual({ amps: 0 });
    expect(Math.abs(bench.look({ look: 'amps', stack: 'S2' }).amps)).toBeLessThan(0.2);
  });
});

it('has its amperes too where it was kept before it knew when a stack came onto the bus', () => {
  const bench = Bench.with({});
  const { busJoinedAtMs, ...older } = JSON.parse(bench.snapshot()) as Record<string, unknown>;
  expect(busJoinedAtMs).toBeNull();
  const kept = Plant.restore(JSON.stringify({ ...older, busChangedAtMs: 0 }));
  expect(kept.truth(0).stacks.map(({ amps }) => amps)).toEqual(bench.truth().stacks.map(({ amps }) => amps));
});

it('drifts by itself as it was told', () => {
  const bench = Bench.with({ stacks: [benchStack('S1', '100000', { driftVoltsPerHour: -0.1 })] })
    .park()
    .wait(7200);
  expect(bench.stack('S1').volts).toBeCloseTo(52.4, 3);
});

describe('a photo', () => {
  it('is a picture of what a look would tell', () => {
    const bench = Bench.with().park();
    const photo = Plant.restore(bench.snapshot()).look(0, { look: 'photo', of: { look: 'lcd', stack: 'S2' } });
    expect(photo.mediaType).toBe('image/svg+xml');
    expect(Buffer.from(photo.base64, 'base64').toString()).toContain('SOC 55 %');
  });
});

describe('a label', () => {
  it('names the stack and each module', () => {
    expect(Bench.with().look({ look: 'stack-label', stack: 'S2' })).toEqual({
      serial: 'SN-S2',
      generation: 'gen3',
      antennaPort: true,
      moduleLabels: ['SN-S2-M1', 'SN-S2-M2'],
    });
  });
});

describe('what cannot be done', () => {
  it.each([
    [
      'a cable that is not there',
      { act: 'unplug-link', from: 'S1', to: 'S3' },
      'no cable is plugged between S1 and S3',
    ],
    ['a plug without a cable in hand', { act: 'plug-link', from: 'S3', to: 'S1' }, 'no cable in hand'],
    ['a lock on a closed breaker', { act: 'lock-breaker', breaker: 'B1', locked: true }, 'B1 is closed'],
    [
      'a DC disconnect that the site does not have',
      { act: 'set-disconnect', stack: 'S1', closed: false },
      'no DC disconnect',
    ],
    ['a flash with nothing connected', { act: 'tool-start' }, 'not connected'],
    ['a precharge of what is on the bus', { act: 'precharge', breaker: 'B1' }, 'already on the busbar'],
  ] as const)('is refused: %s', (_name, act, why) => {
    const result = Bench.with().try(act);
    expect(result.done ? '' : result.why).toContain(why);
  });

  it('is refused by name when the site has nothing of it', () => {
    expect(() => Bench.with().press('S9')).toThrow(/stack: .*found S9.*S1, S2, S3/);
    expect(() => Bench.with().do({ act: 'set-switch', stack: 'S1', bank: 'INV_SET', number: 7, up: true })).toThrow(
      /1 to 6/,
    );
  });
});

describe('a site that cannot be', () => {
  it('is refused with every field that is wrong', () => {
    const setup = benchSetup({
      stacks: [benchStack('S1', '1000'), benchStack('S1', '010000')],
      faults: [{ name: 'gremlins' }],
    });
    const problems = (() => {
      try {
        Plant.create(setup);
      } catch (error) {
        if (error instanceof StackhandError)
          return error.problems.map((problem) => `${problem.where} ${problem.value}`);
      }
      return [];
    })();
    expect(problems).toEqual(['stacks S1', 'faults[0].name gremlins', 'stacks[0].address 1000']);
  });

  it('is refused where it is no site at all', () => {
    const broken = { ...benchSetup(), inrushLimitVolts: -1 };
    expect(() => Plant.create(broken)).toThrow(/inrushLimitVolts: .*found -1/);
  });
});

describe('what was left otherwise than found', () => {
  it('is told in words', () => {
    const bench = Bench.with()
      .park()
      .set('S2', 'INV_SET', '100000')
      .do({ act: 'inverter-lead', stack: 'S1', plugged: false });
    expect(bench.truth().differsFromAsFound).toEqual([
      'S1 inverter lead unplugged was plugged',
      'S2 INV_SET 100000 was 010110',
      'breaker B1 open and locked was closed',
      'inverter I1 standby was running',
      'source PV1 off was on',
    ]);
  });
});
