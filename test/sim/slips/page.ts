import { NOT_MODELLED, SLIPS } from './index';
import { CAUGHT } from './judged';
import type { Deadline, Manner, Slip, SlipProduct, UnseenAt } from './slip';
import type { Row } from './table';

/** What a page of figures must say of itself. */
export interface Study {
  readonly rows: readonly Row[];
  readonly worlds: number;
  readonly date: string;
  /** What else must be known to read the figures. */
  readonly notes?: readonly string[];
}

const PRODUCTS: Readonly<Record<SlipProduct, string>> = { gen3: "Stack'd", open1: 'talks' };
const THEN: Readonly<Record<Manner, string>> = { sees: 'looks', expects: 'does not look' };
const BY: Readonly<Record<Deadline, string>> = { write: 'write', breakers: 'breakers', complete: 'complete' };

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const percent = (part: number, of: number): string => (of === 0 ? '–' : `${Math.floor((1000 * part) / of) / 10} %`);

/** What people call the steps at which something is believed. */
const STEPS: Readonly<Record<string, string>> = {
  'pull-links': 'pulling the cables',
  'plug-links': 'plugging the cables',
  'open-and-lock-breakers': 'opening the breakers',
  'close-breakers': 'closing the breakers',
  'switch-source-off': 'a source off',
  'switch-source-on': 'a source on',
  'move-bank-INV_SET': 'INV SET',
};

const whereOf = ({ joins, steps = [] }: UnseenAt): string =>
  [
    ...(joins === true ? [', while the set is put together'] : []),
    ...(steps.length > 0 ? [`, at ${steps.map((step) => STEPS[step] ?? step).join(', ')}`] : []),
  ].join('');

/** Every row in which a slip can go unseen, in the words of the person who makes it. */
export function unseenLines(slips: readonly Slip[]): readonly string[] {
  return slips.flatMap(({ id, title, unseen = {} }) =>
    Object.entries(unseen).flatMap(([row, reasons]) => {
      const [product, manner] = row.split(' ') as [SlipProduct, Manner];
      const places = typeof reasons === 'string' ? [{ why: reasons }] : reasons;
      return places.map(
        (at) => `- **${id}** “${title}” ${PRODUCTS[product]}, who ${THEN[manner]}${whereOf(at)}: ${at.why}`,
      );
    }),
  );
}

function figures(rows: readonly Row[]): readonly string[] {
  return [
    line(['slip', 'product', 'the person then', 'by', 'made', ...CAUGHT, 'in time', 'first / between / last']),
    line(['---', '---', '---', '---', '---:', ...CAUGHT.map(() => '---:'), '---:', '---']),
    ...rows.map((row) => {
      const slip = SLIPS.find(({ id }) => id === row.id);
      const places = (['first', 'in between', 'last'] as const).map((place) => {
        const { inTime, made } = row.places[place];
        return made === 0 ? '–' : `${inTime} of ${made}`;
      });
      const counts = CAUGHT.map((where) => row.caught[where]);
      const head = [row.id, PRODUCTS[row.product], THEN[row.manner], slip === undefined ? '' : BY[slip.deadline]];
      return line([...head, row.made, ...counts, percent(row.inTime, row.made), places.join(' / ')]);
    }),
  ];
}

type Sum = Pick<Row, 'made' | 'inTime'>;

function summary({ rows }: Study): readonly string[] {
  return (['gen3', 'open1'] as const).map((product) => {
    const all = rows.filter((row) => row.product === product);
    const share = (key: 'made' | 'inTime', of: (row: Row) => Sum): number =>
      all.reduce((total, row) => total + of(row)[key], 0);
    const cell = (of: (row: Row) => Sum): string =>
      `${share('inTime', of)} of ${share('made', of)} (${percent(share('inTime', of), share('made', of))})`;
    return line([PRODUCTS[product], cell((row) => row), cell(({ seeable }) => seeable)]);
  });
}

/** What was missed although something can see it. */
function missedLines(rows: readonly Row[]): readonly string[] {
  const missed = rows.filter(({ seeable }) => seeable.inTime < seeable.made);
  if (missed.length === 0) return ['', 'Nothing that something can see was missed in these worlds.'];
  return [
    '',
    'Missed although something can see it:',
    '',
    ...missed.map((row) => {
      const { id, product, manner, seeable, missed: seeds } = row;
      const who = `${PRODUCTS[product]}, who ${THEN[manner]}`;
      return `- **${id}** ${who}: ${seeable.made - seeable.inTime} of ${seeable.made} (seeds ${seeds.join(', ')})`;
    }),
  ];
}

/** docs/slips.md. */
export function slipsPage(study: Study): string {
  const byHand = SLIPS.filter((slip) => slip.byHand !== undefined);
  return `${[
    '# Slips',
    '',
    'What a tired person does wrong at the stacks, and where it comes out. Each slip has a deadline: before the write that it would spoil,',
    'before the breakers close, or before the run says *complete*. Caught means that Stackhand refused an answer, asked again or held.',
    'Caught after the deadline, or after the simulated plant noticed harm, is not in time.',
    '',
    `From \`npm run slips -- --seeds N --plays FILE --page docs/slips.md\`, ${study.date}: ${study.worlds} simulated runs of two or three stacks. The column`,
    '*made* says how many worlds stand behind a row; a slip without a row was not yet played in the form it has now. The same command goes on where it',
    'was cut short, and files of several ranges (`--from`) put together are one study. 1,000 worlds a row are about 180,000: a day on two free cores.',
    'A seed chooses the place: which stack, and which of all the prompts at which the slip can be made. After the slip the person *looks* and',
    'answers what is there, or *does not look* and answers what should be there. “Talks” is the product of the [open map](open-map.md) over a',
    'lead. Worlds in which the slip made no difference are not counted. These are simulated stacks and a simulated person, no field data.',
    '',
    '| product | in time, of all | in time, of those that something can see |',
    '| --- | --- | --- |',
    ...summary(study),
    '',
    'The last column leaves out the slips, and the places, that the list below names. Part of that list was written after worlds of other seeds had been',
    'looked at; known beforehand were the slips 14, 18, 28, 32 and 34, and any answer that is invented. In CI the worlds of `test/sim/slips/caught.txt`',
    'are played again: what was caught in time stays caught. A row of few worlds is no rate; what worlds of other seeds missed stands in',
    '[reliability](reliability.md#open-findings).',
    ...missedLines(study.rows),
    ...(study.notes ?? []),
    '',
    '## What nothing sees',
    '',
    'Read this list aloud before the first run. Nothing but the person who does it can notice these in time.',
    '',
    ...unseenLines(SLIPS),
    '',
    '## Where each was caught',
    '',
    '`prompt`: asked again at once · `gate`: a guard objected · `power-on`: when a stack was switched on · `count`: by the detection ·',
    '`complete`: after the breakers closed · `never`: the run went on to its end.',
    '',
    ...figures(study.rows),
    '',
    '## What each is',
    '',
    ...SLIPS.map(({ id, title }) => `- **${id}** ${title}`),
    '',
    '## Not played',
    '',
    ...NOT_MODELLED.map(({ id, title, why }) => `- **${id}** “${title}” ${why}`),
    '',
    '## Try them yourself',
    '',
    'In training a person can make these by hand: `npm run demo -- --operator me` runs a simulated site ([a run by hand](a-run-by-hand.md));',
    'a line that begins with `:` acts at the plant, and whatever is answered is taken.',
    '',
    '| slip | do this |',
    '| --- | --- |',
    ...byHand.map(({ id, byHand: how = '' }) => line([id, how])),
  ].join('\n')}\n`;
}
