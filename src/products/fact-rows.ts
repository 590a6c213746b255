import type { ProductProfile } from './profile';

/** One fact of a profile on one line. `where` is its path; `from` the source, or why nobody could find it. */
export interface FactRow {
  readonly where: string;
  readonly value: string;
  readonly standing: string;
  readonly from: string;
}

/** Every fact of a profile with its standing, in the order of the file; nothing has to be listed by hand. */
export function factRows(profile: ProductProfile): FactRow[] {
  return [...rowsIn(profile.stack, ''), ...rowsIn(profile.routes, 'routes')];
}

function rowsIn(node: unknown, where: string): FactRow[] {
  if (node === null || typeof node !== 'object') return [];
  const row = factRow(node, where);
  if (row !== undefined) return [row];
  return Object.entries(node).flatMap(([key, child]) => rowsIn(child, childPath(node, where, key, child)));
}

/** Members of a list are named by their own key where they have one. */
function childPath(node: object, where: string, key: string, child: unknown): string {
  if (!Array.isArray(node)) return where === '' ? key : `${where}.${key}`;
  return `${where}[${nameOf(child) ?? key}]`;
}

function nameOf(item: unknown): string | undefined {
  if (item === null || typeof item !== 'object') return undefined;
  if ('id' in item && typeof item.id === 'string') return item.id;
  return 'key' in item && typeof item.key === 'string' ? item.key : undefined;
}

function factRow(node: object, where: string): FactRow | undefined {
  if (!('standing' in node) || !('value' in node) || typeof node.standing !== 'string') return undefined;
  const from = 'reason' in node ? node.reason : 'source' in node ? node.source : '';
  const note = 'note' in node && typeof node.note === 'string' ? ` (${node.note})` : '';
  return { where, value: valueText(node.value), standing: node.standing, from: `${String(from)}${note}` };
}

function valueText(value: unknown): string {
  if (value === null) return '?';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueText).join(' to ');
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, part]) => `${key} ${valueText(part)}`)
    .join(', ');
}
