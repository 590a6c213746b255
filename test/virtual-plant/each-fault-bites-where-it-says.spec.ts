import { checkedSetup, FAULTS, type PlantAct, SlippingHands } from '../../src/virtual-plant';
import { Bench, benchSetup } from './bench-site';

const isolated = (fault: { name: string; [more: string]: unknown }) => Bench.with({ faults: [fault] }).isolate();

describe('count-one-short', () => {
  it('shows one too few once, and right when it is asked again', () => {
    const bench = isolated({ name: 'count-one-short' });
    expect(bench.startAlone('S1').press('S1').stack('S1').rememberedStacks).toBe(1);
    expect(bench.join()).toEqual(['2']);
    expect(bench.code('S1')).toBe('19');
    expect(bench.detect('S1')).toEqual(['3']);
    expect(bench.code('S1')).toBeNull();
  });
});

describe('code-19-stays', () => {
  it('shows the count, and 19 when the pattern is gone', () => {
    const bench = isolated({ name: 'code-19-stays', stack: 'S1' }).press('S1').wait(30);
    expect(bench.detect('S1')).toEqual(['1']);
    expect(bench.code('S1')).toBe('19');
    expect(bench.detect('S1')).toEqual(['1']);
    expect(bench.code('S1')).toBeNull();
  });
});

describe('code-20-after-module-flash', () => {
  it('leaves a module at 0000 with its lamp against its switch, and code 20', () => {
    const bench = isolated({ name: 'code-20-after-module-flash', stack: 'S1', module: 2 })
      .startAlone('S1')
      .startTool('S1')
      .wait(600);
    expect(bench.code('S1')).toBe('20');
    expect(bench.look({ look: 'lamps', stack: 'S1' }).modules[1]).toEqual({ position: 2, switchOn: true, led: false });
    expect(bench.stack('S1').modules[1]).toMatchObject({ bricked: true, version: '0000' });
    expect(bench.stack('S1').modules[0]).toMatchObject({ bricked: false, version: '03044' });
    bench.do({ act: 'module-switch', stack: 'S1', module: 2, on: false });
    expect(bench.look({ look: 'lamps', stack: 'S1' }).modules[1]).toEqual({ position: 2, switchOn: false, led: true });
  });
});

describe('code-25-stuck', () => {
  const stuck = () => isolated({ name: 'code-25-stuck', stack: 'S1' }).startAlone('S1').startTool('S1').wait(1200);

  it('shows 25 for ever, also after a power cycle', () => {
    const bench = stuck();
    expect(bench.code('S1')).toBe('25');
    expect(bench.press('S1').press('S1').wait(60).code('S1')).toBe('25');
    expect(bench.try({ act: 'tool-start' })).toEqual({ done: false, why: 'the stack does not answer' });
  });

  it('ends by a rescue', () => {
    const bench = stuck().do({ act: 'tool-start', rescue: true }).wait(600);
    expect(bench.stack('S1')).toMatchObject({ torn: false, atTarget: true, code: null });
  });

  it('does not end by a rescue where the option says that none works', () => {
    const bench = Bench.with({ faults: [{ name: 'code-25-stuck' }], options: { rescueReflashWorks: false } });
    bench.isolate().startAlone('S1').startTool('S1').wait(1200);
    expect(bench.try({ act: 'tool-start', rescue: true }).done).toBe(false);
  });
});

describe('half-on', () => {
  it('leaves the screen lit with zeros and the lamps dark after switching off, until the button is held again', () => {
    const bench = Bench.with({ faults: [{ name: 'half-on', stack: 'S2' }] })
      .park()
      .press('S2');
    expect(bench.lcd('S2')).toMatchObject({ lit: true, code: null, shows: ['SOC 0 %', 'SOH 0 %', '0 W'] });
    expect(bench.look({ look: 'lamps', stack: 'S2' })).toMatchObject({ bms: false });
    expect(bench.stack('S2').contactorClosed).toBe(false);
    expect(bench.press('S2').lcd('S2').lit).toBe(false);
  });

  it('can bite on the way on instead', () => {
    const bench = Bench.with({ faults: [{ name: 'half-on', stack: 'S2', towards: 'on' }] })
      .park()
      .press('S2')
      .press('S2');
    expect(bench.wait(60).stack('S2').power).toBe('half-on');
    expect(bench.press('S2').press('S2').wait(60).stack('S2').power).toBe('on');
  });
});

