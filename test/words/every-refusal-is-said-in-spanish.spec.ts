import { machineWords, PROBLEMS } from '../../src/words';
import { hardwareWordsIn } from '../../src/words/hardware-words';
import { sourceFiles } from './messages-in-source';
import { type ProblemText, problemsInSource, textsOfFile } from './problems-in-source';

/** Refusals that no page can get: they stay in English. By the beginning of their file, and why. */
const ENGLISH: Readonly<Record<string, string>> = {
  'cli/': 'a terminal says them',
  'operator-api/client/': 'the terminal says what it got from the service',
  'products/': 'a profile is checked when the service starts, or by a terminal',
  'app/host/': 'said where the service or a plant is started',
  'app/plant-wire/': 'said where a plant is started',
  'app/service.ts': 'said where the service is started',
  'dip-config/move-plan.ts': 'a procedure asks only for positions that its profile has',
  'dip-config/seen-drawing.ts': 'a drawing is read in tests only',
  'fieldbus/recording.ts': 'recordings belong to the terminal',
  'fieldbus/replay-line.ts': 'recordings belong to the terminal',
  'fieldbus/line-problems.ts bad-timing': 'a profile whose times cannot be is found when the service starts',
  'stacks/site-yaml.ts': 'the page sends a site as a form',
  'stacks/yaml-places.ts': 'the page sends a site as a form',
  'storage/backup.ts': 'a backup is made from a terminal',
  'storage/export.ts': 'an export is read by a terminal',
  'storage/database-file.ts': 'said where the service is started',
  'storage/disk.ts': 'said where the service is started',
  'storage/folder-lock.ts': 'said where the service is started',
  'storage/head-note.ts': 'said where the service is started',
  'storage/node-sqlite.ts': 'said where the service is started',
  'storage/open-store.ts': 'said where the service is started',
  'storage/sqlite-settings.ts': 'said where the service is started',
  'updater/images/open-image.ts image-part-bad': 'an image is packed by a terminal',
  'virtual-plant/check-setup.ts': 'a plant is set up by the service itself',
  'virtual-plant/control-port.ts': 'a plant in a process of its own talks to a terminal',
};
/** Where texts are put together: every text of such a file has its Spanish. */
const PUT_TOGETHER = [
  'fieldbus/answer-problems.ts',
  'fieldbus/transports/serial-problems.ts',
  'orchestrator/refusals.ts',
  'stacks/site-issues.ts',
  'storage/sqlite-problems.ts',
  'updater/flash/flash-problems.ts',
  'updater/flash/judge-restart.ts',
];
/** Where something was found, what was found, and what stands before a figure: none of it is a sentence. */
const PIECES = new Set([
  ...['at least', 'more than', 'at most', 'less than', 'no hash', 'hardware class', 'boot counter'],
  ...['update error of the unit', 'not known from before', 'an image that names its version'],
  'hash of the running image',
]);
/** What a shape finds wrong with a request comes from the library that checks it. */
const OF_THE_LIBRARY = ['operator-api/shape.pipe.ts', 'operator-api/wire-shapes.ts'];

const problems = problemsInSource();
const staysEnglish = ({ where, code }: ProblemText): boolean =>
  Object.keys(ENGLISH).some((key) => {
    const [file = '', what = ''] = key.split(' ');
    return where.startsWith(file) && code.includes(what);
  });
const said = problems.filter((one) => !staysEnglish(one));
/** A shape as it may come: every hole has a figure in it. */
const filled = (shape: string): string => shape.replace(/\{[a-z]\}/g, '7');
/** Names, keys and types are the same in every language. */
const hasWords = (text: string): boolean => /\p{L} \p{L}/u.test(text);
const untold = (shape: string): boolean =>
  hasWords(filled(shape)) && machineWords(filled(shape), 'es') === filled(shape);

it('finds the refusals of the source', () => {
  expect(new Set(said.map(({ code }) => code)).size).toBeGreaterThan(150);
});

it('has Spanish for what each says, what is allowed, and what to do then', () => {
  const missing = said.filter(({ shape }) => shape !== undefined && untold(shape));
  expect(missing.map(({ where, code, shape }) => `${where} ${code}: ${shape}`)).toEqual([]);
});

it('has Spanish for every text from which others are put together', () => {
  const texts = PUT_TOGETHER.flatMap(textsOfFile).filter((text) => !PIECES.has(text));
  expect(texts.filter(untold)).toEqual([]);
});

it('knows where texts are put together', () => {
  const files = said
    .filter(({ shape, where }) => shape === undefined && !where.endsWith('allowed'))
    .map(({ where }) => where.replace(/:.*/, ''));
  expect([...new Set(files)].sort()).toEqual([...PUT_TOGETHER, ...OF_THE_LIBRARY].sort());
});

it('lists nothing as English that is not there', () => {
  const unused = Object.keys(ENGLISH).filter((key) => {
    const [file = '', what = ''] = key.split(' ');
    return !problems.some(({ where, code }) => where.startsWith(file) && code.includes(what));
  });
  expect(unused).toEqual([]);
});

it('translates nothing that nobody says', () => {
  const source = sourceFiles()
    .map(({ text }) => text.replaceAll("\\'", "'"))
    .join('\n');
  // Of a library, or put together from words of one letter case.
  const known = /^(?:Invalid|Too small|Too big|Unrecognized)/;
  const nobody = Object.keys(PROBLEMS.es ?? {}).filter(
    (text) => !known.test(text) && !text.split(/\{[a-z]\}/).every((part) => source.includes(part)),
  );
  expect(nobody).toEqual([]);
});

it('leaves numbers and the words of the hardware as they are', () => {
  const marks = (text: string) =>
    [...hardwareWordsIn(text), ...(text.match(/\d+|\{[a-z]\}|`[^`]*`/g) ?? [])].sort().join(' ');
  expect(Object.entries(PROBLEMS.es ?? {}).filter(([english, other]) => marks(english) !== marks(other))).toEqual([]);
});
