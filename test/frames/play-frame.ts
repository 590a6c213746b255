import { FieldbusError, type Line } from '../../src/fieldbus';
import { VirtualClock } from '../../src/kernel';
import { type FlashOutcome, runFlashSession, type UnitBefore } from '../../src/updater';
import { Plant } from '../../src/virtual-plant';
import { PlantRegisters, sessionParts, sessionPorts, type Models } from '../support/plant-session';
import { type FlashImage, stoodOf, wrongsOf } from '../torn/cut-flash';
import { OpenBench, openSetup, openStack } from '../virtual-plant/wire/open-bench';
import { openFrameLine, type SpoilRequest, type WireKind } from './frame-line';
import type { WireWrong } from './wire-wrongs';

/** How one session over a spoilt line ended, and the next over a sound one. */
export interface FrameEnd {
  readonly ending: 'image-runs' | 'held-then-image-runs' | 'held';
  readonly bitten: boolean;
  readonly frames: number;
  readonly wrong: readonly string[];
}

const MOST_TURNS = 200_000;

/** Lets time pass only when nothing else can run, until it is done. */
async function inItsTime<T>(clock: VirtualClock, doing: Promise<T>): Promise<T> {
  let isOver = false;
  const over = doing.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (isOver) return over;
    clock.advance(clock.untilNextAlarm() ?? 1000);
  }
  throw new Error('A session does not come to its end.');
}

/** Two stacks with a lead each, apart, so that another one can answer too. */
function plantWith(faults: readonly { readonly name: string }[]): Plant {
  const stacks = [
    openStack('S1', '100000', { rememberedStacks: 1 }),
    openStack('S2', '010000', { rememberedStacks: 1 }),
  ];
  const breakers = [{ id: 'B1', inverter: 'I1', closed: false }];
  return Plant.create(openSetup({ stacks, links: [], breakers, faults: [...faults] }));
}

/**
 * Lets a fault bite at this request, or at no other. The plant counts frames from the last opening of its port on, and a line may open
 * anew in the middle of a session; here the requests of the whole session count.
 */
function arm(plant: Plant, call: NonNullable<WireWrong['call']>, isNow: boolean): void {
  plant.peek(plant.clockMs(), ({ faults }) => {
    const [armed] = faults;
    if (isNow) faults.push({ call: { ...call, every: 1, times: 1 }, bitten: 0, met: 0 });
    else if (armed?.bitten === 0) faults.pop();
  });
}

/** What is the same for every play of one image: where the models stand, and what the stack was. */
export class FrameBench {
  private constructor(
    private readonly image: FlashImage,
    private readonly models: Models,
    private readonly before: UnitBefore,
  ) {}

  static async for(image: FlashImage): Promise<FrameBench> {
    const { models, before } = await sessionParts(new PlantRegisters(new OpenBench(plantWith([]))));
    return new FrameBench(image, models, before);
  }

  /** Requests of a session over a sound line. */
  async frames(kind: WireKind): Promise<number> {
    return (await this.play(kind, { name: 'none', wires: [kind], request: (bytes) => ({ bytes }) }, 0)).frames;
  }

  async play(kind: WireKind, wrong: WireWrong, frame: number): Promise<FrameEnd> {
    const standing = wrong.always && wrong.call !== undefined ? [wrong.call] : [];
    const plant = plantWith(standing);
    const clock = new VirtualClock();
    const found = stoodOf(plant);
    let requests = 0;
    const spoil: SpoilRequest = (bytes, request) => {
      requests = Math.max(requests, request);
      if (wrong.call !== undefined && !wrong.always) arm(plant, wrong.call, request === frame);
      return wrong.request !== undefined && request === frame ? wrong.request(bytes) : { bytes };
    };
    const first = await this.session(kind, plant, clock, spoil);
    const problems = wrongsOf(first, this.image, stoodOf(plant), found);
    const bitten = wrong.request !== undefined || (plant.truth().faultsBitten[0]?.times ?? 0) > 0;
    if (first.outcome === 'ok' || wrong.always) {
      return { ending: first.outcome === 'ok' ? 'image-runs' : 'held', bitten, frames: requests, wrong: problems };
    }
    const again = await this.session(kind, plant, clock, (bytes) => ({ bytes }));
    problems.push(...wrongsOf(again, this.image, stoodOf(plant), found));
    if (again.outcome !== 'ok')
      problems.push(`held, and not mended: ${again.because.map(({ code }) => code).join(' ')}`);
    return { ending: 'held-then-image-runs', bitten, frames: requests, wrong: problems };
  }

  /** A line that cannot be opened is a transfer that is held before its first byte. */
  private async session(kind: WireKind, plant: Plant, clock: VirtualClock, spoil: SpoilRequest): Promise<FlashOutcome> {
    try {
      const line = await inItsTime(clock, openFrameLine(kind, plant, clock, spoil));
      return await inItsTime(clock, this.overLine(line, clock));
    } catch (error) {
      if (!(error instanceof FieldbusError)) throw error;
      return { outcome: 'refused', because: error.problems, wrote: false, blocks: 0, repeated: 0, seconds: 0 };
    }
  }

  private async overLine(line: Line, clock: VirtualClock): Promise<FlashOutcome> {
    const { image, models, before } = this;
    const ports = sessionPorts(line, models, before, {
      now: () => clock.now().monoMs,
      wait: (ms) => new Promise((resolve) => void clock.after(ms, resolve)),
      generation: () => line.generation,
    });
    const outcome = await runFlashSession({ ...ports.task, image, approvedSha256: image.sha256, before }, ports.ports);
    await line.close();
    return outcome;
  }
}
