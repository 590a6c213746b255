import { Bench, benchSetup, benchStack } from './bench-site';

const screen = (bench: Bench) => bench.look({ look: 'tool-screen' });
const writing = () => Bench.with().isolate().startAlone('S1').startTool('S1').wait(30);

describe('the tool', () => {
  it('writes board after board and module after module, with 25 on that screen only', () => {
    const bench = writing();
    expect(bench.code('S1')).toBe('25');
    expect(bench.litTags()).toEqual(['S1']);
    expect(screen(bench)).toMatchObject({
      state: 'flashing',
      component: 'display101',
      module: null,
      percent: 33,
      versions: null,
    });
    expect(screen(bench.wait(90))).toMatchObject({ component: 'main102' });
    expect(screen(bench.wait(90))).toMatchObject({ component: 'module', module: 1 });
    expect(screen(bench.wait(90))).toMatchObject({ component: 'module', module: 2 });
    bench.wait(70);
    expect(bench.stack('S1')).toMatchObject({ power: 'booting', code: null });
    expect(screen(bench.wait(30))).toMatchObject({
      state: 'finished',
      versions: { components: { display101: '01098', main102: '04007' }, modules: ['03044', '03044'] },
    });
  });

  it('logs each part in the order it was written', () => {
    const written = writing()
      .wait(600)
      .truth()
      .log.flatMap((entry) => ('event' in entry && entry.event === 'flashed' ? [entry.detail] : []));
    expect(written).toEqual(['display101', 'main102', 'module 1', 'module 2']);
  });

  it.each([
    ['while linked partners are on', (bench: Bench) => bench.park(), 'the stack is in parallel with S2'],
    [
      'while the stack remembers others',
      (bench: Bench) => bench.isolate().press('S1').wait(30),
      'the stack remembers 3 stacks',
    ],
    ['while the stack is off', (bench: Bench) => bench.isolate(), 'the stack is off'],
    ['while it boots', (bench: Bench) => bench.isolate().press('S1'), 'the stack does not answer'],
    [
      'while a service mode stands',
      (bench: Bench) => bench.isolate().startAlone('S1').set('S1', 'INV_SET', '101111').wait(5),
      'code 61 stands',
    ],
    [
      'while a module is missing',
      (bench: Bench) =>
        bench.isolate().startAlone('S1').do({ act: 'module-switch', stack: 'S1', module: 2, on: false }),
      'code 20 stands',
    ],
  ])('does not start %s', (_name, prepare, why) => {
    const bench = Bench.with();
    prepare(bench);
    expect(bench.do({ act: 'tool-connect', stack: 'S1' }).try({ act: 'tool-start' })).toEqual({ done: false, why });
    expect(screen(bench)).toMatchObject({ state: 'failed', message: `update not started: ${why}` });
    expect(bench.stack('S1').flashing).toBe(false);
  });

  it('does not start while a current flows', () => {
    const bench = Bench.with({ stacks: [benchStack('S1', '100000')] }).do({ act: 'tool-connect', stack: 'S1' });
    expect(bench.try({ act: 'tool-start' })).toEqual({ done: false, why: 'a current flows' });
  });

  it('does not start without power', () => {
    const bench = Bench.with({ toolFeed: 'backup-panel' })
      .isolate()
      .startAlone('S1')
      .do({ act: 'tool-connect', stack: 'S1' });
    expect(bench.try({ act: 'tool-start' })).toEqual({ done: false, why: 'the tool has no power' });
    expect(screen(bench).powered).toBe(false);
  });

  it('tears the board it writes when the stack is switched off, for ever', () => {
    const bench = writing().press('S1');
    expect(bench.lcd('S1').lit).toBe(false);
    expect(bench.press('S1').wait(3600).code('S1')).toBe('25');
    expect(bench.stack('S1')).toMatchObject({ torn: true, contactorClosed: false });
  });

  it('bricks the module it writes when it is unplugged', () => {
    const bench = writing().wait(180).do({ act: 'tool-connect', stack: null });
    expect(bench.stack('S1')).toMatchObject({ torn: false, code: '20' });
    expect(bench.stack('S1').modules[0]).toMatchObject({ bricked: true, version: '0000' });
  });

  it('tears the stack when it hangs on the busbar that the stack itself held', () => {
    const bench = Bench.with({ toolFeed: 'battery-busbar' }).isolate().startAlone('S1').startTool('S1');
    expect(bench.stack('S1').torn).toBe(true);
    expect(bench.oracles()).toContain('host-lost-power');
  });

  it.each([
    ['rejects', { torn: false, code: null }],
    ['bricks', { torn: true, code: '25' }],
  ] as const)('%s when the image is for another hardware', (ends, expected) => {
    const tool = { ...benchSetup().tool, wrongFor: { stacks: ['S1'], ends } };
    const bench = Bench.with({ tool }).isolate().startAlone('S1').startTool('S1').wait(300);
    expect(bench.stack('S1')).toMatchObject(expected);
    expect(screen(bench).state).toBe('failed');
  });
});
