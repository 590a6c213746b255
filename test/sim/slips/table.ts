import { CAUGHT, type Caught } from './judged';
import type { SlipPlayed } from './play-slip';
import type { Manner, SlipProduct } from './slip';

export type Place = SlipPlayed['place'];

/** What the plays of one slip, one product and one manner came to. */
export interface Row {
  readonly id: string;
  readonly product: SlipProduct;
  readonly manner: Manner;
  /** Worlds in which it was made and mattered; in which all was as it should be all the same; in which its place never came. */
  readonly made: number;
  readonly nothing: number;
  readonly notMade: number;
  readonly caught: Readonly<Record<Caught, number>>;
  readonly inTime: number;
  /** Those of them that something or somebody can see. */
  readonly seeable: { readonly made: number; readonly inTime: number };
  readonly places: Readonly<Record<Place, { readonly made: number; readonly inTime: number }>>;
  /** What it did to the plant before anybody noticed. */
  readonly harm: Readonly<Record<string, number>>;
  /** What was said first, most often first. */
  readonly said: Readonly<Record<string, number>>;
  /** Seeds in which it was not caught in time although something can see it, the first few. */
  readonly missed: readonly number[];
}

const counted = (names: readonly string[]): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]));
};

function rowOf(plays: readonly SlipPlayed[]): Row {
  const [{ id, product, manner }] = plays as [SlipPlayed];
  const made = plays.filter((play) => play.made === 'made');
  const inTime = made.filter((play) => play.inTime);
  const at = (place: Place) => ({
    made: made.filter((play) => play.place === place).length,
    inTime: inTime.filter((play) => play.place === place).length,
  });
  const seeable = made.filter(({ unseen }) => !unseen);
  const caught = counted(made.map((play) => play.caught));
  return {
    ...{ id, product, manner, made: made.length, inTime: inTime.length },
    seeable: { made: seeable.length, inTime: seeable.filter((play) => play.inTime).length },
    nothing: plays.filter((play) => play.made === 'nothing').length,
    notMade: plays.filter((play) => play.made === 'not-made').length,
    caught: Object.fromEntries(CAUGHT.map((where) => [where, caught[where] ?? 0])) as Record<Caught, number>,
    places: { first: at('first'), 'in between': at('in between'), last: at('last') },
    harm: counted(
      made.filter((play) => !play.inTime).flatMap(({ harm, atOnce, differs }) => [...harm, ...atOnce, ...differs]),
    ),
    said: counted(made.map(({ said }) => said)),
    missed: seeable
      .filter((play) => !play.inTime)
      .map(({ seed }) => seed)
      .slice(0, 5),
  };
}

export const nameOf = ({ id, product, manner }: Pick<Row, 'id' | 'product' | 'manner'>): string =>
  `${id} ${product} ${manner}`;

export function rowsOf(plays: readonly SlipPlayed[]): readonly Row[] {
  const by = new Map<string, SlipPlayed[]>();
  for (const play of plays) by.set(nameOf(play), [...(by.get(nameOf(play)) ?? []), play]);
  return [...by.values()].map((group) => rowOf([...group].sort((a, b) => a.seed - b.seed)));
}

/** The rows as lines for a terminal. */
export function tableText(rows: readonly Row[]): string {
  const head = ['slip', 'product', 'then', 'made', ...CAUGHT, 'in time', 'unseen', 'nothing', 'missed seeds'];
  const lines = rows.map((row) => [
    ...[row.id, row.product, row.manner, row.made, ...CAUGHT.map((where) => row.caught[where])],
    ...[row.inTime, row.made - row.seeable.made, row.nothing, row.missed.join(' ')],
  ]);
  const all = [head, ...lines].map((line) => line.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  return all
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
