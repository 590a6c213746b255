import fc from 'fast-check';
import { Plant, type PlantAct } from '../../src/virtual-plant';
import { benchSetup } from './bench-site';

const tag = fc.constantFrom('S1', 'S2', 'S3');
const on = fc.boolean();
const act: fc.Arbitrary<PlantAct> = fc.oneof(
  fc.record({ act: fc.constant('press-power' as const), stack: tag, holdMs: fc.constantFrom(200, 2000) }),
  fc.record({
    act: fc.constant('set-switch' as const),
    stack: tag,
    bank: fc.constantFrom('ADDR_SET' as const, 'INV_SET' as const),
    number: fc.integer({ min: 1, max: 6 }),
    up: on,
  }),
  fc.record({ act: fc.constantFrom('plug-link' as const, 'unplug-link' as const), from: tag, to: tag }),
  fc.record({ act: fc.constant('set-breaker' as const), breaker: fc.constant('B1'), closed: on }),
  fc.record({ act: fc.constant('lock-breaker' as const), breaker: fc.constant('B1'), locked: on }),
  fc.record({ act: fc.constant('set-disconnect' as const), stack: tag, closed: on }),
  fc.record({
    act: fc.constant('inverter' as const),
    inverter: fc.constant('I1'),
    mode: fc.constantFrom('running', 'standby', 'off'),
  }),
  fc.record({ act: fc.constant('module-switch' as const), stack: tag, module: fc.constantFrom(1, 2), on }),
  fc.record({ act: fc.constant('tool-connect' as const), stack: tag }),
  fc.constant({ act: 'tool-start' as const }),
  fc.constant({ act: 'precharge' as const, breaker: 'B1' }),
);
const inputs = fc.array(fc.tuple(fc.constantFrom(0, 1, 4, 20, 90), act), { maxLength: 60 });
const setup = benchSetup({
  dcJoin: 'perStackDisconnect',
  stacks: benchSetup().stacks.map((stack) => ({ ...stack, rememberedStacks: 1 })),
});

it('gives the same plant with looks and restarts in between, current is conserved, and nothing is NaN', () => {
  fc.assert(
    fc.property(inputs, (steps) => {
      const straight = Plant.create(setup);
      let killed = Plant.create(setup);
      let nowMs = 0;
      for (const [seconds, next] of steps) {
        killed.look(nowMs, { look: 'photo', of: { look: 'lcd', stack: 'S1' } });
        nowMs += seconds * 1000;
        straight.act(nowMs, next);
        killed = Plant.restore(killed.snapshot());
        killed.truth(nowMs);
        killed.act(nowMs, next);
      }
      expect(killed.snapshot()).toBe(straight.snapshot());
      const truth = straight.truth(nowMs + 3_600_000);
      const amps = truth.stacks.reduce((sum, stack) => sum + stack.amps, 0);
      expect(Math.abs(amps * truth.busbarVolts - (truth.inverters[0]?.batteryWatts ?? 0))).toBeLessThan(50);
      const sizes = truth.stacks.flatMap((stack) => [stack.amps, stack.volts, stack.socPercent]);
      expect(sizes.every(Number.isFinite)).toBe(true);
    }),
    { seed: 20261121, numRuns: 150 },
  );
});
