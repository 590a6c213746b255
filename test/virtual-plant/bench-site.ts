import {
  type AnswerTo,
  type OracleName,
  type PlainQuestion,
  Plant,
  type PlantAct,
  type PlantSetup,
} from '../../src/virtual-plant';

type Bank = 'ADDR_SET' | 'INV_SET' | 'IMPED_SET';
type StackInput = PlantSetup['stacks'][number];

export const PRODUCT: PlantSetup['product'] = {
  generation: 'gen3',
  banks: { ADDR_SET: { width: 6 }, INV_SET: { width: 6 }, IMPED_SET: { width: 6 }, ADD: { width: 6 } },
  addressPatterns: { '1': '100000', '2': '010000', '3': '110000', '4': '001000' },
  moduleAddPatterns: { '1': '100000', '2': '010000', '3': '110000', '4': '001000' },
  servicePatterns: { parallelDetect: '011111', moduleDetect: '111111', showFirmware: '101111' },
  forbiddenInvPatterns: ['010000'],
  flashWindow: { socPercent: [20, 80], temperatureC: [0, 45], cellSpreadMillivolts: 50 },
  components: [
    { key: 'display101', boardCode: '101', isDisplay: true, scale: ['01090', '01098', '01099'] },
    { key: 'main102', boardCode: '102', scale: ['04006', '04007'] },
    { key: 'module', on: 'module', scale: ['03040', '03044'] },
  ],
};

export const OLD = { display101: '01090', main102: '04006' };
export const TARGETS = { display101: '01098', main102: '04007', module: '03044' };

export function benchStack(tag: string, address: string, more: Partial<StackInput> = {}): StackInput {
  return {
    tag,
    serial: `SN-${tag}`,
    address,
    inv: '010110',
    imped: '000000',
    modules: [
      { add: '100000', version: '03040' },
      { add: '010000', version: '03040' },
    ],
    versions: OLD,
    openCircuitVolts: 52.6,
    socPercent: 55,
    ...more,
  };
}

/** Three stacks on one busbar, a grid-tied inverter that delivers 2 kW from the battery, and one of each usual source. */
export function benchSetup(more: Partial<PlantSetup> = {}): PlantSetup {
  return {
    product: PRODUCT,
    stacks: [benchStack('S1', '100000'), benchStack('S2', '010000'), benchStack('S3', '110000')],
    dcJoin: 'commonBusbarNoDisconnect',
    breakers: [{ id: 'B1', inverter: 'I1' }],
    inverters: [{ id: 'I1', demandWatts: 2000, capacitorsChargedFromGrid: true }],
    sources: [{ id: 'PV1', kind: 'pv-string' }],
    reconnect: 'inverterBusChargedFromGridOrPv',
    tool: { targets: TARGETS },
    ...more,
  };
}

/** Hands and eyes at a plant, with a clock that moves only when they wait. */
export class Bench {
  private nowMs = 0;

  constructor(private plant: Plant) {}

  static with(more: Partial<PlantSetup> = {}): Bench {
    return new Bench(Plant.create(benchSetup(more)));
  }

  get now(): number {
    return this.nowMs;
  }

  wait(seconds: number): this {
    this.nowMs += seconds * 1000;
    return this;
  }

  try(act: PlantAct): ReturnType<Plant['act']> {
    return this.plant.act(this.nowMs, act);
  }

  do(...acts: PlantAct[]): this {
    for (const act of acts) {
      const result = this.try(act);
      if (!result.done) throw new Error(`${act.act} was refused: ${result.why}`);
    }
    return this;
  }

  look<Question extends PlainQuestion>(question: Question): AnswerTo<Question> {
    return this.plant.look(this.nowMs, question);
  }

  press(...tags: string[]): this {
    return this.do(...tags.map((stack): PlantAct => ({ act: 'press-power', stack, holdMs: 2000 })));
  }

  /** Moves the switches of a bank one by one until it shows the pattern. */
  set(stack: string, bank: Bank, pattern: string): this {
    const { switches } = this.look({ look: 'switches', stack, bank });
    for (const [index, bit] of [...pattern].entries()) {
      const up = bit === '1';
      if ((switches[index] === 'up') !== up) this.do({ act: 'set-switch', stack, bank, number: index + 1, up });
    }
    return this;
  }

