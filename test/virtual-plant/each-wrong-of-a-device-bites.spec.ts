import { EVERY_FAULT } from '../../src/virtual-plant';
import { Bench } from './bench-site';
import { OpenBench, openImage, openStack } from './wire/open-bench';

type Call = { name: string; [more: string]: unknown };
const isolated = (fault: Call) => Bench.with({ faults: [fault] }).isolate();
const written = (fault: Call) => isolated(fault).startAlone('S1').startTool('S1').wait(500);
const image = openImage();
const open = (fault: Call) => OpenBench.alone({ faults: [fault] });
const counter = (bench: OpenBench): number => bench.service(15, 2).reduce((sum, word) => sum * 65_536 + word, 0);
const uptime = (bench: OpenBench): number => bench.service(17, 2).reduce((sum, word) => sum * 65_536 + word, 0);

describe('count-one-more', () => {
  it('shows and remembers one too many, once', () => {
    const bench = isolated({ name: 'count-one-more', stack: 'S1' }).press('S1').wait(30);
    expect(bench.detect('S1')).toEqual(['2']);
    expect(bench.stack('S1').rememberedStacks).toBe(2);
    expect(bench.detect('S1')).toEqual(['1']);
  });
});

describe('button-bounces', () => {
  it('brings what went off on again, once', () => {
    const bench = Bench.with({ faults: [{ name: 'button-bounces', stack: 'S2' }] })
      .park()
      .press('S2');
    expect(bench.stack('S2').power).toBe('booting');
    expect(bench.press('S2').stack('S2').power).toBe('off');
  });

  it('takes what came on off again where it says so', () => {
    const bench = isolated({ name: 'button-bounces', stack: 'S1', towards: 'on' }).press('S1').wait(60);
    expect(bench.stack('S1').power).toBe('off');
    expect(bench.press('S1').wait(60).stack('S1').power).toBe('on');
  });
});

describe('address-kept', () => {
  it('goes on with the address of before for one start', () => {
    const bench = isolated({ name: 'address-kept', stack: 'S2' }).press('S2').wait(60);
    expect(bench.stack('S2')).toMatchObject({ address: 2, switches: { ADDR_SET: '100000' } });
    expect(bench.press('S2').press('S2').wait(60).stack('S2').address).toBe(1);
  });
});

describe('resets-while-starting', () => {
  it('begins its start again after its update, so often', () => {
    const bench = written({ name: 'resets-while-starting', times: 3 });
    const finished = () =>
      bench.truth().log.findLast((entry) => 'event' in entry && entry.event === 'booted')?.atMs ?? 0;
    const flashed = bench.truth().log.find((entry) => 'event' in entry && entry.event === 'flash-finished')?.atMs ?? 0;
    expect(finished() - flashed).toBe(4 * 20_000);
    expect(bench.stack('S1').power).toBe('on');
  });

  it('counts its starts where it has a counter, and does not bite before an update', () => {
    const bench = open({ name: 'resets-while-starting', times: 3 }).powerCycle();
    expect(counter(bench)).toBe(2);
    expect(counter(bench.update(image).wait(60))).toBe(6);
    expect(bench.stack()).toMatchObject({ power: 'on', atTarget: true });
  });
});

describe('boot-loader-only', () => {
  it('shows 25 after its update until a rescue, and at the second start where it says so', () => {
    expect(written({ name: 'boot-loader-only' }).code('S1')).toBe('25');
    const second = written({ name: 'boot-loader-only', after: 1 });
    expect(second.code('S1')).toBeNull();
    expect(second.press('S1').press('S1').wait(60).code('S1')).toBe('25');
    second.do({ act: 'tool-start', rescue: true }).wait(600);
    expect(second.stack('S1')).toMatchObject({ torn: false, code: null });
  });

  it('over a lead only its boot loader answers, and takes the image once more', () => {
    const bench = open({ name: 'boot-loader-only' }).update(image);
    expect(bench.status()).toMatchObject({ state: 'receiving', offset: 0 });
    expect(bench.stack()).toMatchObject({ torn: true, code: '25' });
    expect(bench.update(image).stack()).toMatchObject({ torn: false, atTarget: true });
  });
});

describe('version-misnamed', () => {
  it('runs the image, and names another version', () => {
    expect(written({ name: 'version-misnamed', component: 'main102' }).stack('S1').versions).toEqual({
      display101: '01098',
      main102: '0.0.0',
    });
    const bench = open({ name: 'version-misnamed', version: '7.7.7' }).update(image);
    expect(bench.text(bench.model(1) + 42, 8)).toBe('7.7.7');
    expect(bench.hex(bench.model(64_870) + 64, 16)).toBe(bench.stack().image?.sha256);
  });
});

describe('flash-slow', () => {
  it('takes so many times as long to write a board', () => {
    const bench = isolated({ name: 'flash-slow', factor: 4 }).startAlone('S1').startTool('S1').wait(359);
    expect(bench.stack('S1').versions).toMatchObject({ display101: '01090' });
    expect(bench.wait(1).stack('S1').versions).toMatchObject({ display101: '01098' });
  });

  it('takes so many times as long to erase', () => {
    const bench = open({ name: 'flash-slow', factor: 10 });
    bench
      .must('ok', bench.command(1, image))
      .must('ok', bench.block(1, 0, image.subarray(0, 232)))
      .wait(19);
    expect(bench.block(2, 232, image.subarray(232, 464))).toBe(6);
    expect(bench.wait(1).block(2, 232, image.subarray(232, 464))).toBe('ok');
  });
});

