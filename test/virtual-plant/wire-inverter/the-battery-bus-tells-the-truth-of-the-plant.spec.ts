import { SlcanParser } from '../../../src/fieldbus';
import { CanWatch, inverterQuirksSchema } from '../../../src/inverter-link';
import type { Stamp } from '../../../src/kernel';
import { canFrames, Plant, type PlantAct, type PlantSetup } from '../../../src/virtual-plant';
import { benchSetup } from '../bench-site';

type CanInput = Parameters<typeof canFrames>[2];

const at = (monoMs: number): Stamp => ({ wallMs: monoMs, monoMs, bootId: 'boot-1' });

/** A plant with a listener at the lead, five seconds of its frames heard. */
function heard(
  more: Partial<PlantSetup> = {},
  acts: readonly PlantAct[] = [],
  wire: CanInput = {},
  quirks: object = {},
) {
  const plant = Plant.create(benchSetup(more));
  for (const act of acts) expect(plant.act(0, act).done).toBe(true);
  const { can } = inverterQuirksSchema.parse({ source: 'the plant', can: quirks });
  const watch = new CanWatch(can, at(60_000));
  const parser = new SlcanParser();
  for (let second = 1; second <= 5; second += 1) {
    const nowMs = 60_000 + second * 1000;
    for (const item of parser.feed(Buffer.from(canFrames(plant, nowMs, wire), 'latin1'))) {
      if (item.kind !== 'frame') throw new Error(`the plant printed a line that is no frame: ${item.kind}`);
      watch.hear(item.frame, at(nowMs));
    }
  }
  return { view: watch.view(at(65_000)), truth: plant.truth() };
}

const LEAD_OUT: PlantAct = { act: 'inverter-lead', stack: 'S1', plugged: false };
/** The protocol of the inverter is 010110; with the other three up too nobody understands the battery. */
const ALL_UP = [1, 3, 6].map((number): PlantAct => {
  return { act: 'set-switch', stack: 'S1', bank: 'INV_SET', number, up: true };
});

describe('The battery bus of the plant', () => {
  it('tells count, charge, volts and current of the set, and the heartbeat of the inverter', () => {
    const { view, truth } = heard();
    const amps = truth.stacks.reduce((sum, stack) => sum + stack.amps, 0);
    expect(amps).toBeGreaterThan(10);
    expect(view).toMatchObject({ battery: { heard: true }, heartbeat: { heard: true }, maker: { value: 'TRAINING' } });
    expect(view.count?.value).toBe(truth.stacks.flatMap(({ modules }) => modules).length);
    expect(view.socPercent?.value).toBeCloseTo(truth.stacks[0]?.socPercent ?? -1, -0.3);
    expect(view.volts?.value).toBeCloseTo(truth.busbarVolts, 1.9);
    expect(view.amps?.value).toBeCloseTo(-amps, 0.9);
    expect(view.limits?.value).toMatchObject({ chargeVolts: 56, chargeAmps: 300, dischargeAmps: 300 });
  });

  it.each([
    ['modules', 6],
    ['stacks', 3],
  ] as const)('counts %s', (countIs, count) => {
    expect(heard({}, [], { countIs }, { countIs }).view.count).toMatchObject({ value: count, counts: countIs });
  });

  it.each([0.01, 0.1] as const)('puts volts at %d V a bit', (voltsPerBit) => {
    const { view, truth } = heard({}, [], { voltsPerBit });
    expect(view.volts).toMatchObject({ isInferred: true });
    expect(view.volts?.value).toBeCloseTo(truth.busbarVolts, 0.9);
    const stated = heard({}, [], { voltsPerBit }, { voltsPerBit }).view.volts;
    expect(stated).toMatchObject({ value: view.volts?.value, isInferred: false });
  });

  it('leaves the count out like newer packs', () => {
    expect(heard({}, [], { sendsCount: false }).view).toMatchObject({ battery: { heard: true }, count: null });
  });

  it('is silent when the lead is out', () => {
    expect(heard({}, [LEAD_OUT]).view).toMatchObject({ battery: { heard: false }, heartbeat: { heard: false } });
  });

  it.each([false, true])('with the battery silent carries a heartbeat or none: %s', (heartbeatWithoutBattery) => {
    const { view } = heard({}, ALL_UP, { heartbeatWithoutBattery });
    expect(view).toMatchObject({ battery: { heard: false }, heartbeat: { heard: heartbeatWithoutBattery } });
  });

  it('carries no heartbeat of an inverter that nothing feeds, and the battery speaks on', () => {
    const inverters = [{ id: 'I1', hasGrid: false }];
    const { view } = heard({ inverters }, [{ act: 'set-breaker', breaker: 'B1', closed: false }]);
    expect(view).toMatchObject({ battery: { heard: true }, heartbeat: { heard: false } });
  });

  it('carries no heartbeat of an inverter that is switched off', () => {
    const { view } = heard({}, [{ act: 'inverter', inverter: 'I1', mode: 'off' }]);
    expect(view).toMatchObject({ battery: { heard: true }, heartbeat: { heard: false } });
  });
});
