import { NOT_MODELLED, SLIPS } from './index';
import { CAUGHT } from './judged';
import type { Deadline, Manner, Slip, SlipProduct } from './slip';
import { nameOf, type Row } from './table';

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

/** Every row in which a slip can go unseen, in the words of the person who makes it. */
export function unseenLines(slips: readonly Slip[]): readonly string[] {
  return slips.flatMap(({ id, title, unseen = {} }) =>
    Object.entries(unseen).map(([row, why]) => {
      const [product, manner] = row.split(' ') as [SlipProduct, Manner];
      return `- **${id}** “${title}” ${PRODUCTS[product]}, who ${THEN[manner]}: ${why}`;
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

function summary({ rows }: Study): readonly string[] {
  return (['gen3', 'open1'] as const).map((product) => {
    const all = rows.filter((row) => row.product === product);
    const can = all.filter(
      (row) =>
        SLIPS.find(({ id }) => id === row.id)?.unseen?.[
          nameOf(row).slice(row.id.length + 1) as `${SlipProduct} ${Manner}`
        ] === undefined,
    );
    const sum = (of: readonly Row[], key: 'made' | 'inTime'): number => of.reduce((total, row) => total + row[key], 0);
    return line([
      PRODUCTS[product],
      `${sum(all, 'inTime')} of ${sum(all, 'made')} (${percent(sum(all, 'inTime'), sum(all, 'made'))})`,
      `${sum(can, 'inTime')} of ${sum(can, 'made')} (${percent(sum(can, 'inTime'), sum(can, 'made'))})`,
    ]);
  });
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
    `From \`npm run slips -- --seeds N --page docs/slips.md\`, ${study.date}: ${study.worlds} simulated runs of two or three stacks. The column *made*`,
    'says how many worlds stand behind a row; a slip without a row was not yet played in the form it has now.',
    'A seed chooses the place: which stack, and which of all the prompts at which the slip can be made. After the slip the person *looks* and',
    'answers what is there, or *does not look* and answers what should be there. “Talks” is the product of the [open map](open-map.md) over a',
    'lead. Worlds in which the slip made no difference are not counted. These are simulated stacks and a simulated person, no field data.',
    '',
    '| product | in time, of all | in time, of those not on the list below |',
    '| --- | --- | --- |',
    ...summary(study),
    '',
    'Read the last column with care: part of the list below was written after these worlds had been looked at. Known beforehand were the slips',
    '14, 18, 28, 32 and 34, and any answer that is invented. So it says which misses of another kind were found, and is no measured rate.',
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