  lcd(stack: string) {
    return this.look({ look: 'lcd', stack });
  }

  code(stack: string): string | null {
    return this.lcd(stack).code;
  }

  stack(tag: string) {
    const found = this.truth().stacks.find((stack) => stack.tag === tag);
    if (found === undefined) throw new Error(`no ${tag}`);
    return found;
  }

  truth() {
    return this.plant.truth(this.nowMs);
  }

  oracles(): OracleName[] {
    return this.truth().oracles.map((record) => record.oracle);
  }

  /** Kills the plant and takes it up again from what it saved. */
  restart(): this {
    this.plant = Plant.restore(this.plant.snapshot());
    return this;
  }

  snapshot(): string {
    return this.plant.snapshot();
  }

  wakeAtMs(): number | null {
    return this.plant.wakeAtMs();
  }

  /** Inverter parked, sources off, breakers open and locked. */
  park(): this {
    const { sources, breakers, inverters } = this.truth();
    return this.do(
      ...inverters.map((inverter): PlantAct => ({ act: 'inverter', inverter: inverter.id, mode: 'standby' })),
      ...sources.map((source): PlantAct => ({ act: 'set-source', source: source.id, on: false })),
      ...breakers.flatMap((breaker): PlantAct[] => [
        { act: 'set-breaker', breaker: breaker.id, closed: false },
        { act: 'lock-breaker', breaker: breaker.id, locked: true },
      ]),
    );
  }

  /** Parked, all dark, cables out, every stack at the stand-alone address. */
  isolate(): this {
    this.park();
    this.press(...this.litTags());
    for (const link of this.truth().links) this.do({ act: 'unplug-link', ...link });
    for (const stack of this.truth().stacks) this.set(stack.tag, 'ADDR_SET', '100000');
    return this;
  }

  litTags(): string[] {
    return this.truth()
      .stacks.filter((stack) => stack.lit)
      .map((stack) => stack.tag);
  }

  /** Runs a detection on a stack that is on, reads the number and sets the bank back. */
  detect(tag: string, pattern = '011111', seconds = 40): readonly string[] {
    this.set(tag, 'INV_SET', pattern).wait(seconds);
    const { shows } = this.lcd(tag);
    this.set(tag, 'INV_SET', '010110').wait(5);
    return shows;
  }

  /** Isolated: switches a stack on alone and lets it count itself. */
  startAlone(tag: string): this {
    this.press(tag).wait(30);
    this.detect(tag);
    return this;
  }

  startTool(tag: string): this {
    return this.do({ act: 'tool-connect', stack: tag }, { act: 'tool-start' });
  }

  /** Isolated: on, counted, flashed, held, off. */
  updateAlone(tag: string): this {
    return this.startAlone(tag).startTool(tag).wait(600).do({ act: 'tool-connect', stack: null }).press(tag).wait(5);
  }

  /** All dark: cables and addresses back, on from last to master, counted at the master. */
  join(): readonly string[] {
    const tags = this.truth().stacks.map((stack) => stack.tag);
    for (const [index, to] of tags.slice(1).entries()) this.do({ act: 'plug-link', from: tags[index] ?? to, to });
    const patterns = Object.values(PRODUCT.addressPatterns);
    for (const [index, tag] of tags.entries()) this.set(tag, 'ADDR_SET', patterns[index] ?? '');
    for (const tag of tags.toReversed()) this.press(tag).wait(12);
    return this.wait(30).detect(tags[0] ?? '');
  }

  /** Locks off, breakers closed, sources on, inverter running. */
  reconnect(): this {
    const { sources, breakers, inverters } = this.truth();
    return this.do(
      ...breakers.flatMap((breaker): PlantAct[] => [
        { act: 'lock-breaker', breaker: breaker.id, locked: false },
        { act: 'set-breaker', breaker: breaker.id, closed: true },
      ]),
      ...inverters.map((inverter): PlantAct => ({ act: 'inverter', inverter: inverter.id, mode: 'running' })),
      ...sources.map((source): PlantAct => ({ act: 'set-source', source: source.id, on: true })),
    ).wait(5);
  }
}
