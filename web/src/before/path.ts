/** A value of a site as it is written down: complete or not, right or not. */
export type Value = string | number | boolean | null | undefined | Value[] | { [key: string]: Value };
export type Fields = { [key: string]: Value };

/** `stacks[1].modules` is ['stacks', '1', 'modules']. */
const steps = (path: string): readonly string[] => path.split(/[.[\]]+/).filter((step) => step !== '');

const isBlock = (value: Value): value is Fields => typeof value === 'object' && value !== null;

export function valueAt(site: Value, path: string): Value {
  return steps(path).reduce<Value>((at, step) => (isBlock(at) ? at[step] : undefined), site);
}

/** Writes a value; blocks on the way are made. Undefined takes the field out. */
export function writeAt(site: Fields, path: string, value: Value): void {
  const way = steps(path);
  const last = way.at(-1);
  if (last === undefined) return;
  const holder = way.slice(0, -1).reduce<Fields>((at, step) => {
    const next = at[step];
    if (isBlock(next)) return next as Fields;
    at[step] = {};
    return at[step] as Fields;
  }, site);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
}

/** Whether a problem at `where` belongs to a field, or to a part of it. */
export const isWithin = (where: string, path: string): boolean =>
  where === path || where.startsWith(`${path}.`) || where.startsWith(`${path}[`);
