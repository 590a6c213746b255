import { type Options, runProgram, WrongOption } from '../sim/options';
import { type BootLoader, countSteps, type Cut, type CutEnd, Midway, MOMENTS, playCut, STEPS } from './cut-flash';
import { seededPlaces } from './seeded-places';
import { tornImage } from './torn-image';

const USAGE = `npm run torn -- [--image-bytes N] [--words K [--blocks B] [--seed S]] [--json]
  Loses power at every word of a flash of an image of N bytes (4096), and in every step around it.
  --words: not at every word but at K of them drawn from seed S, and at the first and last word and the record of B blocks (all when left
  out): for images that are too long to play each cut to its end.`;
const WORD = 4;
const BLOCK = 232;
/** Of the cuts in a long image each so many-th is played to its end; the others until the flash is as it is without a cut. */
const TO_THE_END = 200;

interface Tally {
  cases: number;
  readonly cut: Record<string, number>;
  readonly endings: Record<string, number>;
  readonly said: Record<string, number>;
  readonly violations: object[];
}

const tally: Tally = { cases: 0, cut: {}, endings: {}, said: {}, violations: [] };
const count = (of: Record<string, number>, key: string): void => {
  of[key] = (of[key] ?? 0) + 1;
};

function take(bootLoader: BootLoader, cut: Cut, end: CutEnd): void {
  tally.cases += 1;
  count(tally.cut, `${cut.step} ${cut.moment}`);
  count(tally.endings, end.ending);
  for (const code of end.said) count(tally.said, code);
  const wrong = end.ending === 'not-cut' ? [...end.wrong, 'power did not fail'] : end.wrong;
  if (wrong.length > 0) tally.violations.push({ bootLoader, ...cut, wrong });
}

/** Every step, before, half done and after, with a boot loader of either kind. */
async function everyStep(imageBytes: number): Promise<void> {
  const image = tornImage(imageBytes);
  const steps = await countSteps(image);
  for (const bootLoader of ['careful', 'careless'] as const)
    for (const step of STEPS)
      for (let after = 0; after < (steps.get(step) ?? 0); after += 1)
        for (const moment of MOMENTS) {
          const cut = { step, after, moment };
          take(bootLoader, cut, await playCut(image, bootLoader, cut));
        }
}

/** Words of a block, counted from its first one, with the record that it is whole. */
function cutsOf(words: readonly number[], isEdge: boolean): Cut[] {
  const all = words.flatMap((after) => MOMENTS.map((moment): Cut => ({ step: 'word', after, moment })));
  return isEdge ? [...all, ...MOMENTS.map((moment): Cut => ({ step: 'confirm', after: 0, moment }))] : all;
}

async function seededWords(imageBytes: number, words: number, blocks: number, seed: number): Promise<void> {
  const image = tornImage(imageBytes);
  const lastBlock = Math.ceil(imageBytes / BLOCK) - 1;
  // The first block waits for the erase, which is a step of its own; it is cut in `everyStep`.
  const edges = new Set(seededPlaces(blocks, lastBlock, seed).map((block) => block + 1));
  const drawn = seededPlaces(words, Math.ceil(imageBytes / WORD) - BLOCK / WORD, seed + 1).map(
    (word) => word + BLOCK / WORD,
  );
  const wordsOf = (block: number): number[] => {
    const [from, to] = [(block * BLOCK) / WORD, Math.min(((block + 1) * BLOCK) / WORD, Math.ceil(imageBytes / WORD))];
    const inside = drawn.filter((word) => word >= from && word < to).map((word) => word - from);
    return [...new Set([...(edges.has(block) ? [0, Math.ceil(to - from) - 1] : []), ...inside])];
  };
  const places = Array.from({ length: lastBlock }, (_, index) => index + 1).filter(
    (block) => wordsOf(block).length > 0,
  );
  const midways = Midway.at(
    image,
    places.map((block) => block * BLOCK),
  );
  let played = 0;
  for await (const midway of midways) {
    const block = midway.confirmed / BLOCK;
    for (const cut of cutsOf(wordsOf(block), edges.has(block))) {
      const upTo = Math.min(imageBytes, (block + 2) * BLOCK);
      const end = await midway.cut(cut, ++played % TO_THE_END === 0 || upTo === imageBytes ? undefined : upTo);
      take('careful', { ...cut, after: cut.step === 'word' ? (block * BLOCK) / WORD + cut.after : block }, end);
    }
  }
}

async function main(options: Options): Promise<number> {
  const imageBytes = options.number('image-bytes', 4096, 2 * BLOCK, 1_048_576);
  const [seed, words] = [options.number('seed', 1), options.number('words', 0, 1)];
  const blocks = options.number('blocks', Math.ceil(imageBytes / BLOCK), 1);
  const odd = words > 0 ? undefined : ['blocks', 'seed'].find((name) => options.has(name));
  if (odd !== undefined)
    throw new WrongOption(`--${odd} is given without --words; allowed is it together with --words.`);
  const startedMs = Date.now();
  if (words === 0) await everyStep(imageBytes);
  else await seededWords(imageBytes, words, blocks, seed);
  const seconds = Math.round((Date.now() - startedMs) / 100) / 10;
  const result = { imageBytes, words: words === 0 ? 'all' : words, seed, ...tally, seconds };
  process.stdout.write(`${options.has('json') ? JSON.stringify(result) : JSON.stringify(result, null, 2)}\n`);
  return tally.violations.length === 0 ? 0 : 1;
}

void runProgram({ usage: USAGE, options: ['image-bytes=', 'words=', 'blocks=', 'seed=', 'json'], main });