describe('image-rejected', () => {
  it('says that the image is for another hardware, and takes it the next time', () => {
    const bench = written({ name: 'image-rejected' });
    expect(bench.look({ look: 'tool-screen' })).toMatchObject({ state: 'failed' });
    expect(bench.stack('S1')).toMatchObject({ torn: false, versions: { display101: '01090' } });
    const lead = open({ name: 'image-rejected' });
    lead.must('ok', lead.command(1, image));
    expect(lead.block(1, 0, image.subarray(0, 232))).toBe(3);
    expect(lead.status().error).toBe(1);
    expect(lead.block(1, 0, image.subarray(0, 232))).toBe('ok');
  });
});

describe('takes-wrong-image', () => {
  it('is torn when it has taken it', () => {
    expect(written({ name: 'takes-wrong-image' }).stack('S1')).toMatchObject({ torn: true, code: '25' });
    expect(open({ name: 'takes-wrong-image' }).update(image).stack()).toMatchObject({ torn: true, code: '25' });
  });
});

describe('forgets-counts', () => {
  it('knows neither stacks nor modules after its update', () => {
    const bench = written({ name: 'forgets-counts' });
    expect(bench.stack('S1')).toMatchObject({ rememberedStacks: 0, rememberedModules: 0, atTarget: true });
    expect(bench.code('S1')).toBe('20');
  });
});

describe('updater-on-load-side', () => {
  const powered = (bench: Bench) => bench.look({ look: 'host' }).toolPowered;

  it('leaves the tool dark once its feed is dead, whatever the site says', () => {
    const bench = Bench.with({ faults: [{ name: 'updater-on-load-side' }] });
    expect(powered(bench)).toBe(true);
    expect(powered(bench.park())).toBe(false);
    expect(powered(Bench.with().park())).toBe(true);
  });

  it('can hang on the busbar itself', () => {
    const bench = Bench.with({ faults: [{ name: 'updater-on-load-side', what: 'host', feed: 'battery-busbar' }] });
    expect(bench.park().look({ look: 'host' })).toMatchObject({ hostPowered: true, toolPowered: true });
    expect(bench.isolate().look({ look: 'host' })).toMatchObject({ hostPowered: false, toolPowered: true });
  });
});

describe('voltage-drifts', () => {
  it('leaves the others by the hour, from the first time it was dark', () => {
    const bench = isolated({ name: 'voltage-drifts', stack: 'S2', volts: 2 });
    const apart = () => bench.stack('S2').volts - bench.stack('S1').volts;
    const before = apart();
    expect(bench.wait(1800) && apart() - before).toBeCloseTo(1, 1);
  });
});

describe('a stack that lies about who it is and how long it is up', () => {
  const serial = (bench: OpenBench) => bench.text(bench.model(1) + 50, 16);

  it('serial-unreadable: no serial number from its update on', () => {
    const bench = open({ name: 'serial-unreadable' });
    expect(serial(bench)).toBe('SN-S1');
    expect(serial(bench.update(image))).toBe('');
  });

  it('serial-twice: the number of another stack', () => {
    const stacks = [openStack('S1', '100000'), openStack('S2', '010000')];
    const bench = OpenBench.alone({ stacks, faults: [{ name: 'serial-twice', stack: 'S1', from: 'start' }] });
    expect([serial(bench), serial(bench.at('S2'))]).toEqual(['SN-S2', 'SN-S2']);
  });

  it('boot-counter-wraps: 0 after the highest number', () => {
    const bench = open({ name: 'boot-counter-wraps', most: 9 });
    expect([counter(bench), counter(bench.powerCycle()), counter(bench.powerCycle())]).toEqual([8, 9, 0]);
  });

  it('uptime-wraps: the time falls back without a restart', () => {
    const bench = open({ name: 'uptime-wraps', seconds: 100 }).powerCycle();
    const before = uptime(bench.wait(60));
    expect(uptime(bench.wait(60))).toBeLessThan(before);
    expect(counter(bench)).toBe(2);
  });
});

describe('a schedule', () => {
  const counts = (call: object) => {
    const bench = isolated({ name: 'count-one-more', stack: 'S1', times: 99, ...call })
      .press('S1')
      .wait(30);
    return Array.from({ length: 8 }, () => bench.detect('S1')[0]).join('');
  };

  it('lets occasions pass, takes every such one, and no more than told', () => {
    expect(counts({})).toBe('22222222');
    expect(counts({ after: 2 })).toBe('11222222');
    expect(counts({ every: 3 })).toBe('21121121');
    expect(counts({ after: 1, every: 2, times: 2 })).toBe('12121111');
  });

  it('draws chance from the seed alone', () => {
    const drawn = (seed: number) => {
      const bench = Bench.with({ seed, faults: [{ name: 'count-one-more', times: 99, probability: 0.5 }] });
      bench.isolate().press('S1').wait(30);
      return Array.from({ length: 12 }, () => bench.detect('S1')[0]).join('');
    };
    expect(drawn(1)).toBe(drawn(1));
    expect(new Set([1, 2, 3, 4].map(drawn)).size).toBeGreaterThan(1);
    expect(drawn(1)).toMatch(/1.*2|2.*1/);
  });
});

test('no two faults have one name, and each is on its list at most once', () => {
  expect(new Set(EVERY_FAULT.map(({ name }) => name)).size).toBe(EVERY_FAULT.length);
  for (const { ids } of EVERY_FAULT) expect(new Set(ids).size).toBe(ids.length);
  expect(EVERY_FAULT.flatMap(({ ids }) => ids).every((id) => /^([DO]\d+|W\d+|deaf)$/.test(id))).toBe(true);
});
