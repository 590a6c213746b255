import type { FlashOutcome } from '../../src/updater';
import {
  type BootLoader,
  countSteps,
  type Cut,
  Midway,
  MOMENTS,
  playCut,
  STEPS,
  type Stood,
  wrongsOf,
} from './cut-flash';
import { seededPlaces } from './seeded-places';
import { tornImage } from './torn-image';

// `npm run torn` has every word of a longer image; here each kind of step, and words by chance.
jest.setTimeout(120_000);

const image = tornImage(1024);
const WORDS = 256;
const LOADERS: readonly BootLoader[] = ['careful', 'careless'];
const words = [...new Set([0, 1, 15, 57, 58, WORDS - 1, ...seededPlaces(6, WORDS, 7)])];
const cuts: Cut[] = [
  ...STEPS.filter((step) => step !== 'word').flatMap((step) => MOMENTS.map((moment) => ({ step, after: 0, moment }))),
  ...words.flatMap((after) => MOMENTS.map((moment) => ({ step: 'word' as const, after, moment }))),
];
const named = (cut: Cut): string => `${cut.moment} ${cut.step} ${cut.after}`;

test('an update has each of these steps', async () => {
  const steps = await countSteps(image);
  expect(Object.fromEntries(steps)).toEqual({
    ...{ enter: 1, begin: 1, erase: 1, word: WORDS, confirm: 5, verified: 1, commit: 1, boot: 1, started: 1 },
  });
});

describe.each(LOADERS)('a %s boot loader', (loader) => {
  test.each(cuts.map((cut) => [named(cut), cut] as const))('%s: the image runs in the end', async (_name, cut) => {
    const end = await playCut(image, loader, cut);
    expect(end).toMatchObject({ ending: 'image-runs', wrong: [] });
    // A half word that nobody noticed is found when the whole image is verified, and only then. The first block is erased anew.
    const isSilent = loader === 'careless' && cut.step === 'word' && cut.moment === 'half' && cut.after >= 58;
    expect(end.said).toEqual(isSilent ? ['updater.unit-says-hash-differs'] : []);
  });
});

test('a unit that says the hash it was told is never called updated, however often it is begun', async () => {
  const cut: Cut = { step: 'word', after: 100, moment: 'half' };
  const end = await playCut(image, 'careless', cut, [{ name: 'echoes-hash' }]);
  expect(end).toMatchObject({ ending: 'torn-and-said', sessions: 3, wrong: [] });
  expect(new Set(end.said)).toEqual(new Set(['updater.image-does-not-start']));
});

test('in a long image the next blocks are written as if nothing had been', async () => {
  const long = tornImage(8192);
  for await (const midway of Midway.at(long, [232, 10 * 232, 34 * 232]))
    for (const moment of MOMENTS) {
      const upTo = Math.min(8192, midway.confirmed + 464);
      const end = await midway.cut({ step: 'word', after: 30, moment }, upTo);
      expect(end).toMatchObject({ ending: 'image-runs', wrong: [] });
    }
});

describe('the judge of an end', () => {
  const whole: Stood = {
    flash: Buffer.from(image.bytes).toString('hex'),
    runningHash: image.sha256,
    torn: false,
    version: '1.5.0',
  };
  const before: Stood = { flash: 'aa', runningHash: 'old', torn: false, version: '1.4.0' };
  const figures = { wrote: true, blocks: 1, repeated: 0, seconds: 1 };
  const ok = { ...figures, outcome: 'ok' } as FlashOutcome;
  const remedy = 'Leave it on.';
  const stopped = (outcome: 'torn' | 'refused', say: string): FlashOutcome => {
    const because = [{ code: 'x.y', what: 'It stopped.', remedy: say }];
    return outcome === 'torn' ? { ...figures, outcome, confirmed: 0, because } : { ...figures, outcome, because };
  };

  test('takes a unit that runs the image, and one that is torn and left powered', () => {
    expect(wrongsOf(ok, image, whole, before)).toEqual([]);
    expect(wrongsOf(stopped('torn', remedy), image, { ...whole, torn: true }, before)).toEqual([]);
    expect(wrongsOf(stopped('refused', remedy), image, before, before)).toEqual([]);
  });

  test.each([
    ['one word differs', ok, { ...whole, flash: `ffff${whole.flash.slice(4)}` }],
    ['the flash is too short', ok, { ...whole, flash: whole.flash.slice(8) }],
    ['it is torn', ok, { ...whole, torn: true }],
    ['it runs something else', ok, { ...whole, runningHash: 'old' }],
    ['it is torn and called unchanged', stopped('refused', remedy), { ...before, torn: true }],
    ['nobody is told to leave it on', stopped('torn', 'Try again.'), { ...before, torn: true }],
    ['nobody is told what to do', stopped('torn', ''), { ...before, torn: true }],
    ['nothing is said', { ...stopped('torn', remedy), because: [] } as FlashOutcome, { ...before, torn: true }],
  ])('finds it when %s', (_what, outcome, now) => {
    expect(wrongsOf(outcome, image, now, before)).not.toEqual([]);
  });
});
