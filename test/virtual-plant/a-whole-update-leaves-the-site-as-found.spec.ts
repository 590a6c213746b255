import { Bench, PRODUCT, benchSetup } from './bench-site';

function wholeUpdate(bench: Bench): readonly string[] {
  bench.isolate();
  for (const tag of ['S1', 'S2', 'S3']) bench.updateAlone(tag);
  const count = bench.join();
  bench.reconnect();
  return count;
}

describe('a whole update done in the right order', () => {
  const bench = Bench.with();
  const count = wholeUpdate(bench);

  it('counts every stack at the master', () => expect(count).toEqual(['3']));
  it('trips no oracle', () => expect(bench.truth().oracles).toEqual([]));
  it('differs from as found in nothing but firmware', () => expect(bench.truth().differsFromAsFound).toEqual([]));
  it('carries every target version', () =>
    expect(bench.truth().stacks.map((stack) => stack.atTarget)).toEqual([true, true, true]));
  it('shows no code', () => expect(['S1', 'S2', 'S3'].map((tag) => bench.code(tag))).toEqual([null, null, null]));
  it('lets the inverter see the battery and each stack carry its share', () => {
    expect(bench.look({ look: 'inverter-screen', inverter: 'I1' })).toMatchObject({
      seesBattery: true,
      batteryWatts: 2000,
    });
    const amps = bench.truth().stacks.map((stack) => stack.amps);
    expect(Math.min(...amps)).toBeGreaterThan(12);
    expect(Math.max(...amps) - Math.min(...amps)).toBeLessThan(1);
  });
});

it('ends the same, byte for byte, when it is done again', () => {
  const runs = [Bench.with(), Bench.with()];
  for (const bench of runs) wholeUpdate(bench);
  expect(runs[1]?.snapshot()).toBe(runs[0]?.snapshot());
});

it('ends the same whether or not somebody looks in between', () => {
  const quiet = Bench.with().isolate().startAlone('S1');
  const watched = Bench.with().isolate();
  watched.press('S1');
  for (let second = 0; second < 30; second += 1) {
    watched.wait(1).lcd('S1');
    watched.look({ look: 'busbar-volts' });
  }
  watched.detect('S1');
  expect(watched.snapshot()).toBe(quiet.snapshot());
});

it('ends the same when the plant is killed and taken up again between all acts', () => {
  const straight = Bench.with().isolate().startAlone('S1').startTool('S1').wait(600);
  const killed = Bench.with().restart().isolate().restart().startAlone('S1').restart().startTool('S1').restart();
  for (let minute = 0; minute < 10; minute += 1) killed.wait(60).restart();
  expect(JSON.parse(JSON.stringify(killed.truth()))).toEqual(JSON.parse(JSON.stringify(straight.truth())));
});

it('works for Gen 2 too, whose versions stand on the fourth screen of the boot', () => {
  const bench = Bench.with({ product: { ...PRODUCT, generation: 'gen2' } });
  expect(wholeUpdate(bench)).toEqual(['3']);
  expect(bench.truth().oracles).toEqual([]);
  expect(bench.lcd('S2').bootScreens).toHaveLength(4);
  expect(bench.lcd('S2').bootScreens[3]).toBe('04007');
});

it('works for an off-grid site whose inverter is dead without the battery', () => {
  const inverters = [{ id: 'I1', needsBatteryToLive: true, hasGrid: false, demandWatts: 900 }];
  const bench = Bench.with({ ...benchSetup(), inverters, reconnect: 'externalPrecharge' });
  bench.isolate();
  expect(bench.look({ look: 'inverter-screen', inverter: 'I1' })).toMatchObject({ lit: false, seesBattery: false });
  for (const tag of ['S1', 'S2', 'S3']) bench.updateAlone(tag);
  expect(bench.join()).toEqual(['3']);
  bench.do({ act: 'precharge', breaker: 'B1' }).reconnect();
  expect(bench.truth().oracles).toEqual([]);
  expect(bench.look({ look: 'inverter-screen', inverter: 'I1' })).toMatchObject({ lit: true, seesBattery: true });
});

it('works where the BMS precharges: counted with the breaker open, all off, breaker closed, on again', () => {
  const bench = Bench.with({ inverters: [{ id: 'I1', demandWatts: 2000 }], reconnect: 'bmsPrecharges' }).isolate();
  for (const tag of ['S1', 'S2', 'S3']) bench.updateAlone(tag);
  expect(bench.join()).toEqual(['3']);
  bench.press('S1', 'S2', 'S3').wait(600);
  bench.do({ act: 'lock-breaker', breaker: 'B1', locked: false }, { act: 'set-breaker', breaker: 'B1', closed: true });
  for (const tag of ['S3', 'S2', 'S1']) bench.press(tag).wait(12);
  bench
    .wait(30)
    .do({ act: 'inverter', inverter: 'I1', mode: 'running' }, { act: 'set-source', source: 'PV1', on: true });
  expect(bench.truth().oracles).toEqual([]);
  expect(bench.truth().differsFromAsFound).toEqual([]);
  expect(['S1', 'S2', 'S3'].map((tag) => bench.code(tag))).toEqual([null, null, null]);
});
