import type { StepContext } from '../../../src/orchestrator';
import {
  bankOf,
  drawMove,
  lastKnown,
  originalOf,
  patternOf,
  tappedAt,
  targetOf,
} from '../../../src/orchestrator/banks';
import {
  busyStack,
  flashed,
  flashSince,
  halfWritten,
  torn,
  writes,
  writingStacks,
} from '../../../src/orchestrator/flash-state';
import { modulesOf, underCondition } from '../../../src/orchestrator/only-if';
import { mixedVersions, sameVersionsAs, sameVersionsRead } from '../../../src/orchestrator/set-versions';
import { stepDefinition } from '../../../src/orchestrator/steps';
import { type Case, contextFor, type Facts, obligation, told, withoutDetections } from './row-alone';

const run = (facts: Facts, more: Case = {}) => contextFor({ ...more, facts }).run;
const decision = { guard: 'SI-09', what: { id: 'x', params: {} }, why: 'x', stepId: 'x', by: 'Ana' } as never;
const leavingOut: Case['plan'] = (plan) => ({
  ...plan,
  site: { ...plan.site, stacks: plan.site.stacks.slice(0, 2) },
  apart: plan.site.stacks.slice(2),
});

describe('what a bank is to be put back to', () => {
  const found: Facts = { 'S2/as-found/INV_SET': '001000', 'S2/as-found/ADDR_SET': '000001' };
  const original = (bank: string, more: Case = {}, stack = 'S2') => {
    const { run: state, site } = contextFor({ facts: found, ...more });
    return originalOf(state, site, stack, bank);
  };
  const kept = (change: object) => ({
    owed: [obligation({ id: 'S2/INV_SET', kind: 'bank', original: '111000', status: 'open', ...change })],
  });

  it('is what this run found', () => {
    expect(original('INV_SET')).toBe('001000');
    expect(original('ADDR_SET')).toBe('000001');
    expect(original('IMPED_SET')).toBeNull();
    expect(original('INV_SET', { facts: { 'S2/as-found/INV_SET': null } })).toBeNull();
  });

  it('is the address of the plan where that was decided, or where the set was made smaller', () => {
    expect(original('ADDR_SET', { run: { deviations: [decision] } })).toBe('010000');
    expect(original('INV_SET', { run: { deviations: [decision] } })).toBe('001000');
    const other = { ...(decision as object), guard: 'SI-22' } as never;
    expect(original('ADDR_SET', { run: { deviations: [other] } })).toBe('000001');
    expect(original('ADDR_SET', { run: { deviations: [other, decision] } })).toBe('010000');
    expect(original('ADDR_SET', { plan: leavingOut })).toBe('010000');
    const left = { plan: leavingOut, facts: { 'S3/as-found/ADDR_SET': '000011' } };
    expect(original('ADDR_SET', left, 'S3')).toBe('000011');
    expect(original('ADDR_SET', { run: { deviations: [decision] } }, 'S9')).toBeNull();
  });

  it('is what an earlier run recorded and did not put back', () => {
    expect(original('INV_SET', kept({}))).toBe('111000');
    expect(original('INV_SET', kept({ original: null }))).toBe('001000');
    expect(original('INV_SET', kept({ status: 'discharged', closedBy: 'R0' }))).toBe('001000');
    // This run put it back: that is no reason to forget where it was.
    expect(original('INV_SET', kept({ status: 'discharged', closedBy: 'R1' }))).toBe('111000');
    // Recorded by this run itself: its snapshot may have been corrected since.
    expect(original('INV_SET', kept({ runId: 'R1' }))).toBe('001000');
    expect(original('INV_SET', { ...kept({ runId: 'R1' }), facts: {} })).toBe('111000');
  });
});

