import { tornImage } from '../torn/torn-image';
import type { WireKind } from './frame-line';
import { FrameBench } from './play-frame';
import { WIRE_WRONGS } from './wire-wrongs';

// `npm run frames` has every frame of 64 blocks; here some frames of a short image.
jest.setTimeout(240_000);

const WIRES: readonly WireKind[] = ['tcp', 'serial'];
const IMAGE = tornImage(3 * 232 - 99);
const STRIDE = 13;
/** These bite only at a write, or where the stack is silent: every frame is tried. */
const RARE = /wire-wrong-echo|wire-gateway-answers/;
const cases = WIRES.flatMap((wire) =>
  WIRE_WRONGS.filter(({ wires }) => wires.includes(wire)).map((wrong, index) => ({ wire, wrong, index })),
);

test.each(cases)(
  '$wire $wrong.name: the image runs, or a hold that the next session mends',
  async ({ wire, wrong, index }) => {
    const bench = await FrameBench.for(IMAGE);
    const frames = wrong.always ? 1 : await bench.frames(wire);
    const [first, step] = wrong.always || RARE.test(wrong.name) ? [1, 1] : [1 + (index % STRIDE), STRIDE];
    let bitten = 0;
    for (let frame = first; frame <= frames; frame += step) {
      const end = await bench.play(wire, wrong, frame);
      expect({ frame, wrong: end.wrong }).toEqual({ frame, wrong: [] });
      bitten += end.bitten ? 1 : 0;
    }
    expect(bitten).toBeGreaterThan(0);
  },
);

test('a line on which another master speaks is not written to', async () => {
  const wrong = WIRE_WRONGS.find(({ always }) => always);
  if (wrong === undefined) throw new Error('no such wrong');
  const end = await (await FrameBench.for(IMAGE)).play('serial', wrong, 1);
  expect(end).toMatchObject({ ending: 'held', bitten: true, frames: 0 });
});
