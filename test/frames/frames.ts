import { type Options, runProgram } from '../sim/options';
import { tornImage } from '../torn/torn-image';
import type { WireKind } from './frame-line';
import { FrameBench } from './play-frame';
import { WIRE_WRONGS } from './wire-wrongs';

const USAGE = `npm run frames -- [--blocks N] [--every K] [--json]
  Plays every wrong of a wire at every frame of a transfer, towards the stack and back, on both kinds of wire.
  --blocks: the length of the image (64); --every: each K-th frame only (1), another one first for each wrong.`;
const BLOCK = 232;
const WIRES: readonly WireKind[] = ['tcp', 'serial'];

interface Tally {
  cases: number;
  bitten: number;
  readonly endings: Record<string, number>;
  /** Frames at which each wrong bit. */
  readonly wrongs: Record<string, number>;
  readonly violations: object[];
}

async function main(options: Options): Promise<number> {
  const [blocks, every] = [options.number('blocks', 64, 2, 4096), options.number('every', 1, 1)];
  const startedMs = Date.now();
  const tally: Tally = { cases: 0, bitten: 0, endings: {}, wrongs: {}, violations: [] };
  const frames: Record<string, number> = {};
  const bench = await FrameBench.for(tornImage(blocks * BLOCK - 99));
  for (const wire of WIRES) {
    frames[wire] = await bench.frames(wire);
    for (const [index, wrong] of WIRE_WRONGS.entries()) {
      if (!wrong.wires.includes(wire)) continue;
      const last = wrong.always ? 1 : (frames[wire] ?? 0);
      for (let frame = wrong.always ? 1 : 1 + (index % every); frame <= last; frame += every) {
        const end = await bench.play(wire, wrong, frame);
        tally.cases += 1;
        tally.bitten += end.bitten ? 1 : 0;
        tally.endings[end.ending] = (tally.endings[end.ending] ?? 0) + 1;
        const key = `${wire} ${wrong.name}`;
        tally.wrongs[key] = (tally.wrongs[key] ?? 0) + (end.bitten ? 1 : 0);
        if (end.wrong.length > 0) tally.violations.push({ wire, wrong: wrong.name, frame, says: end.wrong });
      }
    }
  }
  const never = Object.keys(tally.wrongs).filter((name) => tally.wrongs[name] === 0);
  const seconds = Math.round((Date.now() - startedMs) / 100) / 10;
  const result = { blocks, every, frames, ...tally, never, seconds };
  process.stdout.write(`${options.has('json') ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
  return tally.violations.length === 0 ? 0 : 1;
}

void runProgram({ usage: USAGE, options: ['blocks=', 'every=', 'json'], main });