describe('where a bank stands', () => {
  const [found, tapped, moved] = ['S1/as-found/INV_SET', 'S1/INV_SET', 'S1/INV_SET/moved'] as const;

  it.each([
    ['as found', { [found]: 'f' }, 'f', 'f'],
    ['tapped after a move', { [found]: 'f', [moved]: 'm', [tapped]: 't' }, 't', 't'],
    ['moved after a tap', { [found]: 'f', [tapped]: 't', [moved]: 'm' }, 'm', null],
    ['tapped, and nothing else', { [tapped]: 't' }, 't', 't'],
    ['tapped, and never moved', { [found]: 'f', [tapped]: 't' }, 't', 't'],
    ['moved, and never tapped', { [found]: 'f', [moved]: 'm' }, 'm', null],
    ['found anew after it was moved', { [moved]: 'm', [found]: 'f' }, 'f', null],
    ['a move that was taken back while it was shown', { [tapped]: 't', [moved]: null }, null, null],
    ['tapped after such a move', { [moved]: null, [tapped]: 't' }, 't', 't'],
    ['tapped, and not seen', { [found]: 'f', [tapped]: null }, 'f', null],
    ['found, and not seen', { [found]: null }, null, null],
    ['nobody knows', {}, null, null],
  ] as const)('%s', (_what, facts: Facts, last, at) => {
    expect(lastKnown(run(facts), 'S1', 'INV_SET')).toBe(last);
    expect(tappedAt(run(facts), 'S1', 'INV_SET')).toBe(at);
  });
});

describe('where a move leads', () => {
  const target = (params: object, more: Case = {}) => {
    const c = contextFor({ facts: { 'S2/as-found/INV_SET': '001000' }, ...more, at: { stack: 'S2', params } });
    return targetOf(c.run, c.site, c.step);
  };

  it('is the pattern of its name, its address, or where it was found', () => {
    expect(target({ bank: 'ADDR_SET', to: 'standalone' })).toBe('100000');
    expect(target({ bank: 'ADDR_SET', to: 'address' })).toBe('010000');
    expect(target({ bank: 'INV_SET', to: 'parallelDetect' })).toBe('011111');
    expect(target({ bank: 'INV_SET', to: 'moduleDetect' })).toBe('111111');
    expect(target({ bank: 'INV_SET', to: 'showFirmware' })).toBe('101111');
    expect(target({ bank: 'INV_SET', to: 'as-found' })).toBe('001000');
  });

  it('is nowhere where the product has no such pattern', () => {
    expect(target({ bank: 'ADDR_SET', to: 'showFirmware' })).toBeNull();
    expect(target({ bank: 'INV_SET', to: 'standalone' })).toBeNull();
  });

  it('is never a pattern that a product forbids, nor of a bank that it does not have', () => {
    const { plan } = run({});
    expect(patternOf(bankOf(plan, 'INV_SET'), 'oldShowFirmware')).toBeUndefined();
    expect(patternOf(bankOf(plan, 'INV_SET'), 'fallback')).toBe('100000');
    expect(() => bankOf(plan, 'OTHER')).toThrow('ADDR_SET, INV_SET');
  });

  it('is drawn from where the bank stands, or from where it was seen last', () => {
    const drawn = (facts: Facts, to = 'as-found', more: Case = {}) => {
      const c = contextFor({ ...more, facts, at: { stack: 'S2', params: { bank: 'INV_SET', to } as never } });
      return drawMove(c.run, c.site, c.step);
    };
    const found = { 'S2/as-found/INV_SET': '001000' };
    const from = (facts: Facts) => drawn(facts, 'parallelDetect');
    expect(drawn({})).toBeUndefined();
    expect(from(found)).toEqual(from({ 'S2/INV_SET': '001000' }));
    expect(from({ ...found, 'S2/INV_SET': '110000' })).not.toEqual(from(found));
    expect(from({ ...found, 'S2/INV_SET': '110000', 'S2/INV_SET/moved': null })).toEqual(
      from({ 'S2/INV_SET': '110000' }),
    );
    expect(from({ 'S2/INV_SET': '110000', ...found, 'S2/INV_SET/moved': null })).toEqual(from(found));
    expect(from({})).toEqual(from({ 'S2/INV_SET': '011111' }));
    expect(from({ ...found, 'S2/INV_SET': null, 'S2/INV_SET/moved': null })).toEqual(from(found));
    const apart: Case['plan'] = (plan) => ({ ...plan, apart: [] });
    // A position that the product never instructs is drawn only as the one that was recorded here.
    const never = { 'S2/as-found/INV_SET': '010000' };
    expect(drawn(never)).toBeDefined();
    expect(() => drawn(never, 'as-found', { plan: apart })).toThrow();
  });
});

