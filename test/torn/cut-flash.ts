import type { FlashOutcome, TakenImage, UnitBefore } from '../../src/updater';
import { type FlashStep, Plant, type PlantState, type PowerCut } from '../../src/virtual-plant';
import { asFound, PlantRegisters, runOnPlant } from '../support/plant-session';
import { OpenBench } from '../virtual-plant/wire/open-bench';

export type FlashImage = Pick<TakenImage, 'bytes' | 'sha256' | 'header'>;

/** Steps of a stack that is written over its service port, in order. */
export const STEPS: readonly FlashStep[] = [
  ...(['enter', 'begin', 'erase', 'word', 'confirm', 'verified', 'commit', 'boot', 'started'] as const),
];
export const MOMENTS: readonly PowerCut['moment'][] = ['before', 'half', 'after'];

/** `careful`: a block that was not finished is written anew. `careless`: what is not blank is passed over, also a half written word. */
export type BootLoader = 'careful' | 'careless';

export interface Cut {
  readonly step: FlashStep;
  /** So many steps of this kind pass before. */
  readonly after: number;
  readonly moment: PowerCut['moment'];
}

/** How power that failed once ended. `wrong` says what nobody may be led to. */
export interface CutEnd {
  readonly ending: 'image-runs' | 'torn-and-said' | 'as-it-was' | 'not-cut';
  readonly sessions: number;
  readonly wrong: readonly string[];
  /** Codes of what stopped a session. */
  readonly said: readonly string[];
}

/** What a person does after a session that did not come through: begins it again; the product lets them three times. */
const MOST_SESSIONS = 3;
const NEVER = 1_000_000_000;

const call = (more: object) => ({ name: 'power-lost-in-flash', stack: 'S1', ...more });
const setup = (bootLoader: BootLoader, more: object, others: readonly { readonly name: string }[] = []) => ({
  faults: [call(more), ...others],
  options: { unfinishedBlockIsWrittenAnew: bootLoader === 'careful' },
});

/** How many steps of each kind an update without a cut has. */
export async function countSteps(image: FlashImage): Promise<ReadonlyMap<FlashStep, number>> {
  const counts = new Map<FlashStep, number>();
  for (const step of STEPS) {
    const bench = OpenBench.alone(setup('careful', { step, after: NEVER }));
    await runOnPlant(new PlantRegisters(bench), image);
    counts.set(
      step,
      bench.peek(({ faults }) => faults[0]?.met ?? 0),
    );
  }
  return counts;
}

const wasNotCut = (bench: OpenBench): boolean => bench.peek(({ faults }) => faults[0]?.bitten === 0);

/** What stands in the flash of the stack, and what it runs. */
export interface Stood {
  readonly flash: string;
  readonly runningHash: string;
  readonly torn: boolean;
  readonly version: string;
}

const stood = (bench: OpenBench): Stood => bench.peek(stoodIn);
export const stoodOf = (plant: Plant): Stood => plant.peek(plant.clockMs(), stoodIn);

function stoodIn({ stacks: [stack] }: PlantState): Stood {
  const { flash = '', runningHash = '' } = stack?.update ?? {};
  return { flash, runningHash, torn: stack?.torn ?? true, version: stack?.versions['controller'] ?? '' };
}

/** What is wrong with how it ended: said to be done and not so, or broken and nobody was told. */
export function wrongsOf(outcome: FlashOutcome, image: FlashImage, now: Stood, before: Stood): string[] {
  const isWhole = now.flash === Buffer.from(image.bytes).toString('hex');
  const runs = isWhole && !now.torn && now.runningHash === image.sha256;
  if (outcome.outcome === 'ok') return runs ? [] : ['called updated, and does not run the image'];
  const wrongs: string[] = [];
  if (outcome.because.length === 0) wrongs.push('stopped without a word');
  if (outcome.because.some(({ remedy }) => remedy.length === 0)) wrongs.push('stopped without saying what to do');
  if (outcome.outcome === 'refused' && (now.torn || now.runningHash !== before.runningHash))
    wrongs.push('called unchanged, and is not as it was');
  // What a line says is about the line; a run adds that the stack is left on, whatever stopped the transfer (`hold.transfer-broke`).
  const isOfTheLine = outcome.because.some(({ code }) => code.startsWith('fieldbus.'));
  const saysLeave = outcome.because.some(({ remedy }) => /Leave (it )?(power|on)/.test(remedy));
  if (outcome.outcome === 'torn' && !isOfTheLine && !saysLeave)
    wrongs.push('torn, and nobody is told to leave it powered');
  return wrongs;
}