describe('version-unchanged', () => {
  it('reports success with the old version, and holds the second time', () => {
    const bench = isolated({ name: 'version-unchanged', stack: 'S1', component: 'main102' }).startAlone('S1');
    bench.startTool('S1').wait(600);
    expect(bench.look({ look: 'tool-screen' })).toMatchObject({ state: 'finished' });
    expect(bench.stack('S1').versions).toEqual({ display101: '01098', main102: '04006' });
    expect(bench.do({ act: 'tool-start' }).wait(600).stack('S1').atTarget).toBe(true);
  });
});

describe('voltage-drifted-apart', () => {
  it('moves the rest voltage of one stack when it has gone dark', () => {
    const bench = isolated({ name: 'voltage-drifted-apart', stack: 'S2', volts: -1.4 });
    expect(bench.stack('S2').volts).toBeCloseTo(bench.stack('S1').volts - 1.4, 1);
    bench.join();
    expect(bench.oracles()).toContain('inrush');
  });
});

describe('slips of the hands', () => {
  const slipping = (fault: { name: string; [more: string]: unknown }) =>
    new SlippingHands(checkedSetup({ ...benchSetup(), faults: [fault] }));
  const unplug: PlantAct = { act: 'unplug-link', from: 'S1', to: 'S2' };
  const move: PlantAct = { act: 'set-switch', stack: 'S2', bank: 'ADDR_SET', number: 1, up: true };
  const press: PlantAct = { act: 'press-power', stack: 'S1', holdMs: 2000 };

  it('link-left-in leaves one cable in, once', () => {
    const hands = slipping({ name: 'link-left-in' });
    expect(hands.instead(unplug)).toEqual({ act: null, slip: 'link-left-in' });
    expect(hands.instead(unplug)).toEqual({ act: unplug, slip: null });
  });

  it('addr-mirrored moves 6 for 1, at ADDR SET only', () => {
    const hands = slipping({ name: 'addr-mirrored', stack: 'S2' });
    expect(hands.instead({ ...move, bank: 'INV_SET' }).slip).toBeNull();
    expect(hands.instead(move).act).toEqual({ ...move, number: 6 });
  });

  it('wrong-stack goes to the next stack, once', () => {
    const hands = slipping({ name: 'wrong-stack', stack: 'S1' });
    expect(hands.instead(press).act).toEqual({ ...press, stack: 'S2' });
    expect(hands.instead(press).act).toEqual(press);
  });

  it('do not reach the plant by themselves', () => {
    const bench = Bench.with({ faults: [{ name: 'link-left-in' }] }).isolate();
    expect(bench.truth().links).toEqual([]);
  });
});

it('logs that a fault has bitten', () => {
  const bench = Bench.with({ faults: [{ name: 'half-on', stack: 'S2' }] })
    .park()
    .press('S2');
  expect(bench.truth().faultsBitten).toEqual([{ name: 'half-on', times: 1 }]);
  expect(bench.truth().log.slice(-4)).toMatchObject([
    { act: { act: 'press-power' } },
    { event: 'fault-bit', stack: 'S2', detail: 'half-on' },
    { event: 'half-on' },
    { event: 'contactor-opened' },
  ]);
});

it('tells of every fault where it bites, when, how it ends and which problem must name it', () => {
  for (const fault of FAULTS) {
    expect([fault.bites, fault.when, fault.ends].every((sentence) => sentence.endsWith('.'))).toBe(true);
    expect(fault.problemCode ?? 'none.needed').toMatch(/^[a-z-]+\.[a-z0-9-]+$/);
  }
  expect(new Set(FAULTS.map((fault) => fault.name)).size).toBe(FAULTS.length);
});