describe('what writes, or may', () => {
  it('is a stack that is said to, by its own word or another run', () => {
    expect(writes(run({}))).toBe(false);
    expect(writes(run({ 'S1/flash': 'maybe' }))).toBe(true);
    expect(writingStacks(run({ 'S1/flash': 'ended', 'S3/flash': 'writing' }))).toEqual(['S3']);
    expect(writingStacks(run({ 'S3/flash': 'writing' }, { plan: leavingOut }))).toEqual(['S3']);
    expect(halfWritten(run({ 'S3/update-state': 2 }, { plan: leavingOut }))).toEqual(['S3']);
    expect(torn(run({ 'S1/flash': 'ended' }))).toBe(false);
    expect(torn(run({ 'S1/flash': 'ended', 'S2/flash': 'torn' }))).toBe(true);
  });

  it('has been written once it ended, was torn, or an LCD was seen busy', () => {
    expect(flashed(run({ 'S1/flash': 'not-started' }))).toBe(false);
    expect(flashed(run({ 'S1/flash': 'not-started', 'S1/busy-on': null }))).toBe(false);
    expect(flashed(run({ 'S1/flash': 'not-started', 'S1/busy-on': 'S1' }))).toBe(true);
    for (const state of ['ended', 'torn', 'writing', 'maybe']) expect(flashed(run({ 'S2/flash': state }))).toBe(true);
  });

  it('is looked for at the LCD that changed', () => {
    expect(busyStack(run({}), 'S1')).toBe('S1');
    expect(busyStack(run({ 'S1/busy-on': 'S2' }), 'S1')).toBe('S2');
    expect(busyStack(run({ 'S1/busy-on': 'none' }), 'S1')).toBe('S1');
  });

  it('is a stack whose start was shown first of all', () => {
    const { plan } = run({});
    const start = plan.steps.find(({ step, stack }) => step === 'start-update' && stack === 'S2');
    expect(writingStacks(run({}, { shown: { [start?.id ?? '']: 1 } }))).toEqual(['S2']);
  });

  it('has been written since the machine began to send, and to nobody else', () => {
    const sends: Case['plan'] = (plan) => ({
      ...plan,
      steps: plan.steps.map((one) => (one.step === 'start-update' ? { ...one, step: 'send-firmware' } : one)),
    });
    const state = run({ 'S1/busy-on': told('S1', { ago: 5000 }) }, { plan: sends });
    const send = state.plan.steps.find(({ step, stack }) => step === 'send-firmware' && stack === 'S2');
    const firstBegunAt = { wallMs: 1, monoMs: 1, bootId: 'this-boot' };
    const steps = state.steps.with(send?.id ?? '', { status: 'open', revision: 1, firstBegunAt });
    expect(flashSince({ ...state, steps }, 'S2')).toEqual(firstBegunAt);
    expect(flashSince({ ...state, steps }, 'S1')).toMatchObject({ wallMs: 9_995_000 });
    expect(flashSince({ ...state, steps }, 'S3')).toBeUndefined();
  });

  it('has been written since its LCD changed', () => {
    expect(flashSince(run({}), 'S1')).toBeUndefined();
    expect(flashSince(run({ 'S1/busy-on': told('S1', { ago: 5000 }) }), 'S1')).toMatchObject({ wallMs: 9_995_000 });
  });
});