interface Play {
  readonly bench: OpenBench;
  readonly before: UnitBefore;
  readonly found: Stood;
  readonly image: FlashImage;
}

async function sessions({ bench, before, found, image }: Play): Promise<CutEnd> {
  const said: string[] = [];
  const wrong: string[] = [];
  for (let session = 1; ; session += 1) {
    const outcome = await runOnPlant(new PlantRegisters(bench), image, { before });
    const now = stood(bench);
    wrong.push(...wrongsOf(outcome, image, now, found));
    if (outcome.outcome !== 'ok') said.push(...outcome.because.map(({ code }) => code));
    if (outcome.outcome === 'ok' || session === MOST_SESSIONS) {
      if (wasNotCut(bench)) return { ending: 'not-cut', sessions: session, wrong, said };
      const ending = outcome.outcome === 'ok' ? 'image-runs' : now.torn ? 'torn-and-said' : 'as-it-was';
      return { ending, sessions: session, wrong, said };
    }
    bench.wait(60);
  }
}

/** Power fails in one step of an update and comes back; the product goes on, and as often again as a person may begin. */
export async function playCut(
  image: FlashImage,
  bootLoader: BootLoader,
  cut: Cut,
  others: readonly { readonly name: string }[] = [],
): Promise<CutEnd> {
  const bench = OpenBench.alone(setup(bootLoader, { ...cut }, others));
  const before = await asFound(new PlantRegisters(bench));
  return sessions({ bench, before, found: stood(bench), image });
}

/** A stack in the middle of an update, before a block; to be taken up as often as is wanted. */
export class Midway {
  private constructor(
    private readonly state: PlantState,
    private readonly nowMs: number,
    private readonly before: UnitBefore,
    private readonly found: Stood,
    private readonly image: FlashImage,
    readonly confirmed: number,
  ) {}

  /** Stops at each of these places (bytes confirmed, ascending) and hands out what stands there. */
  static async *at(image: FlashImage, places: readonly number[]): AsyncGenerator<Midway> {
    const bench = OpenBench.alone(setup('careful', { after: NEVER }));
    const before = await asFound(new PlantRegisters(bench));
    const found = stood(bench);
    for (const place of places) {
      if (place > 0) await runOnPlant(new PlantRegisters(bench), image, { before, stopAt: place });
      bench.wait(5);
      const state = bench.peek((now) => structuredClone(now));
      const confirmed = state.stacks[0]?.update?.confirmed ?? 0;
      yield new Midway(state, bench.nowMs, before, found, image, confirmed);
    }
  }

  /** Power fails in a step from here on. `upTo`: stopped when so many bytes are confirmed; left out: played to its end. */
  async cut(cut: Cut, upTo?: number): Promise<CutEnd> {
    const state = structuredClone(this.state);
    const [entry] = state.faults;
    if (entry === undefined) throw new Error('no fault to arm');
    state.faults = [{ call: call({ ...cut }), bitten: 0, met: 0 }];
    const bench = new OpenBench(Plant.of(state));
    bench.nowMs = this.nowMs;
    if (upTo === undefined) return sessions({ bench, before: this.before, found: this.found, image: this.image });
    return this.resumed(bench, upTo);
  }

  /** From the same bytes in flash on everything goes as it does without a cut. */
  private async resumed(bench: OpenBench, upTo: number): Promise<CutEnd> {
    const outcome = await runOnPlant(new PlantRegisters(bench), this.image, { before: this.before, stopAt: upTo });
    const { flash = '', confirmed = -1, unfinished = '?' } = bench.peek(({ stacks }) => stacks[0]?.update) ?? {};
    const whole = Buffer.from(this.image.bytes).toString('hex');
    const isRight = confirmed >= upTo && unfinished === '' && flash === whole.slice(0, confirmed * 2);
    const said = outcome.outcome === 'ok' ? [] : outcome.because.map(({ code }) => code);
    const wrong = isRight ? [] : [`goes on with ${confirmed} bytes that are not those of the image`];
    return { ending: wasNotCut(bench) ? 'not-cut' : 'image-runs', sessions: 1, wrong, said };
  }
}