describe('the versions of a set', () => {
  const board = (a: readonly string[] | null, b: readonly string[] | null, c: readonly string[] | null): Facts => ({
    'S1/before/main102': a,
    'S2/before/main102': b,
    'S3/before/main102': c,
  });

  it('are mixed where a board differs, or one could not be read', () => {
    expect(mixedVersions(run({}))).toBeUndefined();
    expect(mixedVersions(run(board(['1'], ['1'], ['1'])))).toBeUndefined();
    expect(mixedVersions(run(board(['1'], ['1'], ['2'])))).toEqual({ component: 'main102', versions: ['1', '1', '2'] });
    expect(mixedVersions(run(board(null, null, null)))).toMatchObject({ versions: [undefined, undefined, undefined] });
  });

  it('are what was read last, and not what was before where nobody could read it since', () => {
    const same = board(['1'], ['1'], ['1']);
    expect(mixedVersions(run({ ...same, 'S1/after/main102': ['2'] }))).toMatchObject({ versions: ['2', '1', '1'] });
    expect(mixedVersions(run({ ...same, 'S1/after/main102': null }))).toMatchObject({
      versions: [undefined, '1', '1'],
    });
  });

  it('of modules are compared where they were read, in whatever order', () => {
    const modules = (a: readonly string[] | null, b: readonly string[] | null): Facts => ({
      'S1/before/moduleGen3': a,
      'S2/before/moduleGen3': b,
    });
    expect(mixedVersions(run(modules(['1', '2'], ['2', '1', '1'])))).toBeUndefined();
    expect(mixedVersions(run(modules(['1'], null)))).toBeUndefined();
    expect(mixedVersions(run(modules(['1'], ['1', '2'])))).toMatchObject({ versions: ['1', '1 2', undefined] });
  });

  it('are the same as those of another stack in every part that was read', () => {
    const facts = { ...board(['1'], ['1'], ['2']), 'S1/before/moduleGen3': ['1'], 'S2/before/moduleGen3': ['1'] };
    expect(sameVersionsAs(run(facts), 'S1', 'S2')).toBe(true);
    expect(sameVersionsAs(run(facts), 'S1', 'S3')).toBe(false);
    expect(sameVersionsAs(run({ ...facts, 'S2/after/moduleGen3': ['2'] }), 'S1', 'S2')).toBe(false);
    expect(sameVersionsAs(run(board(null, null, ['1'])), 'S1', 'S2')).toBe(false);
    const unread = { 'S1/before/moduleGen3': null, 'S2/before/moduleGen3': null };
    expect(sameVersionsAs(run(unread), 'S1', 'S2')).toBe(true);
  });

  it('are read and the same, or the stack is alone', () => {
    const same = board(['1'], ['1'], ['1']);
    expect(sameVersionsRead(run(same))).toBe(true);
    expect(sameVersionsRead(run({ ...same, 'S3/before/main102': ['2'] }))).toBe(false);
    expect(sameVersionsRead(run({ 'S1/before/main102': ['1'], 'S2/before/main102': ['1'] }))).toBe(false);
    expect(sameVersionsRead(run({}, { site: { stacks: 2 } }))).toBe(false);
    const modulesOfTwo = { 'S1/before/moduleGen3': ['1'], 'S2/before/moduleGen3': ['1'] };
    expect(sameVersionsRead(run(modulesOfTwo))).toBe(false);
    expect(sameVersionsRead(run({}, { procedure: 'single-stack-update', site: { stacks: 1 } }))).toBe(true);
  });
});

describe('a step that is led only if something was seen', () => {
  const step = underCondition({ ...stepDefinition('look-at-lamps'), skip: () => undefined });
  const isLed = (onlyIf: StepContext['step']['params']['onlyIf'], facts: Facts): boolean =>
    step.skip?.(contextFor({ facts, at: { stack: 'S1', params: onlyIf === undefined ? {} : { onlyIf } } })) ===
    undefined;

  it('is led where there is no condition, and left out by its own reason all the same', () => {
    expect(isLed(undefined, {})).toBe(true);
    const own = { id: 'own', params: {} };
    const left = underCondition({ ...stepDefinition('look-at-lamps'), skip: () => own });
    expect(left.skip?.(contextFor({ at: { stack: 'S1' } }))).toEqual(own);
    const { skip: _, ...plain } = stepDefinition('look-at-lamps');
    expect(underCondition(plain).skip?.(contextFor({ at: { stack: 'S1' } }))).toBeUndefined();
  });

  it('says why it is left out', () => {
    const c = contextFor({ at: { stack: 'S1', params: { onlyIf: 'partners-are-missed' } } });
    expect(step.skip?.(c)).toEqual({ id: 'skip.nothing-to-count', params: {} });
  });

  it.each([
    ['a-module-is-missed', { 'S1/code': '20' }, true],
    ['a-module-is-missed', { 'S1/code': '020' }, true],
    ['a-module-is-missed', { 'S1/code': '19' }, false],
    ['a-module-is-missed', { 'S1/code': null }, false],
    ['a-module-is-missed', { 'S2/code': '20' }, false],
    ['a-module-is-missed', { 'S1/code': '19', 'S1/module-count': 1 }, true],
    ['a-module-is-missed', { 'S1/module-count': 2 }, false],
    ['a-module-is-missed', { 'S1/module-count': null }, true],
    ['partners-are-missed', { 'S1/code': '19' }, true],
    ['partners-are-missed', { 'S1/code': '20' }, false],
    ['all-modules-lit', { 'S1/code': '20', 'S1/module-lamps': 'all-lit' }, true],
    ['all-modules-lit', { 'S1/module-lamps': 'all-lit' }, true],
    ['all-modules-lit', { 'S1/module-lamps': 'all-lit', 'S1/code': 'none' }, false],
    ['all-modules-lit', { 'S1/code': '20', 'S1/module-lamps': 'one-dark' }, false],
    ['all-modules-lit', {}, false],
    ['counted-since-the-wait', { 'S1/waited/hold': 120, 'S1/module-count': 2 }, true],
    ['counted-since-the-wait', { 'S1/waited/hold': 120, 'S1/count-alone-again': 1 }, true],
    ['counted-since-the-wait', { 'S1/module-count': 2, 'S1/count-alone-again': 1, 'S1/waited/hold': 120 }, false],
    ['counted-since-the-wait', { 'S1/module-count': 2, 'S1/waited/hold': 0 }, true],
    ['counted-since-the-wait', { 'S1/module-count': 2 }, true],
    ['counted-since-the-wait', {}, false],
    ['waited-since-the-code', { 'S1/code': 'none', 'S1/waited/hold': 120 }, true],
    ['waited-since-the-code', { 'S1/waited/hold': 120, 'S1/code': 'none' }, false],
    ['waited-since-the-code', { 'S1/waited/hold': 120 }, true],
    ['waited-since-the-code', {}, false],
  ] as const)('%s, after %j: %s', (onlyIf, facts: Facts, led) => {
    expect(isLed(onlyIf, facts)).toBe(led);
  });

  it('is left out where the product has no detection, or nobody knows what it takes away', () => {
    const asked = (plan: Case['plan']) =>
      step.skip?.(
        contextFor({
          plan,
          facts: { 'S1/code': '19' },
          at: { stack: 'S1', params: { onlyIf: 'partners-are-missed' } },
        }),
      );
    expect(asked(undefined)).toBeUndefined();
    expect(asked(withoutDetections)).toBeDefined();
    const unknown = { value: null, standing: 'unknown', reason: 'test' } as const;
    const nothing: Case['plan'] = (plan) => ({
      ...plan,
      slice: { ...plan.slice, detections: plan.slice.detections.map((one) => ({ ...one, clearsCode: unknown })) },
    });
    expect(asked(nothing)).toBeDefined();
  });

  it('knows how many modules a stack has', () => {
    const c = contextFor({
      plan: (plan) => ({
        ...plan,
        site: {
          ...plan.site,
          stacks: plan.site.stacks.map((one, index) => ({ ...one, modules: one.modules.slice(index) })),
        },
      }),
    });
    expect(['S1', 'S2', 'S3', 'S9'].map((stack) => modulesOf(c, stack))).toEqual([2, 1, 0, 0]);
  });
});
